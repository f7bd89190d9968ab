/** How far the fused score listens to the lexical side; the rest is the dense side's. */
export const LEXICAL_WEIGHT = 0.5;

/** A candidate's scores on both sides; a side that did not look at it counts as its lowest score. */
export interface SideScores {
  readonly lexical: number | null;
  readonly dense: number | null;
}

export interface FusedScore {
  /** 0 to 1: the sum of the two contributions. */
  readonly score: number;
  readonly lexicalContribution: number;
  readonly denseContribution: number;
}

/**
 * A convex combination of the two sides' scores, each brought to 0…1 over the candidates (Bruch, Gai and Ingber, "An
 * Analysis of Fusion Functions for Hybrid Retrieval", 2023). It keeps the margins between scores, which reciprocal rank
 * fusion throws away. BM25's lowest possible score, 0, is known; that of the cosine is taken from the candidates.
 */
export function fuse(candidates: readonly SideScores[], lexicalWeight = LEXICAL_WEIGHT): FusedScore[] {
  const lexical = candidates.map((candidate) => candidate.lexical ?? 0);
  const lowestDense = Math.min(...candidates.map((candidate) => candidate.dense ?? Infinity));
  const dense = candidates.map((candidate) => candidate.dense ?? lowestDense);
  const lexicalScale = scaleBetween(0, maximum(lexical));
  const denseScale = scaleBetween(lowestDense, maximum(dense));
  return candidates.map((_, index) => {
    const lexicalContribution = lexicalWeight * lexicalScale(lexical[index] ?? 0);
    const denseContribution = (1 - lexicalWeight) * denseScale(dense[index] ?? lowestDense);
    return { score: lexicalContribution + denseContribution, lexicalContribution, denseContribution };
  });
}

/** Maps `low` to 0 and `high` to 1; where they are the same, every score there is the best there is. */
function scaleBetween(low: number, high: number): (score: number) => number {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return () => 0;
  if (high <= low) return (score) => (score > 0 ? 1 : 0);
  return (score) => (score - low) / (high - low);
}

function maximum(scores: readonly number[]): number {
  return scores.reduce((largest, score) => Math.max(largest, score), -Infinity);
}
