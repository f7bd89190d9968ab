import { describe, expect, it } from "vitest";
import { dot } from "../../../src/core/dot/dot.ts";
import { dotOfShort, lengthened, shortened } from "../../../src/core/dot/short-vector.ts";
import { randomUnit, seededRandom } from "../../fixtures/fake-embedder.ts";

describe("a short vector", () => {
  it("has products that miss those of the vector by a hundred-thousandth as a rule, and by less than a ten-thousandth", () => {
    const random = seededRandom(7);
    const errors = Array.from({ length: 300 }, () => {
      const [vector, query] = [randomUnit(random, 384), randomUnit(random, 384)];
      return Math.abs(dotOfShort(shortened(vector), query) - dot(vector, query));
    }).sort((left, right) => left - right);
    expect(errors[150]).toBeLessThan(1e-5);
    expect(errors[299]).toBeLessThan(1e-4);
  });

  it("has the product of what it is lengthened to, whatever its length", () => {
    const random = seededRandom(8);
    for (let length = 1; length < 12; length += 1) {
      const short = shortened(randomUnit(random, length));
      const query = randomUnit(random, length);
      expect(dotOfShort(short, query)).toBeCloseTo(dot(lengthened(short), query), 6);
    }
  });

  it("is itself again when it is lengthened and shortened", () => {
    const short = shortened(randomUnit(seededRandom(9), 384));
    expect(shortened(lengthened(short))).toEqual(short);
    expect(shortened(Float32Array.of(-1, 0, 1))).toEqual(Int16Array.of(-32_767, 0, 32_767));
  });

  it("is one of zeros where the vector is not finite or not of length 1, never a plausible one", () => {
    for (const broken of [NaN, Infinity, -Infinity, 1.5])
      expect(shortened(Float32Array.of(0.6, broken))).toEqual(Int16Array.of(0, 0));
  });
});
