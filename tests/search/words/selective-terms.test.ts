import fc from "fast-check";
import { expect, test } from "vitest";
import { selectiveTerms, type LexicalTerm } from "../../../src/search/words/selective-terms.ts";

const term = (word: string, passages: number): LexicalTerm => ({ forms: [word], passages, count: 1 });
const words = (terms: readonly LexicalTerm[]): string[] => terms.flatMap(({ forms }) => forms);

test("a word that more than a fifth of the passages hold proposes none beside one that brings enough of them", () => {
  const terms = [term("treaty", 201), term("missile", 200), term("lavrov", 3)];
  expect(words(selectiveTerms(terms, 1_000, 100))).toEqual(["missile", "lavrov"]);
  expect(words(selectiveTerms(terms, 1_000, 200))).toEqual(["missile", "lavrov"]);
});

test("common words propose, too, where the others bring too few, and where there are no others", () => {
  const terms = [term("treaty", 201), term("missile", 99), term("lavrov", 98)];
  expect(selectiveTerms(terms, 1_000, 100)).toEqual(terms);
  expect(selectiveTerms(terms.slice(0, 1), 1_000, 100)).toEqual(terms.slice(0, 1));
  expect(selectiveTerms([], 0, 100)).toEqual([]);
});

test("as many passages as are wanted are still proposed, if any terms do so", () => {
  const held = fc.uniqueArray(fc.nat(59), { maxLength: 60 });
  fc.assert(
    fc.property(fc.array(held, { maxLength: 6 }), fc.integer({ min: 1, max: 60 }), (holding, wanted) => {
      const terms = holding.map((passages, index) => term(String(index), passages.length));
      const found = (some: readonly LexicalTerm[]): number =>
        new Set(some.flatMap(({ forms: [word] }) => holding[Number(word)] ?? [])).size;
      expect(found(selectiveTerms(terms, 60, wanted))).toBeGreaterThanOrEqual(Math.min(wanted, found(terms)));
    }),
  );
});

test("of a large library the rarest words propose, and no more passages than can be ranked at once", () => {
  const terms = [term("policy", 15_000), term("treaty", 2_500), term("missile", 1_200), term("lavrov", 40)];
  expect(words(selectiveTerms(terms, 100_000, 300))).toEqual(["treaty", "missile", "lavrov"]);
  expect(words(selectiveTerms(terms.slice(0, 2), 100_000, 300))).toEqual(["treaty"]);
  expect(words(selectiveTerms([...terms.slice(0, 1), term("lavrov", 40)], 100_000, 300))).toEqual([
    "policy",
    "lavrov",
  ]);
});
