import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOf } from "../../src/web/ask/score-parts.ts";

const part = fc.double({ min: -1, max: 1, noNaN: true });
const contributions = fc.record({
  lexical: part,
  dense: part,
  sentence: part,
  document: part,
  feedback: part,
  attribution: part,
  referenceList: part,
  neighbours: part,
});

describe("the parts of a score", () => {
  it("add up to it as they are shown, and none is nothing", () => {
    fc.assert(
      fc.property(contributions, (given) => {
        const parts = partsOf(given).map(({ hundredths }) => hundredths);
        const score = Object.values(given).reduce((sum, value) => sum + value, 0);
        expect(parts.reduce((sum, value) => sum + value, 0)).toBe(Math.round(score * 100) + 0);
        expect(parts).not.toContain(0);
      }),
    );
  });
});
