import fc from "fast-check";
import { expect, it } from "vitest";
import { tableText } from "../../src/core/csv.ts";

it.each([
  ["=1+1", "'=1+1"],
  [" \t@SUM(A1)", "' \t@SUM(A1)"],
  ["＝1+1", "'＝1+1"],
  ["'=1+1", "''=1+1"],
  ["'Tis said", "'Tis said"],
  ["98-2", "98-2"],
])("“%s” stands as “%s” in a table", (text, written) => {
  expect(tableText(text)).toBe(written);
});

it("never begins with a formula, and gives the text back when one apostrophe is taken away", () => {
  const text = fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "'", " ", "\t", "＝", "a", "1") });
  fc.assert(
    fc.property(text, (words) => {
      const written = tableText(words);
      expect(written).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
      expect(/^[\s']*[=+\-@＝＋－＠]/u.test(written) ? written.slice(1) : written).toBe(words);
    }),
  );
});
