import fc from "fast-check";
import { expect, test } from "vitest";
import { pool } from "../../src/embedding/pooling.ts";

test("the mean of the tokens in the range, at length 1", () => {
  const vectors = Float32Array.of(9, 9, 1, 2, 5, 6, 9, 9);
  const pooled = pool(vectors, 2, { start: 1, end: 3 });
  expect(pooled[0]).toBeCloseTo(0.6, 6);
  expect(pooled[1]).toBeCloseTo(0.8, 6);
});

test("has length 1 for any tokens that have a mean", () => {
  const number = fc.float({ noNaN: true, min: Math.fround(0.01), max: 1e6 });
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 30 }), (values) => {
      const pooled = pool(Float32Array.from(values.flatMap((value) => [value, -value, 1])), 3, {
        start: 0,
        end: values.length,
      });
      expect(Math.hypot(...pooled)).toBeCloseTo(1, 5);
    }),
  );
});

test.each([
  ["a token that is not a number", Float32Array.of(NaN, 1)],
  ["an infinite token", Float32Array.of(Infinity, 1)],
  ["nothing but zeros", Float32Array.of(0, 0)],
  ["fewer numbers than the range needs", Float32Array.of(1)],
])("refuses %s", (_, vectors) => {
  expect(() => pool(vectors, 2, { start: 0, end: 1 })).toThrow(expect.objectContaining({ code: "internal" }));
});

test("refuses an empty range", () => {
  expect(() => pool(Float32Array.of(1, 1), 2, { start: 0, end: 0 })).toThrow(
    expect.objectContaining({ code: "internal" }),
  );
});
