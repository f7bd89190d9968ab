/** Measures of one ranking against the relevant documents of its question (`relevance`: id → grade, 0 and below ignored). */

/**
 * Discounted cumulative gain of the first `k`, over that of the ideal order: Σ grade / log2(rank + 1)
 * (Järvelin and Kekäläinen, 2002; linear gain, as trec_eval and BEIR have it).
 */
export function ndcg(ranking: readonly string[], relevance: ReadonlyMap<string, number>, k: number): number {
  const ideal = [...relevance.values()].filter((grade) => grade > 0).sort((left, right) => right - left);
  const best = discounted(ideal.slice(0, k));
  if (best === 0) return 0;
  return discounted(ranking.slice(0, k).map((id) => Math.max(0, relevance.get(id) ?? 0))) / best;
}

/** The share of the relevant documents among the first `k`. */
export function recall(
  ranking: readonly string[],
  relevance: ReadonlyMap<string, number>,
  k: number,
): number {
  const relevant = [...relevance].filter(([, grade]) => grade > 0);
  if (relevant.length === 0) return 0;
  const found = new Set(ranking.slice(0, k));
  return relevant.filter(([id]) => found.has(id)).length / relevant.length;
}

/** One over the rank of the first relevant document, 0 where none is among the first `k`. */
export function reciprocalRank(
  ranking: readonly string[],
  relevance: ReadonlyMap<string, number>,
  k: number,
): number {
  const index = ranking.slice(0, k).findIndex((id) => (relevance.get(id) ?? 0) > 0);
  return index < 0 ? 0 : 1 / (index + 1);
}

/**
 * The probability that a random positive scores higher than a random negative, ties counting half: the area under the
 * ROC curve. Null where there are no positives or no negatives.
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const ascending = [...negatives].sort((left, right) => left - right);
  const wins = positives.reduce((sum, score) => {
    const below = countBelow(ascending, (value) => value < score);
    const notAbove = countBelow(ascending, (value) => value <= score);
    return sum + (below + notAbove) / 2;
  }, 0);
  return wins / (positives.length * negatives.length);
}

/** Null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The share of the items of which something holds; null of no items. */
export function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | null {
  return mean(items.map((item) => Number(holds(item))));
}

/** The least value that at least the given share (above 0, at most 1) of the values does not exceed; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const ascending = [...values].sort((left, right) => left - right);
  return ascending[Math.ceil(share * ascending.length) - 1] ?? NaN;
}

function discounted(grades: readonly number[]): number {
  return grades.reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
}

/** How many leading values of an ascending list satisfy a condition that holds for a prefix of it. */
function countBelow(ascending: readonly number[], holds: (value: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(ascending[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  return low;
}
