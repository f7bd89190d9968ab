import { expect, test } from "vitest";
import { aboutPlaceOf, rowsOf } from "../../src/web/reader/pdf/about-place.ts";

const pages = [
  { page: 1, start: 0 },
  { page: 3, start: 100 },
];

test("a span is a part of the words of its page", () => {
  expect(aboutPlaceOf({ pages }, 3, { start: 150, end: 175 }, 200)).toEqual({ page: 3, from: 0.5, to: 0.75 });
  expect(aboutPlaceOf({ pages }, 1, { start: 50, end: 150 }, 200)).toEqual({ page: 1, from: 0.5, to: 1 });
  expect(aboutPlaceOf({ pages }, 2, { start: 50, end: 60 }, 200)).toBeNull();
  expect(aboutPlaceOf({ pages: [{ page: 1, start: 40 }] }, 1, { start: 50, end: 75 }, 100)).toEqual({
    page: 1,
    from: 0.5,
    to: 0.75,
  });
  expect(aboutPlaceOf({ pages }, 3, { start: 20, end: 60 }, 200)).toBeNull();
});

/** Ten lines of three rows with as much white between, on a page of 100 rows. */
const ink = Array.from({ length: 100 }, (_, row) =>
  row >= 20 && row < 80 && row % 6 >= 2 && row % 6 < 5 ? { first: 10, last: 89 } : null,
);

test("the rows of a part are the lines that it touches, and one more on either side", () => {
  expect(rowsOf(ink, { from: 0.51, to: 0.59 })).toEqual({ top: 0.44, bottom: 0.59 });
  expect(rowsOf(ink, { from: 0.51, to: 0.65 })).toEqual({ top: 0.44, bottom: 0.65 });
  expect(rowsOf(ink, { from: 0, to: 1 })).toEqual({ top: 0.2, bottom: 0.77 });
  expect(rowsOf(ink, { from: 0.01, to: 0.02 })).toEqual({ top: 0.2, bottom: 0.29 });
});

test("a heading of large letters counts for the few characters that it has", () => {
  const heading = Array.from({ length: 12 }, () => ({ first: 10, last: 89 }));
  // It has a quarter of a line's characters, of ten lines and a quarter in all.
  const rows = rowsOf([...heading, ...ink.slice(12)], { from: 1.3 / 10.25, to: 2.2 / 10.25 });
  expect(rows).toEqual({ top: 0.2, bottom: 0.35 });
});

test("a page without ink has no place", () => {
  expect(rowsOf([null, null], { from: 0, to: 1 })).toBeNull();
  expect(rowsOf([], { from: 0, to: 1 })).toBeNull();
});
