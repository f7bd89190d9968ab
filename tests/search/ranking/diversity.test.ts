import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentId, passageRow } from "../../../src/core/ids.ts";
import type { ScoredCandidate } from "../../../src/search/ranking/candidate.ts";
import {
  collapseDuplicates,
  diversify,
  type DistinctPassage,
} from "../../../src/search/ranking/diversity.ts";
import { encodeWords } from "../../../src/search/words/passage-words.ts";

interface Made {
  readonly row: number;
  readonly document?: string;
  readonly title?: string;
  readonly text?: string;
  readonly score?: number;
}

const NO_CONTRIBUTIONS = {
  lexical: 0,
  dense: 0,
  sentence: 0,
  document: 0,
  attribution: 0,
  referenceList: 0,
  feedback: 0,
  neighbours: 0,
};

function candidateOf(made: Made): ScoredCandidate {
  const { row, document = "d", title = "", text = "", score = 0.5 } = made;
  return {
    candidate: {
      row: passageRow(row),
      document: documentId(document),
      source: document,
      start: row,
      heading: null,
      words: encodeWords({ title, author: "", heading: "", sentences: [text] }),
      vector: Int16Array.of(32_767),
      cosine: 0.5,
      sentenceCosines: [],
      said: [],
      whole: null,
    },
    scores: {
      bm25: 0,
      coverage: 0,
      namesMissing: 0,
      namesUnknown: 0,
      attributed: true,
      documentBm25: 0,
      documentCosine: 0.5,
      sentences: [],
      bestSentence: 0,
    },
    contributions: NO_CONTRIBUTIONS,
    score,
  };
}

const collapsed = (made: readonly Made[]): number[][] =>
  collapseDuplicates(made.map(candidateOf)).map(({ best, nearDuplicates }) => [
    best.candidate.row,
    ...nearDuplicates,
  ]);

const letters = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `w${from + index}`).join(" ");

describe("passages that say nearly the same", () => {
  test("are one, the best, which lists the others in order", () => {
    const text = "The dam was closed in spring.";
    expect(
      collapsed([
        { row: 3, text },
        { row: 1, text: "Something else entirely." },
        { row: 2, text },
        { row: 4, text },
      ]),
    ).toEqual([[3, 2, 4], [1]]);
  });

  test("share four fifths of the words that either has", () => {
    // 8 of 10, then 7 of 10.
    expect(
      collapsed([
        { row: 1, text: letters(0, 9) },
        { row: 2, text: letters(1, 10) },
      ]),
    ).toEqual([[1, 2]]);
    expect(
      collapsed([
        { row: 1, text: letters(0, 8) },
        { row: 2, text: letters(1, 10) },
      ]),
    ).toEqual([[1], [2]]);
  });

  test("are so whatever the order, the form and the repetition of their words", () => {
    expect(
      collapsed([
        { row: 1, text: "The dams were closed." },
        { row: 2, text: "Closed were the dam, the dam!" },
      ]),
    ).toEqual([[1, 2]]);
  });

  test("are so whatever their documents are called", () => {
    const title = "A very long title of a document that holds one short notice and not much else besides";
    const text = "The dam was closed in spring.";
    expect(
      collapsed([
        { row: 1, text, title: "Notice" },
        { row: 2, text, title },
      ]),
    ).toEqual([[1, 2]]);
  });

  test("have words: passages without any are not the same", () => {
    expect(
      collapsed([
        { row: 1, text: "…" },
        { row: 2, text: "!" },
      ]),
    ).toEqual([[1], [2]]);
  });

  test("are each kept apart from or merged into the first that is alike, as a naive comparison has it", () => {
    const text = fc
      .uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 8 })
      .map((words) => words.map((word) => `w${word}`));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 15 }), (given) => {
        const naive: number[][] = [];
        given.forEach((words, row) => {
          const same = naive.find(([kept = 0]) => {
            const other = given[kept]!;
            const both = new Set([...words, ...other]).size;
            return both > 0 && words.filter((word) => other.includes(word)).length / both >= 0.8;
          });
          if (same === undefined) naive.push([row]);
          else same.push(row);
        });
        expect(collapsed(given.map((words, row) => ({ row, text: words.join(" ") })))).toEqual(naive);
      }),
      { numRuns: 1_000 },
    );
  });
});

