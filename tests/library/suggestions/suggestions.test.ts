import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FacetName } from "../../../src/api/filters/facets.ts";
import { FoldedFacts, type FilteredFacts } from "../../../src/library/query/document-filter.ts";
import { KnownTitles } from "../../../src/library/suggestions/known-titles.ts";
import { KnownValues } from "../../../src/library/suggestions/known-values.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

const BARE: FilteredFacts = {
  id: "00000000000000aa",
  source: "a.txt",
  authors: [],
  date: null,
  language: null,
  tags: [],
  format: "text",
};

const beginning = (
  documents: readonly FilteredFacts[],
  name: FacetName,
  typed: string,
  limit = 10,
): string[] =>
  new KnownValues(documents, new FoldedFacts())
    .beginning(name, typed, limit)
    .map(({ value, count }) => `${value} ${count}`);

describe("the values of a filter", () => {
  test("are found by the beginning of any of their words, whatever case and accents, the most frequent first", () => {
    const documents = ["Igor Ivanov", "Ivana Öz", "Igor Ivanov", "Jean-Paul Ives", "Sivan"].map((author) => ({
      ...BARE,
      authors: [author],
    }));
    expect(beginning(documents, "author", "IV")).toEqual(["Igor Ivanov 2", "Ivana Öz 1", "Jean-Paul Ives 1"]);
    expect(beginning(documents, "author", "oz")).toEqual(["Ivana Öz 1"]);
    expect(beginning(documents, "author", "paul i")).toEqual(["Jean-Paul Ives 1"]);
    expect(beginning(documents, "author", "", 1)).toEqual(["Igor Ivanov 2"]);
    expect(beginning(documents, "author", "x")).toEqual([]);
  });

  test("are all of them, also beyond the fifty that facets tell, and folders by each part of their path", () => {
    const documents = Array.from({ length: 120 }, (_, index) => ({
      ...BARE,
      source: `north/part-${index}/a.txt`,
      tags: [`tag ${index}`],
    }));
    expect(beginning(documents, "tag", "tag 119")).toEqual(["tag 119 1"]);
    expect(beginning(documents, "folder", "part-117")).toEqual(["north/part-117 1"]);
  });

  test("are those that a naive look at their words finds", () => {
    const values = ["alpha beta", "beta", "gamma-beta", "alphabet", "b"];
    fc.assert(
      fc.property(
        fc.array(fc.subarray(values), { maxLength: 6 }),
        fc.constantFrom("a", "be", "beta", "g", "alpha b"),
        (tags, typed) => {
          const documents = tags.map((own) => ({ ...BARE, tags: own }));
          const found = new KnownValues(documents, new FoldedFacts()).beginning("tag", typed, 50);
          const expected = values.filter(
            (value) => tags.some((own) => own.includes(value)) && new RegExp(`(^|[ -])${typed}`).test(value),
          );
          expect(new Set(found.map(({ value }) => value))).toEqual(new Set(expected));
          for (const { value, count } of found)
            expect(count).toBe(tags.filter((own) => own.includes(value)).length);
        },
      ),
    );
  });
});

describe("what a library suggests", () => {
  const page = (title: string, heading: string, tag: string): string =>
    `---\ntitle: ${title}\ntags: [${tag}]\nauthor: Ada ${tag}\n---\n\nThe ferry waits.\n\n## ${heading}\n\nIt waits for the tide of ${tag}.\n`;

  test("is headings that ask something, then titles of several words, each once", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.md", page("The ferry in winter", "Why does the ferry wait?", "open"));
    put(fake.documents, "b.md", page("The ferry in summer", "Tide", "open"));
    put(fake.documents, "c.md", page("The ferry in summer", "Tide", "open"));
    put(fake.documents, "d.md", page("x", "y", "open"));
    await fake.library.sync();
    const { suggestions } = await fake.library.suggest({ for: "question" });
    expect(suggestions.map(({ text }) => text)).toEqual(["Why does the ferry wait?", "The ferry in summer"]);
  });

  test("is of the documents that a key sees, and of no others", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "a.md", page("The open ferry in winter", "On the tide", "open"));
    put(fake.documents, "secret/b.md", page("The closed ferry in winter", "On the night", "closed"));
    await fake.library.sync();
    const view = fake.library.visibleTo(["open"]);
    const all = await Promise.all(
      (["question", "author", "tag", "folder", "format", "language"] as const).map((wanted) =>
        view.suggest({ for: wanted, beginning: "" }),
      ),
    );
    expect(JSON.stringify(all)).toContain("The open ferry");
    expect(JSON.stringify(all)).not.toMatch(/closed|secret|night/);
    expect((await view.suggest({ for: "tag", beginning: "clo" })).suggestions).toEqual([]);
    const none = fake.library.visibleTo([]);
    expect((await none.suggest({ for: "question" })).suggestions).toEqual([]);
  });

  test("follows the library, and is nothing where there is none", async () => {
    const fake = new FakeLibrary();
    expect(await fake.library.suggest({ for: "question" })).toEqual({ suggestions: [] });
    put(fake.documents, "a.md", page("The ferry in winter", "On the tide", "one"));
    await fake.library.sync();
    expect((await fake.library.suggest({ for: "tag" })).suggestions.map(({ text }) => text)).toEqual(["one"]);
    put(fake.documents, "b.md", page("The ferry in summer", "On the ebb", "two"));
    await fake.library.sync();
    expect((await fake.library.suggest({ for: "tag" })).suggestions.map(({ text }) => text)).toEqual([
      "one",
      "two",
    ]);
  });

  test.each([{ beginning: "x".repeat(201) }, { beginning: "\0" }, { limit: 0 }, { limit: 51 }])(
    "is not what cannot be asked for: %j",
    async (asked) => {
      await expect(new FakeLibrary().library.suggest({ for: "tag", ...asked })).rejects.toMatchObject({
        code: "invalid_argument",
      });
    },
  );
});

test("titles are found while a question is typed: those that begin so first, none that is but the name of a file", () => {
  const title = (text: string, changes: object = {}) =>
    ({ title: text, language: "en", state: "indexed", evidence: { title: "headline" }, ...changes }) as const;
  const titles = new KnownTitles([
    title("The old ferry"),
    title("Ferries of the Østersund"),
    title("The old ferry"),
    title("ferry-1998", { evidence: { title: "file-name" } }),
    title("Ferry, unread", { state: "failed" }),
  ]);
  const found = (typed: string, limit = 5) =>
    titles.beginning(typed, limit).map(({ text, documents }) => `${text} ${documents}`);
  expect(found("FERR")).toEqual(["Ferries of the Østersund 1", "The old ferry 2"]);
  expect(found("ferr", 1)).toEqual(["Ferries of the Østersund 1"]);
  expect(found("osters")).toEqual(["Ferries of the Østersund 1"]);
  expect([found("erry"), found(" ")]).toEqual([[], []]);
});
