import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentId, passageRow, type PassageRow } from "../../src/core/ids.ts";
import { isReferenceHeading } from "../../src/search/reference-list.ts";
import { searchPassages, type FoundPassage, type SearchSources } from "../../src/search/search.ts";

/** A passage as the fakes hold it: its scores are given, not computed. */
interface Entry {
  readonly row: number;
  readonly source: string;
  readonly start: number;
  readonly heading: string | null;
  /** 0: no term of the question occurs. */
  readonly bm25: number;
  readonly cosine: number;
  /** In the indexes, no longer in the library. */
  readonly deleted: boolean;
}

const TEXT = "Ivanov spoke of Syria. Nobody heard him.";
const QUESTION = { text: "What did Ivanov sign?", vector: Float32Array.of(1, 0) };

function passageOf({ row, source, start, heading }: Entry): FoundPassage {
  return {
    row: passageRow(row),
    start,
    end: start + TEXT.length,
    text: TEXT,
    page: null,
    headings: heading === null ? [] : [heading],
    sentences: [
      { start, end: start + 22 },
      { start: start + 23, end: start + TEXT.length },
    ],
    document: {
      id: documentId("0123456789abcdef"),
      title: "A title",
      authors: [],
      date: null,
      source,
      url: null,
    },
  };
}

/** In-memory sources; `denseSees` is how many of the nearest the dense side names at most. */
function sourcesOf(entries: readonly Entry[], denseSees = Infinity): SearchSources {
  const living = (rows: readonly PassageRow[]): Entry[] =>
    entries.filter(({ row, deleted }) => !deleted && rows.includes(passageRow(row)));
  const best = (score: (entry: Entry) => number, limit: number): { row: PassageRow; score: number }[] =>
    entries
      .map((entry) => ({ row: passageRow(entry.row), score: score(entry) }))
      .sort((left, right) => right.score - left.score || left.row - right.row)
      .slice(0, limit);
  return {
    passageCount: entries.filter(({ deleted }) => !deleted).length,
    lexical: {
      search: (_terms, _weights, limit) =>
        best(({ bm25, deleted }) => (deleted ? 0 : bm25), limit).filter(({ score }) => score > 0),
      passagesWith: () => entries.filter(({ bm25 }) => bm25 > 0).length,
    },
    dense: { search: (_query, limit) => best(({ cosine }) => cosine, Math.min(limit, denseSees)) },
    vectors: {
      scores: (rows) => new Map(living(rows).map(({ row, cosine }) => [passageRow(row), cosine])),
      sentenceScores: (rows) =>
        new Map(living(rows).map(({ row, cosine }) => [passageRow(row), [cosine, 0]])),
    },
    passages: {
      positions: (rows) =>
        living(rows).map(({ row, source, start, heading }) => ({
          row: passageRow(row),
          source,
          start,
          heading,
        })),
      byRows: (rows) => living(rows).map(passageOf),
    },
  };
}

/** Few different scores, so that many tie. */
const entry = fc.record({
  source: fc.constantFrom("a.txt", "b.txt", "c/d.txt", "ä.txt", "Z.txt"),
  heading: fc.constantFrom(null, "Syria", "References"),
  bm25: fc.constantFrom(0, 0, 1.5, 3, 12),
  cosine: fc.constantFrom(-0.25, 0, 0.25, 0.5, 1),
  deleted: fc.boolean(),
});

const library = (maxLength: number): fc.Arbitrary<Entry[]> =>
  fc
    .array(entry, { maxLength })
    .map((entries) =>
      entries.map((made, index) => ({ ...made, row: index + 1, start: (index * 37) % 1_009 })),
    );

/** What the ranking should be where every passage is a candidate. */
function naiveRanking(entries: readonly Entry[]): { row: number; score: number }[] {
  const alive = entries.filter(({ deleted }) => !deleted);
  const most = Math.max(...alive.map(({ bm25 }) => bm25));
  const cosines = alive.map(({ cosine }) => cosine);
  const [low, high] = [Math.min(...cosines), Math.max(...cosines)];
  return alive
    .map(({ row, source, start, heading, bm25, cosine }) => {
      const lexical = most > 0 ? bm25 / most : 0;
      const dense = high > low ? (cosine - low) / (high - low) : cosine > 0 ? 1 : 0;
      return { row, source, start, score: ((lexical + dense) / 2) * (heading === "References" ? 0.5 : 1) };
    })
    .sort(
      (left, right) =>
        right.score - left.score ||
        (left.source === right.source ? left.start - right.start : left.source < right.source ? -1 : 1),
    )
    .map(({ row, score }) => ({ row, score }));
}

