import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bm25, bm25Spread, documentBm25, idf, rarity } from "../../../src/search/words/bm25.ts";
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
    expect(idf(passages, occurrences)).toBeCloseTo(weight, 12);
  });

  test("less the more passages hold it", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (passages, some, more) => {
        const weight = idf(passages, some);
        expect(weight).toBeGreaterThan(0);
        expect(idf(passages, some + more)).toBeLessThanOrEqual(weight);
      }),
    );
  });
});

const TERMS = new Map(["cat", "dog"].map((word, number) => [hashOf(word), [number]]));

function score(source: Partial<WordSource>, weights: readonly number[] = [1, 1]): number {
  const words = encodeWords({ title: "", author: "", heading: "", sentences: [], ...source });
  return bm25(
    matchWords(words, TERMS, 2),
    weights.map((weight) => ({ weight, count: 1 })),
  );
}

const filler = (count: number): string => "owl ".repeat(count);

describe("BM25", () => {
  test.each<[string, Partial<WordSource>, number]>([
    // f · 2.2 / (f + 1.2 · (0.5 + 0.5 · length / 120))
    ["of one occurrence in a passage of the usual length", { sentences: [`cat ${filler(119)}`] }, 1],
    ["of one in half that length", { sentences: [`cat ${filler(59)}`] }, 2.2 / 1.9],
    ["of one in twice that length", { sentences: [`cat ${filler(239)}`] }, 2.2 / 2.8],
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

describe("BM25 of a whole document", () => {
  test("is by the same formula, with its length over the usual one", () => {
    const terms = [
      { weight: 2, count: 1 },
      { weight: 1, count: 3 },
      { weight: 5, count: 1 },
    ];
    // 2 · 4 · 2.2 / (4 + 1.2 · 1.5) + 3 · 1 · 2.2 / (1 + 1.2 · 1.5)
    expect(documentBm25([4, 1, 0], 2, terms)).toBeCloseTo(17.6 / 5.8 + 6.6 / 2.8, 12);
    expect(documentBm25([], 1, terms)).toBe(0);
  });

  test("counts a term as often as it is asked for", () => {
    const once = documentBm25([2], 1, [{ weight: 1.5, count: 1 }]);
    expect(documentBm25([2], 1, [{ weight: 1.5, count: 4 }])).toBeCloseTo(4 * once, 12);
  });
});

describe("the spread of BM25", () => {
  test("is that of terms that occur by chance, and half more", () => {
    // A term that half of the passages hold: (ln 2)² · ¼; one that a tenth holds, asked for twice: (2 · ln 10)² · 0.09
    const [half, tenth] = [Math.log(2), Math.log(10)];
    expect(bm25Spread([{ weight: half, count: 1 }])).toBeCloseTo(0.75 * half, 12);
    expect(
      bm25Spread([
        { weight: half, count: 1 },
        { weight: tenth, count: 2 },
      ]),
    ).toBeCloseTo(1.5 * Math.sqrt(half ** 2 / 4 + 4 * tenth ** 2 * 0.09), 12);
  });

  test("is nothing without terms, and never less for one more", () => {
    expect(bm25Spread([])).toBe(0);
    const term = fc.record({
      weight: fc.double({ min: 0.001, max: 20, noNaN: true }),
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(term), term, (terms, one) => {
        expect(bm25Spread([...terms, one])).toBeGreaterThanOrEqual(bm25Spread(terms));
      }),
    );
  });
});

test("a small library does not tell how rare a word is", () => {
  expect(rarity(2, 1)).toBe(idf(100, 1));
  expect(rarity(250, 3)).toBe(idf(250, 3));
});
