import fc from "fast-check";
import { expect, test } from "vitest";
import { rememberingTokens, wordByWord } from "../../src/embedding/token-memory.ts";

const codes = (text: string): number[] => Array.from(text, (letter) => letter.codePointAt(0) ?? 0);

test("a tokeniser that remembers gives what one gives that does not", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("", "a", "ab", "b".repeat(2_000), "c", "d")),
      fc.integer({ min: 1, max: 4 }),
      (texts, capacity) => {
        const tokenise = rememberingTokens(codes, capacity);
        for (const text of texts) expect(tokenise(text)).toEqual(codes(text));
      },
    ),
  );
});

test("a text that it had lately is not tokenised again, one that it had long ago is", () => {
  const asked: string[] = [];
  const tokenise = rememberingTokens((text) => {
    asked.push(text);
    return codes(text);
  }, 2);
  for (const text of ["one", "two", "one", "two", "three", "one"]) tokenise(text);
  expect(asked).toEqual(["one", "two", "three", "one"]);
});

test("word by word a text gives the tokens of its words, and a word is tokenised once", () => {
  const asked: string[] = [];
  const tokenise = wordByWord((text) => {
    asked.push(text);
    return codes(text);
  }, 8);
  expect(tokenise(" two  words\nand two ")).toEqual(codes("twowordsandtwo"));
  expect(asked).toEqual(["two", "words", "and"]);
  expect(tokenise("")).toEqual([]);
});

test("a word may have more tokens than a call has room for arguments", () => {
  const data = "f".repeat(400_000);
  expect(wordByWord(codes, 8)(`a ${data}`)).toHaveLength(400_001);
});
