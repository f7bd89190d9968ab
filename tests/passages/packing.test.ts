import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packSentences, type CountedSentence } from "../../src/passages/packing.ts";

const BUDGET = 200;

/** Paragraphs of sentences with so many tokens each; a token is "w " in the text. */
function paragraphsOf(...sizes: readonly number[][]): { text: string; paragraphs: CountedSentence[][] } {
  let position = 0;
  const paragraphs = sizes.map((sentences) =>
    sentences.map((tokens) => {
      const start = position;
      position += 2 * tokens;
      return { start, end: position - 1, tokens };
    }),
  );
  return { text: "w ".repeat(position / 2), paragraphs };
}

const countTokens = (text: string): number => text.split(" ").filter((word) => word !== "").length;

/** The sizes of the sentences of each passage. */
function pack(...sizes: readonly number[][]): number[][] {
  const { text, paragraphs } = paragraphsOf(...sizes);
  const passages = packSentences(text, paragraphs, BUDGET, countTokens);
  return passages.map((spans) => spans.map(({ start, end }) => countTokens(text.slice(start, end))));
}

describe("paragraphs are packed so that", () => {
  test.each<[string, number[][], number[][]]>([
    ["one that fits is a passage", [[50, 60]], [[50, 60]]],
    ["two of a good size stay apart", [[60], [70]], [[60], [70]]],
    ["a small one joins the one before it", [[60], [20]], [[60, 20]]],
    ["a small one joins the one after it", [[20], [60]], [[20, 60]]],
    ["joined ones stay at one subject's size", [[150], [20]], [[150], [20]]],
    [
      "a long one is cut into even parts",
      [[50, 50, 50, 50, 50, 50]],
      [
        [50, 50, 50],
        [50, 50, 50],
      ],
    ],
    ["there are no more parts than are needed", [[90, 90, 90, 90, 42]], [[90, 90], [90, 90], [42]]],
    ["an endless sentence comes back in pieces", [[300]], [[150], [150]]],
  ])("%s", (_, paragraphs, passages) => {
    expect(pack(...paragraphs)).toEqual(passages);
  });
});

test("a sentence that is too long is cut at the space nearest to its middle, before or after it", () => {
  const count = (text: string): number => text.length;
  const pieces = (text: string): string[] =>
    packSentences(text, [[{ start: 0, end: text.length, tokens: text.length }]], 70, count)
      .flat()
      .map(({ start, end }) => text.slice(start, end));
  for (const [left, right] of [
    [35, 60],
    [60, 35],
  ] as const) {
    expect(pieces(`${"a".repeat(left)} ${"b".repeat(right)}`)).toEqual(["a".repeat(left), "b".repeat(right)]);
  }
});

/** The fewest parts of neighbours that fit, and the least that the largest of them can be: all ways of cutting tried. */
function bestCut(sizes: readonly number[], budget: number): { parts: number; largest: number } {
  const [first = 0, ...rest] = sizes;
  if (rest.length === 0) return { parts: 1, largest: first };
  let best = { parts: Infinity, largest: Infinity };
  for (let cut = 1; cut <= sizes.length; cut += 1) {
    const head = sizes.slice(0, cut).reduce((sum, size) => sum + size, 0);
    if (head > budget) break;
    const tail = cut === sizes.length ? { parts: 0, largest: 0 } : bestCut(sizes.slice(cut), budget);
    const found = { parts: tail.parts + 1, largest: Math.max(head, tail.largest) };
    const better = found.parts - best.parts || found.largest - best.largest;
    if (better < 0) best = found;
  }
  return best;
}

test("a long paragraph is cut into the fewest parts that fit, the largest as small as it can be", () => {
  // No part can be so small that it joins its neighbour.
  const sizes = fc.array(fc.integer({ min: 48, max: BUDGET }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(sizes, (sentences) => {
      const totals = pack(sentences).map((passage) => passage.reduce((sum, size) => sum + size, 0));
      const cut = { parts: totals.length, largest: Math.max(...totals) };
      expect(cut).toEqual(bestCut(sentences, BUDGET));
    }),
    { numRuns: 300 },
  );
});

test("no token is lost and no passage is over budget, whatever the sizes", () => {
  const sizes = fc.array(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 6 }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(sizes, (paragraphs) => {
      const passages = pack(...paragraphs);
      const flat = (all: readonly (readonly number[])[]): number =>
        all.flat().reduce((sum, size) => sum + size, 0);
      expect(flat(passages)).toBe(flat(paragraphs));
      for (const passage of passages) expect(flat([passage])).toBeLessThanOrEqual(BUDGET);
    }),
    { numRuns: 300 },
  );
});
