import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initialsIn } from "../../src/text/initials.ts";
import { questionTerms, stemOf, wordsOf } from "../../src/text/terms.ts";
import { readWords } from "../../src/text/words.ts";

const written = (question: string): string[] => questionTerms(question).map((term) => term.written);
const namesIn = (question: string): string[] =>
  questionTerms(question).flatMap(({ written, isName }) => (isName ? [written] : []));

describe("the words of a text", () => {
  test.each([
    ["are in lower case, without punctuation", "“Stop!”, he said (twice).", ["stop", "he", "said", "twice"]],
    [
      "keep an apostrophe inside",
      "O’Neill didn't ask the miners'",
      ["o'neill", "didn't", "ask", "the", "miners"],
    ],
    ["keep digits", "SS-20s in 1987: 7.2 million", ["ss", "20s", "in", "1987", "7.2", "million"]],
    ["are composed", "Cafe\u0301 ÉTÉ", ["café", "été"]],
    ["are of any script", "Договор о РСМД, 条约 한국", ["договор", "о", "рсмд", "条约", "한국"]],
    ["are none where there are none", " …!? 👍 \u200B", []],
  ])("%s", (_, text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe("the terms of a question", () => {
  test.each([
    ["are the words that say what it is about", "What did Ivanov say about Syria?", ["ivanov", "syria"]],
    ["are each there once", "Syria, Syria and syria", ["syria"]],
    ["are without 's", "What is Ivanov's, or Putin’s, view?", ["ivanov", "putin", "view"]],
    ["name a person once", "Ivanov and Ivanov's view", ["ivanov", "view"]],
    ["leave contractions out", "Who's he and what’s it? Don't ask", ["ask"]],
    ["tell the US from us", "Did the US tell us?", ["us"]],
    ["keep an acronym that is a stop word", "What did the WHO say?", ["who"]],
    ["take no capitals for acronyms where all are", "WHAT DID THE US BUY", ["buy"]],
    ["are all words where none is telling", "Who are we?", ["who", "are", "we"]],
    ["are none for a question without words", "???", []],
  ])("%s", (_, question, terms) => {
    expect(written(question)).toEqual(terms);
  });

  test("are counted in every form", () => {
    const terms = questionTerms("Treaty after treaty of Ivanov: what do Ivanov's treaties say?");
    expect(terms.map(({ written, count }) => [written, count])).toEqual([
      ["treaty", 3],
      ["ivanov", 2],
    ]);
  });

  test("are distinct words of the question, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (question) => {
        const terms = questionTerms(question);
        expect(new Set(terms.map(({ stem }) => stem)).size).toBe(terms.length);
        const letters = question.normalize("NFC").toLowerCase();
        for (const term of terms) if (!/\d/u.test(term.written)) expect(letters).toContain(term.written);
        expect(terms.length > 0).toBe(wordsOf(question).length > 0);
      }),
    );
  });
});

describe("the stem", () => {
  test.each([
    ["treaties", "treaty"],
    ["sanctions", "sanctioned"],
    ["crisis's", "crisis"],
    ["café", "cafe"],
    ["müller's", "muller"],
    ["йошкар", "иошкар"],
  ])("of %s is that of %s", (left, right) => {
    expect(stemOf(left)).toBe(stemOf(right));
  });

  test.each([
    ["treaty", "treat"],
    ["syria", "serbia"],
    ["1987", "1978"],
  ])("of %s is not that of %s", (left, right) => {
    expect(stemOf(left)).not.toBe(stemOf(right));
  });
});

describe("initials", () => {
  test.each([
    ["the United States bought it", "us"],
    ["the U.S. bought it", "us"],
    ["the Anti-Ballistic Missile Treaty", "abm"],
    ["the North Atlantic Treaty Organization", "nato"],
  ])("of “%s” hold %s", (text, initials) => {
    expect(initialsIn(text, readWords(text).words)).toContain(initials);
  });

  test.each([["they told us everything"], ["Alaska was sold"], [""]])("of “%s” are none", (text) => {
    expect([...initialsIn(text, readWords(text).words)]).toEqual([]);
  });
});

describe("the names in a question", () => {
  test.each([
    ["are words with a capital, and numbers", "Which treaty did Lavrov sign in 1987?", ["1987", "lavrov"]],
    ["are not the first word", "Treaties of Geneva", ["geneva"]],
    ["are not I", "What do I know of Geneva", ["geneva"]],
    ["are not told by capitals that all words have", "Which Treaty Did Lavrov Sign In 1987", ["1987"]],
    ["are none where there is neither", "which treaty was signed", []],
    ["are none in an empty question", "", []],
  ])("%s", (_, question, names) => {
    expect(namesIn(question).sort()).toEqual(names);
  });
});
