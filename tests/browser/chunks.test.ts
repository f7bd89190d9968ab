import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunksOf } from "../../src/web/reader/chunks.ts";

describe("chunksOf", () => {
  it("ends a chunk after the first line end that follows its size", () => {
    expect(chunksOf("one\ntwo\nthree\nfour", 5)).toEqual([
      { text: "one\ntwo\n", start: 0 },
      { text: "three\n", start: 8 },
      { text: "four", start: 14 },
    ]);
  });

  it("cuts a line that is too long, but not through an emoji", () => {
    expect(chunksOf("abc😀def", 4).map((chunk) => chunk.text)).toEqual(["abc😀", "def"]);
  });

  it("loses nothing, repeats nothing and keeps to its size, whatever the text", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", "😀", "\n", " "), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (whole, size) => {
        const chunks = chunksOf(whole, size);
        expect(chunks.map((chunk) => chunk.text).join("")).toBe(whole);
        for (const chunk of chunks) {
          expect(whole.startsWith(chunk.text, chunk.start)).toBe(true);
          expect(chunk.text.length).toBeGreaterThan(0);
          expect(chunk.text.length).toBeLessThanOrEqual(2 * size + 1);
          expect(chunk.text).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });
});
