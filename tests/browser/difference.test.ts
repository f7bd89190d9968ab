import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf, type DifferenceRun } from "../../src/web/reader/difference.ts";

const sentence = fc
  .array(fc.constantFrom("a", "b", "c", " ", "\n", "é"), { maxLength: 30 })
  .map((parts) => parts.join(""));
const side = (runs: readonly DifferenceRun[], left: DifferenceRun["kind"]): string =>
  runs
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join("");

test("the runs of a difference are both texts, and equal texts have none that differs", () => {
  fc.assert(
    fc.property(sentence, sentence, (cited, present) => {
      const runs = differenceOf(cited, present);
      expect(side(runs, "present")).toBe(cited);
      expect(side(runs, "cited")).toBe(present);
      if (cited === present) expect(runs.every(({ kind }) => kind === "same")).toBe(true);
    }),
  );
});

test("a changed word is told alone", () => {
  expect(differenceOf("It froze in early May.", "It froze in late May.")).toEqual([
    { kind: "same", text: "It froze in " },
    { kind: "cited", text: "early " },
    { kind: "present", text: "late " },
    { kind: "same", text: "May." },
  ]);
});
