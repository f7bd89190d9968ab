import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomisationTest } from "../../src/eval/significance.ts";

describe("the randomisation test", () => {
  it("is certain of nothing where nothing differs", () => {
    expect(randomisationTest([])).toBe(1);
    expect(randomisationTest([0, 0, 0])).toBe(1);
  });

  it("counts all choices of signs for a few differences", () => {
    // Of 32 choices, only those with all signs equal reach the sum of 5.
    expect(randomisationTest([1, 1, 1, 1, 1])).toBe(2 / 32);
    // Reached by 7 and -7 (2 choices), and by none of 1 + 2 - 4, 1 - 2 + 4, -1 + 2 + 4.
    expect(randomisationTest([1, 2, 4])).toBe(2 / 8);
    // A sum of 1: |±1 ± 2 ± 4| is never less.
    expect(randomisationTest([1, -4, 2, 0])).toBe(1);
    expect(randomisationTest([3, -1])).toBe(1);
  });

  it("is near the exact value for more of them, the same every time", () => {
    // 16 wins and 4 losses of the same size: the sign test, 2 · P(X ≥ 16 | 20, 1/2) = 0.011818
    const differences = Array.from({ length: 20 }, (_, index) => (index < 4 ? -0.1 : 0.1));
    expect(randomisationTest(differences)).toBeCloseTo(0.0118, 2);
    expect(randomisationTest(differences)).toBe(randomisationTest(differences));
  });

  it("draws other signs for the differences past the 32nd", () => {
    // 64 ones: all sums are possible, and the observed one is nearly never reached.
    expect(randomisationTest(Array.from({ length: 64 }, () => 1))).toBeLessThan(0.001);
    // 20 wins more than losses among 400: 2 · P(X ≥ 210 | 400, 1/2) = 0.342
    const mixed = Array.from({ length: 400 }, (_, index) => (index < 210 ? 1 : -1));
    expect(randomisationTest(mixed)).toBeGreaterThan(0.3);
    expect(randomisationTest(mixed)).toBeLessThan(0.39);
  });

  it("lies above 0 and at most at 1, whichever system is called the first, and takes no notice of ties", () => {
    const differences = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 12 });
    fc.assert(
      fc.property(differences, (values) => {
        const p = randomisationTest(values);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(randomisationTest(values.map((value) => -value))).toBe(p);
        expect(randomisationTest([...values, 0, 0])).toBe(p);
      }),
    );
  });
});