describe("the ranking", () => {
  test("is that of scoring every passage, ties by source and place, without the deleted ones", () => {
    fc.assert(
      fc.property(
        library(60),
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 0, max: 60 }),
        (entries, k, sees) => {
          const expected = naiveRanking(entries).slice(0, k);
          // Where the dense side names few, the lexical side's finds still get their exact cosine.
          const complete = entries.every(({ bm25 }) => bm25 > 0);
          const ranked = searchPassages(QUESTION, k, sourcesOf(entries, complete ? sees : Infinity));
          expect(ranked.map(({ passage }) => passage.row)).toEqual(expected.map(({ row }) => row));
          ranked.forEach(({ score }, index) => {
            expect(score).toBeCloseTo(expected[index]!.score, 12);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test("does not depend on the order in which the sources answer", () => {
    fc.assert(
      fc.property(library(60), fc.integer({ min: 1, max: 20 }), (entries, k) => {
        const forwards = sourcesOf(entries);
        const backwards: SearchSources = {
          ...forwards,
          lexical: { ...forwards.lexical, search: (...asked) => forwards.lexical.search(...asked).reverse() },
          dense: { search: (...asked) => forwards.dense.search(...asked).reverse() },
          passages: {
            positions: (rows) => forwards.passages.positions(rows).reverse(),
            byRows: (rows) => forwards.passages.byRows(rows).reverse(),
          },
        };
        expect(searchPassages(QUESTION, k, backwards)).toEqual(searchPassages(QUESTION, k, forwards));
      }),
    );
  });

  test("of a library larger than the candidate lists falls, has k passages and names none twice", () => {
    fc.assert(
      fc.property(library(400), fc.integer({ min: 1, max: 100 }), (entries, k) => {
        const ranked = searchPassages(QUESTION, k, sourcesOf(entries));
        const alive = entries.filter(({ deleted }) => !deleted).length;
        expect(ranked.length).toBeLessThanOrEqual(Math.min(k, alive));
        // Deleted passages may take places among the candidates; living ones are never hidden by ranking.
        if (alive === entries.length) expect(ranked).toHaveLength(Math.min(k, alive));
        expect(new Set(ranked.map(({ passage }) => passage.row)).size).toBe(ranked.length);
        ranked.slice(1).forEach(({ score }, index) => {
          expect(score).toBeLessThanOrEqual(ranked[index]!.score);
        });
      }),
      { numRuns: 50 },
    );
  });

  test("explains each score: the contributions add up", () => {
    fc.assert(
      fc.property(library(40), (entries) => {
        for (const hit of searchPassages(QUESTION, 40, sourcesOf(entries))) {
          expect(hit.lexicalContribution + hit.denseContribution).toBeCloseTo(hit.score, 12);
          const { bm25, cosine } = entries[hit.passage.row - 1]!;
          expect(hit.lexical).toBe(bm25 > 0 ? bm25 : null);
          expect(hit.cosine).toBe(cosine);
        }
      }),
    );
  });
});

const entryOf = (given: Partial<Entry>): Entry => ({
  row: 1,
  source: "a.txt",
  start: 0,
  heading: null,
  bm25: 1,
  cosine: 0.5,
  deleted: false,
  ...given,
});

test("every hit carries its sentences' scores and its coverage of the question", () => {
  const [hit] = searchPassages(QUESTION, 1, sourcesOf([entryOf({ start: 7, cosine: 0.5 })]));
  // Of "ivanov" and "sign", alike in weight, the first sentence holds one and the second none.
  expect(hit?.sentences).toEqual([
    { start: 7, end: 29, score: 0.5 },
    { start: 30, end: 47, score: 0 },
  ]);
  expect(hit?.coverage).toBe(0.5);
});

test("the sources are asked with the question's terms, unit vector and at least a hundred candidates", () => {
  const sources = sourcesOf([entryOf({})]);
  const asked: unknown[] = [];
  const watched: SearchSources = {
    ...sources,
    lexical: {
      ...sources.lexical,
      search: (terms, weights, limit) => {
        asked.push([terms, limit]);
        return sources.lexical.search(terms, weights, limit);
      },
    },
    dense: {
      search: (vector, limit) => {
        asked.push([[...vector], limit]);
        return sources.dense.search(vector, limit);
      },
    },
  };
  searchPassages(QUESTION, 3, watched);
  searchPassages(QUESTION, 80, watched);
  expect(asked).toEqual([
    [["ivanov", "sign"], 100],
    [[1, 0], 100],
    [["ivanov", "sign"], 160],
    [[1, 0], 160],
  ]);
});

test("an empty library has no hits", () => {
  expect(searchPassages(QUESTION, 5, sourcesOf([]))).toEqual([]);
});

test("a passage that is deleted between two reads is left out", () => {
  const sources = sourcesOf([entryOf({ row: 1 }), entryOf({ row: 2, start: 50 })]);
  const vanishing: SearchSources = {
    ...sources,
    passages: { ...sources.passages, byRows: (rows) => sources.passages.byRows(rows).slice(1) },
  };
  expect(searchPassages(QUESTION, 5, vanishing).map(({ passage }) => passage.row)).toEqual([2]);
});

describe("a list of references", () => {
  test.each([
    "References",
    "Sources",
    "7. Notes",
    "Selected bibliography:",
    "Further reading",
    "See also",
    "ENDNOTES",
  ])("stands under “%s”", (heading) => {
    expect(isReferenceHeading(heading)).toBe(true);
  });

  test.each([null, "", "Sources of the conflict", "Notes on Syria", "The treaty", "Reference points"])(
    "does not stand under “%s”",
    (heading) => {
      expect(isReferenceHeading(heading)).toBe(false);
    },
  );
});
