import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrationError, refusalCurve, reliability } from "../../src/eval/calibration.ts";

describe("the curve of refusals", () => {
  it("takes the highest threshold that refuses no more answerable questions than allowed", () => {
    const answerable = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
    const curve = refusalCurve(
      { answerable, absent: [0.05, 0.15, 0.35], impossible: [0.2, 0.95] },
      [0.1, 0.25],
    );
    expect(curve).toEqual([
      { allowed: 0.1, threshold: 0.2, wronglyRefused: 0.1, absentRefused: 2 / 3, impossibleRefused: 0 },
      { allowed: 0.25, threshold: 0.3, wronglyRefused: 0.2, absentRefused: 2 / 3, impossibleRefused: 0.5 },
    ]);
  });

  it("does not refuse a part of the questions of equal confidence", () => {
    const [point] = refusalCurve(
      { answerable: [0.5, 0.5, 0.5, 0.9], absent: [0.5, 0.4], impossible: [] },
      [0.5],
    );
    expect(point).toEqual({
      allowed: 0.5,
      threshold: 0.5,
      wronglyRefused: 0,
      absentRefused: 0.5,
      impossibleRefused: null,
    });
  });

  it("has no point where nothing is answerable", () => {
    expect(refusalCurve({ answerable: [], absent: [0.5], impossible: [] }, [0.1])).toEqual([]);
  });

  it("keeps to what is allowed, and would not with the next higher confidence as its threshold", () => {
    const confidences = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(confidences, fc.double({ min: 0, max: 0.9, noNaN: true }), (answerable, allowed) => {
        const [point] = refusalCurve({ answerable, absent: [], impossible: [] }, [allowed]);
        const refusedBelow = (threshold: number): number =>
          answerable.filter((confidence) => confidence < threshold).length;
        expect(refusedBelow(point!.threshold)).toBeLessThanOrEqual(allowed * answerable.length);
        const higher = answerable.filter((confidence) => confidence > point!.threshold);
        for (const next of higher) expect(refusedBelow(next)).toBeGreaterThan(allowed * answerable.length);
      }),
    );
  });
});

describe("the reliability of a confidence", () => {
  it("is the share of answerable questions in each bin beside the mean confidence", () => {
    const bins = reliability([0.95, 1, 0.3], [0.1, 0.3, 0.3]);
    expect(bins.map(({ questions, answerable }) => [questions, answerable])).toEqual([
      [1, 0],
      [3, 1 / 3],
      [2, 1],
    ]);
    expect(bins.map(({ from, to }) => [from, to])).toEqual([
      [0.1, 0.2],
      [0.3, 0.4],
      [0.9, 1],
    ]);
    expect(bins[2]?.meanConfidence).toBeCloseTo(0.975, 10);
  });

  it("misses by the average over the questions", () => {
    // |0.1 − 0| · 1/6 + |0.3 − 1/3| · 3/6 + |0.975 − 1| · 2/6
    expect(calibrationError(reliability([0.95, 1, 0.3], [0.1, 0.3, 0.3]))).toBeCloseTo(0.0416667, 7);
    expect(calibrationError(reliability([1, 1], [0, 0, 0]))).toBe(0);
    expect(calibrationError(reliability([0], [1]))).toBe(1);
    expect(calibrationError([])).toBeNull();
  });
});
