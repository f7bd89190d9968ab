import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dot } from "../../../src/core/dot/dot.ts";
import { dotOfShort, shortened } from "../../../src/core/dot/short-vector.ts";
import {
  decodeNumbers,
  decodeShort,
  decodeVector,
  encodeNumbers,
  encodeSentences,
  encodeShort,
  encodeVector,
  sentenceBytes,
  sentenceScores,
} from "../../../src/store/tables/vector-codec.ts";

const DIMENSIONS = 384;

const float = fc.float({ noNaN: true, noDefaultInfinity: true });

/** Unit vectors, spread evenly over the sphere: normal numbers, by Box and Muller, scaled to length 1. */
const unitVector = fc
  .array(
    fc.tuple(fc.double({ min: 1e-12, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    {
      minLength: DIMENSIONS,
      maxLength: DIMENSIONS,
    },
  )
  .map((pairs) =>
    unit(pairs.map(([left, right]) => Math.sqrt(-2 * Math.log(left)) * Math.cos(2 * Math.PI * right))),
  );

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => (length === 0 ? 1 / Math.sqrt(values.length) : value / length));
}

/** The same bytes at an odd address, as SQLite may hand them out. */
function unaligned(bytes: Buffer): Buffer {
  const shifted = Buffer.alloc(bytes.length + 3).subarray(3);
  bytes.copy(shifted);
  return shifted;
}

describe("a passage's vector", () => {
  test("comes back as it was stored, two bytes a number, from any address", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -32_767, max: 32_767 }), { maxLength: 50 }), (values) => {
        const vector = Int16Array.from(values);
        const bytes = encodeShort(vector);
        expect(bytes).toHaveLength(2 * values.length);
        expect(decodeShort(bytes)).toEqual(vector);
        expect(decodeShort(unaligned(bytes))).toEqual(vector);
      }),
    );
  });

  test("is little-endian on every machine", () => {
    expect(encodeShort(Int16Array.of(1, -2)).toString("hex")).toBe("0100feff");
  });
});

describe("a question's vector", () => {
  test("comes back bit for bit, from any address", () => {
    fc.assert(
      fc.property(fc.array(fc.float(), { maxLength: 50 }), (values) => {
        const vector = Float32Array.from(values);
        const bytes = encodeVector(vector);
        expect(bytes).toHaveLength(4 * values.length);
        expect(decodeVector(bytes)).toEqual(vector);
        expect(decodeVector(unaligned(bytes))).toEqual(vector);
      }),
    );
  });

  test("is little-endian on every machine", () => {
    expect(encodeVector(Float32Array.of(1, -2)).toString("hex")).toBe("0000803f000000c0");
  });
});

describe("whole numbers", () => {
  test("come back as they were, from any address, four bytes each", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffffffff), { maxLength: 50 }), (values) => {
        const numbers = Uint32Array.from(values);
        const bytes = encodeNumbers(numbers);
        expect(bytes).toHaveLength(4 * values.length);
        expect(decodeNumbers(bytes)).toEqual(numbers);
        expect(decodeNumbers(unaligned(bytes))).toEqual(numbers);
      }),
    );
  });

  test("are little-endian on every machine", () => {
    expect(encodeNumbers(Uint32Array.of(1, 0xfffffffe)).toString("hex")).toBe("01000000feffffff");
  });
});

describe("a dot product", () => {
  test("is the sum of the products, whatever the length", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
      maxLength: 23,
    });
    fc.assert(
      fc.property(pairs, (values) => {
        const [left, right] = [0, 1].map((side) => Float32Array.from(values, (pair) => pair[side]!));
        expect(dot(left!, right!)).toBe(values.reduce((sum, [one, other]) => sum + one * other, 0));
      }),
    );
  });
});

describe("a sentence's dot product with a question", () => {
  /** Of sentences of a passage with this vector. */
  function scoresOf(
    sentences: readonly Float32Array[],
    passage: Float32Array,
    question: Float32Array,
  ): number[] {
    const short = shortened(passage);
    return sentenceScores(encodeSentences(sentences, short), question, dotOfShort(short, question));
  }

  test("is within 0.04 of the exact one where the sentence has nothing of the passage", () => {
    let worst = 0;
    fc.assert(
      fc.property(
        fc.array(unitVector, { maxLength: 4 }),
        unitVector,
        unitVector,
        (sentences, passage, question) => {
          const scores = scoresOf(sentences, passage, question);
          expect(scores).toHaveLength(sentences.length);
          sentences.forEach((sentence, index) => {
            const error = Math.abs(scores[index]! - dot(sentence, question));
            worst = Math.max(worst, error);
            expect(error).toBeLessThanOrEqual(0.04);
          });
        },
      ),
    );
    // A codec that loses nothing would not be worth its name: the bound is for half a byte a number.
    expect(worst).toBeGreaterThan(0);
  });

  test("is the passage's own, within 0.001, where its sentence is all of it", () => {
    fc.assert(
      fc.property(unitVector, unitVector, (passage, question) => {
        expect(scoresOf([passage], passage, question)[0]).toBeCloseTo(dot(passage, question), 3);
      }),
    );
  });

  test("is the same from any address, whatever the number of dimensions", () => {
    fc.assert(
      fc.property(fc.array(fc.array(float, { minLength: 5, maxLength: 5 }), { maxLength: 5 }), (values) => {
        const vectors = values.map((row) => Float32Array.from(row));
        const bytes = encodeSentences(vectors, Int16Array.of(0, 0, 0, 0, 32_767));
        const question = Float32Array.of(0.5, -0.5, 0.5, -0.5, 0);
        expect(bytes).toHaveLength(values.length * sentenceBytes(5));
        expect(sentenceBytes(5)).toBe(11);
        expect(sentenceScores(unaligned(bytes), question, 0)).toEqual(sentenceScores(bytes, question, 0));
      }),
    );
  });

  test("with a vector along one axis is exact up to what a number of 16 bits holds", () => {
    const [score] = scoresOf(
      [Float32Array.of(0, -1, 0)],
      Float32Array.of(1, 0, 0),
      Float32Array.of(0.6, 0.8, 0),
    );
    expect(score).toBeCloseTo(-0.8, 4);
  });

  test("with a vector of zeros is 0", () => {
    const axis = Float32Array.of(1, 0, 0);
    expect(scoresOf([new Float32Array(3)], axis, axis)).toEqual([0]);
  });

  test("with a vector that is not finite is not a number, never a plausible score", () => {
    const axis = Float32Array.of(1, 0, 0);
    for (const broken of [NaN, Infinity, -Infinity])
      expect(scoresOf([Float32Array.of(1, broken, 0), axis], axis, axis)).toEqual([
        NaN,
        expect.closeTo(1, 4),
      ]);
  });

  test("of a passage without sentences is none", () => {
    expect(scoresOf([], Float32Array.of(1, 0, 0), Float32Array.of(1, 0, 0))).toEqual([]);
  });
});
