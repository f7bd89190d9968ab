import { describe, expect, test } from "vitest";
import { MAX_K, MAX_OFFSET, MAX_QUERY_LENGTH } from "../../../src/api/questions/question-limits.ts";
import type { SearchRequest } from "../../../src/api/questions/question-requests.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

const refused = (field: string): unknown => expect.objectContaining({ code: "invalid_argument", field });
const search = (request: Partial<SearchRequest>) =>
  new FakeLibrary().library.search({ query: "lake", ...request });

/** A program that asks a library is held to the same limits as one that asks over HTTP. */
describe("what is asked of a library", () => {
  test.each(["", " \n ", "x".repeat(MAX_QUERY_LENGTH + 1)])(
    "is refused when it is blank or too long",
    async (text) => {
      const { library } = new FakeLibrary();
      await expect(library.search({ query: text })).rejects.toEqual(refused("query"));
      await expect(library.ask({ question: text })).rejects.toEqual(refused("question"));
      await expect(library.checkQuote({ quote: text })).rejects.toEqual(refused("quote"));
    },
  );

  test.each([0, -1, 1.5, MAX_K + 1, NaN, Infinity])("is refused where it wants %s hits", async (k) => {
    await expect(search({ k })).rejects.toEqual(refused("k"));
    await expect(new FakeLibrary().library.ask({ question: "lake", k })).rejects.toEqual(refused("k"));
  });

  test.each([-1, 0.5, MAX_OFFSET + 1, NaN])("is refused where it passes over %s hits", async (offset) => {
    await expect(search({ offset })).rejects.toEqual(refused("offset"));
  });

  test.each([
    { query: "lake" },
    { k: 1 },
    { k: MAX_K },
    { offset: 0 },
    { offset: MAX_OFFSET },
    { query: "x".repeat(MAX_QUERY_LENGTH) },
    { filters: { from: "2020-02-29", to: "2020-12-31", tags: ["x"] } },
    { filters: {} },
  ])("is looked up where it may be asked: %#", async (request) => {
    await expect(search(request)).rejects.toMatchObject({ code: "library_not_built" });
  });

  test("is taken without the white space around it", async () => {
    const fake = new FakeLibrary();
    put(fake.documents, "lake.txt", "The lake is deep.");
    await fake.library.sync();
    expect((await fake.library.search({ query: " \n lake?\t" })).query).toBe("lake?");
  });

  test.each([
    "2019-02-29",
    "2020-13-01",
    "2020-00-10",
    "2020-1-1",
    "2020",
    "",
    "tomorrow",
    "2020-01-01T00:00:00Z",
  ])("is refused where a filter's date is none: “%s”", async (day) => {
    await expect(search({ filters: { from: day } })).rejects.toEqual(refused("filters.from"));
    await expect(search({ filters: { to: day } })).rejects.toEqual(refused("filters.to"));
  });
});
