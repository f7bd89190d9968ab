import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEARCHED_WHOLE, tellingParts } from "../../../src/search/question/telling-parts.ts";

const FILLER = Array.from(
  { length: 60 },
  (_, index) => `Person${index}, street${index}, corner${index}, tower${index} and market${index}.`,
);
const LIGHTHOUSE = "The lighthouse keeper lit the lighthouse lamp.";
const paste = [
  ...FILLER.slice(0, 30),
  LIGHTHOUSE,
  "The keeper left the lighthouse.",
  ...FILLER.slice(30),
].join(" ");

describe("the telling parts", () => {
  test("of a text that is not long are the text", () => {
    const text = "x ".repeat(SEARCHED_WHOLE / 2);
    expect(tellingParts(text)).toBe(text);
    expect(tellingParts("Who lit the lamp?")).toBe("Who lit the lamp?");
  });

  test("of a pasted text are what it speaks of most, in its order", () => {
    const parts = tellingParts(paste);
    expect(parts).toContain(`${LIGHTHOUSE} The keeper left the lighthouse.`);
    expect(parts.length).toBeLessThan(paste.length / 2);
  });

  test("are its questions alone, wherever they stand, if they have telling words", () => {
    for (const text of [`Who left the mill? ${paste}`, `${paste} Who left the mill?`]) {
      expect(tellingParts(text)).toBe("Who left the mill?");
    }
    expect(tellingParts(`${paste} What now?`)).toContain(LIGHTHOUSE);
  });

  test.each([
    "word ".repeat(4_000),
    "x".repeat(20_000),
    "报告里程碑".repeat(4_000),
    "?".repeat(20_000),
    "a, ".repeat(6_000),
  ])("of a text without sentences are pieces of it", (text) => {
    const parts = tellingParts(text.trim());
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.length).toBeLessThanOrEqual(1_000);
  });

  test("are words of the text", () => {
    const word = fc.constantFrom("dam", "river", "gate?", "closed.", "“so”", "мост", "水", "\n", "e.g.");
    fc.assert(
      fc.property(fc.array(word, { minLength: 900, maxLength: 1_500 }), (words) => {
        const text = words.join(" ").trim();
        const given = new Set(text.split(/\s+/u));
        for (const part of tellingParts(text).split(/\s+/u)) expect(given).toContain(part);
      }),
      { numRuns: 30 },
    );
  });
});
