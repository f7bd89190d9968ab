import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startLibraryHarness, type LibraryHarness } from "../library-harness.ts";
import type { CitationCheck } from "../../../src/api/document-responses.ts";
import type { SearchResult } from "../../../src/api/questions/question-responses.ts";

const FERRY = "The ferry to Mull leaves at nine. Dogs travel free of charge.";

async function withFerry(text = FERRY): Promise<LibraryHarness> {
  const harness = await startLibraryHarness();
  writeFileSync(join(harness.fake.documents, "ferry.txt"), text);
  await harness.send("POST", "/v1/sync?wait=true");
  return harness;
}

describe("POST /v1/search/batch", () => {
  it("answers every search in its place, and lets one that fails fail alone", async () => {
    const harness = await withFerry();
    const searches = [
      { query: "ferry", k: 1 },
      { query: " " },
      { query: "dogs", k: 0 },
      "no search",
      { query: "dogs", filters: { from: "2021-02-30" } },
      { query: "dogs travel free", explain: true },
    ];
    const response = await harness.send("POST", "/v1/search/batch", { searches });
    expect(response.status).toBe(200);
    const { results } = (await response.json()) as {
      results: { result?: SearchResult; problem?: unknown }[];
    };
    expect(results).toMatchObject([
      { result: { query: "ferry" } },
      { problem: { code: "invalid_argument", field: "query", status: 400 } },
      { problem: { field: "k" } },
      { problem: { code: "invalid_argument" } },
      { problem: { field: "filters.from" } },
      { result: { query: "dogs travel free" } },
    ]);
    const alone = (await (await harness.send("POST", "/v1/search", searches[0])).json()) as SearchResult;
    expect(results[0]?.result?.hits).toEqual(alone.hits);
    expect(harness.errors).toEqual([]);
  });

  it("takes 1 to 100 searches", async () => {
    const harness = await withFerry();
    for (const searches of [[], Array(101).fill({ query: "ferry" }), "ferry", undefined]) {
      const response = await harness.send("POST", "/v1/search/batch", { searches });
      expect([response.status, await response.json()]).toMatchObject([400, { field: "searches" }]);
    }
  });
});

describe("GET /v1/citations/{id}", () => {
  it("follows the cited words through changes of their document", async () => {
    const harness = await withFerry();
    const { hits } = await harness.fake.library.search({ query: "ferry", k: 1 });
    const id = hits[0]?.passage.id ?? "";
    const check = async (): Promise<CitationCheck> =>
      (await (await harness.get(`/v1/citations/${id}`)).json()) as CitationCheck;
    expect(await check()).toMatchObject({ id, state: "valid", passage: { id, text: hits[0]?.passage.text } });

    const rewrite = async (text: string): Promise<void> => {
      writeFileSync(join(harness.fake.documents, "ferry.txt"), text);
      await harness.send("POST", "/v1/sync?wait=true");
    };
    await rewrite(`A new beginning.\n\n${FERRY}\n`);
    const moved = await check();
    expect(moved).toMatchObject({ state: "moved", passage: { text: hits[0]?.passage.text } });
    const text = await harness.fake.library.documentText(moved.document.id);
    expect(text.slice(moved.passage?.start, moved.passage?.end)).toBe(moved.passage?.text);

    await rewrite("Nothing of it is left.\n");
    expect(await check()).toMatchObject({ state: "changed", passage: null });
    await harness.send("DELETE", `/v1/documents/${moved.document.id}`);
    expect((await harness.get(`/v1/citations/${id}`)).status).toBe(404);
    for (const wrong of ["x", "0-0-0-0", `${id}0`]) {
      const response = await harness.get(`/v1/citations/${wrong}`);
      expect([wrong, response.status, await response.json()]).toMatchObject([wrong, 400, { field: "id" }]);
    }
  });
});

describe("an ETag", () => {
  it("stands for the answer until the library changes", async () => {
    const harness = await withFerry();
    const [document] = await harness.fake.library.documents();
    const paths = [
      "/v1/search?q=ferry",
      "/v1/ask?q=ferry",
      "/v1/documents",
      `/v1/documents/${document?.id ?? ""}/text`,
    ];
    const tags = await Promise.all(
      paths.map(async (path) => (await harness.get(path)).headers.get("etag") ?? ""),
    );
    expect(new Set(tags).size).toBe(paths.length);
    const again = (path: string, tag: string): Promise<Response> =>
      fetch(harness.url + path, { headers: { "if-none-match": `"other", ${tag}` } });
    for (const [index, path] of paths.entries()) {
      const response = await again(path, tags[index] ?? "");
      expect([path, response.status, await response.text()]).toEqual([path, 304, ""]);
      expect(response.headers.get("etag")).toBe(tags[index]);
    }
    expect((await again("/v1/search?q=dogs", tags[0] ?? "")).status).toBe(200);
    await harness.send("POST", "/v1/documents?wait=true", { text: "Another one." });
    for (const [index, path] of paths.entries()) {
      const response = await again(path, tags[index] ?? "");
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get("etag")).not.toBe(tags[index]);
    }
  });

  it("is not asked of operations that have none", async () => {
    const harness = await withFerry();
    for (const path of ["/metrics", "/livez", "/v1/jobs"]) {
      const response = await fetch(harness.url + path, { headers: { "if-none-match": "*" } });
      expect([path, response.status, response.headers.get("etag")]).toEqual([path, 200, null]);
    }
  });

  it("makes nothing of a request that is refused", async () => {
    const harness = await withFerry();
    for (const path of ["/v1/search", "/v1/documents/0123456789abcdef"]) {
      const response = await fetch(harness.url + path, { headers: { "if-none-match": "*" } });
      expect(response.status).toBeGreaterThanOrEqual(400);
    }
  });
});
