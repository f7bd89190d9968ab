import { answerFeatures, bestSentence } from "../../answer/answer-features.ts";
import { confidenceOf } from "../../answer/confidence.ts";
import type { AnswerSource, SourceSentence } from "../../answer/source.ts";
import type { FoundPassage } from "../../core/passage.ts";
import { isReferenceHeading, isReferenceList } from "../../text/references.ts";
import type { likeliestLanguage } from "../../text/function-words.ts";
import { passageSignals, type Wanted } from "../../search/ranking/passage-signals.ts";
import { scoredSentences } from "../../search/ranking/scoring.ts";
import type { ComparablePassage } from "../../store/tables/candidate-table.ts";

/** An alert's question, ready to be held against passages. */
export interface AskedQuestion {
  /** Without what is not searched for. */
  readonly text: string;
  readonly wanted: Wanted;
  /** Unit length. */
  readonly vector: Float32Array;
  /** How well the model knows what the question is written in, 0 to 1. */
  readonly familiarity: number;
  readonly language: ReturnType<typeof likeliestLanguage>;
}

/** A passage that has just come into the library. */
export interface NewPassage {
  readonly passage: FoundPassage;
  readonly compared: ComparablePassage;
  /** See `sentenceIdentity`; one for each sentence. */
  readonly identities: readonly number[];
  /** How well the model knows question and passage together, 0 to 1. */
  readonly familiarityWith: (question: AskedQuestion) => number;
}

export interface AlertMatch {
  /** 0 to 1: how likely it is that the passage answers the question. */
  readonly confidence: number;
  /** Identity of the sentence that says it. */
  readonly sentence: number;
}

/**
 * From this confidence on a passage is a hit. Confidence is that of an answer from this passage alone: made of cosines and of the
 * share of the question's words, it does not change with what else the library holds, as scores in spreads over the library do.
 * An answer takes the best of five passages, an alert any of all that come in, so it has to be surer. Measured with half of the
 * paragraphs new, 300 questions each: precision and recall 16 and 90 (SQuAD part), 63 and 96 (XQuAD) at the 0.55 of answers, 47 and
 * 78, 90 and 81 at 0.95 (docs/quality.md).
 */
const HIT_CONFIDENCE = 0.95;

/** Without any word of the question, no passage comes to `HIT_CONFIDENCE` whose best sentence has a smaller cosine with it. */
const LEAST_COSINE_WITHOUT_WORDS = 0.45;

/**
 * What a passage says to a question with its new sentences, or null where that is not enough. `isNew`: for each sentence whether
 * its words are new to whoever keeps the alert. Of a passage that was there before but for some sentences, these count by
 * themselves. `said`: for each sentence, whether who is asked for says it.
 */
export function matchOf(
  question: AskedQuestion,
  passage: NewPassage,
  isNew: readonly boolean[],
  said: readonly boolean[],
  least = HIT_CONFIDENCE,
): AlertMatch | null {
  if (!isNew.includes(true) || isListed(passage.passage)) return null;
  const source = sourceFor(question, passage, said);
  if (source === null) return null;
  const whole = confidenceIn(question, source);
  if (whole === null || whole.confidence < least) return null;
  const match = isNew.includes(false) ? confidenceIn(question, newPartOf(source, isNew)) : whole;
  if (match === null || match.confidence < least) return null;
  const sentence = passage.identities[source.sentences.findIndex(({ start }) => start === match.start)] ?? 0;
  return sentence === 0 ? null : { confidence: match.confidence, sentence };
}

/** Names and titles of works speak of everything and say nothing: a list of them is news of no question. */
function isListed({ headings, text }: FoundPassage): boolean {
  return isReferenceHeading(headings.at(-1) ?? null) || isReferenceList(text);
}

/** Null where it cannot come to a hit: most passages say nothing to a question, and a look at their words tells. */
function sourceFor(
  question: AskedQuestion,
  { passage, compared, familiarityWith }: NewPassage,
  said: readonly boolean[],
): AnswerSource | null {
  const { wanted, vector } = question;
  const mayBeSpoken = wanted.speaker !== null || compared.words.some((word) => wanted.numbers.has(word));
  const cosines = compared.sentenceCosines(vector);
  if (!mayBeSpoken && !cosines.some((cosine) => cosine >= LEAST_COSINE_WITHOUT_WORDS)) return null;
  const signals = passageSignals(compared.words, wanted, said);
  const sentences = scoredSentences(signals, cosines, question.familiarity);
  const { coverage, namesMissing, namesUnknown, attributed } = signals;
  return {
    score: 0,
    cosine: compared.cosine(vector),
    coverage,
    namesMissing,
    namesUnknown,
    attributed,
    familiarity: familiarityWith(question),
    passage,
    sentences: passage.sentences.flatMap(({ start, end }, index) => {
      const scored = sentences[index];
      return scored === undefined ? [] : [{ start, end, ...scored }];
    }),
  };
}

/** What of a passage is new, without what stands beside it. */
function newPartOf(source: AnswerSource, isNew: readonly boolean[]): AnswerSource {
  const alone = (sentence: SourceSentence, index: number): SourceSentence => {
    const isAmongNew = (isNew[index - 1] ?? true) && (isNew[index + 1] ?? true);
    return isAmongNew ? sentence : { ...sentence, contextCoverage: sentence.coverage };
  };
  const sentences = source.sentences.map(alone).filter((_, index) => isNew[index] === true);
  const most = (of: (sentence: SourceSentence) => number): number => Math.max(0, ...sentences.map(of));
  return {
    ...source,
    sentences,
    cosine: Math.min(
      source.cosine,
      most(({ cosine }) => cosine),
    ),
    coverage: Math.min(
      source.coverage,
      most(({ contextCoverage }) => contextCoverage),
    ),
  };
}

function confidenceIn(
  { text }: AskedQuestion,
  source: AnswerSource,
): { readonly confidence: number; readonly start: number } | null {
  const features = answerFeatures(text, [source]);
  const best = bestSentence([source]);
  if (features === null || best === null) return null;
  return { confidence: confidenceOf(features), start: best.sentence.start };
}
