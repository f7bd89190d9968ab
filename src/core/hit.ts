import type { Span } from "./document.ts";
import type { DocumentId, PassageId } from "./ids.ts";

/** A ranked passage with all that is needed to show it, cite it and check the citation. */
export interface Hit {
  /** 1 for the best. */
  readonly rank: number;
  /** 0 to 1; comparable between the hits of one question, not between questions. */
  readonly score: number;
  readonly passage: {
    readonly id: PassageId;
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly page: number | null;
    readonly heading: string | null;
    /** The sentences that speak to the question most, as spans of the document's text, in text order. */
    readonly highlights: readonly Span[];
  };
  readonly document: {
    readonly id: DocumentId;
    readonly title: string;
    readonly author: string | null;
    readonly date: string | null;
    readonly source: string;
    readonly url: string | null;
  };
  /** Author, title, date, source and page in one line, as a reader would write it. */
  readonly citation: string;
}
