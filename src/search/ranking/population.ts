import type { PackedVectors } from "../../core/dot/dot.ts";
import { forEachWord } from "../words/passage-words.ts";

/** What the scores of a question are compared with: the passages that whoever asks may see, whatever the filters. */
export interface Population {
  /** Of all passages or, in a large library, of a sample that is the same for as long as they are. Unit length. */
  readonly vectors: PackedVectors;
  /** What the passages of those vectors say. */
  readonly words: SampledWords;
  /** The mean length of the documents, in characters. */
  readonly documentLength: number;
}

export interface SampledWords {
  readonly passages: number;
  /** Hash of a word (see `encodeWords`) → how many of the passages hold it. */
  readonly occurrences: ReadonlyMap<number, number>;
}

/** Passages in the sample. The spread of a thousand is that of all within 2 %, and only the spread shapes the order. */
export const SAMPLE = 1_000;

/** Mean and spread (standard deviation) of the cosines of all passages with a question. */
export interface CosineScale {
  readonly mean: number;
  readonly spread: number;
}

/**
 * Among few passages the spread says little: it is never taken for less than the least that was measured over whole
 * collections (0.07 to 0.22).
 */
const LEAST_SPREAD = 0.07;

/** `passages`: the words of each. They are counted for the first long question: a short one asks for none. */
export function sampledWords(passages: readonly Uint32Array[]): SampledWords {
  let counted: ReadonlyMap<number, number> | null = null;
  return {
    passages: passages.length,
    get occurrences() {
      return (counted ??= occurrencesIn(passages));
    },
  };
}

function occurrencesIn(passages: readonly Uint32Array[]): ReadonlyMap<number, number> {
  const occurrences = new Map<number, number>();
  for (const words of passages) {
    const held = new Set<number>();
    forEachWord(words, (hash) => held.add(hash));
    for (const hash of held) occurrences.set(hash, (occurrences.get(hash) ?? 0) + 1);
  }
  return occurrences;
}

export function cosineScale({ vectors }: Pick<Population, "vectors">, query: Float32Array): CosineScale {
  const cosines = vectors.dots(query);
  const count = Math.max(1, cosines.length);
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / count;
  const variance = cosines.reduce((sum, cosine) => sum + (cosine - mean) ** 2, 0) / count;
  return { mean, spread: Math.max(LEAST_SPREAD, Math.sqrt(variance)) };
}
