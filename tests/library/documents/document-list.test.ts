import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FacetName } from "../../../src/api/filters/facets.ts";
import type { DocumentState } from "../../../src/core/document.ts";
import { documentId } from "../../../src/core/ids.ts";
import { OrderedDocuments, type DocumentListRequest } from "../../../src/library/documents/document-list.ts";
import { FoldedFacts } from "../../../src/library/query/document-filter.ts";
import { SUMMARY } from "../../http/fake-library.ts";
import { DOCUMENT_ORDERS, type DocumentOrder } from "../../../src/api/document-requests.ts";
import type { DocumentSummary } from "../../../src/api/document-responses.ts";

const summary = fc
  .record({
    title: fc.oneof(fc.constantFrom("a", "B", "Été", "a".repeat(300)), fc.string({ minLength: 1 })),
    date: fc.constantFrom(null, "2020-01-01", "2021-05-04"),
    indexedAt: fc.constantFrom("2021-05-05T00:00:00.000Z", "2022-05-05T00:00:00.000Z"),
    state: fc.constantFrom("indexed", "failed", "skipped", "duplicate"),
  })
  .map((fields): Omit<DocumentSummary, "id" | "source"> => ({
    ...SUMMARY,
    ...(fields as Partial<DocumentSummary>),
  }));
const library = fc.array(summary, { maxLength: 30 }).map((all) =>
  all.map((one, number): DocumentSummary => {
    const id = documentId(number.toString(16).padStart(16, "0"));
    return { ...one, id, source: `${(number * 7) % 31}/${number}.txt` };
  }),
);
const order = fc.constantFrom<DocumentOrder>(...DOCUMENT_ORDERS);

const listDocuments = (documents: readonly DocumentSummary[], request: DocumentListRequest) =>
  new OrderedDocuments(documents, new FoldedFacts()).list(request);

function allPages(
  of: (page: number) => readonly DocumentSummary[],
  sort: DocumentOrder,
  limit: number,
): string[] {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page === 0 || cursor !== null; page += 1) {
    const found = listDocuments(of(page), { sort, limit, ...(cursor === null ? {} : { cursor }) });
    expect(found.documents.length).toBeLessThanOrEqual(limit);
    ids.push(...found.documents.map(({ id }) => id));
    cursor = found.nextCursor;
  }
  return ids;
}

