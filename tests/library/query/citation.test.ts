import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentId } from "../../../src/core/ids.ts";
import { passageRow } from "../../../src/core/ids.ts";
import { hitOf, passageIdOf, round } from "../../../src/library/query/citation.ts";
import type { ScoredSentence } from "../../../src/search/ranking/candidate.ts";
import type { FoundPassage } from "../../../src/core/passage.ts";
import type { RankedPassage } from "../../../src/search/search.ts";
import type { HitContributions } from "../../../src/api/questions/hit.ts";

const ID = documentId("0123456789abcdef");

const passage: FoundPassage = {
  row: passageRow(7),
  start: 100,
  end: 131,
  text: "Ivanov spoke. Nobody heard him.",
  page: null,
  headings: [],
  sentences: [
    { start: 100, end: 113 },
    { start: 114, end: 131 },
  ],
  document: {
    id: ID,
    title: "The Treaty",
    authors: [],
    date: null,
    source: "a/treaty.txt",
    language: "nl",
    url: null,
    reason: null,
  },
};

const CONTRIBUTIONS = {
  lexical: 0.25,
  dense: 0.125,
  sentence: 0.125,
  document: 0.0625,
  feedback: 0,
  attribution: 0,
  referenceList: -0.125,
  neighbours: 0.0625,
};

function rankedOf(found: Partial<FoundPassage>, given: Partial<RankedPassage> = {}): RankedPassage {
  return {
    passage: { ...passage, ...found },
    score: 0.5,
    contributions: CONTRIBUTIONS,
    bm25: 3,
    cosine: 0.4,
    coverage: 1,
    namesMissing: 0,
    namesUnknown: 0,
    attributed: true,
    sentences: [],
    nearDuplicates: [],
    ...given,
  };
}

function sumOf(contributions: HitContributions): number {
  return Object.values({ ...contributions }).reduce((sum, value) => sum + value, 0);
}

function sentenceOf(score: number): ScoredSentence {
  return { score, cosine: score, coverage: score, contextCoverage: score, said: false, onTopic: 0 };
}

describe("a citation names what is known", () => {
  test.each([
    [[], null, null, "“The Treaty”, a/treaty.txt"],
    [["Igor Ivanov"], null, null, "Igor Ivanov, “The Treaty”, a/treaty.txt"],
    [["Igor Ivanov", "A. N. Other"], null, null, "Igor Ivanov, A. N. Other, “The Treaty”, a/treaty.txt"],
    [[], "2018-07-16", null, "“The Treaty”, 2018-07-16, a/treaty.txt"],
    [[], null, 3, "“The Treaty”, p. 3, a/treaty.txt"],
    [["Igor Ivanov"], "2018-07-16", null, "Igor Ivanov, “The Treaty”, 2018-07-16, a/treaty.txt"],
    [["Igor Ivanov"], null, 3, "Igor Ivanov, “The Treaty”, p. 3, a/treaty.txt"],
    [[], "2018-07-16", 3, "“The Treaty”, 2018-07-16, p. 3, a/treaty.txt"],
    [["Igor Ivanov"], "2018-07-16", 3, "Igor Ivanov, “The Treaty”, 2018-07-16, p. 3, a/treaty.txt"],
  ])("authors %j, date %s, page %s", (authors, date, page, citation) => {
    const hit = hitOf(rankedOf({ page, document: { ...passage.document, authors, date } }), 1);
    expect(hit.citation).toBe(citation);
    expect(hit.passage.page).toBe(page);
    expect(hit.document.author).toBe(authors.length === 0 ? null : authors.join(", "));
    expect(hit.document.date).toBe(date);
  });
});

test("a hit shows the passage, its headings and its document", () => {
  const hit = hitOf(rankedOf({ headings: ["One", "Two"] }, { score: 0.123456 }), 4);
  expect(hit).toMatchObject({
    rank: 4,
    score: 0.1235,
    passage: { text: passage.text, start: 100, end: 131, heading: "One › Two" },
    document: { id: ID, title: "The Treaty", source: "a/treaty.txt", language: "nl", url: null },
  });
  expect(hitOf(rankedOf({}), 1).passage.heading).toBeNull();
});

