import type { Span } from "../../core/document.ts";
import type { CitationCheck, DocumentStructure, DocumentSummary } from "../../api/document-responses.ts";
import type { Api } from "../shell/api-client.ts";
import type { Reading } from "../shell/route.ts";

/** A document with its text, and what has become of the passage that it was opened at. */
export interface OpenedDocument {
  readonly summary: DocumentSummary;
  readonly text: string;
  readonly structure: DocumentStructure;
  readonly citation: CitationState;
}

/** What the server says of a citation whenever it is opened. Only words that are the cited ones are ever marked. */
export type CitationState =
  /** The document was opened at its beginning. */
  | { readonly state: "none" }
  | { readonly state: "valid" | "moved"; readonly passage: Span; readonly marks: readonly Span[] }
  | {
      readonly state: "changed";
      /** What stands at the cited place now; empty where the text has become shorter. */
      readonly present: Span;
    };

/** Rejects as the API does; a document that is gone is a problem with the status 404. */
export async function openDocument(api: Api, reading: Reading, signal: AbortSignal): Promise<OpenedDocument> {
  const { documentId, passage } = reading;
  const [summary, text, structure, check] = await Promise.all([
    api.document(documentId, signal),
    api.documentText(documentId, signal),
    api.documentStructure(documentId, signal),
    passage === null ? null : api.checkCitation(passage.id, signal),
  ]);
  return { summary, text, structure, citation: citationState(reading, check, text.length) };
}

function citationState(
  { passage, marks }: Reading,
  check: CitationCheck | null,
  length: number,
): CitationState {
  if (passage === null || check === null) return { state: "none" };
  if (check.state === "changed" || check.passage === null) {
    const present = { start: Math.min(passage.start, length), end: Math.min(passage.end, length) };
    return { state: "changed", present };
  }
  const { start, end } = check.passage;
  const shift = start - passage.start;
  const moved = marks.map((mark) => ({ start: mark.start + shift, end: mark.end + shift }));
  return { state: check.state === "valid" ? "valid" : "moved", passage: { start, end }, marks: moved };
}
