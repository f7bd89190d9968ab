import { readFile } from "node:fs/promises";
import path from "node:path";
import onnxruntime from "onnxruntime-node";
import { AutoTokenizer, PreTrainedModel, PreTrainedTokenizer, Tensor } from "#transformers";
import { weightsFile, type ModelLocation } from "./model-files.ts";
import { rememberingTokens, wordByWord } from "./token-memory.ts";

/** What turns token ids into vectors, loaded. */
export interface Model {
  readonly dimensions: number;
  /** One vector per token, one after the other: ids.length × dimensions numbers. */
  encode(ids: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/** What turns text into token ids, loaded. Nothing here reads the network. */
export interface Tokeniser {
  /** The special tokens before and after a text, [CLS] and [SEP] for BERT. */
  readonly opening: readonly number[];
  readonly closing: readonly number[];
  /** The token ids of a text without special tokens; empty for a blank text. */
  readonly tokenise: (text: string) => readonly number[];
}

/** Both together. */
export type Encoder = Tokeniser & Model;

/** The sentences of a long document. */
const REMEMBERED_TEXTS = 4_096;
const REMEMBERED_WORDS = 16_384;

/** Loads a model's tokeniser from the local disk. Rejects if a file is damaged. */
export async function loadTokeniser(location: ModelLocation): Promise<Tokeniser> {
  const { tokenizer, isWordByWord } = await loadTokenizer(location);
  const encode = (text: string): readonly number[] =>
    tokenizer.encode(text, null, { add_special_tokens: false });
  const tokenise = rememberingTokens(
    isWordByWord ? wordByWord(encode, REMEMBERED_WORDS) : encode,
    REMEMBERED_TEXTS,
  );
  return { ...specialTokens(tokenise("a"), tokenizer.encode("a")), tokenise };
}

/**
 * Loads a model from the local disk, to compute on so many threads; on as many as there are processors where absent. Rejects if a
 * file is damaged, or the model is no encoder.
 */
export async function loadModel(
  location: ModelLocation,
  dimensions: number,
  threads?: number,
): Promise<Model> {
  const { directory, name, quantized } = location;
  const config = await readJson(location, "config.json");
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

/**
 * The files are read here rather than by the library's `from_pretrained`, which asks for them as for answers of a web server:
 * that loads Node's whole HTTP client, 25 ms of a cold start, for files that are never fetched.
 */
async function loadTokenizer(location: ModelLocation): Promise<LoadedTokenizer> {
  const [rules, config] = await Promise.all([
    readJson(location, "tokenizer.json"),
    readJson(location, "tokenizer_config.json"),
  ]);
  const { tokenizer_class: className = "" } = config as { readonly tokenizer_class?: string };
  const classes: Readonly<Record<string, typeof PreTrainedTokenizer | undefined>> =
    AutoTokenizer.TOKENIZER_CLASS_MAPPING;
  const Tokenizer = classes[className.replace(/Fast$/u, "")] ?? PreTrainedTokenizer;
  return { tokenizer: new Tokenizer(rules, config), isWordByWord: isWordByWord(rules) };
}

interface LoadedTokenizer {
  readonly tokenizer: PreTrainedTokenizer;
  /** Whether the tokens of a text are those of its words, one after the other. */
  readonly isWordByWord: boolean;
}

/** BERT's rules look at no more than a word, and no token that was added to them holds a space. */
function isWordByWord(rules: TokenizerRules): boolean {
  const { normalizer, pre_tokenizer: parting, model, added_tokens: added = [] } = rules;
  const types = [normalizer?.type, parting?.type, model?.type];
  return (
    types.join() === "BertNormalizer,BertPreTokenizer,WordPiece" &&
    added.every(({ content }) => !/\s/u.test(content))
  );
}

/** What is looked at of a tokenizer.json. */
interface TokenizerRules {
  readonly normalizer?: { readonly type?: string } | null;
  readonly pre_tokenizer?: { readonly type?: string } | null;
  readonly model?: { readonly type?: string };
  readonly added_tokens?: readonly { readonly content: string }[];
}

async function readJson({ directory, name }: ModelLocation, file: string): Promise<object> {
  const value: unknown = JSON.parse(await readFile(path.join(directory, name, file), "utf8"));
  if (typeof value !== "object" || value === null) throw new TypeError(`${file} holds no object`);
  return value;
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
