import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEmptyFilter } from "../../../src/api/filters/filter-table.ts";
import type { SearchFilters } from "../../../src/api/filters/filters.ts";
import { documentFilter, type FilteredFacts } from "../../../src/library/query/document-filter.ts";

const meetsFilters = (document: FilteredFacts, filters: SearchFilters): boolean =>
  documentFilter([filters])(document);

const DOCUMENT: FilteredFacts = {
  id: "00000000000000aa",
  source: "reports/2018/dam.csv#3",
  authors: ["Igor S. Ivanov", "Société d’Énergie"],
  date: "2018-07-16",
  language: "fr",
  tags: ["Énergie", "open letters"],
  format: "csv",
};

describe("a document", () => {
  test.each<[string, SearchFilters]>([
    ["no filter", {}],
    ["empty lists", { authors: [], sources: [], languages: [], tags: [], documents: [] }],
    ["a part of an author's name", { authors: ["ivanov"] }],
    ["first and last name, in any order", { authors: ["IVANOV, Igor"] }],
    ["a name without its accents", { authors: ["societe energie"] }],
    ["one of several names", { authors: ["nobody", "Ivanov"] }],
    ["its source", { sources: ["reports/2018/dam.csv#3"] }],
    ["its file", { sources: ["reports/2018/dam.csv"] }],
    ["a folder above it", { sources: ["reports"] }],
    ["a folder above it, with a slash", { sources: ["letters", "reports/2018/"] }],
    ["its language, in any case", { languages: ["FR"] }],
    ["one of its tags, without accent or case", { tags: ["energie"] }],
    ["its format, in any case", { formats: ["pdf", "CSV"] }],
    ["its id", { documents: ["00000000000000aa"] }],
    ["its day", { from: "2018-07-16", to: "2018-07-16" }],
    ["an open range", { from: "2018-01-01" }],
    ["all of them", { authors: ["Ivanov"], sources: ["reports"], tags: ["open letters"], to: "2018-12-31" }],
  ])("meets %s", (_, filters) => {
    expect(meetsFilters(DOCUMENT, filters)).toBe(true);
  });

  test.each<[string, SearchFilters]>([
    ["the beginning of a name", { authors: ["Ivan"] }],
    ["a name of two authors together", { authors: ["Ivanov Énergie"] }],
    ["a name without words", { authors: ["…"] }],
    ["the beginning of a folder's name", { sources: ["rep"] }],
    ["the beginning of its file's name", { sources: ["reports/2018/dam"] }],
    ["another part of its file", { sources: ["reports/2018/dam.csv#33"] }],
    ["a file of its name elsewhere", { sources: ["dam.csv"] }],
    ["another language", { languages: ["en", "f"] }],
    ["a part of a tag", { tags: ["open"] }],
    ["another id", { documents: ["00000000000000ab"] }],
    ["the day after", { from: "2018-07-17" }],
    ["the day before", { to: "2018-07-15" }],
    ["one filter and not the other", { authors: ["Ivanov"], languages: ["en"] }],
  ])("does not meet %s", (_, filters) => {
    expect(meetsFilters(DOCUMENT, filters)).toBe(false);
  });

  test("without a date, a language, authors or tags meets no filter of these", () => {
    const bare = { ...DOCUMENT, date: null, language: null, authors: [], tags: [] };
    for (const filters of [
      { from: "0001-01-01" },
      { to: "9999-12-31" },
      { languages: ["fr"] },
      { authors: ["Ivanov"] },
      { tags: ["x"] },
    ]) {
      expect(meetsFilters(bare, filters)).toBe(false);
    }
    expect(meetsFilters(bare, {})).toBe(true);
  });

  test("meets what a naive comparison of small letters says", () => {
    const names = ["igor ivanov", "ada larsen", "igor"];
    const sources = ["a", "a/b.txt", "a/b.txt#1", "ab/b.txt"];
    const tags = ["x", "y"];
    const dates = ["2018-01-01", "2018-01-02", "2019-01-01"];
    const some = (values: readonly string[]) => fc.subarray([...values]);
    const facts = fc.record({
      id: fc.constantFrom("1", "2"),
      source: fc.constantFrom(...sources),
      authors: some(names),
      date: fc.option(fc.constantFrom(...dates)),
      language: fc.option(fc.constantFrom("en", "de")),
      tags: some(tags),
      format: fc.constant("text"),
    });
    const filter = fc.record(
      {
        authors: some(names),
        sources: some(sources),
        languages: some(["en", "de"]),
        tags: some(tags),
        documents: some(["1", "2"]),
        from: fc.constantFrom(...dates),
        to: fc.constantFrom(...dates),
        undated: fc.constant("include"),
      },
      { requiredKeys: [] },
    );
    const none = (list: readonly string[] | undefined): boolean => list === undefined || list.length === 0;
    fc.assert(
      fc.property(facts, filter, (document, { undated, ...filters }) => {
        const { authors, sources, languages, tags, documents, from, to } = filters;
        const day = document.date;
        const expected =
          (none(authors) ||
            authors!.some((name) =>
              document.authors.some((author) =>
                name.split(" ").every((word) => author.split(" ").includes(word)),
              ),
            )) &&
          (none(sources) ||
            sources!.some((source) =>
              [source, `${source}/`, `${source}#`].some((start, index) =>
                index === 0 ? document.source === start : document.source.startsWith(start),
              ),
            )) &&
          (none(languages) || languages!.some((language) => language === document.language)) &&
          (none(tags) || tags!.some((tag) => document.tags.includes(tag))) &&
          (none(documents) || documents!.includes(document.id)) &&
          ((day === null && undated !== undefined) ||
            ((from === undefined || (day !== null && day >= from)) &&
              (to === undefined || (day !== null && day <= to))));
        const given = Object.fromEntries(
          Object.entries({ ...filters, undated }).filter(([, value]) => value !== undefined),
        );
        expect(meetsFilters(document, given)).toBe(expected);
        if (isEmptyFilter(given)) expect(expected).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

test("filters are none where nothing is given", () => {
  const none = [{}, { authors: [] }, { tags: [], sources: [] }, { undated: "include" }];
  expect(none.map(isEmptyFilter)).toEqual([true, true, true, true]);
  expect(
    [{ authors: ["x"] }, { from: "2018-01-01" }, { tags: [], to: "2018-01-01" }].map(isEmptyFilter),
  ).toEqual([false, false, false]);
});
