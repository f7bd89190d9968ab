import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FACET_NAMES, MOST_FACET_VALUES } from "../../../src/api/filters/facets.ts";
import type { SearchFilters } from "../../../src/api/filters/filters.ts";
import {
  documentFilter,
  FoldedFacts,
  type FilteredFacts,
} from "../../../src/library/query/document-filter.ts";
import { facetCounts } from "../../../src/library/query/facet-counts.ts";

const facts = fc.record<FilteredFacts>({
  id: fc.constantFrom("1", "2", "3"),
  source: fc.constantFrom(
    "a.txt",
    "sea/b.txt",
    "sea/2019/c.csv#4",
    "land/d.txt",
    "upload:00000000000000aa/e.txt",
    "/elsewhere/f.txt",
  ),
  authors: fc.subarray(["Ann Macleod", "Émile Roy", "emile roy"]),
  date: fc.constantFrom(null, "2018", "2018-07", "2018-07-16", "2019-01-02"),
  language: fc.constantFrom(null, "en", "de"),
  tags: fc.subarray(["Sea", "sea", "Énergie"]),
  format: fc.constantFrom("text", "csv", null),
});
const library = fc.array(facts, { maxLength: 20 });
const count = (documents: readonly FilteredFacts[]) => facetCounts(documents, FACET_NAMES, new FoldedFacts());

describe("facetCounts", () => {
  it("takes the root of the disk for no folder of a file outside the documents", () => {
    const file = { id: "1", authors: [], date: null, language: null, tags: [], format: "text" };
    expect(count([{ ...file, source: "/elsewhere/f.txt" }]).folder).toEqual([
      { value: "/elsewhere", count: 1 },
    ]);
  });

  it("counts as many documents as the filter by the value leaves", () => {
    const filters: Readonly<Record<string, (value: string) => SearchFilters>> = {
      year: (value) => ({ from: `${value}-01-01`, to: `${value}-12-31` }),
      folder: (value) => ({ sources: [value] }),
      language: (value) => ({ languages: [value] }),
      tag: (value) => ({ tags: [value] }),
      format: (value) => ({ formats: [value] }),
      author: (value) => ({ authors: [value] }),
    };
    fc.assert(
      fc.property(library, (documents) => {
        const facets = count(documents);
        for (const name of FACET_NAMES) {
          for (const { value, count: told } of facets[name] ?? []) {
            const filter = filters[name]?.(value) ?? {};
            expect([name, value, told]).toEqual([
              name,
              value,
              documents.filter(documentFilter([filter])).length,
            ]);
          }
        }
      }),
    );
  });

  it("leaves no value out, and orders by count", () => {
    fc.assert(
      fc.property(library, (documents) => {
        const { language = [], year = [] } = count(documents);
        const known = documents.filter((document) => document.language !== null).length;
        expect(language.reduce((sum, { count: told }) => sum + told, 0)).toBe(known);
        expect(year.reduce((sum, { count: told }) => sum + told, 0)).toBe(
          documents.filter(({ date }) => date !== null).length,
        );
        const counts = language.map(({ count: told }) => told);
        expect(counts).toEqual([...counts].sort((left, right) => right - left));
      }),
    );
  });

  it("tells the most frequent alone where there are many, those of one count in natural order", () => {
    const documents = Array.from({ length: 200 }, (_, number): FilteredFacts => ({
      id: String(number),
      source: `Box ${number}/a.txt`,
      authors: [],
      date: null,
      language: null,
      tags: [],
      format: "text",
    }));
    const { folder = [] } = count(documents);
    expect(folder.length).toBe(MOST_FACET_VALUES);
    expect(folder.slice(0, 3)).toEqual(["Box 0", "Box 1", "Box 2"].map((value) => ({ value, count: 1 })));
  });

  it("gives only what was asked for", () => {
    expect(facetCounts([], ["tag"], new FoldedFacts())).toEqual({ tag: [] });
  });
});
