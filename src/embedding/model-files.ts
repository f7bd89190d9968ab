import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../core/errors.ts";

/** A model in transformers.js's layout: `<directory>/<name>/{config.json,…,onnx/…}`. */
export interface ModelLocation {
  readonly directory: string;
  readonly name: string;
  /** Whether the int8 file is meant rather than the fp32 one. */
  readonly quantized: boolean;
}

/** The model that the build writes. */
export const BUILT_IN_MODEL = "all-MiniLM-L6-v2";

/** The file in a built model's folder that says what the folder holds. */
export const MANIFEST_FILE = "pincite.json";

/** What the model build wrote, and from what. */
export interface ModelManifest {
  readonly builder: number;
  /** SHA-256 of the weights that the model was built from. */
  readonly weights: string;
  /** SHA-256 of each written file, by its path below the model's folder, with forward slashes. */
  readonly files: Readonly<Record<string, string>>;
}

/** The paths below a model's folder of all files that the model needs. */
export function modelFiles(quantized: boolean): string[] {
  return ["config.json", "tokenizer.json", "tokenizer_config.json", weightsFile(quantized)];
}

export function weightsFile(quantized: boolean): string {
  return quantized ? "onnx/model_quantized.onnx" : "onnx/model.onnx";
}

export function modelExists({ directory, name, quantized }: ModelLocation): boolean {
  return modelFiles(quantized).every((file) => existsSync(path.join(directory, name, file)));
}

/**
 * SHA-256 over all files of a model: two models with the same digest compute the same vectors.
 *
 * @throws AppError `model_invalid` if a file differs from what the model build wrote.
 */
export async function modelDigest(location: ModelLocation): Promise<string> {
  const folder = path.join(location.directory, location.name);
  const manifest = await readManifest(folder);
  const whole = createHash("sha256");
  for (const file of modelFiles(location.quantized)) {
    const digest = await fileDigest(path.join(folder, file));
    if (manifest !== null && manifest.files[file] !== digest) {
      throw new AppError(
        "model_invalid",
        `The model file ${path.join(folder, file)} is damaged. ${remedy(location)}`,
      );
    }
    whole.update(digest);
  }
  return whole.digest("hex");
}

/** What a person does about a missing or damaged model. */
export function remedy({ directory, name }: ModelLocation): string {
  return name === BUILT_IN_MODEL
    ? "Run `npm run build:model` to write it again."
    : `Put its files into ${path.join(directory, name)}.`;
}

/** Read and hashed at once, and never as a whole in memory. */
const PART_BYTES = 1 << 20;

/**
 * Lower-case hexadecimal SHA-256 of a file. It is read beside the main thread, and hashed on it: to have the 23 MB of the model hashed
 * elsewhere means to copy them first, which takes as long.
 */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash("sha256");
  const part = Buffer.allocUnsafe(PART_BYTES);
  const handle = await open(file);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(part);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(part.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

export function bytesDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The manifest of a model's folder; null where there is none or it is unreadable. */
export async function readManifest(folder: string): Promise<ModelManifest | null> {
  try {
    return parseManifest(JSON.parse(await readFile(path.join(folder, MANIFEST_FILE), "utf8")));
  } catch {
    // A model from elsewhere has no manifest; a damaged one is as good as none, the build writes it again.
    return null;
  }
}

function parseManifest(value: unknown): ModelManifest | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("builder" in value && "weights" in value && "files" in value)) return null;
  const { builder, weights, files } = value;
  if (typeof builder !== "number" || typeof weights !== "string") return null;
  if (typeof files !== "object" || files === null) return null;
  const entries = Object.entries(files).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return { builder, weights, files: Object.fromEntries(entries) };
}
