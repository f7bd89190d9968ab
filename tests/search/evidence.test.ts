import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverage, scoreSentences, weighTerms } from "../../src/search/evidence.ts";

describe("a term weighs", () => {
  test.each([
    // ln(1 + (N − n + 0.5) / (n + 0.5))
    ["most where it occurs nowhere", 100, 0, 5.308267697401205],
    ["much where it is rare", 100, 1, 4.209655408733095],
    ["little where it is common", 100, 50, 0.6931471805599453],
    ["next to nothing where it is everywhere", 100, 100, 0.004962789342129014],
    ["no less than nothing where the count is ahead of the library", 100, 120, 0.0041407926660314],
    ["as much as a coin's toss in an empty library", 0, 0, 0.6931471805599453],
  ])("%s", (_, passages, occurrences, weight) => {
    const [term] = weighTerms(["treaty"], passages, () => occurrences);
    expect(term?.stem).toBe("treati");
    expect(term?.weight).toBeCloseTo(weight, 12);
  });
});

test("forms of one word are one term", () => {
  expect(weighTerms(["treaty", "treaties", "syria"], 10, () => 1).map(({ stem }) => stem)).toEqual([
    "treati",
    "syria",
  ]);
});

test("a term weighs less the more passages hold it", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (passages, some, more) => {
      const weight = (count: number): number => weighTerms(["a"], passages, () => count)[0]!.weight;
      expect(weight(some)).toBeGreaterThan(0);
      expect(weight(some + more)).toBeLessThanOrEqual(weight(some));
    }),
  );
});

describe("coverage", () => {
  const terms = [
    { stem: "ivanov", weight: 3 },
    { stem: "treati", weight: 1 },
    { stem: "us", weight: 1 },
  ];

  test.each([
    ["nothing", "Alaska was sold.", 0],
    ["one form of a word", "Treaties were signed.", 0.2],
    ["a name in the possessive", "IVANOV’s view.", 0.6],
    ["initials of a name", "Ivanov, of the United States", 0.8],
    ["all", "Ivanov on the treaty with the US", 1],
    ["a part of a word only", "Ivanova, retreatism, bus", 0],
  ])("of a text that holds %s", (_, text, share) => {
    expect(coverage(terms, text)).toBeCloseTo(share, 12);
  });

  test("of a question without terms is 0", () => {
    expect(coverage([], "Anything.")).toBe(0);
  });

  test("is between 0 and 1, and more text never covers less", () => {
    const word = fc.constantFrom("Ivanov", "treaty", "US", "United", "States", "spoke", "of", ".");
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (some, more) => {
        const share = coverage(terms, some);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(coverage(terms, `${some}\n${more}`)).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});

describe("a sentence's score", () => {
  const passage = {
    start: 100,
    text: "Ivanov spoke. Nobody heard him.",
    authors: [],
    sentences: [
      { start: 100, end: 113 },
      { start: 114, end: 131 },
    ],
  };
  const terms = [{ stem: "ivanov", weight: 2 }];

  test("is half its cosine and half its coverage of the question", () => {
    expect(scoreSentences(passage, terms, [0.5, 0.25])).toEqual([
      { start: 100, end: 113, score: 0.75 },
      { start: 114, end: 131, score: 0.125 },
    ]);
  });

  test("counts the author as said by every sentence", () => {
    const written = { ...passage, text: "Nobody spoke. Nobody heard it.", authors: ["Igor Ivanov"] };
    expect(scoreSentences(written, terms, [0.5, 0.25]).map(({ score }) => score)).toEqual([0.75, 0.625]);
  });

  test("rests on the words alone where there is no cosine", () => {
    expect(scoreSentences(passage, terms, []).map(({ score }) => score)).toEqual([0.5, 0]);
  });
});
