import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differsByOne, nearestWord, soundOf } from "../../src/search/spelling.ts";
import { stemOf } from "../../src/search/terms.ts";

/** The word of a library of these words that is meant by another spelling. */
function meant(written: string, ...words: readonly string[]): string | null {
  const stems = new Map(words.map((word) => [stemOf(word.toLowerCase()), word]));
  const vocabulary = new Map([...stems.keys()].map((stem) => [stem, 1]));
  const found = nearestWord(stemOf(written.toLowerCase()), vocabulary);
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
  ])("%s for %s, and back", (written, name) => {
    expect(meant(written, ...OTHERS, name)).toBe(name);
    expect(meant(name, ...OTHERS, written)).toBe(written);
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
  ])("%s for %s", (written, word) => {
    expect(meant(written, ...OTHERS, word)).toBe(word);
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
  ])("%s: %s is not %s", (_, written, word) => {
    expect(meant(written, word)).toBeNull();
  });

  test("in a library without words", () => {
    expect(nearestWord("sanction", new Map())).toBeNull();
  });
});

describe("of several words", () => {
  test.each<[string, Record<string, number>, string]>([
    ["the one that sounds the same", { lavrov: 1, lawroe: 99 }, "lavrov"],
    ["the one in most passages", { sanctior: 2, sanctiot: 3 }, "sanctiot"],
    ["the first by alphabet", { sanctiot: 3, sanctior: 3 }, "sanctior"],
  ])("%s is meant", (_, vocabulary, expected) => {
    const written = expected.startsWith("l") ? "lawrow" : "sanction";
    expect(nearestWord(written, new Map(Object.entries(vocabulary)))).toBe(expected);
  });
});

/** Damerau and Levenshtein's distance, neighbours exchanged at most once, by the table. */
function distance(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, i) =>
    Array.from({ length: right.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= left.length; i += 1) {
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = table[i - 1]![j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      const exchanged =
        i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
          ? table[i - 2]![j - 2]! + 1
          : Infinity;
      table[i]![j] = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, replaced, exchanged);
    }
  }
  return table[left.length]![right.length]!;
}

const word = (maxLength: number) => fc.string({ unit: fc.constantFrom("a", "b", "v", "w", "o"), maxLength });

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

test("the nearest word is the one that comparing with every word gives", () => {
  const vocabulary = fc.array(fc.tuple(word(8), fc.integer({ min: 1, max: 3 })), { maxLength: 25 });
  fc.assert(
    fc.property(word(8), vocabulary, (written, entries) => {
      const words = new Map(entries);
      const ranked = [...words]
        .map(([each, passages]) => {
          const soundsSame = each.startsWith(written.slice(0, 1)) && soundOf(each) === soundOf(written);
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
      expect(nearestWord(written, words)).toBe(written.length < 4 ? null : (ranked[0]?.each ?? null));
    }),
    { numRuns: 1_000 },
  );
});
