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
  /** Passages that say nearly the same and are not listed as hits of their own. */
  readonly alike: readonly AlikePassage[];
  /** Only where it was asked for. */
  readonly explanation?: HitExplanation;
}

export interface AlikePassage {
  readonly id: PassageId;
  readonly documentId: DocumentId;
  readonly title: string;
  readonly source: string;
}

/** Why a hit has its score: `contributions` add up to it. */
export interface HitExplanation {
  readonly contributions: HitContributions;
  /** Of the question's words with the passage's; 0 where none occurs. */
  readonly bm25: number;
  /** Of the question's vector with the passage's. */
  readonly cosine: number;
  /** How far the passage's best sentence says what is asked for: half cosine, half coverage. */
  readonly bestSentence: number;
  /** The share, by weight, of the question's words that the passage or what is known of its document holds. */
  readonly coverage: number;
  /** The share, by weight, of the question's neighbouring words that stand near each other. */
  readonly proximity: number;
}

/** What each part of the ranking adds to the score. */
export interface HitContributions {
  readonly lexical: number;
  readonly dense: number;
  readonly sentence: number;
  readonly proximity: number;
  /** In a question of what somebody says: that it is this person who speaks. */
  readonly attribution: number;
  /** Below 0 for a passage of a list of references. */
  readonly referenceList: number;
  /** What the passages nearest to it add or take. */
  readonly support: number;
}
