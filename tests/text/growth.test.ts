import { describe, expect, test } from "vitest";
import { fold, foldLine, smallLetters } from "../../src/text/fold.ts";
import { formsIn, phraseForms } from "../../src/text/forms.ts";
import { likeliestLanguage } from "../../src/text/function-words.ts";
import { askedName, knownName } from "../../src/text/names.ts";
import { joinedTerms, partsOf, questionTerms, stemOf, wordsOf } from "../../src/text/terms.ts";
import { readWords } from "../../src/text/words.ts";
import { NASTY } from "./arbitrary-text.ts";

const FUNCTIONS: readonly (readonly [string, (text: string) => unknown])[] = [
  ["fold", fold],
  ["smallLetters", smallLetters],
  ["foldLine", foldLine],
  ["readWords", (text) => readWords(text)],
  ["readWords within words", (text) => readWords(text, "within words")],
  ["formsIn", (text) => formsIn(text, "fr")],
  ["phraseForms", (text) => phraseForms(text, [null, "de"])],
  ["questionTerms", (text) => questionTerms(text, [null, "de"])],
  ["joinedTerms", (text) => joinedTerms(text, [null, "de"])],
  ["partsOf", (text) => partsOf(text, [null, "de"])],
  ["stemOf", stemOf],
  ["wordsOf", wordsOf],
  ["likeliestLanguage", likeliestLanguage],
  ["askedName", askedName],
  ["knownName", knownName],
];

const CHARACTERS = 3_000;

/** The processor's time, of two runs the shorter, in milliseconds: what other processes do counts for nothing. */
function cost(work: () => unknown): number {
  const runs = [0, 1].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

/**
 * Eight times the text costs eight times as much where the work is linear and sixty-four times where it grows with the square:
 * twenty-four lies between them, whatever the machine. Work of a few milliseconds tells nothing and is bounded as it is.
 */
describe.each(FUNCTIONS)("%s", (_, work) => {
  test.each(NASTY)("takes no more than its share of time for %s", (_, piece) => {
    const text = (characters: number): string => piece.repeat(Math.ceil(characters / piece.length));
    const growth = (): number => {
      const short = cost(() => work(text(CHARACTERS)));
      const long = cost(() => work(text(8 * CHARACTERS)));
      return long / Math.max(short, 4);
    };
    // What the process does besides, such as collecting garbage, counts as its time: work that grows with the square does so each time.
    let least = growth();
    for (let again = 0; again < 4 && least >= 24; again += 1) least = Math.min(least, growth());
    expect(least).toBeLessThan(24);
  });
});

test("half a million characters of anything are read", () => {
  for (const [, piece] of NASTY) {
    const text = piece.repeat(Math.ceil(500_000 / piece.length));
    const { words } = formsIn(text, null);
    expect(words.length).toBeLessThanOrEqual(text.length);
  }
});
