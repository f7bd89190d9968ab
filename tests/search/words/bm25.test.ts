import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bm25, inversePassageFrequency } from "../../../src/search/words/bm25.ts";
import { encodeWords, hashOf, matchWords, type WordSource } from "../../../src/search/words/passage-words.ts";

describe("a term weighs", () => {
  test.each([
    // ln(1 + (N − n + 0.5) / (n + 0.5))
    ["most where it occurs nowhere", 100, 0, 5.308267697401205],
    ["much where it is rare", 100, 1, 4.209655408733095],
    ["little where it is common", 100, 50, 0.6931471805599453],
    ["next to nothing where it is everywhere", 100, 100, 0.004962789342129014],
    ["no less than nothing where the count is ahead of the library", 100, 120, 0.0041407926660314],
    ["as much as a coin's toss in an empty library", 0, 0, 0.6931471805599453],
  ])("%s", (_, passages, occurrences, weight) => {
    expect(inversePassageFrequency(passages, occurrences)).toBeCloseTo(weight, 12);
  });

  test("less the more passages hold it", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (passages, some, more) => {
        const weight = inversePassageFrequency(passages, some);
        expect(weight).toBeGreaterThan(0);
        expect(inversePassageFrequency(passages, some + more)).toBeLessThanOrEqual(weight);
      }),
    );
  });
});

const TERMS = new Map(["cat", "dog"].map((word, number) => [hashOf(word), [number]]));

function score(source: Partial<WordSource>, weights: readonly number[] = [1, 1]): number {
  const words = encodeWords({ title: "", author: "", heading: "", sentences: [], ...source });
  return bm25(
    matchWords(words, TERMS, 2),
    weights.map((weight) => ({ weight })),
  );
}

const filler = (count: number): string => "owl ".repeat(count);

describe("BM25", () => {
  test.each<[string, Partial<WordSource>, number]>([
    // f · 2.2 / (f + 1.2 · (0.25 + 0.75 · length / 120))
    ["of one occurrence in a passage of the usual length", { sentences: [`cat ${filler(119)}`] }, 1],
    ["of one in half that length", { sentences: [`cat ${filler(59)}`] }, 2.2 / 1.75],
    ["of one in twice that length", { sentences: [`cat ${filler(239)}`] }, 2.2 / 3.1],
    ["of two", { sentences: [`cat cat ${filler(118)}`] }, 4.4 / 3.2],
    ["of two words, each once", { sentences: [`cat dog ${filler(118)}`] }, 2],
    ["of the title, which counts twice", { title: "cat", sentences: [filler(119)] }, 4.4 / 3.2],
    ["of an author, who counts twice", { author: "cat", sentences: [filler(119)] }, 4.4 / 3.2],
    [
      "of a heading, which counts one and a half times",
      { heading: "cat", sentences: [filler(119)] },
      3.3 / 2.7,
    ],
    ["of no occurrence", { sentences: [filler(120)] }, 0],
    ["of a passage without words", {}, 0],
  ])("%s", (_, source, expected) => {
    expect(score(source)).toBeCloseTo(expected, 12);
  });

  test("counts each word as much as it weighs", () => {
    expect(score({ sentences: [`cat dog ${filler(118)}`] }, [3, 0.25])).toBeCloseTo(3.25, 12);
  });
});
