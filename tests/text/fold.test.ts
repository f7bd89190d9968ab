import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, foldLine, smallLetters } from "../../src/text/fold.ts";
import { anyText, SPELLINGS } from "./arbitrary-text.ts";

const ONE_WORD_KINDS = new Set([
  "case",
  "accents",
  "letters with a stroke",
  "ligatures of letters",
  "Icelandic letters",
  "sharp s",
  "Turkish i",
  "full width",
  "letters of formulas",
  "soft hyphens",
  "zero-width spaces",
  "word joiners",
  "marks of direction",
  "composed Cyrillic",
  "ё",
  "Greek accents",
  "Greek final s",
  "Arabic vowels",
  "forms of alef",
  "ta marbuta",
  "alef maqsura",
  "tatweel",
  "Hebrew points",
  "decomposed Korean",
  "half-width kana",
  "voiced kana",
]);

describe("a folded word", () => {
  test.each(SPELLINGS.filter(([kind]) => ONE_WORD_KINDS.has(kind)))(
    "is one in all spellings: %s, %s",
    (_, ...words) => {
      expect(new Set(words.map(fold)).size).toBe(1);
    },
  );

  test.each([
    ["Łódź", "lodz"],
    ["Straße", "strasse"],
    ["İZMİR", "izmir"],
    ["ΟΔΟΣ", "οδοσ"],
    ["ﬁlm", "film"],
    ["４２", "42"],
    ["٧", "7"],
    ["हिन्दी", "हिन्दी"],
    ["ไทย", "ไทย"],
    ["が", "が"],
    ["…", ""],
  ])("of %s is %s", (word, folded) => {
    expect(fold(word)).toBe(folded);
  });

  test("folds to itself, whatever it is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
        const small = smallLetters(text);
        expect(smallLetters(small)).toBe(small);
        expect(fold(small)).toBe(once);
        const line = foldLine(text);
        expect(foldLine(line)).toBe(line);
      }),
      { numRuns: 2_000 },
    );
  });

  test("keeps apart what differs in more than its writing", () => {
    for (const [left, right] of [
      ["resin", "raisin"],
      ["が", "か"],
      ["दिन", "दीन"],
      ["1912", "1921"],
    ] as const)
      expect(fold(left)).not.toBe(fold(right));
  });
});

test("a folded line keeps what stands between its words", () => {
  expect(foldLine("  Café  C++,\tŁódź ")).toBe("cafe c++, lodz");
  expect(foldLine("C#")).not.toBe(foldLine("C++"));
});
