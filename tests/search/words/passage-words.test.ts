import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  encodeWords,
  hashOf,
  matchWords,
  textWords,
  type WordSource,
} from "../../../src/search/words/passage-words.ts";
import { formsIn } from "../../../src/text/forms.ts";
import { stemOf } from "../../../src/text/terms.ts";

/** A piece of text with the stems of its words, and of what it speaks of besides. */
interface Piece {
  readonly written: string;
  readonly words: readonly string[];
  readonly otherForms: readonly string[];
}

const piece = (written: string, words: readonly string[], otherForms: readonly string[] = []): Piece => ({
  written,
  words,
  otherForms,
});

const PIECES: readonly Piece[] = [
  piece("treaties", ["treati"]),
  piece("the treaty’s", ["the", "treati"]),
  piece("Zürich", ["zurich"]),
  piece("cafe\u0301", ["cafe"]),
  piece("us", ["us"]),
  piece("United States", ["unit", "state"], ["us"]),
  piece("the U.S.", ["the", "u", "s"], ["us"]),
  piece("Anti-Ballistic Missile", ["anti", "ballist", "missil"], ["ab", "bm", "abm", "antiballist"]),
  piece("cease-fire", ["ceas", "fire"], ["ceasefir"]),
  piece("ceasefire", ["ceasefir"]),
  piece("(1972!)", ["1972"]),
  piece("…", []),
];

/** Parted by commas, so that names do not run into each other. */
const sentence = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 });
const source = fc.record({
  title: sentence,
  author: sentence,
  heading: sentence,
  sentences: fc.array(sentence, { maxLength: 5 }),
});

const written = (pieces: readonly Piece[]): string => pieces.map((each) => each.written).join(", ");
const ofWords = (pieces: readonly Piece[]): string[] => pieces.flatMap(({ words }) => [...words]);
const ofOthers = (pieces: readonly Piece[]): string[] => pieces.flatMap(({ otherForms }) => [...otherForms]);

const hashesOf = (text: string): number[] => formsIn(text, null).words.map(hashOf);

const ASKED = ["treati", "us", "zurich", "ceasefir", "ceas", "abm", "1972", "absent", "cafe"];
const TERMS = new Map(ASKED.map((stem, number) => [hashOf(stem), [number]]));

const sourceOf = (given: Partial<WordSource>): WordSource => ({
  title: "",
  author: "",
  heading: "",
  sentences: [],
  ...given,
});

