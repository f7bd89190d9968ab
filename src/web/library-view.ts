import { ServerProblem, type LibraryCounts } from "./api-client.ts";
import { counted, element } from "./dom.ts";
import { addressOf, HOME } from "./route.ts";
import type { DocumentSummary } from "../api/document-responses.ts";

/** "12 documents, 148 passages" for the foot of the page. */
export function libraryLine({ documents, passages }: LibraryCounts): string {
  if (documents === 0) return "No documents yet";
  return `${counted(documents, "document")}, ${counted(passages, "passage")}`;
}

/** What the foot of the page says where the counts cannot be had. */
export function libraryTrouble(thrown: unknown): string {
  return thrown instanceof ServerProblem ? (thrown.detail ?? thrown.message) : "Pincite does not answer";
}

/** All files of the library: what can be read, then what could not and why, then what is of another kind. */
export function documentsList(documents: readonly DocumentSummary[]): HTMLElement[] {
  const inState = (...states: readonly DocumentSummary["state"][]): DocumentSummary[] =>
    documents.filter((summary) => states.includes(summary.state));
  return [
    ...section("Could not be read", "failed", inState("failed").map(problemItem)),
    ...section("In the library", "indexed", inState("indexed", "duplicate").map(documentItem)),
    ...section("Of a kind that is not read", "skipped", inState("skipped").map(problemItem)),
    ...(documents.length > 0
      ? []
      : [element("p", {}, "There are no documents yet. Put articles into the documents folder.")]),
  ];
}

function section(title: string, state: string, items: readonly HTMLElement[]): HTMLElement[] {
  if (items.length === 0) return [];
  return [
    element(
      "h3",
      { class: "section-title" },
      `${title} `,
      element("span", { class: "count" }, items.length.toLocaleString("en")),
    ),
    element("ul", { class: `documents ${state}`, "aria-label": title }, ...items),
  ];
}

function documentItem(summary: DocumentSummary): HTMLElement {
  const reading = { documentId: summary.id, passage: null, marks: [] };
  const facts = [summary.author, summary.date, summary.source, counted(summary.passages, "passage")];
  return element(
    "li",
    {},
    element("a", { dir: "auto", href: addressOf({ ...HOME, view: "documents", reading }) }, summary.title),
    element(
      "p",
      { class: "facts" },
      ...facts.map((text) => (text === null ? null : element("span", { dir: "auto" }, text))),
    ),
    summary.duplicateOf === null
      ? null
      : element("p", { class: "reason" }, `It says nearly the same as ${summary.duplicateOf}.`),
    summary.note === null ? null : element("p", { class: "reason" }, summary.note),
    summary.reason === null
      ? null
      : element("p", { class: "reason" }, `The newest version could not be read: ${summary.reason}`),
  );
}

function problemItem({ source, reason }: DocumentSummary): HTMLElement {
  return element(
    "li",
    {},
    element("span", { class: "source", dir: "auto" }, source),
    element("p", { class: "reason" }, reason ?? "No reason is known."),
  );
}
