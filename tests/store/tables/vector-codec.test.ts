import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dot } from "../../../src/core/dot/dot.ts";
import {
  decodeNumbers,
  decodeVector,
  encodeNumbers,
  encodeSentences,
  encodeVector,
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
  test("is within 0.01 of the exact one", () => {
    let worst = 0;
    fc.assert(
      fc.property(fc.array(unitVector, { minLength: 1, maxLength: 4 }), unitVector, (sentences, question) => {
        const scores = sentenceScores(encodeSentences(sentences, DIMENSIONS), question);
        expect(scores).toHaveLength(sentences.length);
        sentences.forEach((sentence, index) => {
          const error = Math.abs(scores[index]! - dot(sentence, question));
          worst = Math.max(worst, error);
          expect(error).toBeLessThanOrEqual(0.01);
        });
      }),
    );
    // A codec that loses nothing would not be worth its name: the bound is for one byte a number.
    expect(worst).toBeGreaterThan(0);
  });

  test("with itself is 1, within 0.01", () => {
    fc.assert(
      fc.property(unitVector, (sentence) => {
        expect(sentenceScores(encodeSentences([sentence], DIMENSIONS), sentence)[0]).toBeCloseTo(1, 2);
      }),
    );
  });

  test("is the same from any address", () => {
    fc.assert(
      fc.property(fc.array(fc.array(float, { minLength: 5, maxLength: 5 }), { maxLength: 5 }), (values) => {
        const bytes = encodeSentences(
          values.map((row) => Float32Array.from(row)),
          5,
        );
        const question = Float32Array.of(0.5, -0.5, 0.5, -0.5, 0);
        expect(bytes).toHaveLength(values.length * 9);
        expect(sentenceScores(unaligned(bytes), question)).toEqual(sentenceScores(bytes, question));
      }),
    );
  });

  test("with a vector along one axis is exact up to float32", () => {
    const axis = Float32Array.of(0, -1, 0);
    const [score] = sentenceScores(encodeSentences([axis], 3), Float32Array.of(0.6, 0.8, 0));
    expect(score).toBeCloseTo(-0.8, 6);
  });

  test("with a vector of zeros is 0", () => {
    expect(sentenceScores(encodeSentences([new Float32Array(3)], 3), Float32Array.of(1, 0, 0))).toEqual([0]);
  });

  test("with a vector that is not finite is not a number, never a plausible score", () => {
    for (const broken of [NaN, Infinity, -Infinity]) {
      const bytes = encodeSentences([Float32Array.of(1, broken, 0), Float32Array.of(1, 0, 0)], 3);
      expect(sentenceScores(bytes, Float32Array.of(1, 0, 0))).toEqual([NaN, expect.closeTo(1, 6)]);
    }
  });

  test("of a passage without sentences is none", () => {
    expect(sentenceScores(encodeSentences([], 3), Float32Array.of(1, 0, 0))).toEqual([]);
  });
});
