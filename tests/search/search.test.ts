import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PassageRow } from "../../src/core/ids.ts";
import { stemOf } from "../../src/text/terms.ts";
import { RANKINGS, type Ranking } from "../../src/search/ranking/ranking.ts";
import {
  MOST_HITS,
  searchPassages,
  type Page,
  type Question,
  type RankedPassage,
  type SearchSources,
} from "../../src/search/search.ts";
import {
  comparePlaces,
  naiveScores,
  passageOf,
  sourcesOf,
  wantedBy,
  type MadeUpPassage,
  type MadeUpQuestion,
} from "./ranking/naive-ranking.ts";

const WHOLE: Page = { k: MOST_HITS, offset: 0, groupByDocument: false };

/** Each word is its own stem or that of no other. */
const WORDS = ["river", "stone", "treaty", "ivanov", "said", "warned", "he", "of", "the", "delta"];

/** The documents that passages are of. */
const DOCUMENTS = [
  { source: "a.txt", title: "the river treaty", author: "" },
  { source: "b/c.txt", title: "stone", author: "igor ivanov" },
  { source: "Z.txt", title: "of the delta", author: "the committee" },
  { source: "ä.txt", title: "", author: "" },
];

const direction = fc
  .tuple(...[0, 1, 2].map(() => fc.integer({ min: -3, max: 3 })))
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => Float32Array.from(values, (value) => value / Math.hypot(...values)));

const cosine = fc.constantFrom(-0.25, 0, 0.125, 0.5, 1);
/** Few enough passages hold them that the best ones may share them. */
const RARE = ["quarry", "lantern", "harvest"];
const word = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...RARE) },
);
const sentence = fc.array(word, { minLength: 1, maxLength: 14 });

const passage = fc.record({
  document: fc.constantFrom(...DOCUMENTS),
  headings: fc.constantFrom<string[]>([], ["river"], ["river", "References"], ["Notes", "delta"]),
  sentences: fc.array(sentence, { minLength: 1, maxLength: 4 }),
  sentenceCosines: fc.array(cosine, { minLength: 4, maxLength: 4 }),
  vector: direction,
  deleted: fc.boolean(),
});

function library(maxLength: number): fc.Arbitrary<MadeUpPassage[]> {
  return fc.array(passage, { maxLength }).map((passages) =>
    passages.map(({ document, ...rest }, index) => ({
      ...rest,
      ...document,
      row: index + 1,
      start: (index * 370) % 10_090,
    })),
  );
}

const term = fc.record({
  word: fc.constantFrom("river", "stone", "treaty", "delta", "of", "glacier", "quarry", "warned", "he"),
  weight: fc.constantFrom(0.5, 1, 2.75),
  count: fc.constantFrom(1, 1, 3),
  rarity: fc.constantFrom(0.5, 1, 3),
  certainty: fc.constantFrom(1, 1, 0.5),
  isName: fc.boolean(),
  occurs: fc.boolean(),
  speaks: fc.constant(false),
});
const speaker = {
  word: "ivanov",
  weight: 2,
  count: 1,
  rarity: 1,
  certainty: 1,
  isName: true,
  occurs: true,
  speaks: true,
};

const question: fc.Arbitrary<MadeUpQuestion> = fc
  .record({
    terms: fc.uniqueArray(term, { maxLength: 9, selector: ({ word }) => word }),
    asksWhoSpeaks: fc.boolean(),
    vector: direction,
    familiarity: fc.constantFrom(1, 1, 0.5),
  })
  .map(({ terms, asksWhoSpeaks, ...rest }) => ({
    terms: asksWhoSpeaks ? [speaker, ...terms] : terms,
    ...rest,
  }));

function questionOf(made: MadeUpQuestion): Question {
  return {
    lexicalTerms: made.terms.map(({ word, count }) => ({ forms: [stemOf(word)], passages: 1, count })),
    wanted: wantedBy(made),
    vector: made.vector,
    familiarity: made.familiarity,
  };
}

const rankingNames = fc.constantFrom(...(Object.keys(RANKINGS) as (keyof typeof RANKINGS)[]));

