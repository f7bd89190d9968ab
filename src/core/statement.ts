import type { Span } from "./document.ts";

/**
 * `own`: a text of the speaker's own; `quoted`: in the speaker's words, within quotation marks or after the speaker's name in
 * a transcript; `reported`: in the words of whoever wrote the text.
 */
export type StatementKind = "own" | "quoted" | "reported";

/** Who makes a statement. Words are folded as `foldedName` does. */
export interface Speaker {
  /** The fullest form that the document gives: "Igor Ivanov", or "the inspector" where it gives no name. */
  readonly name: string;
  /** The words of the name, the family name last; empty where the document gives none. */
  readonly names: readonly string[];
  /** The words of the offices and descriptions by which the document calls the speaker. */
  readonly roles: readonly string[];
}

/** Neighbouring sentences of one passage in which somebody speaks; the span is of the document's text. */
export interface Statement extends Span {
  readonly speaker: Speaker;
  readonly kind: StatementKind;
  /** When it was written, where the document says so of that stretch alone (`QuotedPart`). */
  readonly date?: string;
}
