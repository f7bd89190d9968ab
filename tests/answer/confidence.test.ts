import fc from "fast-check";
import { expect, test } from "vitest";
import { ANSWER_THRESHOLD, confidenceOf } from "../../src/answer/confidence.ts";

const cosine = fc.double({ min: -1, max: 1, noNaN: true });
const coverage = fc.double({ min: 0, max: 1, noNaN: true });

test("the confidence is between 0 and 1", () => {
  fc.assert(
    fc.property(cosine, coverage, (near, covered) => {
      const confidence = confidenceOf({ cosine: near, coverage: covered });
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
  );
});

test("a nearer passage or more of the question's words never make an answer less likely", () => {
  fc.assert(
    fc.property(cosine, cosine, coverage, coverage, (near, nearer, covered, more) => {
      const before = confidenceOf({ cosine: near, coverage: covered });
      const after = confidenceOf({ cosine: Math.max(near, nearer), coverage: Math.max(covered, more) });
      expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});

test("everything that speaks for an answer is enough for one, nothing is not", () => {
  expect(confidenceOf({ cosine: 0.9, coverage: 1 })).toBeGreaterThan(ANSWER_THRESHOLD);
  expect(confidenceOf({ cosine: 0, coverage: 0 })).toBeLessThan(ANSWER_THRESHOLD);
});
