import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { copyText } from "./clipboard.ts";

interface CopyActionsProps {
  /** The words, exactly as they stand in the document. */
  readonly quote: string;
  /** In one line, as the server makes it. */
  readonly citation: string;
  /** Where the passage is read. */
  readonly href: string;
}

/** Buttons that copy a quote, the quote with its citation, or a link to it. */
export function CopyActions({ quote, citation, href }: CopyActionsProps): JSX.Element {
  const said = useSignal("");
  const copy = async (what: string, text: string): Promise<void> => {
    said.value = (await copyText(text)) ? `${what} copied.` : "Your browser allows no copying here.";
  };
  const button = (name: string, what: string, text: () => string): JSX.Element => (
    <button type="button" class="text-button" onClick={() => void copy(what, text())}>
      {name}
    </button>
  );
  return (
    <div class="copying">
      {button("Copy quote", "Quote", () => quote)}
      {button("Copy with citation", "Quote and citation", () => `“${quote}” (${citation})`)}
      {button("Copy link", "Link", () => new URL(href, location.href).href)}
      <span role="status">{said}</span>
    </div>
  );
}
