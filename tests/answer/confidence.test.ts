import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confidenceOf, verdictOf } from "../../src/answer/confidence.ts";
import type { AnswerFeatures } from "../../src/answer/answer-features.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const yesOrNo = fc.constantFrom(0, 1);
const evidence = fc.record({
  cosine: share,
  sentenceCosine: share,
  contextCoverage: share,
  passageCoverage: share,
  familiarity: share,
  namesMissing: yesOrNo,
  namesUnknown: yesOrNo,
  attributed: yesOrNo,
  onTopic: share,
  quantityMissing: yesOrNo,
  timeMissing: yesOrNo,
  nameMissing: yesOrNo,
  countMissing: yesOrNo,
  contradicts: yesOrNo,
});

const everything: AnswerFeatures = {
  cosine: 0.8,
  sentenceCosine: 0.8,
  contextCoverage: 1,
  passageCoverage: 1,
  familiarity: 1,
  namesMissing: 0,
  namesUnknown: 0,
  attributed: 1,
  onTopic: 0,
  quantityMissing: 0,
  timeMissing: 0,
  nameMissing: 0,
  countMissing: 0,
  contradicts: 0,
};

test("the confidence is between 0 and 1", () => {
  fc.assert(
    fc.property(evidence, (given) => {
      expect(confidenceOf(given)).toBeGreaterThan(0);
      expect(confidenceOf(given)).toBeLessThan(1);
    }),
  );
});

describe("an answer is no less likely", () => {
  test.each(["cosine", "sentenceCosine", "contextCoverage", "attributed", "onTopic"] as const)(
    "for more of %s",
    (field) => {
      fc.assert(
        fc.property(evidence, share, (given, more) => {
          const after = { ...given, [field]: Math.max(given[field], more) };
          expect(confidenceOf(after)).toBeGreaterThanOrEqual(confidenceOf(given));
        }),
      );
    },
  );

  test.each([
    "namesMissing",
    "namesUnknown",
    "quantityMissing",
    "timeMissing",
    "nameMissing",
    "countMissing",
    "contradicts",
  ] as const)("for less of %s", (field) => {
    fc.assert(
      fc.property(evidence, (given) => {
        expect(confidenceOf({ ...given, [field]: 0 })).toBeGreaterThanOrEqual(confidenceOf(given));
      }),
    );
  });
});

test("everything that speaks for an answer is enough for one, nothing is not", () => {
  expect(confidenceOf(everything)).toBeGreaterThan(0.95);
  const nothing = { ...everything, cosine: 0, sentenceCosine: 0, contextCoverage: 0 };
  expect(verdictOf(confidenceOf(nothing))).toBe("not-found");
});

test("somebody else's words on a near subject are not enough", () => {
  // What "what did Ivanov say about Iran" finds where Ivanov speaks of Syria only.
  const near = { ...everything, cosine: 0.48, sentenceCosine: 0.51, contextCoverage: 0.44 };
  expect(verdictOf(confidenceOf({ ...near, namesMissing: 1, attributed: 0 }))).toBe("not-found");
  expect(verdictOf(confidenceOf(near))).not.toBe("not-found");
});

test("a verdict is that of the confidence alone: the surer, the nearer to an answer", () => {
  const order = ["not-found", "uncertain", "answered"];
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (left, right) => {
        const [less, more] = [Math.min(left, right), Math.max(left, right)];
        expect(order.indexOf(verdictOf(less))).toBeLessThanOrEqual(order.indexOf(verdictOf(more)));
      },
    ),
  );
  expect([0, 0.1999, 0.2, 0.5499, 0.55, 1].map(verdictOf)).toEqual([
    "not-found",
    "not-found",
    "uncertain",
    "uncertain",
    "answered",
    "answered",
  ]);
});
