import { describe, expect, test } from "vitest";
import type { SearchRequest } from "../../../src/api/questions/question-requests.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

const page = (words: string, date: string | null): string =>
  `<html><head><title>${words}</title>${date === null ? "" : `<meta name="date" content="${date}">`}</head>` +
  `<body><p>The ferry ${words} waits at the quay.</p></body></html>`;

async function ferries(): Promise<FakeLibrary> {
  const fake = new FakeLibrary();
  put(fake.documents, "old.html", page("Anna", "1998-03-01"));
  put(fake.documents, "new.html", page("Berta", "2020-03-01"));
  put(fake.documents, "none.html", page("Clara", null));
  put(fake.documents, "other/none.html", page("Dora", null));
  await fake.library.sync();
  return fake;
}

const found = async (
  { library }: FakeLibrary,
  filters: SearchRequest["filters"] = {},
  query = "ferry quay",
) => {
  const { hits, undated, interpretation } = await library.search({ query, filters });
  return {
    sources: hits.map(({ document }) => document.source).sort(),
    undated,
    filters: interpretation.filters,
  };
};

describe("documents without a date", () => {
  test("are counted where the limit of the date alone leaves them out, and only there", async () => {
    const fake = await ferries();
    expect(await found(fake, { from: "2019-01-01" })).toMatchObject({ sources: ["new.html"], undated: 2 });
    expect(await found(fake, { from: "2019-01-01", sources: ["other"] })).toMatchObject({
      sources: [],
      undated: 1,
    });
    expect(await found(fake, { sources: ["new.html"], to: "2021-01-01" })).toMatchObject({ undated: 0 });
    expect((await found(fake, { sources: ["other"] })).undated).toBeUndefined();
    const asked = await fake.library.ask({ question: "which ferry waits", filters: { from: "2019-01-01" } });
    expect(asked.undated).toBe(2);
  });

  test("are searched, too, on request, and no others with them", async () => {
    const fake = await ferries();
    const filters = { from: "2019-01-01", undated: "include" };
    const all = ["new.html", "none.html", "other/none.html"];
    expect(await found(fake, filters)).toEqual({ sources: all, undated: undefined, filters });
  });

  test("are searched where the question itself limits the date", async () => {
    const fake = await ferries();
    expect(await found(fake, {}, "ferry quay since:2019")).toMatchObject({
      sources: ["new.html"],
      undated: 2,
    });
    const { sources, undated } = await found(fake, { undated: "include" }, "ferry quay since:2019");
    expect([sources, undated]).toEqual([["new.html", "none.html", "other/none.html"], undefined]);
  });

  test("are searched anyway where no date limits the search", async () => {
    const fake = await ferries();
    expect(await found(fake, { undated: "include" })).toMatchObject({ filters: null });
    expect((await found(fake, { undated: "include" })).sources).toHaveLength(4);
  });

  test("can be asked for by one word alone", async () => {
    const fake = await ferries();
    await expect(found(fake, { undated: "yes" })).rejects.toMatchObject({
      code: "invalid_argument",
      message: expect.stringContaining("must be include") as string,
    });
  });
});
