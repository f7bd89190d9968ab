import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentWordsOf, frequenciesIn } from "../../../src/search/words/document-words.ts";
import { encodeWords, hashOf, type WordSource } from "../../../src/search/words/passage-words.ts";

const WORDS = ["cat", "dog", "owl", "elk"];
const TERMS = new Map(WORDS.map((word, number) => [hashOf(word), [number]]));

function frequencies(...passages: readonly Partial<WordSource>[]): number[] {
  const encoded = passages.map((given) =>
    encodeWords({ title: "", author: "", heading: "", sentences: [], ...given }),
  );
  return frequenciesIn(documentWordsOf(encoded), TERMS, WORDS.length);
}

describe("the words of a document", () => {
  test("are those of all its passages, headings one and a half times", () => {
    expect(
      frequencies(
        { heading: "cat", sentences: ["Cat and dog."] },
        { heading: "cat", sentences: ["Dog, dog."] },
      ),
    ).toEqual([1.5 + 1 + 1.5, 3, 0, 0]);
  });

  test("have title and authors once, twice as much", () => {
    const passage = { title: "Cat", author: "Elk", sentences: ["Owl."] };
    expect(frequencies(passage, passage, passage)).toEqual([2, 0, 3, 2]);
  });

  test("are none of no passages", () => {
    expect(frequencies()).toEqual([0, 0, 0, 0]);
    expect(frequencies({})).toEqual([0, 0, 0, 0]);
  });

  test("count the same as a naive reader counts", () => {
    const text = fc
      .array(fc.constantFrom(...WORDS, "the", "ox"), { maxLength: 8 })
      .map((words) => words.join(" "));
    const passage = fc.record({ heading: text, sentences: fc.array(text, { maxLength: 3 }) });
    fc.assert(
      fc.property(text, fc.array(passage, { minLength: 1, maxLength: 5 }), (title, passages) => {
        const held = (written: string, word: string): number =>
          written.split(" ").filter((other) => other === word).length;
        const expected = WORDS.map((word) =>
          passages.reduce(
            (sum, { heading, sentences }) =>
              sum + 1.5 * held(heading, word) + sentences.reduce((all, each) => all + held(each, word), 0),
            2 * held(title, word),
          ),
        );
        expect(frequencies(...passages.map((given) => ({ ...given, title })))).toEqual(expected);
      }),
    );
  });
});
