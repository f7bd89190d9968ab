import { shortened } from "../../core/dot/short-vector.ts";
import { decodeVector, encodeSentences, encodeShort } from "../tables/vector-codec.ts";
import { packedWords } from "../tables/packed-words.ts";
import type { SqliteDatabase } from "./sqlite.ts";

/** What migrations ask for besides SQL: what was stored in another form, in the present one. */
export function defineMigrationFunctions(database: SqliteDatabase): void {
  database.function("shortened", { deterministic: true }, (vector: Buffer) =>
    encodeShort(shortened(decodeVector(vector))),
  );
  database.function("narrowed", { deterministic: true }, narrowed);
  database.function("packed", { deterministic: true }, packedWords);
}

const SCALE_BYTES = 4;

/** Sentence vectors of before, one float32 scale each and numbers of eight bits, of a passage whose vector is of before as well. */
function narrowed(sentences: Buffer, passage: Buffer): Buffer {
  const vector = shortened(decodeVector(passage));
  const stride = SCALE_BYTES + vector.length;
  const vectors = Array.from({ length: Math.floor(sentences.length / stride) }, (_, index) => {
    const scale = sentences.readFloatLE(index * stride);
    const start = sentences.byteOffset + index * stride + SCALE_BYTES;
    const numbers = new Int8Array(sentences.buffer, start, vector.length);
    return new Float32Array(numbers).map((value) => value * scale);
  });
  return encodeSentences(vectors, vector);
}
