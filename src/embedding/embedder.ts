import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { ModelIdentity } from "../core/model-identity.ts";
import { BUILT_IN_MODEL, type ModelLocation } from "./model-files.ts";
import { EncoderProcesses } from "./encoder-processes.ts";
import { identifyModel, unreadable } from "./identify-model.ts";
import { pool } from "./pooling.ts";
import { embeddingOf, type PassageEmbedding } from "./passage-embedding.ts";
import { questionSequences, tokenSequence, type PassageInput, type TokenSequence } from "./token-sequence.ts";
import type { Model, Tokeniser } from "./transformers.ts";

export type { PassageEmbedding } from "./passage-embedding.ts";
export type { PassageInput } from "./token-sequence.ts";

export interface EmbedderOptions {
  /** The folder that holds one folder per model. */
  readonly modelsDirectory: string;
  /** The folder's name; the built-in model where absent. */
  readonly model?: string;
  /** Whether the int8 weights are used rather than the fp32 ones; true where absent. */
  readonly quantized?: boolean;
  /** To compute on; as many as there are processors where absent, which is fastest for many passages one after the other. */
  readonly threads?: number | undefined;
  /** Absolute path of the compiled `encoder-child.js`: many passages are embedded in processes of their own. In this one where absent. */
  readonly encoderEntry?: string | undefined;
  /** What `identify` has said of it; looked for anew where absent. */
  readonly identity?: Promise<ModelIdentity> | undefined;
  /** Whether the model is loaded when something is embedded or expected, and not before: processes of their own load theirs. */
  readonly loadsLater?: boolean;
}

/** Processes pay from so many passages on: they load the model first. */
const FEW_PASSAGES = 32;

/** A question is asked again with other filters, for the next page of its hits, or by somebody else. */
const REMEMBERED_QUESTIONS = 256;

/** Each process takes 80 MB of its own: the model, and what it computes with. */
const MOST_PROCESSES = 8;

/**
 * Text to vectors with one model. Each text goes through the model alone: in a batch the int8 model's vectors would
 * depend on the texts beside it (activations share one scale), and the same text must always have the same vector.
 */
export class Embedder implements ModelIdentity {
  readonly fingerprint: string;
  readonly model: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  /** The vectors of the questions that were asked last. */
  private readonly questions = new Map<string, Float32Array>();
  private embedded = 0;
  private loading: Promise<Model> | null = null;

  private constructor(
    identity: ModelIdentity,
    private readonly tokeniser: Tokeniser,
    private readonly load: () => Promise<Model>,
    private processes: EncoderProcesses | null,
  ) {
    this.fingerprint = identity.fingerprint;
    this.model = identity.model;
    this.dimensions = identity.dimensions;
    this.maxTokens = identity.maxTokens;
  }

  /** @throws AppError `model_missing` or `model_invalid`, each with the way out. */
  static async open(options: EmbedderOptions): Promise<Embedder> {
    const { threads, encoderEntry: entry } = options;
    const location = locationOf(options);
    const readable = <Loaded>(loading: Promise<Loaded>): Promise<Loaded> =>
      loading.catch((error: unknown) => {
        throw unreadable(location, error);
      });
    // The files are read beside the main thread, which loads the runtime and the tokeniser meanwhile. The model waits until it is known
    // what it is: a damaged one never reaches the native code.
    const loading = import("./transformers.ts");
    const reading = readable(loading.then(({ loadTokeniser }) => loadTokeniser(location)));
    // What is wrong with the files is told by their hashes first.
    reading.catch(() => undefined);
    const identity = await (options.identity ?? Embedder.identify(options));
    const [{ loadModel }, tokeniser] = await Promise.all([loading, reading]);
    const { dimensions } = identity;
    const count = Math.min(availableParallelism(), MOST_PROCESSES);
    const others =
      entry === undefined || count === 1
        ? null
        : new EncoderProcesses({ entry, location, dimensions, count });
    const embedder = new Embedder(
      identity,
      tokeniser,
      () => readable(loadModel(location, dimensions, threads)),
      others,
    );
    if (options.loadsLater !== true) await embedder.#model();
    return embedder;
  }

