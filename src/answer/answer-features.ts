import { contradicts } from "./contradiction.ts";
import { asksForCount, expectationsOf, givesFigure, meets, type Expectation } from "./expectation.ts";
import { textOf } from "../core/passage.ts";
import { eligibility, relevantSources, type AnswerSource, type SourceSentence } from "./source.ts";

/** What speaks for an answer being in the documents. */
export interface AnswerFeatures {
  /** Cosine of the question with the passage that is nearest to it. */
  readonly cosine: number;
  /** Of the sentence that says what is asked for the most. */
  readonly sentenceCosine: number;
  /** The share of the question's terms that it holds together with the sentence before and the one behind it. */
  readonly contextCoverage: number;
  /** The share of the question's terms that the passage of that sentence holds. */
  readonly passageCoverage: number;
  /** How well the model knows what question and passage are written in: 0 where their languages differ. */
  readonly familiarity: number;
  /** 1 if the passage of that sentence lacks a name or a number of the question, else 0. */
  readonly namesMissing: number;
  /** 1 if no passage of the library holds such a name or number, else 0. */
  readonly namesUnknown: number;
  /** 0 in a question of what somebody says if this person does not speak in the passage, or not of the topic, else 1. */
  readonly attributed: number;
  /** In a question of what somebody says: how far this person speaks of the topic in that sentence, 0 to 1. */
  readonly onTopic: number;
  /** 1 where the question asks for a number, a date or a name and that sentence holds none, else 0. */
  readonly quantityMissing: number;
  readonly timeMissing: number;
  readonly nameMissing: number;
  /** 1 where the question asks "how many" and neither that sentence nor one beside it gives a figure, else 0. */
  readonly countMissing: number;
  /** 1 if it says the contrary of what the question takes for given, else 0. */
  readonly contradicts: number;
}

/** The sentence that says what is asked for the most; null where there is none. */
export function bestSentence(
  sources: readonly AnswerSource[],
): { readonly source: AnswerSource; readonly sentence: SourceSentence } | null {
  const isEligible = eligibility(sources);
  const [first, ...others] = relevantSources(sources).flatMap((source) =>
    source.sentences.filter(isEligible).map((sentence) => ({ source, sentence })),
  );
  if (first === undefined) return null;
  return others.reduce((most, one) => (one.sentence.score > most.sentence.score ? one : most), first);
}

/** Null where there is nothing to answer with. */
export function answerFeatures(question: string, sources: readonly AnswerSource[]): AnswerFeatures | null {
  const best = bestSentence(sources);
  if (best === null) return null;
  const text = textOf(best.source.passage, best.sentence);
  const expectations = expectationsOf(question);
  const isMissing = (kind: Expectation): number => Number(expectations.includes(kind) && !meets(text, kind));
  return {
    cosine: sources.reduce((most, source) => Math.max(most, source.cosine), 0),
    sentenceCosine: best.sentence.cosine,
    contextCoverage: best.sentence.contextCoverage,
    passageCoverage: best.source.coverage,
    familiarity: best.source.familiarity,
    namesMissing: Number(best.source.namesMissing > 0),
    namesUnknown: Number(best.source.namesUnknown > 0),
    attributed: Number(best.source.attributed),
    onTopic: best.sentence.onTopic,
    quantityMissing: isMissing("quantity"),
    timeMissing: isMissing("time"),
    nameMissing: isMissing("name"),
    countMissing: Number(asksForCount(question) && !givesCount(best, question)),
    contradicts: Number(contradicts(question, text)),
  };
}

/** Beside the sentence, where a year or a duration is more likely than not that of something else, they are no figures. */
function givesCount(
  { source, sentence }: NonNullable<ReturnType<typeof bestSentence>>,
  question: string,
): boolean {
  if (meets(textOf(source.passage, sentence), "quantity")) return true;
  const place = source.sentences.indexOf(sentence);
  return [place - 1, place + 1].some((beside) => {
    const other = source.sentences[beside];
    return other !== undefined && givesFigure(textOf(source.passage, other), question);
  });
}
