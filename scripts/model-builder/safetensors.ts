import { AppError, messageOf } from "../../src/core/errors.ts";
import { halfTable } from "./half.ts";

/** A matrix or vector of weights, row by row. */
export interface Weight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly offsets: readonly [start: number, end: number];
}

/** Bytes per element of the types that are read; tensors of other types (index tables) are left out. */
const BYTES = new Map([
  ["F16", 2],
  ["F32", 4],
]);

/**
 * Reads the floating-point tensors of a safetensors file: 8 bytes with the header's length (little-endian), a JSON
 * header `{name: {dtype, shape, data_offsets}}`, then the data, row-major and little-endian.
 *
 * @throws AppError `model_invalid` if the header does not fit the bytes.
 */
export function readSafetensors(bytes: Uint8Array): Map<string, Weight> {
  const { header, data } = splitHeader(bytes);
  const halves = halfTable();
  const weights = new Map<string, Weight>();
  for (const [name, value] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const entry = parseEntry(name, value);
    const size = BYTES.get(entry.dtype);
    if (size === undefined) continue;
    const [start, end] = entry.offsets;
    const elements = entry.shape.reduce((product, dimension) => product * dimension, 1);
    if (start < 0 || end > data.byteLength || end - start !== elements * size) {
      throw new AppError(
        "model_invalid",
        `The weights file is damaged: the bytes of ${name} do not fit its shape.`,
      );
    }
    // A copy, because a typed array must start at a multiple of its element size.
    const own = new Uint8Array(data.subarray(start, end)).buffer;
    const values = entry.dtype === "F32" ? new Float32Array(own) : fromHalves(new Uint16Array(own), halves);
    weights.set(name, { shape: entry.shape, data: values });
  }
  return weights;
}

function fromHalves(bits: Uint16Array, halves: Float32Array): Float32Array {
  const values = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) values[i] = halves[bits[i] ?? 0] ?? NaN;
  return values;
}

function splitHeader(bytes: Uint8Array): { header: object; data: Uint8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.byteLength < 8 ? Infinity : Number(view.getBigUint64(0, true));
  if (length > bytes.byteLength - 8) {
    throw new AppError("model_invalid", "The weights file is damaged: it ends inside its header.");
  }
  try {
    const header: unknown = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(8, 8 + length)),
    );
    if (typeof header !== "object" || header === null) throw new TypeError("not an object");
    return { header, data: bytes.subarray(8 + length) };
  } catch (error) {
    throw new AppError(
      "model_invalid",
      `The weights file is damaged: its header is unreadable (${messageOf(error)}).`,
      {
        cause: error,
      },
    );
  }
}

function parseEntry(name: string, value: unknown): Entry {
  if (
    typeof value === "object" &&
    value !== null &&
    "dtype" in value &&
    "shape" in value &&
    "data_offsets" in value
  ) {
    const { dtype, shape, data_offsets: offsets } = value;
    if (typeof dtype === "string" && isIntegers(shape) && isIntegers(offsets)) {
      const [start, end] = offsets;
      if (start !== undefined && end !== undefined) return { dtype, shape, offsets: [start, end] };
    }
  }
  throw new AppError("model_invalid", `The weights file is damaged: its header does not describe ${name}.`);
}

function isIntegers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item));
}
