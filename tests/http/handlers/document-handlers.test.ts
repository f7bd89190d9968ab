import { readdirSync, existsSync, writeFileSync, mkdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { UploadOutcome } from "../../../src/http/handlers/upload-handlers.ts";
import { rawRequest } from "../harness.ts";
import { startLibraryHarness, type LibraryHarness } from "../library-harness.ts";

const FERRY = "The ferry to Mull leaves at nine. Dogs travel free of charge.";
const BRIDGE = "The bridge at Tolmere collapsed in the flood of March 1953.";

const outcomeIn = async (response: Response): Promise<UploadOutcome> =>
  (await response.json()) as UploadOutcome;

function form(...parts: ([name: string, text: string] | { readonly metadata: unknown })[]): FormData {
  const data = new FormData();
  for (const part of parts) {
    if ("metadata" in part) data.append("metadata", JSON.stringify(part.metadata));
    else data.append("file", new Blob([part[1]]), part[0]);
  }
  return data;
}

/** What has arrived and belongs to nobody yet, or never will. */
function leftovers({ fake }: LibraryHarness): string[] {
  const incoming = join(fake.index, "uploads", ".incoming");
  return existsSync(incoming) ? readdirSync(incoming) : [];
}

describe("POST /v1/documents", () => {
  it("takes a text with metadata in, as a job that can be followed, and finds it by search", async () => {
    const harness = await startLibraryHarness();
    const sent = {
      text: FERRY,
      title: "Ferries",
      authors: ["Ann Macleod"],
      date: "2021-05-04",
      tags: ["sea"],
    };
    const response = await harness.send("POST", "/v1/documents", sent);
    expect(response.status).toBe(202);
    const { documents, job } = await outcomeIn(response);
    expect(response.headers.get("location")).toBe(`/v1/jobs/${job?.id ?? ""}`);
    const [document] = documents;
    expect(document).toMatchObject({ outcome: "created", indexed: false, bytes: Buffer.byteLength(FERRY) });
    expect((await harness.intake.jobs.wait(job?.id ?? "")).state).toBe("done");
    expect(await (await harness.get(`/v1/documents/${document?.id ?? ""}`)).json()).toMatchObject({
      title: "Ferries",
      authors: ["Ann Macleod"],
      date: "2021-05-04",
      tags: ["sea"],
      state: "indexed",
    });
    expect((await harness.fake.found("ferry"))[0]).toContain("leaves at nine");
  });

  it("answers 201 when the caller waits, and 200 when all of it was there", async () => {
    const harness = await startLibraryHarness();
    const first = await harness.send("POST", "/v1/documents?wait=true", { text: FERRY });
    const { documents, job } = await outcomeIn(first);
    expect([first.status, first.headers.get("location")]).toEqual([
      201,
      `/v1/documents/${documents[0]?.id ?? ""}`,
    ]);
    expect(documents[0]).toMatchObject({ indexed: true });
    expect(job).toMatchObject({ state: "done", result: { added: 1 } });
    const again = await harness.send("POST", "/v1/documents", { text: FERRY });
    expect(again.status).toBe(200);
    expect(await outcomeIn(again)).toMatchObject({
      documents: [{ outcome: "unchanged", indexed: true }],
      job: null,
    });
    expect(await harness.fake.library.documents()).toHaveLength(1);
  });

  it("takes several texts in at once, or none of them", async () => {
    const harness = await startLibraryHarness();
    const both = { documents: [{ text: FERRY }, { text: `# Bridges\n\n${BRIDGE}`, format: "markdown" }] };
    const response = await harness.send("POST", "/v1/documents?wait=true", both);
    expect([response.status, response.headers.get("location")]).toEqual([201, null]);
    expect((await outcomeIn(response)).documents).toHaveLength(2);
    expect((await harness.fake.library.documents()).map(({ title }) => title)).toContain("Bridges");
    const bad = form(["third.txt", "A third one."], ["fourth.exe", "MZ"]);
    const refused = await harness.send("POST", "/v1/documents?wait=true", bad);
    expect([refused.status, await refused.json()]).toMatchObject([415, { field: "file" }]);
    expect(await harness.fake.library.documents()).toHaveLength(2);
    expect(leftovers(harness)).toEqual([]);
  });

  it("takes files of any format as a form, with the metadata before each of them", async () => {
    const harness = await startLibraryHarness();
    const data = form(
      { metadata: { authors: ["Both"], tags: ["sea"] } },
      ["Fähre nach Mull.txt", FERRY],
      ["page.html", `<html><head><title>Bridges</title></head><body><p>${BRIDGE}</p></body></html>`],
      { metadata: { authors: ["Only the third"] } },
      ["third.md", "# Third\n\nThe lighthouse was rebuilt in 1911."],
    );
    const response = await harness.send("POST", "/v1/documents?wait=true", data);
    expect(response.status).toBe(201);
    const { documents } = await outcomeIn(response);
    expect(documents.map(({ source }) => source.replace(/^upload:[0-9a-f]{16}\//, ""))).toEqual([
      "Fähre nach Mull.txt",
      "page.html",
      "third.md",
    ]);
    const known = await Promise.all(documents.map(({ id }) => harness.fake.library.document(id)));
    expect(known.map(({ authors, tags, format }) => [authors, tags, format])).toEqual([
      [["Both"], ["sea"], "text"],
      [["Both"], ["sea"], "html"],
      [["Only the third"], [], "markdown"],
    ]);
  });

  it("makes any name a safe one, and never leaves the library's own folder", async () => {
    const harness = await startLibraryHarness();
    const before = readdirSync(harness.fake.documents);
    const boundary = "x";
    for (const [number, name] of [
      "../../../../etc/passwd.txt",
      String.raw`..\\..\\windows.txt`,
      "/absolute.txt",
      "nul\0byte.txt",
      "con.txt",
      ".hidden.txt",
      "a%0d%0ab.txt",
      "…".repeat(150) + ".txt",
    ].entries()) {
      const body =
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n` +
        `Document number ${number}.\r\n--${boundary}--\r\n`;
      const response = await rawRequest(harness.url, "/v1/documents?wait=true", {
        method: "POST",
        headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
        body,
      });
      expect([name, response.status]).toEqual([name, 201]);
    }
    expect(readdirSync(harness.fake.documents)).toEqual(before);
    const folders = readdirSync(join(harness.fake.index, "uploads")).filter((name) => !name.startsWith("."));
    expect(folders).toHaveLength(8);
    for (const { source } of await harness.fake.library.documents()) {
      expect(source).toMatch(/^upload:[0-9a-f]{16}\/[^/\\\0\r\n]+\.txt$/u);
    }
    expect(harness.errors).toEqual([]);
  });

  it("says what is wrong with a request that it refuses, and keeps nothing of it", async () => {
    const harness = await startLibraryHarness({ maxUploadBytes: 5_000 });
    const many = form(
      ...Array.from({ length: 101 }, (_, number): [string, string] => [`${number}.txt`, "Text."]),
    );
    const cases: [string, unknown, number, string | undefined][] = [
      ["a blank text", { text: " \n" }, 400, "text"],
      ["NUL", { text: "a\0b" }, 400, "text"],
      ["half a pair of surrogates", { text: "a\ud800" }, 400, "text"],
      ["no text", { title: "A title" }, 400, "text"],
      ["an unknown field", { text: "a", path: "/etc/passwd" }, 400, "path"],
      ["no documents", { documents: [] }, 400, "documents"],
      ["a document and a list", { documents: [{ text: "a" }], text: "a" }, 400, "documents"],
      ["a day that is none", { text: "a", date: "2021-02-30" }, 400, "date"],
      ["an unknown format", form(["program.exe", "MZ"]), 415, "file"],
      ["a kind of file that is not read", form(["song.mp3", "ID3"]), 415, "file"],
      ["an empty file", form(["empty.txt", ""]), 415, undefined],
      ["metadata behind the files", form(["a.txt", "Text."], { metadata: { title: "T" } }), 400, "metadata"],
      ["metadata without files", form({ metadata: { title: "T" } }), 400, "metadata"],
      ["unknown metadata", form({ metadata: { titel: "T" } }, ["a.txt", "Text."]), 400, "titel"],
      ["metadata that are a list", form({ metadata: ["T"] }, ["a.txt", "Text."]), 400, undefined],
      ["a form without a file", new FormData(), 400, "file"],
      ["too much in all", form(["a.txt", "a".repeat(3_000)], ["b.txt", "b".repeat(3_000)]), 413, undefined],
    ];
    for (const [what, body, status, field] of cases) {
      const response = await harness.send("POST", "/v1/documents", body);
      const problem = (await response.json()) as { field?: string; detail: string };
      expect([what, response.status, problem.field]).toEqual([what, status, field]);
      expect(problem.detail).not.toContain("/tmp");
    }
    const roomy = await startLibraryHarness();
    expect((await roomy.send("POST", "/v1/documents", many)).status).toBe(413);
    for (const one of [harness, roomy]) {
      expect(await one.intake.jobs.latest(5)).toEqual([]);
      expect(leftovers(one)).toEqual([]);
      expect(one.errors).toEqual([]);
    }
  });

  it("refuses forms and texts that are compressed, of another kind, broken or deep", async () => {
    const harness = await startLibraryHarness();
    const json = "application/json";
    const multipart = "multipart/form-data; boundary=x";
    const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
    const cases: [Record<string, string>, string, number][] = [
      [{ "content-type": json, "content-encoding": "gzip" }, "x", 415],
      [{ "content-type": multipart, "content-encoding": "gzip" }, "x", 415],
      [{ "content-type": "text/plain" }, "text", 415],
      [{ "content-type": "application/x-www-form-urlencoded" }, "file=a", 415],
      [{ "content-type": "multipart/form-data" }, "x", 400],
      [{ "content-type": multipart }, "", 400],
      [{ "content-type": multipart }, "no form at all", 400],
      [{ "content-type": multipart }, `${head}Text without an end`, 400],
      [
        { "content-type": multipart },
        '--x\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--x--\r\n',
        400,
      ],
      [{ "content-type": multipart }, `--x\r\n${"A: b\r\n".repeat(20_000)}\r\nx\r\n--x--\r\n`, 400],
      [{ "content-type": json }, "[".repeat(1_000_000), 400],
      [{ "content-type": json }, `{"documents":${"[".repeat(500_000)}${"]".repeat(500_000)}}`, 400],
      [
        { "content-type": json },
        `{"text":"a","tags":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`,
        400,
      ],
    ];
    for (const [headers, body, status] of cases) {
      const response = await rawRequest(harness.url, "/v1/documents", { method: "POST", headers, body });
      expect([headers, body.slice(0, 40), response.status]).toEqual([headers, body.slice(0, 40), status]);
      expect(response.headers["content-type"]).toContain("application/problem+json");
    }
    expect(leftovers(harness)).toEqual([]);
    expect(harness.errors).toEqual([]);
  });

  it("keeps nothing of an upload that breaks off", async () => {
    const harness = await startLibraryHarness();
    const { hostname, port } = new URL(harness.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      "POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n" +
        'Content-Length: 100000\r\n\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nHalf',
    );
    while (leftovers(harness).length === 0) await new Promise(setImmediate);
    socket.destroy();
    while (leftovers(harness).length > 0) await new Promise(setImmediate);
    expect((await harness.get("/livez")).status).toBe(200);
    expect(await harness.intake.jobs.latest(5)).toEqual([]);
    expect(harness.errors).toEqual([]);
  });

  it("does a request with an Idempotency-Key once, and refuses the key for another one", async () => {
    const harness = await startLibraryHarness();
    const keyed = { "idempotency-key": "minutes-1" };
    const responses = await Promise.all(
      [1, 2, 3].map(() => harness.send("POST", "/v1/documents", { text: FERRY }, keyed)),
    );
    const outcomes = await Promise.all(responses.map(outcomeIn));
    expect(new Set(outcomes.map(({ job }) => job?.id)).size).toBe(1);
    expect(outcomes.map(({ documents }) => documents[0]?.outcome)).toEqual(["created", "created", "created"]);
    const later = await harness.send("POST", "/v1/documents?wait=true", form(["text.txt", FERRY]), keyed);
    expect([later.status, await outcomeIn(later)]).toMatchObject([
      201,
      { job: { id: outcomes[0]?.job?.id } },
    ]);
    const other = await harness.send("POST", "/v1/documents", { text: BRIDGE }, keyed);
    expect([other.status, await other.json()]).toMatchObject([422, { code: "idempotency_conflict" }]);
    const empty = await harness.send(
      "POST",
      "/v1/documents",
      { text: BRIDGE },
      { "idempotency-key": "x".repeat(256) },
    );
    expect([empty.status, await empty.json()]).toMatchObject([400, { field: "Idempotency-Key" }]);
    expect(await harness.fake.library.documents()).toHaveLength(1);
    expect(leftovers(harness)).toEqual([]);
  });

  it("tells of a file that was taken in and could not be read", async () => {
    const harness = await startLibraryHarness();
    const response = await harness.send(
      "POST",
      "/v1/documents?wait=true",
      form(["broken.pdf", "%PDF-1.4 broken"]),
    );
    const { documents, job } = await outcomeIn(response);
    expect(response.status).toBe(201);
    expect(documents[0]).toMatchObject({ outcome: "created", indexed: false });
    expect(job?.result?.outcomes).toMatchObject([
      { state: "failed", reason: expect.stringMatching(/\w/) as string },
    ]);
  });
});

describe("PUT and DELETE /v1/documents/{id}", () => {
  const idOf = async (harness: LibraryHarness, text: string): Promise<string> => {
    const response = await harness.send("POST", "/v1/documents?wait=true", { text, title: "First" });
    return (await outcomeIn(response)).documents[0]?.id ?? "";
  };

  it("replace an upload under its id, and take it out of every answer", async () => {
    const harness = await startLibraryHarness();
    const id = await idOf(harness, FERRY);
    const replaced = await harness.send(
      "PUT",
      `/v1/documents/${id}?wait=true`,
      form(["second.md", `# Second\n\n${BRIDGE}`]),
    );
    expect([replaced.status, (await outcomeIn(replaced)).documents]).toMatchObject([
      200,
      [{ id, outcome: "replaced", indexed: true }],
    ]);
    expect(await harness.fake.library.document(id)).toMatchObject({ title: "Second", format: "markdown" });
    expect((await harness.fake.found("ferry")).join()).not.toContain("Mull");
    const again = await harness.send("PUT", `/v1/documents/${id}`, { text: FERRY, title: "Third" });
    expect(again.status).toBe(202);
    const gone = await harness.send("DELETE", `/v1/documents/${id}`);
    expect([gone.status, await gone.text()]).toEqual([204, ""]);
    expect((await harness.get(`/v1/documents/${id}`)).status).toBe(404);
    expect((await harness.send("DELETE", `/v1/documents/${id}`)).status).toBe(404);
    expect((await harness.send("PUT", `/v1/documents/${id}`, { text: BRIDGE })).status).toBe(404);
  });

  it("leave what comes from the documents folder as it is, and take no path for an id", async () => {
    const harness = await startLibraryHarness();
    mkdirSync(join(harness.fake.documents, "sea"));
    for (const name of ["ferry", "bridge"])
      writeFileSync(join(harness.fake.documents, "sea", `${name}.txt`), `The ${name} is old.`);
    await harness.send("POST", "/v1/sync?wait=true");
    const [document] = await harness.fake.library.documents();
    const path = `/v1/documents/${document?.id ?? ""}`;
    const refused = await harness.send("PUT", path, { text: BRIDGE });
    expect([refused.status, await refused.json()]).toMatchObject([
      409,
      { code: "not_an_upload", detail: expect.stringContaining("documents folder") as string },
    ]);
    for (const target of ["sea", "sea%2Fferry.txt", "..", "%2E%2E%2Fsea", "x".repeat(16)]) {
      const status = (await rawRequest(harness.url, `/v1/documents/${target}`, { method: "DELETE" })).status;
      expect([target, status]).toEqual([target, 404]);
    }
    expect(await harness.fake.library.documents()).toHaveLength(2);
    expect((await harness.send("DELETE", path)).status).toBe(204);
    expect(existsSync(join(harness.fake.documents, document?.file ?? ""))).toBe(true);
    await harness.send("POST", "/v1/sync?wait=true");
    expect((await harness.fake.library.documents()).filter(({ state }) => state === "indexed")).toHaveLength(
      1,
    );
  });

  it("take a file out that no job has got to yet", async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const harness = await startLibraryHarness({ beforeJob: () => gate });
    const { documents, job } = await outcomeIn(await harness.send("POST", "/v1/documents", { text: FERRY }));
    const id = documents[0]?.id ?? "";
    expect((await harness.send("DELETE", `/v1/documents/${id}`)).status).toBe(204);
    open();
    const ended = await harness.intake.jobs.wait(job?.id ?? "");
    expect(ended.result?.outcomes).toMatchObject([{ id, state: "deleted" }]);
    expect((await harness.get(`/v1/documents/${id}`)).status).toBe(404);
  });
});

describe("GET /v1/documents", () => {
  it("counts what meets the request, here and with a search", async () => {
    const harness = await startLibraryHarness();
    const documents = ["2018-07-16", "2018-03-01", "2021-05-04"].map((date, number) => ({
      text: `The ferry of ${date} leaves at nine. Number ${number}.`,
      title: `Part ${10 - 4 * number}`,
      date,
      authors: [number === 0 ? "Ann Macleod" : "Igor Ivanov"],
      tags: ["sea", `box ${number}`],
      ...(number === 0 ? { format: "markdown" } : {}),
    }));
    await harness.send("POST", "/v1/documents?wait=true", { documents });
    const get = async (path: string) => (await (await harness.get(path)).json()) as Record<string, unknown>;
    const counted = await get("/v1/documents?facets=year,author&facets=format&sort=title&offset=1&limit=1");
    expect(counted).toMatchObject({
      total: 3,
      documents: [{ title: "Part 6" }],
      facets: {
        year: [
          { value: "2018", count: 2 },
          { value: "2021", count: 1 },
        ],
        author: [
          { value: "Igor Ivanov", count: 2 },
          { value: "Ann Macleod", count: 1 },
        ],
        format: [
          { value: "text", count: 2 },
          { value: "markdown", count: 1 },
        ],
      },
    });
    expect(await get("/v1/documents?format=markdown&facets=tag")).toMatchObject({
      total: 1,
      facets: {
        tag: [
          { value: "box 0", count: 1 },
          { value: "sea", count: 1 },
        ],
      },
    });
    const found = { facets: { year: [{ value: "2018", count: 1 }] } };
    expect(await get("/v1/search?q=ferry+author:Ivanov&to=2020-01-01&facets=year")).toMatchObject(found);
    expect(await get("/v1/ask?q=When+does+the+ferry+leave&author=Macleod&facets=year")).toMatchObject(found);
    expect(await get("/v1/search?q=ferry+format:markdown&facets=tag")).toMatchObject({
      facets: { tag: [{ value: "box 0" }, { value: "sea" }] },
    });
    expect(await get("/v1/search?q=ferry")).not.toHaveProperty("facets");
    expect(await get("/v1/search?q=ferry&facets=size")).toMatchObject({ status: 400, field: "facets.0" });
  });

  it("goes through all pages in any order, with filters", async () => {
    const harness = await startLibraryHarness();
    const documents = Array.from({ length: 7 }, (_, number) => ({
      text: `Document number ${number}.`,
      title: `Title ${number % 3}`,
      ...(number === 3 ? {} : { date: `2021-05-0${number + 1}` }),
      authors: [number % 2 === 0 ? "Ann Macleod" : "Igor S. Ivanov"],
      tags: ["sea"],
    }));
    await harness.send("POST", "/v1/documents?wait=true", { documents });
    const pages = async (query: string): Promise<string[][]> => {
      const found: string[][] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const response = await harness.get(
          `/v1/documents?${query}${cursor === "" ? "" : `&cursor=${cursor}`}`,
        );
        const page = (await response.json()) as {
          documents: { date: string | null }[];
          nextCursor: string | null;
        };
        found.push(page.documents.map(({ date }) => date ?? "none"));
        cursor = page.nextCursor;
      }
      return found;
    };
    expect(await pages("sort=-date&limit=3")).toEqual([
      ["2021-05-07", "2021-05-06", "2021-05-05"],
      ["2021-05-03", "2021-05-02", "2021-05-01"],
      ["none"],
    ]);
    expect(await pages("sort=date&author=ivanov&from=2021-05-03&limit=1")).toEqual([["2021-05-06"]]);
    expect(await pages("q=title+2&sort=date&tag=SEA&state=indexed&state=duplicate")).toEqual([
      ["2021-05-03", "2021-05-06"],
    ]);
    expect(await pages("tag=land")).toEqual([[]]);
    for (const [query, field] of [
      ["limit=0", "limit"],
      ["limit=1001", "limit"],
      ["sort=size", "sort"],
      ["state=lost", "state.0"],
      ["from=2021-02-30", "from"],
      ["cursor=x", "cursor"],
    ]) {
      const response = await harness.get(`/v1/documents?${query}`);
      expect([query, response.status, await response.json()]).toMatchObject([query, 400, { field }]);
    }
  });
});

describe("a key that is limited to tags", () => {
  it("adds, replaces and removes nothing and sees no job", async () => {
    const access = { keyId: "1", scope: "admin", tags: ["sea"] } as const;
    const harness = await startLibraryHarness({ access: { keys: { verify: async () => access } } });
    const headers = { authorization: "Bearer key" };
    await harness.send("POST", "/v1/sync?wait=true");
    const id = "0123456789abcdef";
    const [job] = await harness.intake.jobs.latest(1);
    for (const [method, path, body] of [
      ["POST", "/v1/documents", { text: FERRY }],
      ["PUT", `/v1/documents/${id}`, { text: FERRY }],
      ["DELETE", `/v1/documents/${id}`, undefined],
      ["POST", "/v1/sync", undefined],
      ["GET", "/v1/jobs", undefined],
      ["GET", `/v1/jobs/${job?.id ?? ""}`, undefined],
      ["GET", `/v1/jobs/${job?.id ?? ""}/events`, undefined],
      ["POST", `/v1/jobs/${job?.id ?? ""}/cancel`, undefined],
    ] as const) {
      const response = await harness.send(method, path, body, headers);
      expect([method, path, response.status]).toEqual([method, path, 403]);
    }
    expect(leftovers(harness)).toEqual([]);
  });
});
