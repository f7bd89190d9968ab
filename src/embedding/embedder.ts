import { setImmediate } from "node:timers/promises";
import { AppError } from "../core/errors.ts";
import { BUILT_IN_MODEL, modelDigest, modelExists, remedy, type ModelLocation } from "./model-files.ts";
import { pool } from "./pooling.ts";
import { questionSequences, tokenSequence, type PassageInput } from "./token-sequence.ts";
import type { Encoder } from "./transformers.ts";

export type { PassageInput } from "./token-sequence.ts";

/** All vectors have length 1. */
export interface PassageEmbedding {
  readonly vector: Float32Array;
  /** One per sentence of the input, in its order. */
  readonly sentences: readonly Float32Array[];
}

export interface EmbedderOptions {
  /** The folder that holds one folder per model. */
  readonly modelsDirectory: string;
  /** The folder's name; the built-in model where absent. */
  readonly model?: string;
  /** Whether the int8 weights are used rather than the fp32 ones; true where absent. */
  readonly quantized?: boolean;
}

/** The version of everything in this folder that shapes a vector and is not in the model's files. */
const POOLING = "mean-1";

/**
 * Text to vectors with one model. Each text goes through the model alone: in a batch the int8 model's vectors would
 * depend on the texts beside it (activations share one scale), and the same text must always have the same vector.
 */
export class Embedder {
  readonly dimensions: number;
  /** Per input, special tokens included. */
  readonly maxTokens: number;

  private constructor(
    /** Names model, weights, precision, pooling and length: equal fingerprints, comparable vectors. */
    readonly fingerprint: string,
    private readonly encoder: Encoder,
    readonly model: string,
  ) {
    this.dimensions = encoder.dimensions;
    this.maxTokens = encoder.maxTokens;
  }

  /** @throws AppError `model_missing` or `model_invalid`, each with the way out. */
  static async open(options: EmbedderOptions): Promise<Embedder> {
    const location: ModelLocation = {
      directory: options.modelsDirectory,
      name: options.model ?? BUILT_IN_MODEL,
      quantized: options.quantized ?? true,
    };
    requirePresent(location);
    // Hashing runs beside the main thread while the library loads; a damaged file never reaches the native code.
    const [digest] = await Promise.all([modelDigest(location), import("./transformers.ts")]);
    const encoder = await load(location);
    return new Embedder(fingerprint(location, digest, encoder.maxTokens), encoder, location.name);
  }

  /** How many tokens a text has, without special tokens. */
  countTokens(text: string): number {
    return this.encoder.tokenise(text).length;
  }

  /**
   * Vectors of passages and of their sentences, in the order given. Sentence vectors come from the passage's own forward
   * pass, pooled over the sentence's tokens, so they know their context; a sentence beyond the token budget gets the
   * passage's vector.
   *
   * @throws AppError `internal` rather than return a vector that is not finite.
   */
  async embedPassages(inputs: readonly PassageInput[]): Promise<PassageEmbedding[]> {
    const embeddings: PassageEmbedding[] = [];
    for (const input of inputs) {
      embeddings.push(await this.#embed(input));
      // The model computes on this thread; between two passages a server's requests get their turn.
      await setImmediate();
    }
    return embeddings;
  }

  /**
   * A question longer than the model reads is embedded in parts; its vector is their mean, each by its length.
   *
   * @throws AppError `internal` rather than return a vector that is not finite.
   */
  async embedQuestion(text: string): Promise<Float32Array> {
    const parts = questionSequences(this.encoder, this.maxTokens, text);
    const tokens: Float32Array[] = [];
    for (const ids of parts) {
      tokens.push(await this.encoder.encode(ids));
      if (parts.length > 1) await setImmediate();
    }
    const all = joined(tokens);
    return pool(all, this.dimensions, { start: 0, end: all.length / this.dimensions });
  }

  async close(): Promise<void> {
    await this.encoder.close();
  }

  async #embed(input: PassageInput): Promise<PassageEmbedding> {
    const { ids, sentences } = tokenSequence(this.encoder, this.maxTokens, input);
    const vectors = await this.encoder.encode(ids);
    const vector = pool(vectors, this.dimensions, { start: 0, end: ids.length });
    return {
      vector,
      sentences: sentences.map((range) =>
        range.start < range.end ? pool(vectors, this.dimensions, range) : vector,
      ),
    };
  }
}

function joined(pieces: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function requirePresent(location: ModelLocation): void {
  if (modelExists(location)) return;
  throw new AppError(
    "model_missing",
    `The embedding model ${location.name} is not in ${location.directory}. ${remedy(location)}`,
  );
}

async function load(location: ModelLocation): Promise<Encoder> {
  const { loadEncoder } = await import("./transformers.ts");
  try {
    return await loadEncoder(location);
  } catch (error) {
    throw new AppError("model_invalid", `The model ${location.name} cannot be loaded. ${remedy(location)}`, {
      cause: error,
    });
  }
}

function fingerprint({ name, quantized }: ModelLocation, digest: string, maxTokens: number): string {
  return [name, quantized ? "int8" : "fp32", digest.slice(0, 16), POOLING, String(maxTokens)].join("/");
}
