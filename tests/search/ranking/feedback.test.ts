import { describe, expect, test } from "vitest";
import { feedbackOf } from "../../../src/search/ranking/feedback.ts";
import { PackedVectors } from "../../../src/core/dot/dot.ts";
import { sampledWords, type Population } from "../../../src/search/ranking/population.ts";
import { encodeWords } from "../../../src/search/words/passage-words.ts";

const words = (...sentences: string[]): Uint32Array =>
  encodeWords({ title: "", author: "", heading: "", sentences });

/** A library of so many passages about something else, and these. */
function among(others: number, ...passages: readonly Uint32Array[]): Population {
  const rest = Array.from({ length: others }, (_, place) =>
    words(`Entry ${String.fromCharCode(97 + place)}.`),
  );
  return { vectors: new PackedVectors([]), words: sampledWords([...rest, ...passages]), documentLength: 0 };
}

describe("feedback", () => {
  const both = words("The ferry left the pier.", "Its captain waited.");
  const also = words("A ferry and its captain.");
  const third = words("The captain of another ferry.");
  const far = words("Rain fell over hills.");

  test("finds a passage by the words that the best ones share, whatever the question had", () => {
    const population = among(26, both, also, third, far);
    const ranked = [both, also, third, far].map((passage, place) => ({
      words: passage,
      score: 0.5 - place / 10,
    }));
    const [first, second, next, last] = feedbackOf(ranked, population);
    expect(Math.max(first!, second!, next!)).toBe(1);
    expect(next).toBeGreaterThan(0.5);
    expect(last).toBe(0);
  });

  test("is nothing where the best passages share no word, or none that is rare in the library", () => {
    const ranked = [both, also].map((passage) => ({ words: passage, score: 0.5 }));
    expect(feedbackOf([ranked[0]!, { words: far, score: 0.4 }], among(26, both, far))).toEqual([0, 0]);
    expect(feedbackOf(ranked, among(0, both, also))).toEqual([0, 0]);
    expect(feedbackOf([], among(5))).toEqual([]);
  });

  test("trusts a passage as far as its score goes: one without any is not heard", () => {
    const ranked = [
      { words: both, score: 0 },
      { words: also, score: 0 },
    ];
    expect(feedbackOf(ranked, among(26, both, also))).toEqual([0, 0]);
  });
});
