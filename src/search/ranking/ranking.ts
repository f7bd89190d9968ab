/** How the ranking is put together: the default, and the simpler ones that it is measured against. */
export interface Ranking {
  /** Which sides propose candidates. */
  readonly sides: "both" | "lexical" | "dense";
  readonly fusion: "spreads" | "convex" | "reciprocal-rank";
  readonly weights: RankingWeights;
  /** Whether passages gain or lose by the company of their neighbours. */
  readonly support: boolean;
  /** Whether passages that say the same are one hit, and one document leaves room for others. */
  readonly diversity: boolean;
}

/** Each part is between 0 and 1 before it is weighted; a score is their sum over the sum of the weights that apply. */
export interface RankingWeights {
  readonly lexical: number;
  readonly dense: number;
  /** BM25 of the passage's whole document, and the cosine of its mean vector. */
  readonly documentLexical: number;
  readonly documentDense: number;
  /** The best sentence of the passage, in a question for a fact. */
  readonly sentence: number;
  /** The words that the best passages share, in a question that describes a topic. */
  readonly feedback: number;
  /** In questions of what somebody says: whether that is who speaks. */
  readonly attribution: number;
}

const NONE: RankingWeights = {
  lexical: 0,
  dense: 0,
  documentLexical: 0,
  documentDense: 0,
  sentence: 0,
  feedback: 0,
  attribution: 0,
};
const BOTH_SIDES: RankingWeights = { ...NONE, lexical: 0.5, dense: 0.5 };

/**
 * Chosen by leaving each of five collections out in turn (docs/quality.md): the other four choose these round numbers each
 * time, from a coarse grid over a flat optimum.
 */
const EVIDENCE: RankingWeights = {
  lexical: 0.2,
  dense: 0.4,
  documentLexical: 0.2,
  documentDense: 0.2,
  sentence: 0.35,
  feedback: 0.08,
  attribution: 0.25,
};

const DEFAULT: Ranking = {
  sides: "both",
  fusion: "spreads",
  weights: EVIDENCE,
  support: true,
  diversity: true,
};
const BASELINE: Ranking = {
  sides: "both",
  fusion: "convex",
  weights: BOTH_SIDES,
  support: false,
  diversity: false,
};

/** The default, and the baselines and ablations that `pincite eval` measures beside it. */
export const RANKINGS = {
  default: DEFAULT,
  lexical: { ...BASELINE, sides: "lexical", weights: { ...NONE, lexical: 1 } },
  dense: { ...BASELINE, sides: "dense", weights: { ...NONE, dense: 1 } },
  "reciprocal-rank": { ...BASELINE, fusion: "reciprocal-rank" },
  convex: BASELINE,
  "without-sentences": { ...DEFAULT, weights: { ...EVIDENCE, sentence: 0 } },
  "without-documents": {
    ...DEFAULT,
    weights: { ...EVIDENCE, lexical: 0.4, dense: 0.6, documentLexical: 0, documentDense: 0 },
  },
  "without-feedback": { ...DEFAULT, weights: { ...EVIDENCE, feedback: 0 } },
  "without-support": { ...DEFAULT, support: false },
} as const satisfies Record<string, Ranking>;

export type RankingName = keyof typeof RANKINGS;
