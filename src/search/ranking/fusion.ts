import type { CosineScale } from "./population.ts";

export interface RawScores {
  readonly bm25: number;
  readonly cosine: number;
}

/** What a candidate is worth on each side, 0 to 1. */
export interface SideScores {
  readonly lexical: number;
  readonly dense: number;
}

/** The spread of BM25, and mean and spread of the cosine, over all passages of the library. */
export interface Scales {
  readonly bm25Spread: number;
  readonly cosine: CosineScale;
}

/** A side's scores are measured on a ruler of ten spreads: its best stand 3 to 10 of them above the mean. */
const RULER = 10;

/** The ruler of the cosine begins two spreads below the mean: no passage below that is wanted. */
const BELOW_MEAN = 2;

/**
 * Both sides' scores in spreads over the whole library (z-scores), of which ten are 1. Unlike the least and the greatest of
 * the candidates these do not depend on what else was found, and a side counts the more the further its best stand out. Of
 * rare words the spread tends to nothing: it is taken for a tenth of the best BM25 at least, so that meaning always counts.
 */
export function inSpreads(
  candidates: readonly RawScores[],
  { bm25Spread, cosine }: Scales,
): (scores: RawScores) => SideScores {
  const lexicalRuler = Math.max(RULER * bm25Spread, maximum(candidates.map(({ bm25 }) => bm25)));
  return (scores) => ({
    lexical: lexicalRuler > 0 ? Math.min(1, scores.bm25 / lexicalRuler) : 0,
    dense: within0And1(((scores.cosine - cosine.mean) / cosine.spread + BELOW_MEAN) / RULER),
  });
}

/**
 * Both sides' scores brought to 0…1 over the candidates, for a convex combination (Bruch, Gai and Ingber, "An Analysis of
 * Fusion Functions for Hybrid Retrieval", 2023). It keeps the margins between scores, which reciprocal rank fusion throws
 * away. BM25's lowest possible score, 0, is known; that of the cosine is taken from the candidates.
 */
export function normalise(candidates: readonly RawScores[]): SideScores[] {
  const lowest = candidates.reduce((least, { cosine }) => Math.min(least, cosine), Infinity);
  const lexicalScale = scaleBetween(0, maximum(candidates.map(({ bm25 }) => bm25)));
  const denseScale = scaleBetween(lowest, maximum(candidates.map(({ cosine }) => cosine)));
  return candidates.map(({ bm25, cosine }) => ({ lexical: lexicalScale(bm25), dense: denseScale(cosine) }));
}

/** The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009). */
const RANK_CONSTANT = 60;

/** Each side's reciprocal rank, 61 / (60 + rank): 1 for the first, 0 where the side did not find the passage. */
export function reciprocalRanks(candidates: readonly RawScores[]): SideScores[] {
  const lexical = ranksOf(candidates.map(({ bm25 }) => bm25));
  const dense = ranksOf(candidates.map(({ cosine }) => cosine));
  const share = (rank: number): number => (RANK_CONSTANT + 1) / (RANK_CONSTANT + rank);
  return candidates.map(({ bm25 }, index) => ({
    lexical: bm25 > 0 ? share(lexical[index] ?? Infinity) : 0,
    dense: share(dense[index] ?? Infinity),
  }));
}

/** Equal scores share the better rank. */
function ranksOf(scores: readonly number[]): number[] {
  const falling = [...scores].sort((left, right) => right - left);
  const rankOf = new Map<number, number>();
  falling.forEach((score, index) => {
    if (!rankOf.has(score)) rankOf.set(score, index + 1);
  });
  return scores.map((score) => rankOf.get(score) ?? Infinity);
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

function within0And1(value: number): number {
  return Math.min(1, Math.max(0, value));
}
