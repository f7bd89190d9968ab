import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inSpreads, normalise, reciprocalRanks, type RawScores } from "../../../src/search/ranking/fusion.ts";

describe("normalised by hand", () => {
  test("BM25 from 0 to its greatest, the cosine from its lowest to its greatest", () => {
    const sides = normalise([
      { bm25: 10, cosine: 0.25 },
      { bm25: 5, cosine: 0.75 },
      { bm25: 0, cosine: 0.375 },
    ]);
    expect(sides).toEqual([
      { lexical: 1, dense: 0 },
      { lexical: 0.5, dense: 1 },
      { lexical: 0, dense: 0.25 },
    ]);
  });

  test("a cosine below 0 is the lowest like any other", () => {
    expect(
      normalise([
        { bm25: 0, cosine: -0.5 },
        { bm25: 0, cosine: 0.5 },
        { bm25: 0, cosine: 0 },
      ]),
    ).toEqual([
      { lexical: 0, dense: 0 },
      { lexical: 0, dense: 1 },
      { lexical: 0, dense: 0.5 },
    ]);
  });

  test("one candidate alone is as good as can be on the sides that speak for it", () => {
    expect(normalise([{ bm25: 3, cosine: 0.4 }])).toEqual([{ lexical: 1, dense: 1 }]);
    expect(normalise([{ bm25: 0, cosine: 0.4 }])).toEqual([{ lexical: 0, dense: 1 }]);
    expect(normalise([{ bm25: 3, cosine: -0.1 }])).toEqual([{ lexical: 1, dense: 0 }]);
    expect(normalise([{ bm25: 0, cosine: 0 }])).toEqual([{ lexical: 0, dense: 0 }]);
  });

  test("no candidates have no scores", () => {
    expect(normalise([])).toEqual([]);
    expect(reciprocalRanks([])).toEqual([]);
  });
});

describe("reciprocal ranks, with the constant 60", () => {
  test("are 61/61, 61/62, 61/63 of the first three, and 0 where no word occurs", () => {
    expect(
      reciprocalRanks([
        { bm25: 2, cosine: 0.1 },
        { bm25: 7, cosine: 0.9 },
        { bm25: 0, cosine: 0.5 },
      ]),
    ).toEqual([
      { lexical: 61 / 62, dense: 61 / 63 },
      { lexical: 1, dense: 1 },
      { lexical: 0, dense: 61 / 62 },
    ]);
  });

  test("are those of the better rank for equal scores, and the next one stands below all of them", () => {
    const sides = reciprocalRanks([
      { bm25: 4, cosine: 0.5 },
      { bm25: 4, cosine: 0.5 },
      { bm25: 1, cosine: 0.25 },
    ]);
    expect(sides.map(({ lexical }) => lexical)).toEqual([1, 1, 61 / 63]);
    expect(sides.map(({ dense }) => dense)).toEqual([1, 1, 61 / 63]);
  });
});

const bm25 = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 60, noNaN: true }));
const cosine = fc.double({ min: -1, max: 1, noNaN: true });
const candidates = fc.array(fc.record({ bm25, cosine }), { minLength: 1, maxLength: 30 });

describe.each([
  ["normalised scores", normalise],
  ["reciprocal ranks", reciprocalRanks],
])("%s", (_, sidesOf) => {
  test("are between 0 and 1, 0 on the lexical side where no word occurs, and keep the order of each side", () => {
    fc.assert(
      fc.property(candidates, (given) => {
        const sides = sidesOf(given);
        expect(sides).toHaveLength(given.length);
        given.forEach((left, i) => {
          const { lexical, dense } = sides[i]!;
          for (const share of [lexical, dense]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
          if (left.bm25 === 0) expect(lexical).toBe(0);
          given.forEach((right, j) => {
            if (left.bm25 >= right.bm25) expect(lexical).toBeGreaterThanOrEqual(sides[j]!.lexical);
            if (left.cosine >= right.cosine) expect(dense).toBeGreaterThanOrEqual(sides[j]!.dense);
          });
        });
      }),
    );
  });

  test("do not depend on the order of the candidates, and equal candidates have equal ones", () => {
    fc.assert(
      fc.property(candidates, (given) => {
        expect(sidesOf([...given].reverse())).toEqual([...sidesOf(given)].reverse());
        const doubled: RawScores[] = [...given, given[0]!];
        const sides = sidesOf(doubled);
        expect(sides.at(-1)).toEqual(sides[0]);
      }),
    );
  });
});

describe("scores in spreads of the library", () => {
  const cosine = { mean: 0.25, spread: 0.125 };

  test("are tenths of a spread, the cosine from two spreads below the mean", () => {
    const sidesOf = inSpreads([{ bm25: 8, cosine: 0.5 }], { bm25Spread: 2, cosine });
    expect(sidesOf({ bm25: 8, cosine: 0.5 })).toEqual({ lexical: 0.4, dense: 0.4 });
    expect(sidesOf({ bm25: 0, cosine: 0.25 })).toEqual({ lexical: 0, dense: 0.2 });
    expect(sidesOf({ bm25: 2, cosine: 0 })).toEqual({ lexical: 0.1, dense: 0 });
  });

  test("are never below 0 or above 1", () => {
    const sidesOf = inSpreads([{ bm25: 8, cosine: 0.5 }], { bm25Spread: 0.01, cosine });
    expect(sidesOf({ bm25: 8, cosine: -1 })).toEqual({ lexical: 1, dense: 0 });
    expect(sidesOf({ bm25: 4, cosine: 2 })).toEqual({ lexical: 0.5, dense: 1 });
    expect(sidesOf({ bm25: 80, cosine: 0.25 })).toEqual({ lexical: 1, dense: 0.2 });
  });

  test("are nothing on the side of the words where none occurs", () => {
    expect(inSpreads([], { bm25Spread: 0, cosine })({ bm25: 0, cosine: 0.25 }).lexical).toBe(0);
  });
});
