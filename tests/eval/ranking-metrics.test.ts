import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  auroc,
  mean,
  ndcg,
  quantile,
  recall,
  reciprocalRank,
  shareOf,
} from "../../src/eval/ranking-metrics.ts";

const RELEVANCE = new Map([
  ["a", 3],
  ["b", 1],
  ["c", 0],
  ["d", 2],
  ["e", -1],
]);

describe("the measures of a ranking", () => {
  it("take the gain of a grade as it stands, discounted by the logarithm of the rank", () => {
    // 1 / log2(2) + 3 / log2(4), over the ideal 3 / log2(2) + 2 / log2(3) + 1 / log2(4)
    expect(ndcg(["b", "c", "a"], RELEVANCE, 10)).toBeCloseTo((1 + 1.5) / (3 + 1.2618595 + 0.5), 7);
    expect(ndcg(["c", "b"], new Map([["b", 1]]), 10)).toBeCloseTo(0.6309298, 7);
  });

  it("give nothing for what is judged not relevant, or is not judged", () => {
    expect(ndcg(["c", "e", "x"], RELEVANCE, 10)).toBe(0);
    expect(recall(["c", "e", "x"], RELEVANCE, 10)).toBe(0);
    expect(reciprocalRank(["c", "e", "x"], RELEVANCE, 10)).toBe(0);
    expect(ndcg(["c"], new Map([["c", 0]]), 10)).toBe(0);
  });

  it("look at the first k only", () => {
    expect(recall(["x", "a", "b", "d"], RELEVANCE, 2)).toBeCloseTo(1 / 3, 10);
    expect(recall(["x", "a", "b", "d"], RELEVANCE, 4)).toBe(1);
    expect(reciprocalRank(["x", "y", "d"], RELEVANCE, 3)).toBeCloseTo(1 / 3, 10);
    expect(reciprocalRank(["x", "y", "d"], RELEVANCE, 2)).toBe(0);
    expect(ndcg(["x", "y", "d"], RELEVANCE, 2)).toBe(0);
  });

  it("are best for the ideal order, and never leave 0 to 1", () => {
    const ids = ["a", "b", "c", "d", "e", "x", "y"];
    fc.assert(
      fc.property(fc.shuffledSubarray(ids), fc.integer({ min: 1, max: 10 }), (ranking, k) => {
        const value = ndcg(ranking, RELEVANCE, k);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(ndcg(["a", "d", "b"], RELEVANCE, k));
        expect(recall(ranking, RELEVANCE, k)).toBeLessThanOrEqual(recall(ranking, RELEVANCE, k + 1));
      }),
    );
    expect(ndcg(["a", "d", "b"], RELEVANCE, 10)).toBe(1);
  });
});

describe("the area under the ROC curve", () => {
  it("is the share of pairs in which the positive is higher, ties counting half", () => {
    expect(auroc([0.9, 0.5], [0.5, 0.1])).toBe(0.875);
    expect(auroc([1], [0])).toBe(1);
    expect(auroc([0], [1])).toBe(0);
    expect(auroc([], [1])).toBeNull();
    expect(auroc([1], [])).toBeNull();
  });

  it("agrees with counting all pairs", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const pairs = positives.flatMap((positive) =>
          negatives.map((negative) => (positive === negative ? 0.5 : Number(positive > negative))),
        );
        expect(auroc(positives, negatives)).toBeCloseTo(mean(pairs) ?? NaN, 10);
      }),
    );
  });
});

describe("quantiles, means and shares", () => {
  it("take the nearest rank", () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(quantile([4, 1, 3, 2], 0.95)).toBe(4);
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([7], 0.5)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it("are null of nothing", () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean([])).toBeNull();
    expect(shareOf([1, 2, 3, 4], (value) => value > 1)).toBe(0.75);
    expect(shareOf([], () => true)).toBeNull();
  });
});
