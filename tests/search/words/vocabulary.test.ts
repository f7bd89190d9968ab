import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { soundOf } from "../../../src/text/spelling.ts";
import { stemOf } from "../../../src/text/terms.ts";
import { NO_WORDS, Vocabulary } from "../../../src/search/words/vocabulary.ts";
import { counted } from "./counted-words.ts";
import { distance, word } from "./spelled-words.ts";

/** The word of a library of these words that is meant by another spelling. */
async function meant(written: string, ...words: readonly string[]): Promise<string | null> {
  const stems = new Map(words.map((word) => [stemOf(word.toLowerCase()), word]));
  const vocabulary = new Map([...stems.keys()].map((stem) => [stem, 1]));
  const found = await new Vocabulary(counted(vocabulary)).nearest(stemOf(written.toLowerCase()));
  return found === null ? null : (stems.get(found) ?? found);
}

const OTHERS = ["harbour", "treaty", "Syria", "Moscow", "Levada"];

describe("a name is found by another transliteration", () => {
  test.each([
    ["Lawrow", "Lavrov"],
    ["Lavrow", "Lavrov"],
    ["Lawrov", "Lavrov"],
    ["Gorbatschow", "Gorbachev"],
    ["Gorbatchev", "Gorbachev"],
    ["Gorbachov", "Gorbachev"],
    ["Chaikovsky", "Tchaikovsky"],
    ["Tschaikowski", "Tchaikovsky"],
    ["Poutine", "Putin"],
    ["Schostakowitsch", "Shostakovich"],
    ["Dostoyevsky", "Dostoevsky"],
    ["Trotzki", "Trotsky"],
    ["Kyiv", "Kiev"],
    ["Jelzin", "Yeltsin"],
    ["Wolga", "Volga"],
    ["Wyschinski", "Vyshinsky"],
  ])("%s for %s, and back", async (written, name) => {
    expect(await meant(written, ...OTHERS, name)).toBe(name);
    expect(await meant(name, ...OTHERS, written)).toBe(written);
  });
});

describe("a mistyped word is found", () => {
  test.each([
    ["sanctoin", "sanction"],
    ["sanctin", "sanction"],
    ["sannction", "sanction"],
    ["sanktion", "sanction"],
    ["ministery", "ministry"],
    ["glaciar", "glacier"],
  ])("%s for %s", async (written, word) => {
    expect(await meant(written, ...OTHERS, word)).toBe(word);
  });
});

describe("a word is left alone", () => {
  test.each([
    ["that is short and another name", "Iran", "Iraq"],
    ["that is short", "Mali", "Malt"],
    ["of five letters with one wrong", "Syrai", "Syria"],
    ["of three letters", "NTO", "NATO"],
    ["that is a number", "1978", "1987"],
    ["with a number in it", "SS20missile", "SS21missile"],
    ["with two letters wrong", "sancteon", "sanctify"],
    ["that nothing is like", "xylophone", "sanction"],
  ])("%s: %s is not %s", async (_, written, word) => {
    expect(await meant(written, word)).toBeNull();
  });

  test("in a library without words", async () => {
    expect(await new Vocabulary(NO_WORDS).nearest("sanction")).toBeNull();
  });
});

describe("of several words", () => {
  test.each<[string, Record<string, number>, string]>([
    ["the one that sounds the same", { lavrov: 1, lawroe: 99 }, "lavrov"],
    ["the one in most passages", { sanctior: 2, sanctiot: 3 }, "sanctiot"],
    ["the first by alphabet", { sanctiot: 3, sanctior: 3 }, "sanctior"],
  ])("%s is meant", async (_, vocabulary, expected) => {
    const written = expected.startsWith("l") ? "lawrow" : "sanction";
    const words = counted(new Map(Object.entries(vocabulary)));
    expect(await new Vocabulary(words).nearest(written)).toBe(expected);
  });
});

const beginAlike = (left: string, right: string): boolean =>
  [left, right]
    .map((each) => each.replace(/^w/, "v").charAt(0))
    .every((letter, _, [first]) => letter === first);

test("the nearest word is the one that comparing with every word gives", async () => {
  const vocabulary = fc.array(fc.tuple(word(8), fc.integer({ min: 1, max: 3 })), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(word(8), vocabulary, async (written, entries) => {
      const words = new Map(entries);
      const ranked = [...words]
        .map(([each, passages]) => {
          const soundsSame = beginAlike(each, written) && soundOf(each) === soundOf(written);
          const isNear = written.length >= 6 && distance(each, written) <= 1;
          return { each, passages, rank: soundsSame ? 0 : isNear ? 1 : 2 };
        })
        .filter(
          ({ each, rank }) => rank < 2 && each.length >= 3 && Math.abs(each.length - written.length) <= 3,
        )
        .sort(
          (left, right) =>
            left.rank - right.rank || right.passages - left.passages || (left.each < right.each ? -1 : 1),
        );
      expect(await new Vocabulary(counted(words)).nearest(written)).toBe(
        written.length < 4 ? null : (ranked[0]?.each ?? null),
      );
    }),
    { numRuns: 1_000 },
  );
});

describe("the kin of a word", () => {
  const kin = (stem: string, ...words: readonly string[]): Promise<string[]> =>
    new Vocabulary(counted(new Map(words.map((word) => [word, 1])))).kinOf(stem);

  test("begin as it does, the nearest first", async () => {
    expect(await kin("мексиканск", "мексик", "мексиканец", "метод", "мекка")).toEqual([
      "мексиканец",
      "мексик",
    ]);
    expect(await kin("norwegisch", "norweg", "norden", "norwegerin")).toEqual(["norweg", "norwegerin"]);
  });

  test("are none where the beginning is short or the rest is long", async () => {
    expect(await kin("iran", "irans", "iraner")).toEqual([]);
    expect(await kin("konstitution", "konstruktion", "konsulat")).toEqual([]);
    expect(await kin("20001", "200012")).toEqual([]);
  });

  test("share five letters and three fifths of the longer word, twelve at most, whatever the words", async () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(letters, fc.uniqueArray(letters, { maxLength: 60 }), async (stem, words) => {
        const shared = (word: string): number => {
          const differs = Array.from(stem).findIndex((letter, place) => word[place] !== letter);
          return differs < 0 ? stem.length : differs;
        };
        const isKin = (word: string): boolean =>
          shared(word) >= 5 && shared(word) / Math.max(word.length, stem.length) >= 0.6;
        const found = await kin(stem, ...words);
        expect(found.every(isKin)).toBe(true);
        expect(found).toHaveLength(Math.min(12, words.filter(isKin).length));
        const shares = found.map(shared);
        expect(shares).toEqual([...shares].sort((left, right) => right - left));
      }),
    );
  });
});
