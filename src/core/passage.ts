import type { Span } from "./document.ts";

/**
 * The unit that is embedded and found: an exact slice of a document's text, short enough that the model reads all of it
 * together with its context.
 */
export interface Passage extends Span {
  /** Always `document.text.slice(start, end)`. */
  readonly text: string;
  /** The page on which the passage starts, for a paged document. */
  readonly page: number | null;
  /** The headings above the passage, outermost first, without the document's title. */
  readonly headings: readonly string[];
  /** The passage's sentences, in order, as spans of the document's text. */
  readonly sentences: readonly Span[];
  /** Title, author, date and headings in one line: embedded before the text, never shown as part of it. */
  readonly context: string;
}

/** The heading path as one line, or null where the passage stands under no heading. */
export function headingLine(headings: readonly string[]): string | null {
  return headings.length === 0 ? null : headings.join(" › ");
}
