import { counted, element } from "./dom.ts";
import type { DocumentSummary } from "../api/document-responses.ts";

/** What is known of a document, as the entries of a `<dl>`. */
export function documentFacts(summary: DocumentSummary): HTMLElement[] {
  const { pages, characters, url } = summary;
  const facts = [
    fact("Author", summary.author),
    fact("Date", summary.date),
    fact("File", summary.source),
    fact("Length", pages > 0 ? counted(pages, "page") : counted(characters, "character")),
    fact("Original", url === null ? null : webLink(url)),
  ];
  return facts.filter((entry) => entry !== null);
}

/**
 * What the reader of a document should be warned of.
 *
 * @param holds whether the cited passage still stands where it was cited; null where that is not known
 */
export function documentNotices(
  { state, reason, note }: DocumentSummary,
  holds: boolean | null,
): HTMLElement[] {
  const changed =
    "This document has changed since the passage was cited, so nothing is marked in it. " +
    "Ask again for a citation that holds now.";
  const outdated = `This is an earlier version; the newest could not be read: ${reason ?? ""}`;
  return [
    ...(holds === false ? [changed] : []),
    ...((state === "indexed" || state === "duplicate") && reason !== null ? [outdated] : []),
    ...(note === null ? [] : [note]),
  ].map((text) => element("p", {}, text));
}

function fact(name: string, value: Node | string | null): HTMLElement | null {
  if (value === null) return null;
  return element("div", {}, element("dt", {}, name), element("dd", { dir: "auto" }, value));
}

/** A link for a web address; plain text for any other (`javascript:`, `file:`). */
function webLink(url: string): Node | string {
  const protocol = URL.canParse(url) ? new URL(url).protocol : "";
  if (protocol !== "https:" && protocol !== "http:") return url;
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, url);
}
