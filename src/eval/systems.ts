import type { RankingName } from "../library/open-library.ts";

/** A way to rank the same library. */
export interface System {
  readonly name: string;
  readonly ranking: RankingName;
}

/**
 * The first one is what users get; it alone is also asked for answers. Then the baselines, and the first one without one of
 * its ingredients.
 */
export const SYSTEMS: readonly [System, ...System[]] = [
  { name: "pincite", ranking: "default" },
  { name: "BM25 only", ranking: "lexical" },
  { name: "dense only", ranking: "dense" },
  { name: "RRF", ranking: "reciprocal-rank" },
  { name: "plain convex fusion", ranking: "convex" },
  { name: "pincite without support of neighbours", ranking: "without-support" },
  { name: "pincite without best sentence", ranking: "without-sentences" },
  { name: "pincite without documents", ranking: "without-documents" },
  { name: "pincite without feedback", ranking: "without-feedback" },
];
