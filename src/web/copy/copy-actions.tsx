import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX, TargetedFocusEvent, TargetedKeyboardEvent } from "preact";
import { useRef } from "preact/hooks";
import type { CitationFormat } from "../../api/citation-formats.ts";
import { useMessages } from "../messages/speech.tsx";
import { useApi } from "../shell/api-context.ts";
import { WhatHappened } from "../shell/problem-note.tsx";
import { PinButton } from "../pins/pin-button.tsx";
import type { Pin } from "../pins/pins.ts";
import { routeOf } from "../shell/route.ts";
import { copyText } from "./clipboard.ts";

interface CopyActionsProps {
  /** The words, exactly as they stand in the document. */
  readonly quote: string;
  /** In one line, as the server makes it. */
  readonly citation: string;
  /** Names the words to the server, which makes every other form of the citation. */
  readonly passageId: string;
  /** Where the passage is read. */
  readonly href: string;
  /** Of the words; null where it is not known. */
  readonly language: string | null;
  /** In the place of the button that pins the words. */
  readonly pinning?: JSX.Element;
}

const STYLES: readonly (readonly [CitationFormat, string])[] = [
  ["chicago", "Chicago"],
  ["apa", "APA"],
  ["bibtex", "BibTeX"],
  ["ris", "RIS"],
  ["csl-json", "CSL-JSON"],
];

/** Buttons that pin a quote, and copy it, alone or with its citation in several styles, or a link to it. */
export function CopyActions(props: CopyActionsProps): JSX.Element {
  const { quote, citation, passageId, href, pinning } = props;
  const api = useApi();
  const messages = useMessages();
  const said = useSignal<ComponentChildren>("");
  const menu = useRef<HTMLDetailsElement>(null);
  const copy = async (done: string, text: string): Promise<void> => {
    said.value = (await copyText(text)) ? done : messages.copy.refused;
  };
  const cite = async (format: CitationFormat, name: string): Promise<void> => {
    closeMenu(menu.current);
    try {
      await copy(messages.copy.formatCopied(name), await api.citation(passageId, format));
    } catch (thrown) {
      said.value = <WhatHappened thrown={thrown} />;
    }
  };
  const button = (name: string, done: string, text: () => string): JSX.Element => (
    <button type="button" class="text-button" onClick={() => void copy(done, text())}>
      {name}
    </button>
  );
  return (
    <div class="copying">
      {button(messages.copy.quote, messages.copy.quoteCopied, () => quote)}
      {button(messages.copy.withCitation, messages.copy.withCitationCopied, () =>
        messages.copy.cited(quote, citation),
      )}
      <details class="copy-menu" ref={menu} onFocusOut={closeWhenLeft} onKeyDown={closeOnEscape}>
        <summary class="text-button">{messages.copy.citeAs}</summary>
        <ul
          // A browser that gives a button no focus would close the menu before the click.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
        >
          {STYLES.map(([format, name]) => (
            <li key={format}>
              <button type="button" onClick={() => void cite(format, name)}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      </details>
      {button(messages.copy.link, messages.copy.linkCopied, () => new URL(href, location.href).href)}
      {pinning ?? (
        <PinButton
          pinned={[pinOf(props)]}
          say={(sentence) => {
            said.value = sentence;
          }}
        />
      )}
      <span role="status">{said}</span>
    </div>
  );
}

/** With the question that its words answer. */
function pinOf({ quote, citation, passageId: id, href, language }: CopyActionsProps): Pin {
  const { view, question, reading } = routeOf(href.slice(href.indexOf("?")));
  const asked = view === "ask" ? question : "";
  return { id, quote, citation, language, marks: reading?.marks ?? [], question: asked };
}

function closeMenu(menu: HTMLDetailsElement | null): void {
  if (menu === null) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}

function closeWhenLeft({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLDetailsElement>): void {
  if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) currentTarget.open = false;
}

/** The menu alone, and not the document that it may stand in. */
function closeOnEscape(event: TargetedKeyboardEvent<HTMLDetailsElement>): void {
  if (event.key !== "Escape" || !event.currentTarget.open) return;
  event.preventDefault();
  closeMenu(event.currentTarget);
}
