import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fuse, type SideScores } from "../../src/search/fusion.ts";

const scores = (candidates: readonly SideScores[], weight?: number): number[] =>
  fuse(candidates, weight).map(({ score }) => score);

describe("fused by hand", () => {
  test("each side is brought to 0…1 and counts half", () => {
    const fused = fuse([
      { lexical: 10, dense: 0.3 },
      { lexical: 5, dense: 0.7 },
      { lexical: null, dense: 0.5 },
    ]);
    // Lexical 10/10, 5/10, 0; dense (0.3 − 0.3)/0.4, (0.7 − 0.3)/0.4, (0.5 − 0.3)/0.4.
    expect(fused.map(({ lexicalContribution }) => lexicalContribution)).toEqual([0.5, 0.25, 0]);
    const dense = fused.map(({ denseContribution }) => denseContribution);
    [0, 0.5, 0.25].forEach((expected, index) => {
      expect(dense[index]).toBeCloseTo(expected, 12);
    });
    [0.5, 0.75, 0.25].forEach((expected, index) => {
      expect(fused[index]?.score).toBeCloseTo(expected, 12);
    });
  });

  test("the weight is the lexical side's share", () => {
    const candidates = [
      { lexical: 4, dense: 0.2 },
      { lexical: 1, dense: 0.6 },
    ];
    expect(scores(candidates, 0)).toEqual([0, 1]);
    expect(scores(candidates, 1)).toEqual([1, 0.25]);
    expect(scores(candidates, 0.8)[1]).toBeCloseTo(0.8 * 0.25 + 0.2, 12);
  });

  test("a side that did not see a candidate counts as the lowest it gave", () => {
    expect(
      scores([
        { lexical: 2, dense: null },
        { lexical: 2, dense: 0.1 },
        { lexical: null, dense: 0.9 },
      ]),
    ).toEqual([0.5, 0.5, 0.5]);
  });

  test("BM25's lowest score is 0, not the lowest of the candidates", () => {
    expect(
      scores([
        { lexical: 9, dense: null },
        { lexical: 8, dense: null },
      ]),
    ).toEqual([0.5, (0.5 * 8) / 9]);
  });

  test("one candidate alone is as good as can be on the sides that speak for it", () => {
    expect(scores([{ lexical: 3, dense: 0.4 }])).toEqual([1]);
    expect(scores([{ lexical: null, dense: 0.4 }])).toEqual([0.5]);
    expect(scores([{ lexical: 3, dense: null }])).toEqual([0.5]);
    expect(scores([{ lexical: null, dense: -0.1 }])).toEqual([0]);
    expect(scores([{ lexical: null, dense: null }])).toEqual([0]);
  });

  test("no candidates have no scores", () => {
    expect(fuse([])).toEqual([]);
  });
});

const lexical = fc.option(fc.double({ min: 0, max: 60, noNaN: true }), { nil: null });
const dense = fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: null });
const candidate = fc.record({ lexical, dense });
const candidates = fc.array(candidate, { minLength: 1, maxLength: 30 });

test("scores are between 0 and 1 and the sum of their two contributions", () => {
  fc.assert(
    fc.property(candidates, fc.double({ min: 0, max: 1, noNaN: true }), (sides, weight) => {
      for (const { score, lexicalContribution, denseContribution } of fuse(sides, weight)) {
        expect(score).toBe(lexicalContribution + denseContribution);
        expect(lexicalContribution).toBeGreaterThanOrEqual(0);
        expect(lexicalContribution).toBeLessThanOrEqual(weight);
        expect(denseContribution).toBeGreaterThanOrEqual(0);
        expect(denseContribution).toBeLessThanOrEqual(1 - weight);
        expect(score).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("a candidate that rises on one side never falls in the fused score", () => {
  fc.assert(
    fc.property(candidates, fc.nat(), lexical, dense, (sides, pick, more, nearer) => {
      const at = pick % sides.length;
      const before = sides[at]!;
      const risen = {
        lexical: Math.max(before.lexical ?? 0, more ?? 0),
        dense: before.dense === null ? null : Math.max(before.dense, nearer ?? -1),
      };
      expect(scores(sides.with(at, risen))[at]).toBeGreaterThanOrEqual(scores(sides)[at]!);
    }),
  );
});

test("a candidate that is better on both sides has the greater score", () => {
  fc.assert(
    fc.property(candidates, (sides) => {
      const fused = scores(sides);
      sides.forEach((left, i) => {
        sides.forEach((right, j) => {
          if ((left.lexical ?? 0) < (right.lexical ?? 0)) return;
          if (left.dense === null || right.dense === null || left.dense < right.dense) return;
          expect(fused[i]).toBeGreaterThanOrEqual(fused[j]!);
        });
      });
    }),
  );
});

test("the order of the candidates changes nothing, and equal candidates have equal scores", () => {
  fc.assert(
    fc.property(candidates, fc.infiniteStream(fc.nat()), (sides, random) => {
      const order = sides.map((_, index) => ({ index, key: random.next().value as number }));
      order.sort((left, right) => left.key - right.key);
      const fused = scores(sides);
      const shuffled = scores(order.map(({ index }) => sides[index]!));
      expect(shuffled).toEqual(order.map(({ index }) => fused[index]));
      const doubled = scores([...sides, sides[0]!]);
      expect(doubled.at(-1)).toBe(doubled[0]);
    }),
  );
});
