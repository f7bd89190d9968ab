import { expect, test } from "vitest";
import { halfTable, halfToNumber } from "../../../scripts/model-builder/half.ts";

test("halves of the standard's examples", () => {
  expect(halfToNumber(0x3c00)).toBe(1);
  expect(halfToNumber(0xc000)).toBe(-2);
  expect(halfToNumber(0x3555)).toBe(0.333251953125);
  expect(halfToNumber(0x7bff)).toBe(65504);
  expect(halfToNumber(0x0001)).toBe(2 ** -24);
  expect(halfToNumber(0x8000)).toBe(-0);
  expect(halfToNumber(0x7c00)).toBe(Infinity);
  expect(halfToNumber(0xfc00)).toBe(-Infinity);
  expect(halfToNumber(0x7e00)).toBeNaN();
});

test("every normal half is the single-precision number with its bits moved to their places", () => {
  const view = new DataView(new ArrayBuffer(4));
  const table = halfTable();
  for (let bits = 0; bits < 0x10000; bits++) {
    const exponent = (bits >> 10) & 31;
    if (exponent === 0 || exponent === 31) continue;
    const moved = ((bits & 0x8000) << 16) | ((exponent + 112) << 23) | ((bits & 1023) << 13);
    view.setInt32(0, moved);
    if (table[bits] !== view.getFloat32(0)) expect.fail(`half ${bits} became ${table[bits] ?? "nothing"}`);
  }
});

test("the halves between two powers of two are evenly spaced, below the least normal one too", () => {
  const table = halfTable();
  for (let bits = 1; bits < 0x0800; bits++) expect(table[bits]! - table[bits - 1]!).toBe(2 ** -24);
});
