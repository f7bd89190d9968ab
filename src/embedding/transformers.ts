import path from "node:path";
import onnxruntime from "onnxruntime-node";
import { AutoConfig, AutoTokenizer, env, PreTrainedModel, Tensor } from "#transformers";
import { weightsFile, type ModelLocation } from "./model-files.ts";
import { rememberingTokens } from "./token-memory.ts";

/** What turns token ids into vectors, loaded. */
export interface Model {
  readonly dimensions: number;
  /** One vector per token, one after the other: ids.length × dimensions numbers. */
  encode(ids: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/** A tokeniser and a model, loaded. Nothing here reads the network. */
export interface Encoder extends Model {
  /** The special tokens before and after a text, [CLS] and [SEP] for BERT. */
  readonly opening: readonly number[];
  readonly closing: readonly number[];
  /** The token ids of a text without special tokens; empty for a blank text. */
  readonly tokenise: (text: string) => readonly number[];
}

/** The sentences of a long document. */
const REMEMBERED_TEXTS = 4_096;

/**
 * Loads a model and its tokeniser from the local disk, to compute on so many threads; on as many as there are processors where
 * absent. Rejects if a file is damaged, or the model is no encoder.
 */
export async function loadEncoder(
  location: ModelLocation,
  dimensions: number,
  threads?: number,
): Promise<Encoder> {
  readFrom(location);
  const tokenizer = await AutoTokenizer.from_pretrained(location.name, { local_files_only: true });
  const model = await loadModel(location, dimensions, threads);
  const tokenise = rememberingTokens(
    (text) => tokenizer.encode(text, null, { add_special_tokens: false }),
    REMEMBERED_TEXTS,
  );
  return { ...model, ...specialTokens(tokenise("a"), tokenizer.encode("a")), tokenise };
}

/** The model alone, for texts that another thread has made tokens of. */
export async function loadModel(
  location: ModelLocation,
  dimensions: number,
  threads?: number,
): Promise<Model> {
  readFrom(location);
  const { directory, name, quantized } = location;
  const config: unknown = await AutoConfig.from_pretrained(name, { local_files_only: true });
  // By its path: of a model in memory the runtime takes no options, and its threads go on turning between two questions.
  const session = await onnxruntime.InferenceSession.create(
    path.join(directory, name, weightsFile(quantized)),
    {
      executionProviders: ["cpu"],
      ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
    },
  );
  const model = new PreTrainedModel(config, session);
  return {
    dimensions,
    encode: async (ids) => tokenVectors(await run(model, ids), ids.length * dimensions),
    close: async () => {
      await model.dispose();
    },
  };
}

/** The library keeps its settings in one object for the whole process: set before each load. */
function readFrom({ directory }: ModelLocation): void {
  Object.assign(env, { allowRemoteModels: false, allowLocalModels: true, useFSCache: false });
  env.localModelPath = directory;
}

/** What a tokeniser puts around a text, seen by the difference that it makes. */
function specialTokens(bare: readonly number[], whole: readonly number[]) {
  const start = whole.findIndex((_, index) => bare.every((id, offset) => whole[index + offset] === id));
  return { opening: whole.slice(0, start), closing: whole.slice(start + bare.length) };
}

async function run(model: (inputs: object) => Promise<unknown>, ids: readonly number[]): Promise<unknown> {
  const shape = [1, ids.length];
  return model({
    input_ids: new Tensor("int64", BigInt64Array.from(ids, BigInt), shape),
    attention_mask: new Tensor("int64", new BigInt64Array(ids.length).fill(1n), shape),
    token_type_ids: new Tensor("int64", new BigInt64Array(ids.length), shape),
  });
}

function tokenVectors(output: unknown, size: number): Float32Array {
  if (typeof output === "object" && output !== null && "last_hidden_state" in output) {
    const { last_hidden_state: state } = output;
    if (state instanceof Tensor && state.data instanceof Float32Array && state.data.length === size)
      return state.data;
  }
  throw new TypeError("the model yields no vector of its dimensions for every token");
}
