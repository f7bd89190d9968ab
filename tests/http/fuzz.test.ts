import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ContractCheck } from "../../scripts/fuzz/check.ts";
import { RequestGenerator } from "../../scripts/fuzz/generator.ts";
import { describedBy, learn } from "../../scripts/fuzz/learn.ts";
import { violationsText } from "../../scripts/fuzz/report.ts";
import { fuzz } from "../../scripts/fuzz/fuzz-run.ts";
import { rawRequest, startHarness, type Harness } from "./harness.ts";
import { startLibraryHarness } from "./library-harness.ts";

const path = fc.oneof(
  fc.constantFrom(
    "/v1/search",
    "/v1/ask",
    "/v1/documents",
    "/v1/documents/00000000000000aa/text",
    "/v1/documents/0123456789abcdef",
    "/v1/search/batch",
    "/v1/citations/00000000000000aa-15-78-12345678",
    "/v1/jobs",
    "/v1/jobs/job_0/events",
    "/v1/jobs/job_0/cancel",
    "/v1/sync",
    "/healthz",
  ),
  // A target without its first slash is no HTTP: Node.js refuses it before the application sees it.
  fc.webPath().map((text) => (text.startsWith("/") ? text : `/${text}`)),
  fc.stringMatching(/^\/v1\/documents\/[!-~]{0,40}$/),
  fc.stringMatching(/^\/assets\/[!-~]{0,40}$/),
);
const parameter = fc.tuple(
  fc.constantFrom("q", "k", "query", "q[]", "sort", "cursor", "limit", "__proto__", ""),
  fc.oneof(fc.string().map(encodeURIComponent), fc.stringMatching(/^[!-~]{0,20}$/), fc.integer().map(String)),
);
const query = fc
  .array(parameter, { maxLength: 4 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`));
const fields = fc.dictionary(
  fc.constantFrom(
    "query",
    "question",
    "k",
    "text",
    "tags",
    "documents",
    "searches",
    "__proto__",
    "constructor",
    "x",
  ),
  fc.jsonValue(),
);
const deep = fc.nat({ max: 200_000 }).map((depth) => "[".repeat(depth));
/** Of a form with the boundary `x`, whole or not. */
const formPart = fc
  .tuple(fc.constantFrom("file", "metadata", "other"), fc.string({ unit: "binary" }), fc.json())
  .map(([field, name, content]) => {
    const filename = field === "file" ? `; filename="${name}"` : "";
    return `--x\r\nContent-Disposition: form-data; name="${field}"${filename}\r\n\r\n${content}\r\n`;
  });
const form = fc
  .tuple(fc.array(formPart, { maxLength: 3 }), fc.constantFrom("--x--\r\n", "--x", ""))
  .map(([parts, end]) => parts.join("") + end);
const body = fc.oneof(
  fc.constant(undefined),
  fields.map((value) => JSON.stringify(value)),
  fc.json(),
  deep,
  form,
  fc.string({ unit: "binary" }),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);
const headers = fc.record(
  {
    "content-type": fc.constantFrom(
      "application/json",
      "application/json; charset=utf-8",
      "application/json; charset=utf-7",
      "application/json; charset=",
      "text/plain",
      "multipart/form-data; boundary=x",
      ";",
    ),
    "content-encoding": fc.constantFrom("identity", "gzip", "br", "none"),
    "if-none-match": fc.stringMatching(/^[!-~]{0,20}$/),
    "if-match": fc.stringMatching(/^[!-~]{0,20}$/),
    range: fc.constantFrom("bytes=5-1", "bytes=0-", "x"),
    accept: fc.constantFrom("text/html", "", "*/*;q=x"),
    origin: fc.constantFrom("null", "http://evil.example"),
  },
  { requiredKeys: [] },
);
const method = fc.constantFrom("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH");

describe("a request of any make", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.stop());

  it("is answered, or refused with problem details, and never a 5xx", async () => {
    await fc.assert(
      fc.asyncProperty(
        method,
        path,
        query,
        headers,
        body,
        async (verb, target, parameters, extra, content) => {
          const url = `${target}${parameters.length === 0 ? "" : "?"}${parameters.join("&")}`.replaceAll(
            " ",
            "%20",
          );
          const sent = verb === "GET" || verb === "HEAD" ? {} : { body: content ?? "" };
          const response = await rawRequest(harness.url, url, { method: verb, headers: extra, ...sent });
          expect(response.status).toBeLessThan(500);
          if (response.status >= 400 && verb !== "HEAD") {
            expect(response.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
            expect(JSON.parse(response.body)).toMatchObject({ status: response.status });
          }
        },
      ),
      { numRuns: 1_500 },
    );
    expect(harness.errors).toEqual([]);
  });

  it("with well-formed fields reaches the library exactly as it was written", async () => {
    const question = fc
      .string({ minLength: 1, unit: "grapheme" })
      .filter((text) => /[\p{L}\p{N}]/u.test(text));
    await fc.assert(
      fc.asyncProperty(question, fc.integer({ min: 1, max: 100 }), async (text, k) => {
        harness.library.questions.length = 0;
        const url = `/v1/ask?${new URLSearchParams({ q: text, k: String(k) }).toString()}`;
        await rawRequest(harness.url, url);
        await rawRequest(harness.url, "/v1/ask", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ question: text, k }),
        });
        expect(harness.library.questions).toEqual([
          { question: text, k },
          { question: text, k },
        ]);
      }),
      { numRuns: 200 },
    );
  });
});

describe("requests made of the OpenAPI document", () => {
  const SEED = 7;

  it("are answered as it says, whatever was done to them", async () => {
    const harness = await startLibraryHarness();
    const document = await describedBy(harness.url);
    const generator = new RequestGenerator(document, await learn(harness.url), SEED);
    const check = new ContractCheck(document, [harness.fake.index]);
    const plan = { first: 0, requests: 800, concurrency: 8, withinMs: Infinity };
    const outcome = await fuzz({ url: harness.url, generator, check }, plan);
    expect(violationsText(outcome.violations, SEED)).toBe("");
    expect(harness.errors).toEqual([]);
    // Each operation has taken some of them; a library that changes meanwhile may not be ready at these moments.
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const idle = operations.filter(({ operationId }) => {
      const answers = outcome.answers.get(operationId);
      return answers?.has("2xx") !== true && answers?.has("5xx") !== true;
    });
    expect(idle.map(({ operationId }) => operationId)).toEqual([]);
  });

  it("are the same for the same seed and number", async () => {
    const harness = await startLibraryHarness();
    const document = await describedBy(harness.url);
    const known = await learn(harness.url);
    const made = (seed: number): unknown[] => {
      const generator = new RequestGenerator(document, known, seed);
      return Array.from({ length: 100 }, (_, number) => generator.request(number));
    };
    const onlyOne = new RequestGenerator(document, known, SEED).request(57);
    expect(made(SEED)).toEqual(made(SEED));
    expect(made(SEED)[57]).toEqual(onlyOne);
    expect(made(SEED + 1)).not.toEqual(made(SEED));
  });
});
