import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dot } from "../../../src/core/dot/dot.ts";
import { lengthened, shortened } from "../../../src/core/dot/short-vector.ts";
import { supportOf, type Supported } from "../../../src/search/ranking/neighbours.ts";
import { randomUnit, seededRandom } from "../../fixtures/fake-embedder.ts";

const EAST = shortened(Float32Array.of(1, 0));
const NORTH = shortened(Float32Array.of(0, 1));
const NORTH_EAST = shortened(Float32Array.of(0.6, 0.8));

const passage = (score: number, evidence: number, vector = EAST): Supported => ({
  score,
  evidence,
  vector,
  undisputed: false,
});

/** Passages far from all others, so that the given ones alone are near each other. */
function amongOthers(...given: readonly Supported[]): number[] {
  const others = Array.from({ length: 20 }, () => passage(0.3, 1, shortened(Float32Array.of(-1, 0))));
  return supportOf([...given, ...others]).slice(0, given.length);
}

describe("what a passage gains by its neighbours", () => {
  test.each([
    // ½ · (1 − evidence²) of the way to the neighbour's score
    ["half of the way without any evidence", 0, 0.5],
    ["0.32 of it at 0.6", 0.6, 0.32],
    ["nothing when it proves itself", 1, 0],
    ["nothing when the evidence is beyond proof", 1.5, 0],
    ["half of it when the evidence is below nothing", -0.5, 0.5],
  ])("%s", (_, evidence, share) => {
    const [gain] = amongOthers(passage(0.2, evidence), passage(0.8, 1));
    expect(gain).toBeCloseTo(share * 0.6, 12);
  });

  test("is a loss beside weaker ones", () => {
    expect(amongOthers(passage(0.8, 0.6), passage(0.2, 1))[0]).toBeCloseTo(-0.32 * 0.6, 12);
  });

  test("comes from those near in meaning alone, by the square of their cosine", () => {
    const [gain] = amongOthers(passage(0, 0), passage(1, 1, NORTH_EAST), passage(0.5, 1, EAST));
    expect(gain).toBeCloseTo((0.5 * (1 * 0.36 + 0.5 * 1)) / 1.36, 4);
    expect(amongOthers(passage(0, 0), passage(1, 1, NORTH))[0]).toBe(0);
  });

  test("is nothing among fewer than twenty", () => {
    expect(supportOf([])).toEqual([]);
    expect(supportOf([passage(0.5, 0)])).toEqual([0]);
    expect(supportOf(Array.from({ length: 19 }, (_, place) => passage(place / 20, 0)))).toEqual(
      Array(19).fill(0),
    );
  });

  test("leaves the passage first that is the best by words and by meaning", () => {
    const near = Array.from({ length: 20 }, () => passage(0.9, 0, NORTH));
    const all = [...near, { ...passage(0.7, 0), undisputed: true }];
    const gains = supportOf(all);
    const scores = all.map(({ score }, index) => score + gains[index]!);
    expect(scores.indexOf(Math.max(...scores))).toBe(20);
    expect(scores.at(-1)).toBeCloseTo(0.9, 8);
  });

  test("is what a naive search for the ten nearest of the hundred best gives, to the 150 best", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 180 }), (seed, size) => {
        const random = seededRandom(seed);
        const candidates = Array.from({ length: size }, () => ({
          score: random(),
          evidence: random(),
          vector: shortened(randomUnit(random, 6)),
          undisputed: false,
        }));
        const gains = supportOf(candidates);
        const best = [...candidates].sort((left, right) => right.score - left.score).slice(0, 150);
        candidates.forEach((candidate, index) => {
          expect(gains[index]).toBeCloseTo(best.includes(candidate) ? naiveGain(candidate, best) : 0, 6);
        });
      }),
      { numRuns: 50 },
    );
  });

  test("never takes a score out of the range of all scores", () => {
    const candidate = fc.record({
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      evidence: fc.double({ min: 0, max: 1, noNaN: true }),
      vector: fc.constantFrom(EAST, NORTH, NORTH_EAST),
      undisputed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 1, maxLength: 30 }), (candidates) => {
        const scores = candidates.map(({ score }) => score);
        supportOf(candidates).forEach((gain, index) => {
          expect(scores[index]! + gain).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
          expect(scores[index]! + gain).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);
        });
      }),
    );
  });
});

function naiveGain(self: Supported, best: readonly Supported[]): number {
  const neighbours = best
    .slice(0, 100)
    .filter((other) => other !== self)
    .map((other) => ({ score: other.score, cosine: dot(lengthened(other.vector), lengthened(self.vector)) }))
    .sort((left, right) => right.cosine - left.cosine)
    .slice(0, best.length < 20 ? 0 : 10)
    .map(({ score, cosine }) => ({ score, weight: Math.max(0, cosine) ** 2 }));
  const total = neighbours.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return 0;
  const mean = neighbours.reduce((sum, { score, weight }) => sum + score * weight, 0) / total;
  return 0.5 * (1 - self.evidence ** 2) * (mean - self.score);
}