const hitOf = (made: Made): DistinctPassage => ({ best: candidateOf(made), nearDuplicates: [] });

/** Documents in the order in which `scored` names them, each hit as its document and score. */
function spreadOf(scored: readonly (readonly [string, number])[], groupByDocument = false): string[] {
  const hits = scored.map(([document, score], row) => hitOf({ row, document, score }));
  return diversify(hits, { k: 10, groupByDocument }).map(
    ({ best }) => `${best.candidate.document}${best.score}`,
  );
}

describe("a page of passages", () => {
  test("has three of one document before the next document's, which the fourth makes room for", () => {
    expect(
      spreadOf([
        ["a", 0.9],
        ["a", 0.8],
        ["a", 0.7],
        ["a", 0.6],
        ["a", 0.5],
        ["b", 0.49],
      ]),
    ).toEqual(["a0.9", "a0.8", "a0.7", "b0.49", "a0.6", "a0.5"]);
  });

  test("does not put a weaker passage of another document before the fourth", () => {
    expect(
      spreadOf([
        ["a", 0.9],
        ["a", 0.8],
        ["a", 0.7],
        ["a", 0.6],
        ["a", 0.5],
        ["b", 0.42],
        ["c", 0.24],
      ]),
    ).toEqual(["a0.9", "a0.8", "a0.7", "a0.6", "b0.42", "a0.5", "c0.24"]);
  });

  test("is unchanged where no document has more than three", () => {
    const scored = ["a", "b", "a", "b", "a", "c", "b"].map(
      (document, index) => [document, 0.9 - index / 10] as const,
    );
    expect(spreadOf(scored)).toEqual(scored.map(([document, score]) => `${document}${score}`));
  });

  test("has the best of each document alone, where it is one of documents", () => {
    expect(
      spreadOf(
        [
          ["a", 0.9],
          ["a", 0.8],
          ["b", 0.2],
          ["a", 0.1],
          ["b", 0.1],
        ],
        true,
      ),
    ).toEqual(["a0.9", "b0.2"]);
  });

  test("is what putting each later passage before the first much weaker one gives", () => {
    const hit = fc.record({
      document: fc.constantFrom("a", "a", "b", "c"),
      score: fc.integer({ min: 0, max: 20 }).map((number) => number / 20),
    });
    fc.assert(
      fc.property(fc.array(hit, { maxLength: 25 }), (given) => {
        const hits = given
          .sort((left, right) => right.score - left.score)
          .map((made, row) => hitOf({ row, ...made }));
        const isLater = ({ best }: DistinctPassage): boolean =>
          hits.filter(
            (other) =>
              other.best.candidate.document === best.candidate.document &&
              other.best.candidate.row < best.candidate.row,
          ).length >= 3;
        const first = hits.filter((each) => !isLater(each));
        const placed = hits.filter(isLater).map((later) => {
          const place = first.findIndex(({ best }) => best.score < 0.8 * later.best.score);
          return { later, place: place < 0 ? first.length : place };
        });
        const expected = [...first, null].flatMap((each, index) => [
          ...placed.filter(({ place }) => place === index).map(({ later }) => later),
          ...(each === null ? [] : [each]),
        ]);
        const rows = (list: readonly DistinctPassage[]): number[] =>
          list.map(({ best }) => best.candidate.row);
        expect(rows(diversify(hits, { k: 10, groupByDocument: false }))).toEqual(rows(expected));
      }),
      { numRuns: 300 },
    );
  });
});