  /** What `open` would open. Throws as it does. */
  static async identify(options: EmbedderOptions): Promise<ModelIdentity> {
    return identifyModel(locationOf(options));
  }

  /** How many tokens a text has, without special tokens. */
  countTokens(text: string): number {
    return this.tokeniser.tokenise(text).length;
  }

  /** Has what embeds passages get ready for some, or for many, that are about to come. */
  expectPassages(areMany: boolean): void {
    if (areMany && this.processes !== null) {
      this.embedded += FEW_PASSAGES;
      this.processes.expectTexts();
    } else this.#model().catch(() => undefined);
  }

  /**
   * Vectors of passages and of their sentences, in the order given. Sentence vectors come from the passage's own forward
   * pass, pooled over the sentence's tokens, so they know their context; a sentence beyond the token budget gets the
   * passage's vector.
   *
   * @throws AppError `internal` rather than return a vector that is not finite.
   */
  async embedPassages(inputs: readonly PassageInput[]): Promise<PassageEmbedding[]> {
    this.embedded += inputs.length;
    const { processes } = this;
    return processes === null || this.embedded < FEW_PASSAGES
      ? this.#embedHere(inputs)
      : Promise.all(inputs.map((input) => this.#embedElsewhere(this.#sequenceOf(input))));
  }

  /**
   * A question longer than the model reads is embedded in parts; its vector is their mean, each by its length.
   *
   * @throws AppError `internal` rather than return a vector that is not finite.
   */
  async embedQuestion(text: string): Promise<Float32Array> {
    const known = this.questions.get(text);
    if (known !== undefined) return known;
    const vector = await this.#vectorOf(text);
    const [oldest] = this.questions.keys();
    if (this.questions.size >= REMEMBERED_QUESTIONS && oldest !== undefined) this.questions.delete(oldest);
    this.questions.set(text, vector);
    return vector;
  }

  async #vectorOf(text: string): Promise<Float32Array> {
    const parts = questionSequences(this.tokeniser, this.maxTokens, text);
    const model = await this.#model();
    const tokens: Float32Array[] = [];
    for (const ids of parts) {
      tokens.push(await model.encode(ids));
      if (parts.length > 1) await setImmediate();
    }
    const all = joined(tokens);
    return pool(all, this.dimensions, { start: 0, end: all.length / this.dimensions });
  }

  async close(): Promise<void> {
    const [model] = await Promise.all([this.loading, this.processes?.close()]);
    await model?.close();
  }

  #model(): Promise<Model> {
    this.loading ??= this.load().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  async #embedHere(inputs: readonly PassageInput[]): Promise<PassageEmbedding[]> {
    if (inputs.length === 0) return [];
    const model = await this.#model();
    const embeddings: PassageEmbedding[] = [];
    for (const input of inputs) {
      embeddings.push(await embeddingOf(model, this.#sequenceOf(input)));
      // The model computes on this thread; between two passages a server's requests get their turn.
      await setImmediate();
    }
    return embeddings;
  }

  /**
   * After a process has ended, all texts are embedded in this one: what ended it is met here, where it is known what is being
   * indexed, and a want of memory is not made worse.
   */
  async #embedElsewhere(sequence: TokenSequence): Promise<PassageEmbedding> {
    const { processes } = this;
    if (processes === null) return embeddingOf(await this.#model(), sequence);
    try {
      return await processes.embed(sequence);
    } catch {
      this.processes = null;
      await processes.close();
      return embeddingOf(await this.#model(), sequence);
    }
  }

  #sequenceOf(input: PassageInput): TokenSequence {
    return tokenSequence(this.tokeniser, this.maxTokens, input);
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

function locationOf({ modelsDirectory, model, quantized }: EmbedderOptions): ModelLocation {
  return { directory: modelsDirectory, name: model ?? BUILT_IN_MODEL, quantized: quantized ?? true };
}
