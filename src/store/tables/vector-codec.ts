/**
 * Vectors as bytes, in the byte order of all processors that Node runs on but one. A passage's vector is float32, little-endian. Sentence vectors, which only choose between the
 * sentences of passages already found, are int8 with one float32 scale each: a quarter of the space, and the dot product
 * with a unit vector stays within 0.01 for vectors spread over their dimensions as those of sentence models are (tested).
 */
export function encodeVector(vector: Float32Array): Buffer {
  return Buffer.from(Float32Array.from(vector).buffer);
}

export function decodeVector(bytes: Buffer): Float32Array {
  const { buffer, byteOffset, byteLength } = aligned(bytes);
  return new Float32Array(buffer, byteOffset, byteLength / 4);
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

export function encodeSentences(vectors: readonly Float32Array[], dimensions: number): Buffer {
  const stride = dimensions + 4;
  const bytes = Buffer.alloc(vectors.length * stride);
  vectors.forEach((vector, index) => {
    let largest = 0;
    for (const value of vector) largest = Math.max(largest, Math.abs(value));
    const scale = largest / 127;
    bytes.writeFloatLE(scale, index * stride);
    const values = new Int8Array(bytes.buffer, bytes.byteOffset + index * stride + 4, dimensions);
    for (let place = 0; scale > 0 && place < dimensions; place += 1)
      values[place] = Math.round((vector[place] ?? 0) / scale);
  });
  return bytes;
}

/** The dot product of a unit vector with each of the encoded sentence vectors. */
export function sentenceScores(bytes: Buffer, query: Float32Array): number[] {
  const stride = query.length + 4;
  return Array.from({ length: Math.floor(bytes.length / stride) }, (_, index) => {
    const values = new Int8Array(bytes.buffer, bytes.byteOffset + index * stride + 4, query.length);
    return dotOfBytes(values, query) * bytes.readFloatLE(index * stride);
  });
}

/** A loop of its own: `dot` is half as fast for all once it has seen two kinds of array, measured. */
function dotOfBytes(values: Int8Array, query: Float32Array): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = values.length - (values.length % 4);
  for (let index = 0; index < whole; index += 4) {
    first += (values[index] ?? 0) * (query[index] ?? 0);
    second += (values[index + 1] ?? 0) * (query[index + 1] ?? 0);
    third += (values[index + 2] ?? 0) * (query[index + 2] ?? 0);
    fourth += (values[index + 3] ?? 0) * (query[index + 3] ?? 0);
  }
  let sum = first + second + third + fourth;
  for (let index = whole; index < values.length; index += 1)
    sum += (values[index] ?? 0) * (query[index] ?? 0);
  return sum;
}