describe("the list of documents", () => {
  it("gives every document once, in the same order whatever the pages' size, which is that of a whole sort", () => {
    fc.assert(
      fc.property(library, order, fc.integer({ min: 1, max: 31 }), (documents, sort, limit) => {
        const whole = listDocuments(documents, { sort, limit: 1_000 }).documents;
        expect(allPages(() => documents, sort, limit)).toEqual(whole.map(({ id }) => id));
        expect(new Set(whole).size).toBe(documents.length);
        const key = sort.replace("-", "") as "title" | "date";
        const dates = whole.map((document) => document[key]).filter((value) => value !== null);
        if (key === "date") {
          expect(dates).toEqual(sort === "date" ? [...dates].sort() : [...dates].sort().reverse());
          expect(whole.slice(dates.length).every(({ date }) => date === null)).toBe(true);
        }
      }),
    );
  });

  it("neither repeats nor misses what stays while others come and go between the pages", () => {
    fc.assert(
      fc.property(
        library,
        order,
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.nat(4)),
        (all, sort, limit, dice) => {
          const stays = (number: number): boolean => number % 2 === 0;
          const changing = (): DocumentSummary[] =>
            all.filter((_document, number) => stays(number) || dice.next().value === 0);
          const ids = allPages(changing, sort, limit);
          expect(new Set(ids).size).toBe(ids.length);
          const staying = all.filter((_document, number) => stays(number)).map(({ id }) => id);
          expect(ids).toEqual(expect.arrayContaining(staying));
        },
      ),
    );
  });

  it("keeps cursors short enough for a URL, and takes none of another order or of no list", () => {
    const documents = Array.from({ length: 3 }, (_, number) => ({
      ...SUMMARY,
      id: documentId(String(number).repeat(16)),
      source: `${number}.txt`,
      title: "x".repeat(100_000),
    }));
    const { nextCursor } = listDocuments(documents, { sort: "title", limit: 1 });
    expect(nextCursor?.length).toBeLessThan(1_000);
    const cursors = [
      nextCursor ?? "",
      "",
      "x",
      "W10",
      Buffer.from('["source",1,"a","b"]').toString("base64url"),
    ];
    for (const cursor of cursors) {
      expect(() => listDocuments(documents, { sort: "source", limit: 1, cursor })).toThrow(/cursor/);
    }
  });

  it("finds words of the title without regard to case and accents, and counts what meets the request", () => {
    const documents = ["Été à Paris", "Paris", "Winter"].map((title, number) => ({
      ...SUMMARY,
      title,
      id: documentId(String(number).repeat(16)),
      source: `${number}.txt`,
    }));
    const found = listDocuments(documents, { words: "paris ETE", limit: 5 });
    expect(found).toMatchObject({ documents: [{ title: "Été à Paris" }], total: 1, nextCursor: null });
    expect(listDocuments(documents, { words: "paris", limit: 1 })).toMatchObject({ total: 2 });
    expect(listDocuments(documents, { states: ["failed"], limit: 1 }).total).toBe(0);
  });

  it("finds words of the authors and of the source as well", () => {
    const documents = [
      { ...SUMMARY, title: "Tides", authors: ["Ann Macleod"], source: "sea/1.txt" },
      { ...SUMMARY, title: "Lamps", authors: [], source: "macleod/sea.txt" },
    ];
    expect(listDocuments(documents, { words: "macleod sea", limit: 5 }).total).toBe(2);
    expect(listDocuments(documents, { words: "ann tides", limit: 5 }).total).toBe(1);
  });

  it("leaves the documents of the formats that are asked for", () => {
    const documents = (["pdf", "text", null] as const).map((format) => ({ ...SUMMARY, format }));
    const total = (...formats: ("pdf" | "text" | "csv")[]) => listDocuments(documents, { filters: { formats }, limit: 5 }).total;
    expect([total(), total("pdf"), total("pdf", "text"), total("csv")]).toEqual([3, 1, 2, 0]);
  });

  it("orders titles and sources naturally, with 2 before 10", () => {
    const documents = ["Part 10", "part 2", "Part 1", "Part 002", "Part 2b"].map((title, number) => ({
      ...SUMMARY,
      title,
      id: documentId(String(number).repeat(16)),
      source: `${title}.txt`,
    }));
    for (const sort of ["title", "source"] as const) {
      const titles = listDocuments(documents, { sort, limit: 9 }).documents.map(({ title }) => title);
      expect(titles[0]).toBe("Part 1");
      expect(titles.at(-1)).toBe("Part 10");
    }
  });

  it("passes over as many as it is told", () => {
    fc.assert(
      fc.property(library, order, fc.nat(40), fc.integer({ min: 1, max: 9 }), (documents, sort, offset, limit) => {
        const whole = listDocuments(documents, { sort, limit: 1_000 }).documents;
        const { documents: page, nextCursor } = listDocuments(documents, { sort, limit, offset });
        expect(page).toEqual(whole.slice(offset, offset + limit));
        expect(nextCursor === null).toBe(offset + limit >= whole.length);
        if (nextCursor === null) return;
        const next = listDocuments(documents, { sort, limit, cursor: nextCursor, offset: 1 }).documents;
        expect(next).toEqual(whole.slice(offset + limit + 1, offset + 2 * limit + 1));
      }),
    );
  });

  it("gives each request of one state of a library what a fresh list of it gives, whatever was asked before", () => {
    const request = fc.record({
      sort: order,
      limit: fc.integer({ min: 1, max: 9 }),
      offset: fc.integer({ min: 0, max: 9 }),
      words: fc.constantFrom("", "a", "ete", "1"),
      states: fc.constantFrom<DocumentState[]>([], ["failed"]),
      facets: fc.constantFrom<FacetName[]>([], ["folder", "year"]),
    });
    fc.assert(
      fc.property(library, fc.array(request, { maxLength: 5 }), (documents, requests) => {
        const kept = new OrderedDocuments(documents, new FoldedFacts());
        for (const each of requests) expect(kept.list(each)).toEqual(listDocuments(documents, each));
      }),
    );
  });
});