describe("the encoded words of a passage", () => {
  test("match what a naive matcher finds in its pieces", () => {
    fc.assert(
      fc.property(source, ({ title, author, heading, sentences }) => {
        const words = encodeWords({
          title: written(title),
          author: written(author),
          heading: written(heading),
          sentences: sentences.map(written),
        });
        const found = matchWords(words, TERMS, ASKED.length);
        const text = ofWords(sentences.flat());
        ASKED.forEach((stem, number) => {
          const times = (all: readonly string[]): number => all.filter((word) => word === stem).length;
          const inField = (field: readonly Piece[]): number =>
            times(ofWords(field)) || Number(ofOthers(field).includes(stem) && stem === "ceasefir");
          expect(found.frequency.title[number]).toBe(inField(title));
          expect(found.frequency.author[number]).toBe(inField(author));
          expect(found.frequency.heading[number]).toBe(inField(heading));
          expect(found.places[number]).toEqual(text.flatMap((word, place) => (word === stem ? [place] : [])));
          // A form besides the words counts once in a sentence, and only where no word says it.
          const implied = sentences.filter(
            (each) => !ofWords(each).includes(stem) && ofOthers(each).includes(stem),
          );
          expect(found.frequency.text[number]).toBe(times(text) + implied.length);
          expect(found.sentences.map((held) => held[number])).toEqual(
            sentences.map((each) => Number([...ofWords(each), ...ofOthers(each)].includes(stem))),
          );
        });
        let place = 0;
        const starts = sentences.map((each) => (place += ofWords(each).length));
        expect(found.sentenceStarts).toEqual([0, ...starts]);
        expect(found.length).toBe(ofWords([...title, ...author, ...heading, ...sentences.flat()]).length);
        expect(textWords(words)).toEqual(text.map(hashOf));
      }),
      { numRuns: 500 },
    );
  });

  test("hold the words of any text, sentence by sentence", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 30 });
    const given = fc.record({ title: text, author: text, heading: text, sentences: fc.array(text) });
    fc.assert(
      fc.property(given, (any) => {
        const words = encodeWords(any);
        const sentences = any.sentences.map(hashesOf);
        expect(textWords(words)).toEqual(sentences.flat());
        const terms = [...new Set(sentences.flat())];
        const found = matchWords(words, new Map(terms.map((hash, number) => [hash, [number]])), terms.length);
        expect(found.sentences).toHaveLength(sentences.length);
        sentences.forEach((own, index) => {
          for (const hash of own) expect(found.sentences[index]![terms.indexOf(hash)]).toBe(1);
          const [start, end] = [found.sentenceStarts[index]!, found.sentenceStarts[index + 1]!];
          expect(end - start).toBe(own.length);
        });
        const fields = [any.title, any.author, any.heading].flatMap(hashesOf);
        expect(found.length).toBe(fields.length + sentences.flat().length);
      }),
      { numRuns: 300 },
    );
  });

  test("may be none, and none may be asked for", () => {
    const empty = matchWords(encodeWords(sourceOf({})), TERMS, ASKED.length);
    expect([empty.length, empty.sentences, empty.sentenceStarts]).toEqual([0, [], [0]]);
    expect(matchWords(new Uint32Array(), new Map(), 0)).toMatchObject({
      length: 0,
      places: [],
      sentences: [],
    });
    const none = matchWords(encodeWords(sourceOf({ sentences: ["One.", "Two words."] })), new Map(), 0);
    expect([none.length, none.sentenceStarts, none.sentences]).toEqual([3, [0, 1, 3], [[], []]]);
  });

  test("keep apart a sentence of many and a passage of many sentences", () => {
    const sentences = Array.from({ length: 500 }, (_, index) => (index % 2 === 0 ? "Treaty." : "…"));
    const found = matchWords(encodeWords(sourceOf({ sentences })), TERMS, ASKED.length);
    expect(found.sentences.map((held) => held[0])).toEqual(sentences.map((_, index) => 1 - (index % 2)));
    expect(found.frequency.text[0]).toBe(250);
  });
});

describe("a word is found in", () => {
  const holds = (asked: string, text: string): boolean => {
    const terms = new Map([[hashOf(stemOf(asked)), [0]]]);
    return matchWords(encodeWords(sourceOf({ sentences: [text] })), terms, 1).sentences[0]![0] === 1;
  };

  test.each([
    ["US", "The United States agreed."],
    ["US", "the U.S. agreed"],
    ["NATO", "The North Atlantic Treaty Organization met."],
    ["ceasefire", "A cease-fire was agreed."],
    ["ceasefires", "Both cease‑fires held."],
    ["Ivanov", "Ivanov’s view"],
    ["treaties", "the treaty's end"],
    ["Zurich", "in Zürich"],
    ["Zürich", "in Zurich"],
  ])("%s: “%s”", (asked, text) => {
    expect(holds(asked, text)).toBe(true);
  });

  test.each([
    ["US", "they left united in states of joy"],
    ["fire", "a ceasefire"],
    ["Ivan", "Ivanov spoke"],
    ["treat", "the treaty"],
  ])("not %s: “%s”", (asked, text) => {
    expect(holds(asked, text)).toBe(false);
  });
});

test("no hash is one of the marks between fields and sentences", () => {
  fc.assert(
    fc.property(fc.string(), (word) => {
      expect(hashOf(word)).toBeGreaterThanOrEqual(16);
      expect(hashOf(word)).toBeLessThan(2 ** 32);
      expect(Number.isInteger(hashOf(word))).toBe(true);
    }),
  );
});
