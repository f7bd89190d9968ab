import { dotProducts } from "../../core/dot.ts";

/** Passages that are scored again with the help of their neighbours. */
const SUPPORTED = 100;

/** The share of them that each listens to. Of all others a passage of a small library would learn only what it is not. */
const NEIGHBOURS = 0.1;

/** How far a passage listens to its neighbours: 1.2 · (1 − evidence)^1.5, at most 0.9. */
const MOST = 0.9;
const SLOPE = 1.2;
const EXPONENT = 1.5;

export interface Supported {
  readonly score: number;
  /** Unit length. */
  readonly vector: Float32Array;
  /** 0 to 1: how far one of the passage's own sentences says what is asked for. */
  readonly evidence: number;
}

/**
 * What each passage gains or loses by its company: passages near each other in meaning tend to be relevant together
 * (the cluster hypothesis; score regularisation, Diaz 2005). A passage moves towards the mean score of the nearest
 * tenth of the best candidates, weighted by their squared cosine, and the less so the more one of its own
 * sentences says what is asked for: a proof needs no support. Candidates that are not among the best `SUPPORTED` gain
 * and lose nothing. In the order of `candidates`, which also decides ties.
 */
export function supportOf(candidates: readonly Supported[]): number[] {
  const best = [...candidates.entries()]
    .sort(([, left], [, right]) => right.score - left.score)
    .slice(0, SUPPORTED);
  const gains = candidates.map(() => 0);
  if (best.length * NEIGHBOURS < 1) return gains;
  const scored = best.map(([, candidate]) => candidate);
  const cosines = dotProducts(scored.map(({ vector }) => vector));
  best.forEach(([index, { evidence, score }], place) => {
    const mean = meanOfNeighbours(cosines[place] ?? new Float64Array(), scored, place);
    gains[index] = listening(evidence) * (mean - score);
  });
  return gains;
}

function listening(evidence: number): number {
  return Math.min(MOST, SLOPE * Math.max(0, 1 - evidence) ** EXPONENT);
}

function meanOfNeighbours(cosines: Float64Array, best: readonly Supported[], self: number): number {
  const neighbours = nearest(cosines, self, Math.floor(best.length * NEIGHBOURS));
  let sum = 0;
  let total = 0;
  for (const index of neighbours) {
    const weight = Math.max(0, cosines[index] ?? 0) ** 2;
    sum += weight * (best[index]?.score ?? 0);
    total += weight;
  }
  return total === 0 ? (best[self]?.score ?? 0) : sum / total;
}

/** The places of the greatest cosines but its own; ties by place. */
function nearest(cosines: Float64Array, self: number, count: number): number[] {
  const found: number[] = [];
  cosines.forEach((cosine, index) => {
    if (index === self) return;
    const last = found.at(-1);
    if (found.length === count && last !== undefined && cosine <= (cosines[last] ?? 0)) return;
    const place = found.findIndex((other) => cosine > (cosines[other] ?? 0));
    found.splice(place < 0 ? found.length : place, 0, index);
    if (found.length > count) found.pop();
  });
  return found;
}
