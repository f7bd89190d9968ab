import { grouped, pluralize } from "../../core/wording.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";
import type { DocumentSummary } from "../../api/document-responses.ts";
import type { DocumentState } from "../../core/document.ts";

/** What needs a person's attention stands last, where a terminal ends. */
const GROUPS: readonly (readonly [DocumentState, string])[] = [
  ["indexed", "Indexed"],
  ["duplicate", "Indexed, and nearly the same as another document"],
  ["skipped", "Skipped"],
  ["failed", "Could not be read"],
];

/** All that is known of every document, grouped by state. After each piece of metadata stands where it was found. */
export function formatDocuments(documents: readonly DocumentSummary[], style: Style): string {
  const lines = GROUPS.flatMap(([state, title]) => {
    const group = documents.filter((document) => document.state === state);
    const heading = ["", style.bold(`${title} (${grouped(group.length)})`)];
    return group.length === 0
      ? []
      : [...heading, ...group.flatMap((document) => documentLines(document, style))];
  });
  return lines.map((line) => `${line}\n`).join("");
}

function documentLines(document: DocumentSummary, style: Style): string[] {
  const { source, reason, note, duplicateOf } = document;
  const details =
    document.format === null ? [] : [titleOf(document), metadataOf(document), measuresOf(document)];
  const said = [
    ...details,
    ...(duplicateOf === null ? [] : [`Nearly the same as ${duplicateOf}.`]),
    ...(note === null ? [] : [note]),
    ...(reason === null
      ? []
      : [document.format === null ? reason : `Its newest version is not in: ${reason}`]),
  ];
  const indented = (text: string): string[] => hang("    ", wrap(printable(text), style.width - 4));
  return [
    ...hang("  ", wrap(printable(source), style.width - 2)),
    ...said.filter((text) => text !== "").flatMap(indented),
  ];
}

function titleOf({ title, evidence }: DocumentSummary): string {
  return `“${title}”${from(evidence?.title)}`;
}

function metadataOf({ author, date, language, url, tags, evidence }: DocumentSummary): string {
  const parts = [
    author === null ? "no author" : author + from(evidence?.authors),
    date === null ? "no date" : date + from(evidence?.date),
    language === null ? "" : `language ${language}${from(evidence?.language)}`,
    tags.length === 0 ? "" : `tags ${tags.join(", ")}${from(evidence?.tags)}`,
    url === null ? "" : url + from(evidence?.url),
  ];
  return joined(parts);
}

function measuresOf({ format, passages, pages, characters }: DocumentSummary): string {
  const paged = pages === 0 ? "" : pluralize(pages, "page");
  return joined([format ?? "", pluralize(passages, "passage"), paged, pluralize(characters, "character")]);
}

function from(evidence: string | undefined): string {
  return evidence === undefined ? "" : ` (${evidence})`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}