/** The ranking without what it does about passages that say the same and long documents. */
function plain(ranking: Ranking): Ranking {
  return { ...ranking, diversity: false };
}

/** To so many digits two ways of adding up the same numbers agree. */
const DIGITS = 9;

describe("the ranking", () => {
  test("is that of scoring every passage slowly, in its default form and in every other one", async () => {
    await fc.assert(
      fc.asyncProperty(library(90), question, rankingNames, async (entries, asked, name) => {
        const ranking = plain(RANKINGS[name]);
        const expected = naiveScores(entries, asked, ranking);
        const ranked = await searchPassages(questionOf(asked), WHOLE, ranking, sourcesOf(entries));
        expect(ranked.map(rowOf).sort()).toEqual(expected.map(({ entry }) => entry.row).sort());
        const naive = new Map(expected.map((each) => [each.entry.row, each]));
        for (const hit of ranked) {
          const other = naive.get(rowOf(hit))!;
          expect(hit.passage).toEqual(passageOf(other.entry));
          expect(hit.score).toBeCloseTo(other.score, DIGITS);
          expect(hit.bm25).toBeCloseTo(other.bm25, DIGITS);
          expect(hit.cosine).toBe(other.cosine);
          expect(hit.coverage).toBeCloseTo(other.coverage, DIGITS);
          expect(hit.namesMissing).toBeCloseTo(other.namesMissing, DIGITS);
          expect(hit.namesUnknown).toBeCloseTo(other.namesUnknown, DIGITS);
          expect(hit.attributed).toBe(other.attributed);
          expect(hit.sentences.map(({ said }) => said)).toEqual(other.sentences.map(({ said }) => said));
          hit.sentences.forEach(({ score, start, end }, index) => {
            expect(score).toBeCloseTo(other.sentences[index]!.score, DIGITS);
            expect({ start, end }).toEqual(hit.passage.sentences[index]);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test("falls, and equal scores are in the order of source and place", async () => {
    await fc.assert(
      fc.asyncProperty(library(60), question, rankingNames, async (entries, asked, name) => {
        const ranked = await searchPassages(
          questionOf(asked),
          WHOLE,
          plain(RANKINGS[name]),
          sourcesOf(entries),
        );
        ranked.slice(1).forEach((hit, index) => {
          const before = ranked[index]!;
          expect(hit.score).toBeLessThanOrEqual(before.score);
          if (hit.score === before.score)
            expect(comparePlaces(placeOf(before), placeOf(hit))).toBeLessThan(0);
        });
      }),
    );
  });

  test("does not depend on the order in which the sources answer", async () => {
    await fc.assert(
      fc.asyncProperty(library(60), question, rankingNames, async (entries, asked, name) => {
        const forwards = sourcesOf(entries);
        const backwards: SearchSources = {
          lexical: { search: async (...sought) => [...(await forwards.lexical.search(...sought))].reverse() },
          dense: { search: async (...sought) => [...(await forwards.dense.search(...sought))].reverse() },
          passages: {
            documentsOf: (rows) => forwards.passages.documentsOf(rows),
            candidates: async (...sought) => (await forwards.passages.candidates(...sought)).reverse(),
            byRows: async (rows) => (await forwards.passages.byRows(rows)).reverse(),
          },
          statements: forwards.statements,
          population: forwards.population,
        };
        const search = async (sources: SearchSources): Promise<RankedPassage[]> =>
          await searchPassages(questionOf(asked), WHOLE, RANKINGS[name], sources);
        expect(await search(backwards)).toEqual(await search(forwards));
      }),
    );
  });

  test("has the passage first that holds the question's words and meaning best, among one to two hundred", async () => {
    const sizes = fc.integer({ min: 0, max: 199 }).chain((size) => library(size).map((entries) => entries));
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), question, async (others, place, asked) => {
        const words = asked.terms.map(({ word }) => word);
        fc.pre(words.includes("river"));
        const exact: MadeUpPassage = {
          ...{ row: others.length + 1, source: "exact.txt", title: "", author: "", start: 0, headings: [] },
          // Said often enough that no other passage says it as much, by whoever is asked about.
          sentences: Array.from({ length: 12 }, () => ["said", ...words]),
          sentenceCosines: Array.from({ length: 12 }, () => 0),
          vector: asked.vector,
          deleted: false,
        };
        const entries = [...others];
        entries.splice(place % (others.length + 1), 0, exact);
        const [first] = await searchPassages(questionOf(asked), WHOLE, RANKINGS.default, sourcesOf(entries));
        const rivals = naiveScores(entries, asked, RANKINGS.default);
        const own = rivals.find(({ entry }) => entry === exact)!;
        fc.pre(
          rivals.every(
            ({ entry, bm25, cosine }) => entry === exact || (bm25 < own.bm25 && cosine <= own.cosine),
          ),
        );
        expect(first?.passage.document.source).toBe("exact.txt");
      }),
      { numRuns: 200 },
    );
  });

  test("explains each score: the contributions add up, each within its share", async () => {
    await fc.assert(
      fc.asyncProperty(library(40), question, rankingNames, async (entries, asked, name) => {
        const { weights, support } = RANKINGS[name];
        for (const hit of await searchPassages(
          questionOf(asked),
          WHOLE,
          RANKINGS[name],
          sourcesOf(entries),
        )) {
          const parts = hit.contributions;
          const total = Object.values({ ...parts }).reduce((sum, part) => sum + part, 0);
          expect(Math.abs(total - hit.score)).toBeLessThanOrEqual(1e-9);
          expect(hit.score).toBeGreaterThanOrEqual(0);
          expect(hit.score).toBeLessThanOrEqual(1 + 1e-9);
          const { lexical, dense, document, sentence, feedback, attribution } = parts;
          const own = lexical + dense + document + sentence + feedback + attribution;
          const isReference = hit.passage.headings.at(-1) === "References";
          expect(parts.referenceList).toBeCloseTo(isReference ? -own / 2 : 0, DIGITS);
          if (!support) expect(parts.neighbours).toBe(0);
          for (const part of ["lexical", "dense", "sentence", "feedback", "attribution"] as const) {
            expect(parts[part]).toBeGreaterThanOrEqual(0);
            if (weights[part] === 0) expect(parts[part]).toBe(0);
          }
          expect(parts.document).toBeGreaterThanOrEqual(0);
          if (weights.documentLexical + weights.documentDense === 0) expect(parts.document).toBe(0);
          if (asked.terms.every(({ speaks }) => !speaks)) expect(parts.attribution).toBe(0);
        }
      }),
    );
  });
});

describe("a page", () => {
  test("is a slice of one ranking, whichever it is", async () => {
    const page = { k: fc.integer({ min: 1, max: 30 }), offset: fc.integer({ min: 0, max: 60 }) };
    await fc.assert(
      fc.asyncProperty(
        library(60),
        question,
        fc.record({ ...page, groupByDocument: fc.boolean() }),
        async (entries, asked, { k, offset, groupByDocument }) => {
          const search = async (part: Page): Promise<RankedPassage[]> =>
            await searchPassages(questionOf(asked), part, RANKINGS.default, sourcesOf(entries));
          const whole = await search({ ...WHOLE, groupByDocument });
          expect(await search({ k, offset, groupByDocument })).toEqual(whole.slice(offset, offset + k));
        },
      ),
    );
  });

  test("of documents has each document once, by its best passage", async () => {
    await fc.assert(
      fc.asyncProperty(library(60), question, async (entries, asked) => {
        const search = async (groupByDocument: boolean): Promise<RankedPassage[]> =>
          await searchPassages(
            questionOf(asked),
            { ...WHOLE, groupByDocument },
            RANKINGS.default,
            sourcesOf(entries),
          );
        const best = new Map<string, number>();
        for (const { passage, score } of await search(false)) {
          const { source } = passage.document;
          best.set(source, Math.max(best.get(source) ?? -Infinity, score));
        }
        const grouped = await search(true);
        expect(new Map(grouped.map(({ passage, score }) => [passage.document.source, score]))).toEqual(best);
        expect(grouped).toHaveLength(best.size);
      }),
    );
  });

  test("names no passage twice, as a hit or as one that is alike, and forgets none", async () => {
    await fc.assert(
      fc.asyncProperty(library(60), question, async (entries, asked) => {
        const ranked = await searchPassages(questionOf(asked), WHOLE, RANKINGS.default, sourcesOf(entries));
        const named = ranked
          .flatMap(({ passage, nearDuplicates }) => [passage, ...nearDuplicates])
          .map(({ row }) => row);
        const living = entries.filter(({ deleted }) => !deleted).map(({ row }) => row);
        expect(named.sort((left, right) => left - right)).toEqual(living);
      }),
    );
  });

  test("of a library larger than the candidate lists has its k passages, by falling score", async () => {
    await fc.assert(
      fc.asyncProperty(
        library(400),
        question,
        fc.integer({ min: 1, max: 100 }),
        async (entries, asked, k) => {
          const living = entries.map((entry) => ({ ...entry, deleted: false }));
          const page = { k, offset: 0, groupByDocument: false };
          const ranked = await searchPassages(
            questionOf(asked),
            page,
            plain(RANKINGS.default),
            sourcesOf(living),
          );
          expect(ranked).toHaveLength(Math.min(k, living.length));
          expect(new Set(ranked.map(rowOf)).size).toBe(ranked.length);
          const scores = ranked.map(({ score }) => score);
          expect(scores).toEqual([...scores].sort((left, right) => right - left));
        },
      ),
      { numRuns: 30 },
    );
  });
});

const ASKED: MadeUpQuestion = {
  terms: [
    {
      word: "river",
      weight: 1,
      count: 1,
      certainty: 1,
      rarity: 1,
      isName: false,
      occurs: true,
      speaks: false,
    },
  ],
  vector: Float32Array.of(1, 0, 0),
  familiarity: 1,
};

function entryOf(given: Partial<MadeUpPassage>): MadeUpPassage {
  return {
    row: 1,
    source: "a.txt",
    title: "",
    author: "",
    start: 0,
    headings: [],
    sentences: [["the", "river"]],
    sentenceCosines: [0.5],
    vector: Float32Array.of(1, 0, 0),
    deleted: false,
    ...given,
  };
}

describe("the baselines", () => {
  const ONLY_WORDS = entryOf({
    row: 1,
    source: "words.txt",
    sentences: [["river", "river"]],
    vector: Float32Array.of(0, 1, 0),
  });
  const ONLY_MEANING = entryOf({ row: 2, source: "meaning.txt", sentences: [["delta"]] });
  const BOTH = entryOf({
    row: 3,
    source: "both.txt",
    sentences: [["river", "stone"]],
    vector: Float32Array.of(0.6, 0.8, 0),
  });
  const hits = async (ranking: Ranking): Promise<[string, number][]> =>
    (
      await searchPassages(questionOf(ASKED), WHOLE, ranking, sourcesOf([ONLY_WORDS, ONLY_MEANING, BOTH]))
    ).map(({ passage, score }) => [passage.document.source, Number(score.toFixed(6))]);
  // BM25 of two and of one occurrence among two words each: 2.2 f / (f + 1.2 (0.5 + 0.5 · 2 / 120)).
  const [twice, once] = [(2.2 * 2) / (2 + 0.61), 2.2 / (1 + 0.61)];

  test("lexical only: passages that hold a word, by BM25 alone", async () => {
    expect(await hits(RANKINGS.lexical)).toEqual([
      ["words.txt", 1],
      ["both.txt", Number((once / twice).toFixed(6))],
    ]);
  });

  test("dense only: all passages, by the cosine alone", async () => {
    expect(await hits(RANKINGS.dense)).toEqual([
      ["meaning.txt", 1],
      ["both.txt", 0.6],
      ["words.txt", 0],
    ]);
  });

  test("reciprocal rank: each side's 61 / (60 + rank), half and half", async () => {
    expect(await hits(RANKINGS["reciprocal-rank"])).toEqual([
      ["words.txt", Number(((1 + 61 / 63) / 2).toFixed(6))],
      ["both.txt", Number(((61 / 62 + 61 / 62) / 2).toFixed(6))],
      ["meaning.txt", 0.5],
    ]);
  });

  test("convex: each side brought to 0…1, half and half", async () => {
    expect(await hits(RANKINGS.convex)).toEqual([
      ["both.txt", Number((0.5 * (once / twice) + 0.5 * 0.6).toFixed(6))],
      ["meaning.txt", 0.5],
      ["words.txt", 0.5],
    ]);
  });
});

describe("the sources", () => {
  test("are each asked for as many passages, whatever page is wanted, or not at all", async () => {
    const asked: unknown[] = [];
    const sources = sourcesOf([entryOf({})]);
    const watched: SearchSources = {
      ...sources,
      lexical: {
        search: (terms, limit) => {
          asked.push([terms, limit]);
          return sources.lexical.search(terms, limit);
        },
      },
      dense: {
        search: (vector, limit) => {
          asked.push([[...vector], limit]);
          return sources.dense.search(vector, limit);
        },
      },
    };
    const askedBy = async (page: Page, ranking: Ranking): Promise<unknown[]> => {
      await searchPassages(questionOf(ASKED), page, ranking, watched);
      return asked.splice(0);
    };
    const [lexical, dense] = [
      [[{ forms: ["river"], passages: 1, count: 1 }], 300],
      [[1, 0, 0], 300],
    ];
    expect(await askedBy({ ...WHOLE, k: 3 }, RANKINGS.default)).toEqual([lexical, dense]);
    expect(await askedBy({ k: 100, offset: 100, groupByDocument: true }, RANKINGS.default)).toEqual([
      lexical,
      dense,
    ]);
    expect(await askedBy(WHOLE, RANKINGS.lexical)).toEqual([lexical]);
    expect(await askedBy(WHOLE, RANKINGS.dense)).toEqual([dense]);
  });

  test("propose a hundred passages, and the best of further documents until there are a hundred documents", async () => {
    const ofOne = Array.from({ length: 150 }, (_, index) => entryOf({ row: index + 1, start: 20 * index }));
    const ofOthers = Array.from({ length: 240 }, (_, index) =>
      entryOf({ row: 151 + index, source: `${Math.floor(index / 2)}.txt`, start: 20 * (index % 2) }),
    );
    const ranked = await searchPassages(
      questionOf(ASKED),
      { ...WHOLE, k: MOST_HITS },
      plain(RANKINGS.lexical),
      sourcesOf([...ofOne, ...ofOthers]),
    );
    const rows = ranked.map(rowOf).sort((left, right) => left - right);
    // Of the three hundred looked at, the first hundred and the first one of each of 75 further documents.
    expect(rows).toEqual([
      ...Array.from({ length: 100 }, (_, index) => index + 1),
      ...Array.from({ length: 75 }, (_, index) => 151 + 2 * index),
    ]);
  });

  test("that are empty give no hits", async () => {
    expect(await searchPassages(questionOf(ASKED), WHOLE, RANKINGS.default, sourcesOf([]))).toEqual([]);
  });

  test("may forget a passage between two reads: it is left out", async () => {
    const entries = [
      entryOf({ row: 1 }),
      entryOf({ row: 2, start: 50, sentences: [["river", "of", "stone"]] }),
    ];
    const sources = sourcesOf(entries);
    const vanishing: SearchSources = {
      ...sources,
      passages: {
        ...sources.passages,
        byRows: async (rows) => (await sources.passages.byRows(rows)).slice(1),
      },
    };
    const search = async (from: SearchSources): Promise<number[]> =>
      (await searchPassages(questionOf(ASKED), WHOLE, plain(RANKINGS.default), from)).map(rowOf);
    expect(await search(vanishing)).toEqual((await search(sources)).slice(1));
  });
});

function rowOf({ passage: { row } }: RankedPassage): PassageRow {
  return row;
}

function placeOf({ passage }: RankedPassage): { source: string; start: number } {
  return { source: passage.document.source, start: passage.start };
}
