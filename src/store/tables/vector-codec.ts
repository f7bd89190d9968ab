import { dotOfShort, lengthened, SHORT_UNIT, type ShortVector } from "../../core/dot/short-vector.ts";

/**
 * Vectors as bytes, in the byte order of all processors that Node runs on but one. A question's vector is float32, little-endian,
 * a passage's a `ShortVector`. Sentence vectors, which only choose between the sentences of passages already found, are numbers of
 * four bits (see `encodeSentences`): an eighth of the space of float32.
 */
export function encodeVector(vector: Float32Array): Buffer {
  return Buffer.from(Float32Array.from(vector).buffer);
}

export function decodeVector(bytes: Buffer): Float32Array {
  const { buffer, byteOffset, byteLength } = aligned(bytes);
  return new Float32Array(buffer, byteOffset, byteLength / 4);
}

export function encodeShort(vector: ShortVector): Buffer {
  return Buffer.from(Int16Array.from(vector).buffer);
}

/** Of passages and documents that `encodeShort` wrote. */
export function decodeShort(bytes: Buffer): ShortVector {
  const { buffer, byteOffset, byteLength } = aligned(bytes);
  return new Int16Array(buffer, byteOffset, byteLength / 2);
}

/** The same as the graph and samples of a library have it. */
export function decodeLengthened(bytes: Buffer): Float32Array {
  return lengthened(decodeShort(bytes));
}

/** Whole numbers below 2³², little-endian. */
export function encodeNumbers(numbers: Uint32Array): Buffer {
  return Buffer.from(Uint32Array.from(numbers).buffer);
}

export function decodeNumbers(bytes: Buffer): Uint32Array {
  const { buffer, byteOffset, byteLength } = aligned(bytes);
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

/**
 * An array of numbers must start on a multiple of their size. The buffers that SQLite's rows come in do, each its own:
 * the array is a view of them. Others are copied.
 */
function aligned(bytes: Buffer): Uint8Array {
  return bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
}

/** So many steps stand for a number at most; they are kept as what they are above -8. */
const MOST_STEPS = 7;
const ZERO_STEPS = 8;

/** What of the greatest number the greatest step may be: where few numbers are great, finer steps for all others lose less. */
const SHARES = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

/** Before the steps: how much of the passage's vector there is in the sentence's, and what a step stands for. */
const HEAD_BYTES = 8;

/** How many bytes one sentence takes. */
export function sentenceBytes(dimensions: number): number {
  return HEAD_BYTES + Math.ceil(dimensions / 2);
}

/**
 * Of a sentence's vector as much of the passage's as there is in it, and the rest in steps of four bits: what a sentence has in common
 * with its passage, which is most, loses nothing by them.
 */
export function encodeSentences(vectors: readonly Float32Array[], passage: ShortVector): Buffer {
  const stride = sentenceBytes(passage.length);
  const bytes = Buffer.alloc(vectors.length * stride);
  vectors.forEach((vector, index) => {
    const start = index * stride;
    const share = dotOfShort(passage, vector);
    const rest = vector.map((value, place) => value - (share * (passage[place] ?? 0)) / SHORT_UNIT);
    const { scale, perStep } = nearestScale(rest);
    bytes.writeFloatLE(share, start);
    bytes.writeFloatLE(scale, start + 4);
    for (let place = 0; place < passage.length; place += 1) {
      const steps = stepsOf(rest[place] ?? 0, perStep) + ZERO_STEPS;
      const at = start + HEAD_BYTES + (place >> 1);
      bytes[at] = place % 2 === 0 ? steps : (bytes[at] ?? 0) | (steps << 4);
    }
  });
  return bytes;
}

interface Scale {
  /** What a step stands for. */
  readonly scale: number;
  /** By what a number is multiplied before it is rounded to steps. */
  readonly perStep: number;
}

/** By which the steps lie nearest to the vector; of one that is not finite it is no number. */
function nearestScale(vector: Float32Array): Scale {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  let nearest = { scale: Number.isFinite(largest) ? 0 : NaN, perStep: 0 };
  if (largest === 0 || !Number.isFinite(largest)) return nearest;
  let most = 0;
  for (const share of SHARES) {
    const perStep = MOST_STEPS / (largest * share);
    let [product, squares] = [0, 0];
    for (const value of vector) {
      const steps = stepsOf(value, perStep);
      product += steps * value;
      squares += steps * steps;
    }
    // What is left of the vector's own square is the square of the error.
    const explained = product ** 2 / squares;
    if (explained > most) nearest = { scale: product / squares, perStep };
    most = Math.max(most, explained);
  }
  return nearest;
}

function stepsOf(value: number, perStep: number): number {
  return Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(value * perStep)));
}

/** The dot product of a unit vector with each of the encoded sentence vectors; `cosine` is that with the passage's. */
export function sentenceScores(bytes: Buffer, query: Float32Array, cosine: number): number[] {
  const stride = sentenceBytes(query.length);
  return Array.from({ length: Math.floor(bytes.length / stride) }, (_, index) => {
    const start = index * stride;
    const steps = dotOfSteps(bytes, start + HEAD_BYTES, query);
    return bytes.readFloatLE(start) * cosine + bytes.readFloatLE(start + 4) * steps;
  });
}

function dotOfSteps(bytes: Buffer, start: number, query: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  // What stands behind the last number is multiplied by nothing.
  for (let at = start, place = 0; place < query.length; at += 2, place += 4) {
    const [left, right] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    first += ((left & 15) - ZERO_STEPS) * (query[place] ?? 0);
    second += ((left >> 4) - ZERO_STEPS) * (query[place + 1] ?? 0);
    third += ((right & 15) - ZERO_STEPS) * (query[place + 2] ?? 0);
    fourth += ((right >> 4) - ZERO_STEPS) * (query[place + 3] ?? 0);
  }
  return first + second + third + fourth;
}
