import { expectationsOf, meets } from "./expectation.ts";
import { textOf, type AnswerSource } from "./source.ts";

/** What speaks for an answer being in the documents. */
export interface AnswerEvidence {
  /** Cosine of the question with the passage that is nearest to it. */
  readonly cosine: number;
  /** Of the sentence that says what is asked for the most. */
  readonly sentenceCosine: number;
  readonly sentenceCoverage: number;
  /** The share of the question's names and numbers that the passage of that sentence does not hold. */
  readonly namesMissing: number;
  /** The share of them that no passage of the library holds. */
  readonly namesUnknown: number;
  /** Whether that sentence holds what is asked for, a number, a date or a name: 1 or 0; ½ where nothing such is. */
  readonly expected: number;
}

/** Null where there is nothing to answer with. */
export function answerEvidence(question: string, sources: readonly AnswerSource[]): AnswerEvidence | null {
  const sentences = sources.flatMap((source) => source.sentences.map((sentence) => ({ source, sentence })));
  const [first, ...others] = sentences;
  if (first === undefined) return null;
  const best = others.reduce((most, one) => (one.sentence.score > most.sentence.score ? one : most), first);
  const expectations = expectationsOf(question);
  const text = textOf(best.source, best.sentence);
  return {
    cosine: sources.reduce((most, source) => Math.max(most, source.cosine), 0),
    sentenceCosine: best.sentence.cosine,
    sentenceCoverage: best.sentence.coverage,
    namesMissing: best.source.namesMissing,
    namesUnknown: best.source.namesUnknown,
    expected: expectations.length === 0 ? 0.5 : Number(expectations.some((kind) => meets(text, kind))),
  };
}
