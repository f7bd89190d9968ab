import { AppError } from "../core/errors.ts";

/** A half-open range of token positions. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The mean of the token vectors in a range, scaled to length 1.
 *
 * @param vectors one vector of `dimensions` numbers per token, one after the other
 * @param range not empty
 * @throws AppError `internal` if the mean has no direction: it is zero or not finite
 */
export function pool(vectors: Float32Array, dimensions: number, range: TokenRange): Float32Array {
  const sum = new Float64Array(dimensions);
  for (let token = range.start; token < range.end; token++) {
    const offset = token * dimensions;
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + (vectors[offset + i] ?? NaN);
  }
  const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0));
  if (!Number.isFinite(length) || length === 0) {
    throw new AppError("internal", "The embedding model computed a vector without a direction for one text.");
  }
  return Float32Array.from(sum, (value) => value / length);
}
