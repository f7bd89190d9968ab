import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lengthOfPassages } from "../../src/passages/passage-length.ts";

/** A model that has learnt the words in small Latin letters, and spells out all others. */
const countTokens = (text: string): number => (text.match(/[a-z]+|[^\sa-z]/gu) ?? []).length;

const ENGLISH = "the bridge over the river was closed for repairs";
const RUSSIAN = "мост через реку закрыли на ремонт до весны";

describe("a passage's length", () => {
  test("is in tokens where the model knows the words", () => {
    expect(lengthOfPassages(ENGLISH, countTokens)(ENGLISH)).toBe(9);
    expect(lengthOfPassages(ENGLISH, countTokens)(RUSSIAN)).toBe(countTokens(RUSSIAN));
  });

  test("is a third more than the words where the model spells them out", () => {
    const length = lengthOfPassages(RUSSIAN, countTokens);
    expect(countTokens(RUSSIAN)).toBe(35);
    expect(length(RUSSIAN)).toBe(Math.ceil((8 * 4) / 3));
    expect(length("две")).toBe(2);
  });

  test("counts two letters as a word where there are no spaces", () => {
    expect(lengthOfPassages("桥因维修而关闭", countTokens)("桥因维修而关闭")).toBe(Math.ceil((4 * 4) / 3));
  });

  test("grows with the text, whatever it is made of, and is never more than its tokens", () => {
    const length = lengthOfPassages(RUSSIAN, countTokens);
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.constantFrom("—", "ж"),
        (text, sign) => {
          expect(length(text)).toBeLessThanOrEqual(countTokens(text));
          expect(length(text + ` ${sign}`.repeat(5))).toBeGreaterThanOrEqual(length(text));
        },
      ),
    );
    expect(length("—".repeat(2400))).toBe(200);
  });
});
