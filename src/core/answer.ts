import type { Span } from "./document.ts";

/** A sentence of the answer: an exact slice of the cited hit's document. */
export interface AnswerSentence extends Span {
  readonly text: string;
  /** The rank of the hit, in `citations`, that the sentence stands in. */
  readonly citation: number;
}

export interface Answer {
  readonly text: string;
  readonly sentences: readonly AnswerSentence[];
}
