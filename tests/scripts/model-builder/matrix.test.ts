import fc from "fast-check";
import { expect, test } from "vitest";
import {
  quantiseRows,
  scaleColumns,
  stack,
  transpose,
  type Matrix,
} from "../../../scripts/model-builder/matrix.ts";

const matrix = fc
  .record({ rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 6 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(fc.integer({ min: -4096, max: 4096 }), { minLength: rows * columns, maxLength: rows * columns })
      .map((steps): Matrix => ({ rows, columns, data: Float32Array.from(steps, (step) => step / 1024) })),
  );

test("a transposed matrix has each entry at the mirrored place, and transposing again restores it", () => {
  fc.assert(
    fc.property(matrix, (original) => {
      const turned = transpose(original);
      for (let row = 0; row < original.rows; row++) {
        for (let column = 0; column < original.columns; column++) {
          expect(turned.data[column * turned.columns + row]).toBe(
            original.data[row * original.columns + column],
          );
        }
      }
      expect(transpose(turned)).toEqual(original);
    }),
  );
});

test("a quantised weight is within half a step of the weight, and uses no larger number than allowed", () => {
  fc.assert(
    fc.property(matrix, fc.constantFrom(63, 127), (original, largest) => {
      const { data, scales } = quantiseRows(original, largest);
      original.data.forEach((weight, index) => {
        const scale = scales[Math.floor(index / original.columns)]!;
        expect(Math.abs(data[index]!)).toBeLessThanOrEqual(largest);
        expect(Math.abs(weight - data[index]! * scale)).toBeLessThanOrEqual(scale * 0.5001);
      });
    }),
  );
});

test("the largest weight of each row takes the largest number", () => {
  const { data, scales } = quantiseRows({ rows: 2, columns: 2, data: Float32Array.of(0.5, -2, 0, 0) }, 63);
  expect([...data]).toEqual([16, -63, 0, 0]);
  expect([...scales]).toEqual([Math.fround(2 / 63), 1]);
});

test("matrices are stacked below each other and scaled column by column", () => {
  const one: Matrix = { rows: 1, columns: 2, data: Float32Array.of(1, 2) };
  const two: Matrix = { rows: 2, columns: 2, data: Float32Array.of(3, 4, 5, 6) };
  const both = stack([one, two]);
  expect(both).toEqual({ rows: 3, columns: 2, data: Float32Array.of(1, 2, 3, 4, 5, 6) });
  expect([...scaleColumns(both, Float32Array.of(10, 0.5)).data]).toEqual([10, 1, 30, 2, 50, 3]);
});
