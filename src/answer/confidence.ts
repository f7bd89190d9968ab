/** What speaks for an answer being in the documents. */
export interface AnswerEvidence {
  /** Cosine of the question with the passage that is nearest to it. */
  readonly cosine: number;
  /** The share, by weight, of the question's terms that one passage holds, at best. */
  readonly coverage: number;
}

/**
 * Fitted by logistic regression on the SQuAD part, both classes weighing the same: 705 questions that the library answers,
 * and 1,407 asked of the library without the article that they are about. Area under the ROC curve 0.997.
 */
const WEIGHTS = { cosine: 17.2, coverage: 9.8, bias: -10.6 };

/** Below this confidence a question is not answered. */
export const ANSWER_THRESHOLD = 0.5;

/** How likely it is, 0 to 1, that the documents speak to the question: a logistic model of the evidence. */
export function confidenceOf({ cosine, coverage }: AnswerEvidence): number {
  return 1 / (1 + Math.exp(-(WEIGHTS.bias + WEIGHTS.cosine * cosine + WEIGHTS.coverage * coverage)));
}
