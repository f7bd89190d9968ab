import { describe, expect, test } from "vitest";
import { familiarityOf } from "../../../src/search/question/familiarity.ts";

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
