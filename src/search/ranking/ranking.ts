/** How the ranking is put together: the default, and the simpler ones that it is measured against. */
export interface Ranking {
  /** Which sides propose candidates. */
  readonly sides: "both" | "lexical" | "dense";
  readonly fusion: "convex" | "reciprocal-rank";
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
  /** The best sentence of the passage. */
  readonly sentence: number;
  /** Neighbouring words of the question near each other in the passage. */
  readonly proximity: number;
  /** In questions of what somebody says: whether that is who speaks. */
  readonly attribution: number;
}

const NONE: RankingWeights = { lexical: 0, dense: 0, sentence: 0, proximity: 0, attribution: 0 };
const BOTH_SIDES: RankingWeights = { ...NONE, lexical: 0.5, dense: 0.5 };
const EVIDENCE: RankingWeights = {
  lexical: 0.3,
  dense: 0.3,
  sentence: 0.3,
  proximity: 0.1,
  attribution: 0.25,
};

/** The default, and the baselines and ablations that `pincite eval` measures beside it. */
export const RANKINGS = {
  default: { sides: "both", fusion: "convex", weights: EVIDENCE, support: true, diversity: true },
  lexical: {
    sides: "lexical",
    fusion: "convex",
    weights: { ...NONE, lexical: 1 },
    support: false,
    diversity: false,
  },
  dense: {
    sides: "dense",
    fusion: "convex",
    weights: { ...NONE, dense: 1 },
    support: false,
    diversity: false,
  },
  "reciprocal-rank": {
    sides: "both",
    fusion: "reciprocal-rank",
    weights: BOTH_SIDES,
    support: false,
    diversity: false,
  },
  convex: { sides: "both", fusion: "convex", weights: BOTH_SIDES, support: false, diversity: false },
  "without-sentences": {
    sides: "both",
    fusion: "convex",
    weights: { ...EVIDENCE, sentence: 0 },
    support: true,
    diversity: true,
  },
  "without-proximity": {
    sides: "both",
    fusion: "convex",
    weights: { ...EVIDENCE, proximity: 0 },
    support: true,
    diversity: true,
  },
  "without-support": { sides: "both", fusion: "convex", weights: EVIDENCE, support: false, diversity: true },
} as const satisfies Record<string, Ranking>;

export type RankingName = keyof typeof RANKINGS;
