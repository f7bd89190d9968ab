import { describe, expect, test } from "vitest";
import { areDifferent, familiarityOf } from "../../src/text/familiarity.ts";
import { likeliestLanguage } from "../../src/text/function-words.ts";

/** A tokenizer that cuts every word into pieces of so many letters. */
const piecesOf =
  (letters: number) =>
  (text: string): number =>
    text.split(" ").reduce((sum, word) => sum + Math.ceil(word.length / letters), 0);

describe("how well a model knows a text", () => {
  test.each([
    ["as well as can be with three letters a token", 3, 1],
    ["and with more", 6, 1],
    ["half with two", 2, 0.5],
    ["hardly where each letter is a token", 1, 0.1],
  ])("is %s", (_, letters, expected) => {
    expect(familiarityOf("bridge rivers", piecesOf(letters))).toBeCloseTo(expected, 12);
  });

  test("is not doubted where there is nothing to tell by", () => {
    expect(familiarityOf("", piecesOf(3))).toBe(1);
    expect(familiarityOf("?!", () => 2)).toBe(1);
    expect(familiarityOf("words", () => 0)).toBe(1);
  });
});

test("two languages are told apart by their function words, where both texts have enough of them", () => {
  const differ = (left: string, right: string): boolean =>
    areDifferent(likeliestLanguage(left), likeliestLanguage(right));
  const english = "What did the council say about the old bridge?";
  const german = "Was hat der Rat über die alte Brücke gesagt?";
  expect(differ(english, german)).toBe(true);
  expect(differ(english, "The bridge is to be repaired before the winter.")).toBe(false);
  expect(differ("Helsinki 1975", german)).toBe(false);
});
