import type * as z from "zod";
import { citationLine } from "../library/query/citation.ts";
import type { DocumentFacts } from "./results.ts";
import type { DocumentSummary } from "../api/document-responses.ts";

/** What an assistant needs to know of a document, and no more: lists of documents grow long. */
export function factsOf(summary: DocumentSummary): z.output<typeof DocumentFacts> {
  const { id, title, author, date, source, url, language, tags, characters } = summary;
  return { id, title, author, date, source, url, language, tags: [...tags], characters };
}

/** The document as a whole, as a reader would cite it. */
export function citationOf(summary: DocumentSummary): string {
  return citationLine({ document: summary, page: null });
}

/** A document whose text is in the library: not a file that could not be read. */
export function isReadable({ state }: DocumentSummary): boolean {
  return state === "indexed" || state === "duplicate";
}
