import { readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../core/errors.ts";
import type { ModelIdentity } from "../core/model-identity.ts";
import { modelDigest, modelExists, remedy, type ModelLocation } from "./model-files.ts";

/** The version of everything in this folder that shapes a vector and is not in the model's files. */
const POOLING = "mean-1";

/** Some models' tokenisers give an astronomical number for "no limit". */
const MOST_TOKENS = 512;

/**
 * Reads and checks the files of a model: a damaged one never reaches the native code.
 *
 * @throws AppError `model_missing` or `model_invalid`, each with the way out.
 */
export async function identifyModel(location: ModelLocation): Promise<ModelIdentity> {
  const { name, directory, quantized } = location;
  if (!modelExists(location)) {
    throw new AppError(
      "model_missing",
      `The embedding model ${name} is not in ${directory}. ${remedy(location)}`,
    );
  }
  const [digest, dimensions, limit] = await Promise.all([
    modelDigest(location),
    numberIn(location, "config.json", "hidden_size"),
    numberIn(location, "tokenizer_config.json", "model_max_length"),
  ]);
  if (dimensions === null) throw unreadable(location);
  const maxTokens = Math.min(limit ?? MOST_TOKENS, MOST_TOKENS);
  const parts = [name, quantized ? "int8" : "fp32", digest.slice(0, 16), POOLING, String(maxTokens)];
  return { fingerprint: parts.join("/"), model: name, dimensions, maxTokens };
}

async function numberIn(location: ModelLocation, file: string, field: string): Promise<number | null> {
  const text = await readFile(path.join(location.directory, location.name, file), "utf8");
  try {
    const value = (JSON.parse(text) as Readonly<Record<string, unknown>>)[field];
    return typeof value === "number" ? value : null;
  } catch (cause) {
    throw unreadable(location, cause);
  }
}

/** What cannot be loaded, or says too little to be. */
export function unreadable(location: ModelLocation, cause?: unknown): AppError {
  const message = `The model ${location.name} cannot be loaded. ${remedy(location)}`;
  return new AppError("model_invalid", message, { cause });
}