describe("a passage's id", () => {
  test("names document, place and text", () => {
    const hash = createHash("sha256").update("Ivanov spoke. Nobody heard him.", "utf8").digest("hex");
    expect(passageIdOf(ID, passage)).toBe(`0123456789abcdef-100-131-${hash.slice(0, 8)}`);
    expect(hitOf(rankedOf({}), 1).passage.id).toBe(passageIdOf(ID, passage));
  });

  test("is another one wherever document, place or text is", () => {
    const others = [
      passageIdOf(documentId("fedcba9876543210"), passage),
      passageIdOf(ID, { ...passage, start: 99 }),
      passageIdOf(ID, { ...passage, end: 132 }),
      passageIdOf(ID, { ...passage, text: "Ivanov spoke! Nobody heard him." }),
    ];
    expect(new Set([...others, passageIdOf(ID, passage)]).size).toBe(5);
  });
});

describe("highlights", () => {
  const highlights = (...scores: readonly number[]): number[] =>
    hitOf(
      rankedOf(
        {},
        {
          sentences: scores.map((score, index) => ({
            start: 10 * index,
            end: 10 * index + 9,
            ...sentenceOf(score),
          })),
        },
      ),
      1,
    ).passage.highlights.map(({ start }) => start / 10);

  test.each([
    ["the best sentence", [0.1, 0.9, 0.2], [1]],
    ["a second one that is nearly as good, in text order", [0.8, 0.1, 0.9], [0, 2]],
    ["two at most", [0.9, 0.9, 0.9], [0, 1]],
    ["none where there are no sentences", [], []],
  ])("are %s", (_, scores, expected) => {
    expect(highlights(...scores)).toEqual(expected);
  });

  test("are sentences of the passage, in text order, one at least", () => {
    const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(scores, (given) => {
        const shown = highlights(...given);
        expect(shown.length).toBeGreaterThan(0);
        expect(shown.every((index) => Number.isInteger(index) && index >= 0 && index < given.length)).toBe(
          true,
        );
        expect(shown).toEqual([...new Set(shown)].sort((left, right) => left - right));
        expect(shown.map((index) => given[index])).toContain(Math.max(...given));
      }),
    );
  });
});

test("scores are shown with four decimals", () => {
  expect([0, 1, 0.12344, 0.12345, 0.99999].map(round)).toEqual([0, 1, 0.1234, 0.1235, 1]);
});

describe("an explanation", () => {
  test("is there only where it is asked for", () => {
    expect(hitOf(rankedOf({}), 1)).not.toHaveProperty("explanation");
    expect(hitOf(rankedOf({}), 1, false)).not.toHaveProperty("explanation");
  });

  test("names what each part adds, and what it rests on", () => {
    const sentences = [0.25, 0.75].map((score) => ({ ...passage.sentences[0]!, ...sentenceOf(score) }));
    expect(hitOf(rankedOf({}, { sentences, score: 0.5 }), 1, true).explanation).toEqual({
      contributions: CONTRIBUTIONS,
      bm25: 3,
      cosine: 0.4,
      bestSentence: 0.75,
      coverage: 1,
    });
  });

  test("adds up to the score that is shown, within its rounding", () => {
    const part = fc.double({ min: -1, max: 1, noNaN: true });
    const parts = fc.record({ lexical: part, sentence: part, referenceList: part, neighbours: part });
    fc.assert(
      fc.property(parts, (given) => {
        const contributions = { ...CONTRIBUTIONS, ...given };
        const score = sumOf(contributions);
        const hit = hitOf(rankedOf({}, { contributions, score }), 1, true);
        expect(Math.abs(sumOf(hit.explanation!.contributions) - hit.score)).toBeLessThanOrEqual(1e-4);
      }),
    );
  });
});

test("passages that say nearly the same are named by id, document, title, source and language", () => {
  const document = {
    ...passage.document,
    id: documentId("fedcba9876543210"),
    title: "A copy",
    source: "copy.txt",
  };
  const copy = { ...passage, start: 5, end: 36, document };
  expect(hitOf(rankedOf({}, { nearDuplicates: [copy] }), 1).nearDuplicates).toEqual([
    {
      id: passageIdOf(document.id, copy),
      documentId: document.id,
      title: "A copy",
      source: "copy.txt",
      language: "nl",
    },
  ]);
});
