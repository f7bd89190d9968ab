import type { AnswerEvidence } from "./answer-features.ts";

/**
 * Fitted by logistic regression on the SQuAD part: 705 questions that the library answers, against 1,407 asked of the
 * library without the article that they are about and, at a twentieth of their weight, 702 made impossible within their
 * own paragraph. Held out article by article, fitted on four and asked of the fifth: area under the ROC curve 0.997
 * against questions on absent articles (0.998 in sample) and 0.618 against impossible ones (0.631).
 */
const WEIGHTS = {
  cosine: 3.83,
  sentenceCosine: 7.76,
  sentenceCoverage: 3.23,
  namesMissing: -1.35,
  namesUnknown: -1.85,
  expected: 0.59,
};
const BIAS = -5.81;

/**
 * What it takes off that somebody else speaks, or of something else, where the question asks what somebody says, and what it
 * adds that this person says it in so many words. Set on the tuning half of the measured set of such questions (see
 * docs/quality.md), not fitted: the SQuAD part has hardly any.
 */
const NOT_ATTRIBUTED = 5;
const ON_TOPIC = 4;

/**
 * What it takes off that the sentence says the contrary. Fitted with the others it would be 3.7, and 0.676 the area against
 * impossible questions held out; it is set lower, because the impossible questions of that collection deny more often than
 * those that people ask. The area is 0.681 with it, in sample, and no answerable question of the SQuAD part is lost by it.
 */
const CONTRADICTED = 2.5;

/**
 * From the first threshold on a question is answered, below the second one it is said not to be answered by the documents, and
 * between them the outcome is uncertain. A first choice by the calibration tables of `pincite eval` over the answerable and
 * absent questions of the SQuAD part (2,112) and the articles of XQuAD (1,156): of the questions from 0.6 on, 97.7 % and 98.9 %
 * are ones that the documents answer, where from 0.5 on it is 97.0 % and 98.6 %; of those below 0.3, 0.4 % and 2.7 %; between
 * the two, about half.
 */
const THRESHOLDS = { answered: 0.6, uncertain: 0.3 };

export type Verdict = "answered" | "uncertain" | "not-found";

export function verdictOf(confidence: number): Verdict {
  if (confidence >= THRESHOLDS.answered) return "answered";
  return confidence >= THRESHOLDS.uncertain ? "uncertain" : "not-found";
}

/** How likely it is, 0 to 1, that the documents answer the question: a logistic model of the evidence. */
export function confidenceOf(evidence: AnswerEvidence): number {
  const sum =
    BIAS +
    WEIGHTS.cosine * evidence.cosine +
    WEIGHTS.sentenceCosine * evidence.sentenceCosine +
    WEIGHTS.sentenceCoverage * evidence.sentenceCoverage +
    WEIGHTS.namesMissing * evidence.namesMissing +
    WEIGHTS.namesUnknown * evidence.namesUnknown +
    WEIGHTS.expected * evidence.expected -
    NOT_ATTRIBUTED * (1 - evidence.attributed) +
    ON_TOPIC * evidence.onTopic -
    CONTRADICTED * evidence.contradicts;
  return 1 / (1 + Math.exp(-sum));
}
