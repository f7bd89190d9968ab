import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lowerCase } from "../../src/text/lower-case.ts";

describe("A text in small letters", () => {
  it.each([
    ["What did IVANOV say?", "what did ivanov say?"],
    ["GRÜẞE AUS İZMİR", "grüße aus İzmİr"],
    ["ΔΗΜΟΣ ΧΙΟΥ", "δημος χιου"],
  ])("of “%s” is “%s”", (text, small) => {
    expect(lowerCase(text).replaceAll("ς", "σ")).toBe(small.replaceAll("ς", "σ"));
  });

  it("has every character where the text has it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 0, max: 40 }), (text, at) => {
        const small = lowerCase(`İ${text}`);
        expect(small.length).toBe(text.length + 1);
        const letter = text.codePointAt(at);
        if (letter === undefined) return;
        const written = String.fromCodePoint(letter);
        const found = String.fromCodePoint(small.codePointAt(at + 1) ?? 0);
        expect([written, written.toLowerCase(), "ς"]).toContain(found);
      }),
    );
  });
});
