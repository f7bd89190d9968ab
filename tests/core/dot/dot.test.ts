import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembled, kernelModule } from "../../../scripts/dot-kernel/dot-kernel-module.ts";
import { dot, dotProducts, PackedVectors } from "../../../src/core/dot/dot.ts";
import { shortened } from "../../../src/core/dot/short-vector.ts";

function naive(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, index) => sum + value * right[index]!, 0);
}

function ofLengthOne(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => (length === 0 ? 0 : value / length));
}

const number = fc.float({ min: -1, max: 1, noNaN: true });
const sameLength = fc.integer({ min: 0, max: 19 }).chain((length) =>
  fc.array(fc.float32Array({ minLength: length, maxLength: length, min: -1, max: 1, noNaN: true }), {
    maxLength: 11,
  }),
);

describe("dot products", () => {
  it("are the sums of the products, of vectors of every length", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 30 }), (pairs) => {
        const left = Float32Array.from(pairs, ([one]) => one);
        const right = Float32Array.from(pairs, ([, other]) => other);
        expect(dot(left, right)).toBeCloseTo(naive(left, right), 5);
      }),
    );
  });

  it("of all pairs are those of each pair, in any number", () => {
    fc.assert(
      fc.property(sameLength, (vectors) => {
        const units = vectors.map(ofLengthOne);
        const products = dotProducts(units.map(shortened));
        expect(products.map((row) => row.length)).toEqual(units.map(() => units.length));
        units.forEach((left, row) => {
          units.forEach((right, column) => {
            expect(products[row]?.[column]).toBeCloseTo(naive(left, right), 3);
          });
        });
      }),
    );
  });

  it("of all pairs are exact up to float32 for what is stored of the vectors", () => {
    const rows = fc.integer({ min: 0, max: 9 }).chain((length) =>
      fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: length, maxLength: length }), {
        maxLength: 11,
      }),
    );
    fc.assert(
      fc.property(rows, (numbers) => {
        const vectors = numbers.map((row) => Int16Array.from(row));
        const expected = vectors.map((left) =>
          Float32Array.from(vectors, (right) => {
            const product = left.reduce((sum, value, index) => sum + value * right[index]!, 0);
            return Math.fround(product) * Math.fround(32_767 ** -2);
          }),
        );
        expect(dotProducts(vectors)).toEqual(expected);
      }),
    );
  });

  it("of a hundred vectors of 384 numbers stay within three hundred-thousandths", () => {
    const vectors = Array.from({ length: 101 }, (_, row) => {
      const vector = Float32Array.from({ length: 384 }, (_value, index) =>
        Math.sin(row * 384 + index * index),
      );
      const length = Math.hypot(...vector);
      return vector.map((value) => value / length);
    });
    const products = dotProducts(vectors.map(shortened));
    const worst = vectors.flatMap((left, row) =>
      vectors.map((right, column) => Math.abs(naive(left, right) - (products[row]?.[column] ?? NaN))),
    );
    expect(Math.max(...worst)).toBeLessThan(5e-5);
  });

  it("of one with each of many are those of each pair, in any number, however often they are asked for", () => {
    fc.assert(
      fc.property(sameLength, (vectors) => {
        const packed = new PackedVectors(vectors);
        for (const other of [...vectors, ...vectors.toReversed()]) {
          const products = packed.dots(other);
          expect(products).toHaveLength(vectors.length);
          vectors.forEach((vector, index) => {
            expect(products[index]).toBeCloseTo(naive(vector, other), 4);
          });
        }
      }),
    );
    expect(new PackedVectors([]).dots(Float32Array.of(1, 2))).toHaveLength(0);
  });

  it("come from a kernel that is assembled from the text beside it", async () => {
    const root = join(import.meta.dirname, "..", "..", "..");
    const text = readFileSync(join(root, "scripts", "dot-kernel", "dot-products.wat"), "utf8");
    expect(readFileSync(join(root, "src", "core", "dot", "dot-kernel.ts"), "utf8")).toBe(
      kernelModule(await assembled(text)),
    );
  });
});
