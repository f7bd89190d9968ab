import { pool } from "./pooling.ts";
import type { TokenSequence } from "./token-sequence.ts";
import type { Model } from "./transformers.ts";

/** All vectors have length 1. */
export interface PassageEmbedding {
  readonly vector: Float32Array;
  /** One per sentence of the input, in its order. */
  readonly sentences: readonly Float32Array[];
}

/** The vectors of a text and of its sentences, by one pass through the model. A sentence beyond the budget has the text's. */
export async function embeddingOf(
  { encode, dimensions }: Pick<Model, "encode" | "dimensions">,
  { ids, sentences }: TokenSequence,
): Promise<PassageEmbedding> {
  const vectors = await encode(ids);
  const vector = pool(vectors, dimensions, { start: 0, end: ids.length });
  return {
    vector,
    sentences: sentences.map((range) =>
      range.start < range.end ? pool(vectors, dimensions, range) : vector,
    ),
  };
}
