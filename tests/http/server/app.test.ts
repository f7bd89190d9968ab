import { createRequire } from "node:module";
import { MAX_QUERY_LENGTH } from "../../../src/api/questions/question-limits.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import { HIT, REPORT, SUMMARY, TEXT } from "../fake-library.ts";
import { rawRequest, startHarness, type Harness } from "../harness.ts";

const { version: pdfVersion } = createRequire(import.meta.url)("pdfjs-dist/package.json") as {
  version: string;
};
const PDF_FILES = `/assets/pdf-${pdfVersion}`;

describe("the HTTP application", () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness();
  });
  afterEach(() => harness.stop());

  const get = (path: string, init?: RequestInit) => fetch(harness.url + path, init);
  const post = (path: string, body: unknown) =>
    get(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  describe("search and ask", () => {
    it("answer GET and POST with the same object", async () => {
      const found: unknown = await (await get("/v1/search?q=ferry+to%20Mull&k=3")).json();
      expect(found).toMatchObject({ query: "ferry to Mull", hits: [HIT], tookMs: 1.5 });
      expect(await (await post("/v1/search", { query: "ferry to Mull", k: 3 })).json()).toEqual(found);
      expect(harness.library.searches).toEqual([
        { query: "ferry to Mull", k: 3 },
        { query: "ferry to Mull", k: 3 },
      ]);
      const first: unknown = await (await get("/v1/ask?q=when%3F")).json();
      expect(first).toEqual(await (await post("/v1/ask", { question: "when?" })).json());
      expect(first).toMatchObject({ question: "when?", answered: true, citations: [HIT] });
      expect(harness.library.questions).toEqual([{ question: "when?" }, { question: "when?" }]);
    });

    it("say that nothing is indexed yet, and how to index", async () => {
      harness.library.built = false;
      for (const path of ["/v1/search?q=x", "/v1/ask?q=x"]) {
        const response = await get(path);
        expect(response.status).toBe(503);
        const problem = (await response.json()) as { code: string; detail: string };
        expect(problem.code).toBe("library_not_built");
        expect(problem.detail).toContain("pincite index");
        expect(problem.detail).not.toContain("/somewhere");
      }
      expect(harness.errors).toEqual([]);
    });

    it("are kept out of every cache", async () => {
      expect((await get("/v1/ask?q=x")).headers.get("cache-control")).toBe("no-store");
    });
  });

  describe("documents", () => {
    it("are listed, shown and given as exactly their text", async () => {
      expect(await (await get("/v1/documents")).json()).toEqual({
        documents: [SUMMARY],
        total: 1,
        nextCursor: null,
      });
      expect(await (await get(`/v1/documents/${SUMMARY.id}`)).json()).toEqual(SUMMARY);
      const response = await get(`/v1/documents/${SUMMARY.id}/text`);
      expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
      expect(await response.text()).toBe(TEXT);
    });

    it("that are not there are a 404 that does not repeat the id", async () => {
      for (const path of ["/v1/documents/ffff", "/v1/documents/ffff/text"]) {
        const response = await get(path);
        expect(response.status).toBe(404);
        expect(await response.text()).not.toContain("ffff");
      }
    });
  });

  describe("the health check", () => {
    it("counts documents and passages and knows the revision", async () => {
      const response = await get("/healthz");
      expect(await response.json()).toEqual({
        status: "ok",
        documents: 1,
        passages: 1,
        revision: 7,
        syncing: false,
        scrub: { startedAt: null, finishedAt: "2026-11-01T03:00:00.000Z", damaged: 0 },
        access: { scope: "admin", tags: null },
      });
    });
  });

  describe("bad requests", () => {
    const long = "x".repeat(MAX_QUERY_LENGTH + 1);
    const json = { "content-type": "application/json" };
    const bad: [string, RequestInit & { path: string }, number, string | undefined][] = [
      ["a missing question", { path: "/v1/ask" }, 400, "q"],
      ["an empty question", { path: "/v1/ask?q=" }, 400, "q"],
      ["a blank question", { path: "/v1/ask?q=%20%0A%E2%80%8B" }, 400, "q"],
      ["a repeated question", { path: "/v1/ask?q=a&q=b" }, 400, "q"],
      [
        "a question that is too long",
        { path: "/v1/search", method: "POST", headers: json, body: JSON.stringify({ query: long }) },
        400,
        "query",
      ],
      ["a question with NUL", { path: "/v1/search?q=a%00b" }, 400, "q"],
      ["an unknown parameter", { path: "/v1/search?q=a&limit=5" }, 400, "limit"],
      ["array syntax", { path: "/v1/search?q[]=a" }, 400, undefined],
      ["k of 0", { path: "/v1/search?q=a&k=0" }, 400, "k"],
      ["k of 101", { path: "/v1/search?q=a&k=101" }, 400, "k"],
      ["an empty k", { path: "/v1/search?q=a&k=" }, 400, "k"],
      ["k with a unit", { path: "/v1/search?q=a&k=5x" }, 400, "k"],
      ["k in scientific notation", { path: "/v1/search?q=a&k=1e1" }, 400, "k"],
      ["k with a space", { path: "/v1/search?q=a&k=%205" }, 400, "k"],
      ["k in hexadecimal", { path: "/v1/search?q=a&k=0x5" }, 400, "k"],
      ["a negative k", { path: "/v1/search?q=a&k=-1" }, 400, "k"],
      ["a percent sign that encodes nothing", { path: "/v1/search?q=%zz" }, 400, undefined],
      ["a percent sign that encodes no UTF-8", { path: "/v1/search?q=%ff" }, 400, undefined],
      ["such a percent sign in a path", { path: "/v1/documents/%c0%af" }, 400, undefined],
      [
        "malformed JSON",
        { path: "/v1/ask", method: "POST", headers: json, body: '{"question":' },
        400,
        undefined,
      ],
      ["no body", { path: "/v1/ask", method: "POST", headers: json }, 400, undefined],
      [
        "a body that is a list",
        { path: "/v1/ask", method: "POST", headers: json, body: "[]" },
        400,
        undefined,
      ],
      [
        "a body that is a string",
        { path: "/v1/ask", method: "POST", headers: json, body: '"a"' },
        400,
        undefined,
      ],
      [
        "a body that is null",
        { path: "/v1/ask", method: "POST", headers: json, body: "null" },
        400,
        undefined,
      ],
      [
        "a body without a question",
        { path: "/v1/ask", method: "POST", headers: json, body: "{}" },
        400,
        "question",
      ],
      [
        "a question that is a number",
        { path: "/v1/ask", method: "POST", headers: json, body: '{"question":5}' },
        400,
        "question",
      ],
      [
        "a question with half a surrogate pair",
        { path: "/v1/ask", method: "POST", headers: json, body: String.raw`{"question":"a\ud800"}` },
        400,
        "question",
      ],
      [
        "a query with a field of ask",
        { path: "/v1/search", method: "POST", headers: json, body: '{"query":"a","question":"a"}' },
        400,
        "question",
      ],
      [
        "a prototype in the body",
        { path: "/v1/search", method: "POST", headers: json, body: '{"query":"a","__proto__":{"k":1}}' },
        400,
        "__proto__",
      ],
      [
        "k as a string in JSON",
        { path: "/v1/search", method: "POST", headers: json, body: '{"query":"a","k":"5"}' },
        400,
        "k",
      ],
      [
        "k with a fraction",
        { path: "/v1/search", method: "POST", headers: json, body: '{"query":"a","k":1.5}' },
        400,
        "k",
      ],
      [
        "k that is null",
        { path: "/v1/search", method: "POST", headers: json, body: '{"query":"a","k":null}' },
        400,
        "k",
      ],
      ["another content type", { path: "/v1/ask", method: "POST", body: '{"question":"a"}' }, 415, undefined],
      [
        "another character set",
        {
          path: "/v1/ask",
          method: "POST",
          headers: { "content-type": "application/json; charset=utf-16" },
          body: "{}",
        },
        415,
        undefined,
      ],
      [
        "bytes that are not UTF-8",
        {
          path: "/v1/ask",
          method: "POST",
          headers: json,
          body: Buffer.concat([Buffer.from('{"question":"'), Buffer.from([0xff]), Buffer.from('"}')]),
        },
        415,
        undefined,
      ],
      [
        "a compressed body",
        {
          path: "/v1/ask",
          method: "POST",
          headers: { ...json, "content-encoding": "gzip" },
          body: Buffer.from([0x1f, 0x8b, 8, 0]),
        },
        415,
        undefined,
      ],
      [
        "a body over 1 MB",
        { path: "/v1/ask", method: "POST", headers: json, body: `{"question":"${"x".repeat(1_000_001)}"}` },
        413,
        undefined,
      ],
      [
        "a sync with arguments",
        { path: "/v1/sync", method: "POST", headers: json, body: '{"paths":["/etc"]}' },
        400,
        "paths",
      ],
      ["an unknown address", { path: "/v2/search?q=a" }, 404, undefined],
      ["an unknown address below /v1", { path: "/v1/" }, 404, undefined],
    ];

    it.each(bad)("refuse %s", async (_what, { path, ...init }, status, field) => {
      const response = await get(path, init);
      const text = await response.text();
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
      const problem = JSON.parse(text) as { field?: string };
      expect(problem).toMatchObject({
        status,
        type: expect.stringMatching(/^\/docs\/problems#\w+$/) as unknown,
        title: expect.stringMatching(/\w/) as unknown,
        detail: expect.stringMatching(/\.$/) as unknown,
        code: expect.stringMatching(/^\w+$/) as unknown,
      });
      expect(problem.field).toBe(field);
      expect(harness.library.searches).toEqual([]);
      expect(harness.library.questions).toEqual([]);
      expect(harness.library.syncs).toEqual([]);
    });

    it("with a wrong method learn the right ones", async () => {
      const allowed: Record<string, string> = {
        "/": "GET, HEAD",
        "/healthz": "GET, HEAD",
        "/v1/search": "GET, POST, HEAD",
        "/v1/ask": "GET, POST, HEAD",
        "/v1/search/batch": "POST",
        "/v1/citations/00000000000000aa-0-5-12345678": "GET, HEAD",
        "/v1/documents": "GET, POST, HEAD",
        "/v1/documents/00000000000000aa": "GET, PUT, PATCH, DELETE, HEAD",
        "/v1/documents/00000000000000aa/read": "POST",
        "/v1/alerts": "POST, GET, HEAD",
        "/v1/documents/00000000000000aa/text": "GET, HEAD",
        "/v1/sync": "POST",
        "/v1/jobs": "GET, HEAD",
        "/v1/jobs/job_1": "GET, HEAD",
        "/v1/jobs/job_1/events": "GET, HEAD",
        "/v1/jobs/job_1/cancel": "POST",
      };
      for (const [path, allow] of Object.entries(allowed)) {
        for (const method of ["DELETE", "PATCH", "OPTIONS"].filter((name) => !allow.includes(name))) {
          const response = await get(path, { method });
          expect([path, method, response.status, response.headers.get("allow")]).toEqual([
            path,
            method,
            405,
            allow,
          ]);
        }
      }
      expect((await get("/v1/sync")).status).toBe(405);
      expect((await get("/healthz", { method: "HEAD" })).status).toBe(200);
    });

    it("repeat an unknown field's name only where it looks like a name", async () => {
      const response = await post("/v1/ask", { question: "a", "<script>": 1 });
      expect(await response.text()).not.toContain("script");
    });
  });

  describe("failures", () => {
    it("that nobody foresaw are a 500 that says nothing, and are logged with their cause", async () => {
      harness.library.failure = new Error("secret /home/ann/index and her question");
      const response = await get("/v1/ask?q=her+question");
      expect(response.status).toBe(500);
      const text = await response.text();
      expect(text).not.toMatch(/secret|home|question|\bat\b.*:\d+/);
      expect(JSON.parse(text)).toMatchObject({ code: "internal", status: 500 });
      const id = response.headers.get("x-request-id") ?? "";
      expect(harness.errors).toEqual(["GET /v1/ask failed: Error: secret /home/ann/index and her question"]);
      const [line = ""] = harness.logged;
      expect(JSON.parse(line)).toMatchObject({ level: "error", requestId: id });
    });

    it.each([
      ["library_busy", 503],
      ["library_unwritable", 500],
      ["library_damaged", 500],
      ["disk_full", 507],
      ["library_incompatible", 500],
      ["model_missing", 500],
      ["model_invalid", 500],
      ["cancelled", 503],
      ["internal", 500],
    ] as const)("with the code %s become %i without a path", async (code, status) => {
      harness.library.failure = new AppError(code, "The folder /home/ann/index is at fault.");
      const response = await get("/v1/ask?q=x");
      expect(response.status).toBe(status);
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({ code, status });
      expect(text).not.toContain("/home");
    });

    it("of the disk are told as that, without a path, and logged with their cause", async () => {
      const cause = Object.assign(new Error("database or disk is full: /home/ann/index"), {
        code: "SQLITE_FULL",
      });
      harness.library.failure = cause;
      const response = await get("/v1/ask?q=x");
      const text = await response.text();
      expect([response.status, JSON.parse(text)]).toMatchObject([507, { code: "disk_full" }]);
      expect(text).not.toContain("/home");
      expect(harness.errors.join()).toContain("/home/ann/index");
    });

    it("of a sync are never the caller's fault", async () => {
      harness.library.failure = new AppError("not_found", "The folder /home/ann/documents is missing.");
      const response = await get("/v1/sync?wait=true", { method: "POST" });
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain("/home");
      expect(harness.errors).toHaveLength(1);
    });
  });

  describe("sync", () => {
    it("that is waited for answers with the report, with an empty object as with no body", async () => {
      expect(await (await get("/v1/sync?wait=true", { method: "POST" })).json()).toEqual(REPORT);
      expect(await (await post("/v1/sync?wait=true", {})).json()).toEqual(REPORT);
      expect(harness.library.syncs).toHaveLength(2);
    });

    it("runs once more for all who ask while it runs, because it may have passed their file", async () => {
      let runs = 0;
      const gates: (() => void)[] = [];
      const slow = await startHarness({
        sync: async () => {
          runs += 1;
          const added = runs;
          await new Promise<void>((resolve) => gates.push(resolve));
          return { ...REPORT, added };
        },
      });
      try {
        const ask = () =>
          fetch(`${slow.url}/v1/sync?wait=true`, { method: "POST" }).then((response) => response.json());
        const health = async () =>
          ((await (await fetch(`${slow.url}/healthz`)).json()) as { syncing: boolean }).syncing;
        const openGate = async () => {
          while (gates.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
          gates.shift()?.();
        };
        const first = ask();
        while (gates.length === 0 || !(await health()))
          await new Promise((resolve) => setTimeout(resolve, 5));
        const others = [ask(), ask()];
        // The others are known to have arrived once a later request has been answered on its own connection.
        await new Promise((resolve) => setTimeout(resolve, 50));
        await health();
        await openGate();
        expect(await first).toMatchObject({ added: 1 });
        await openGate();
        expect(await Promise.all(others)).toMatchObject([{ added: 2 }, { added: 2 }]);
        expect(await health()).toBe(false);
        expect(runs).toBe(2);
      } finally {
        await slow.stop();
      }
    });
  });

  describe("strangers", () => {
    const host = () => new URL(harness.url).host;

    it("under another host name are turned away, so that DNS rebinding reads nothing", async () => {
      for (const name of [
        "evil.example",
        "evil.example:3000",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
      ]) {
        const response = await rawRequest(harness.url, "/v1/documents", { headers: { host: name } });
        expect([name, response.status]).toEqual([name, 421]);
        expect(response.body).not.toContain("ferries");
      }
      for (const name of ["localhost", "localhost:9", "127.0.0.1:3000", "[::1]", "[::1]:3000", "LOCALHOST"]) {
        const response = await rawRequest(harness.url, "/healthz", { headers: { host: name } });
        expect([name, response.status]).toEqual([name, 200]);
      }
    });

    it("may use any host name where the server is bound to more than loopback", async () => {
      const open = await startHarness({ access: { host: "0.0.0.0" } });
      try {
        const response = await rawRequest(open.url, "/livez", { headers: { host: "pincite.example" } });
        expect(response.status).toBe(200);
      } finally {
        await open.stop();
      }
    });

    it("from another origin cannot start a sync, the server's own page can", async () => {
      const foreign: Record<string, string>[] = [
        { origin: "https://evil.example" },
        { origin: "null" },
        { origin: `http://${host()}.evil.example` },
        { origin: "http://127.0.0.1:1" },
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "same-site" },
        { origin: `http://${host()}`, "sec-fetch-site": "cross-site" },
      ];
      for (const headers of foreign) {
        const response = await rawRequest(harness.url, "/v1/sync", { method: "POST", headers });
        expect([headers, response.status]).toEqual([headers, 403]);
      }
      expect(harness.library.syncs).toEqual([]);
      const own = { origin: `http://${host()}`, "sec-fetch-site": "same-origin" };
      expect((await rawRequest(harness.url, "/v1/sync", { method: "POST", headers: own })).status).toBe(202);
      expect(harness.library.syncs).toHaveLength(1);
    });

    it("learn nothing of the server's make, and their browsers are told to be strict", async () => {
      for (const path of ["/", "/v1/documents", "/nowhere", "/v1/ask"]) {
        const { headers } = await get(path);
        expect(headers.get("x-powered-by")).toBeNull();
        expect(headers.get("content-security-policy")).toContain("default-src 'self'");
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("referrer-policy")).toBe("no-referrer");
        expect(headers.get("access-control-allow-origin")).toBeNull();
      }
    });
  });

  describe("the page", () => {
    it("is served with its files, asked for again each time and not sent again", async () => {
      const page = await get("/");
      expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(page.headers.get("cache-control")).toBe("no-cache");
      expect(await page.text()).toBe("the file index.html");
      expect((await get("/assets/style.css")).headers.get("content-type")).toBe("text/css; charset=utf-8");
      const script = await get("/assets/page.js");
      expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
      const etag = script.headers.get("etag") ?? "";
      const again = await rawRequest(harness.url, "/assets/page.js", { headers: { "if-none-match": etag } });
      expect([again.status, again.body]).toEqual([304, ""]);
    });

    it("is served with what pdf.js asks for, which is kept for good", async () => {
      for (const name of [
        "cmaps/V.bcmap",
        "standard_fonts/LiberationSans-Regular.ttf",
        "wasm/openjpeg_nowasm_fallback.js",
      ]) {
        const response = await get(`${PDF_FILES}/${name}`);
        expect([name, response.status]).toEqual([name, 200]);
        expect(response.headers.get("cache-control")).toContain("immutable");
        expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
      }
    });

    it.each([
      "/assets/page.ts",
      "/assets/secret.txt",
      "/assets/none.js",
      "/assets/",
      "/assets",
      "/assets/../secret.txt",
      "/assets/..%2fsecret.txt",
      "/assets/%2e%2e/app.js",
      "/assets/..%5cpage.js",
      "/assets/page.js%00.css",
      "/assets/.page.js",
      "/index.html",
      "/favicon.ico",
      "//etc/passwd",
      `${PDF_FILES}/package.json`,
      `${PDF_FILES}/cmaps/LICENSE`,
      `${PDF_FILES}/wasm/openjpeg.wasm`,
      `${PDF_FILES}/cmaps/..%2fpackage.json`,
      `${PDF_FILES}/build/pdf.mjs`,
      "/assets/pdf-0.0.0/cmaps/V.bcmap",
    ])("gives nothing else: %s", async (path) => {
      const response = await rawRequest(harness.url, path);
      expect(response.status).toBe(404);
      expect(response.body).not.toMatch(/the file|pincite-page/);
    });
  });
});
