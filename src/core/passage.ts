import type { ShortVector } from "./dot/short-vector.ts";
import type { RecognisedPage, Span } from "./document.ts";
import type { DocumentId, PassageRow } from "./ids.ts";

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

/** A passage as it is read back, to be shown and cited. */
export interface FoundPassage extends Span {
  readonly row: PassageRow;
  readonly text: string;
  readonly page: number | null;
  readonly headings: readonly string[];
  readonly sentences: readonly Span[];
  readonly document: {
    readonly id: DocumentId;
    readonly title: string;
    readonly authors: readonly string[];
    readonly date: string | null;
    readonly source: string;
    readonly url: string | null;
    /** As in `DocumentMetadata`. */
    readonly language: string | null;
    /** How sure a recogniser is of the text, 0 to 100; absent or null for text that the file itself holds. */
    readonly recognised?: number | null;
    /** The pages of which the same is true in a document that holds the text of others; absent where there are none. */
    readonly recognisedPages?: readonly RecognisedPage[];
    /** Why this is no more than what its file once held; null for a document that is up to date. */
    readonly reason: string | null;
  };
}

/** A span of the document as the passage's text has it. */
export function textOf(passage: Pick<FoundPassage, "text" | "start">, { start, end }: Span): string {
  return passage.text.slice(start - passage.start, end - passage.start);
}

/** What ranking needs of a passage that is compared with a question. */
export interface StoredCandidate {
  readonly row: PassageRow;
  readonly document: DocumentId;
  readonly source: string;
  readonly start: number;
  /** The innermost heading above the passage. */
  readonly heading: string | null;
  /** See `encodeWords`. */
  readonly words: Uint32Array;
  readonly vector: ShortVector;
  /** Of the passage with the question. */
  readonly cosine: number;
  /** Of its sentences with the question, in text order. */
  readonly sentenceCosines: readonly number[];
  /** Null where the document has no other passage. */
  readonly whole: WholeDocument | null;
}

/** What the document of a passage is about. */
export interface WholeDocument {
  /** Of the mean of its passages' vectors with the question. */
  readonly cosine: number;
  /** See `documentWordsOf`. */
  readonly words: Uint32Array;
  /** In characters. */
  readonly length: number;
}
