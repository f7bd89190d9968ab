import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differsByOne, editsBetween } from "../../src/text/spelling.ts";
import { distance, word } from "../search/words/spelled-words.ts";

/** A word with one or two changes of a letter. */
const pair = fc
  .tuple(
    word(9),
    fc.array(fc.tuple(fc.nat(9), fc.constantFrom("put", "drop", "swap", "turn")), { maxLength: 2 }),
  )
  .map(([written, changes]): [string, string] => [
    written,
    changes.reduce((changed, [at, change]) => {
      const [before, after] = [changed.slice(0, at), changed.slice(at)];
      if (change === "put") return `${before}v${after}`;
      if (change === "drop") return before + after.slice(1);
      if (change === "swap") return `${before}w${after.slice(1)}`;
      return before + after.slice(0, 2).split("").reverse().join("") + after.slice(2);
    }, written),
  ]);

test("one letter's difference is a distance of at most one", () => {
  fc.assert(
    fc.property(fc.oneof(pair, fc.tuple(word(6), word(6))), ([left, right]) => {
      expect(differsByOne(left, right)).toBe(distance(left, right) <= 1);
    }),
    { numRuns: 3_000 },
  );
});

describe("the edits between two words", () => {
  test.each([
    ["history", "history", 0],
    ["histry", "history", 1],
    ["serach", "search", 1],
    ["alaksa", "alaska", 1],
    ["hisstri", "history", 3],
    ["summits", "history", Infinity],
    ["", "abcd", Infinity],
  ])("“%s” and “%s”: %d, of three at most", (left, right, edits) => {
    expect(editsBetween(left, right, 3)).toBe(edits);
    expect(editsBetween(right, left, 3)).toBe(edits);
  });
});
