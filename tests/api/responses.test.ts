import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../src/http/server/app.ts";
import { OPERATIONS } from "../../src/http/operations/operations.ts";
import { metricsOf } from "../../src/http/handlers/http-metrics.ts";
import { startServer, type RunningServer } from "../../src/http/server/http-server.ts";
import { workFiguresOf } from "../../src/http/handlers/job-handlers.ts";
import type { Library } from "../../src/library/library.ts";
import { openIntake, type Intake } from "../../src/service/intake.ts";
import { DEFAULT_READING_LIMITS } from "../../src/config/reading-limits.ts";
import { answerMcp } from "../../src/mcp/mcp-over-http.ts";
import { OPEN_ACCESS } from "../http/open-access.ts";
import { packageDirectory, realLibrary, suiteFolder } from "../integration/real-library.ts";

/** The types say what a response holds at least; only the real thing can show that it holds nothing else. */
describe("the responses of a real library", () => {
  const folder = suiteFolder();
  const documents = join(folder, "documents");
  let library: Library;
  let intake: Intake;
  let server: RunningServer;

  beforeAll(async () => {
    mkdirSync(documents);
    cpSync(join(packageDirectory, "documents", "history"), join(documents, "history"), { recursive: true });
    writeFileSync(join(documents, "empty.txt"), "");
    writeFileSync(join(documents, "program.exe"), "MZ");
    library = realLibrary(documents, join(folder, "index"));
    intake = openIntake({
      documentsDirectory: "/nowhere",
      indexDirectory: join(folder, "index"),
      limits: DEFAULT_READING_LIMITS,
      run: (_job, options) => library.sync(options),
      onError: () => undefined,
    });
    const log = { info: () => undefined, error: () => undefined };
    const app = createApp({
      library,
      intake,
      maxUploadBytes: 1_000_000,
      version: "0",
      metrics: metricsOf(library, () => workFiguresOf(intake.jobs)),
      stopping: new AbortController().signal,
      ...OPEN_ACCESS,
      log,
      answerMcp: (exchange) => answerMcp(exchange, { version: "0", log }),
      webDirectory: folder,
    });
    server = await startServer({ app, host: "127.0.0.1", port: 0 });
    await library.sync();
    await intake.jobs.start();
  });
  afterAll(async () => {
    await server.close();
    await intake.close();
    await library.close();
  });

  const question = encodeURIComponent("how much did the US pay for Alaska");
  const cases = [
    ["searchByUrl", "GET", `/v1/search?q=${question}`],
    ["askByUrl", "GET", `/v1/ask?q=${question}`],
    ["askByUrl", "GET", "/v1/ask?q=what+is+the+capital+of+Australia"],
    ["listDocuments", "GET", "/v1/documents"],
    ["sync", "POST", "/v1/sync?wait=true"],
    ["listJobs", "GET", "/v1/jobs"],
    ["health", "GET", "/healthz"],
    ["livez", "GET", "/livez"],
    ["readyz", "GET", "/readyz"],
  ] as const;

  it.each(cases)("of %s (%s %s) hold what the contract says and nothing else", async (id, method, path) => {
    const response = await fetch(server.url + path, { method });
    expect(response.status).toBe(200);
    const body: unknown = await response.json();
    expect(OPERATIONS[id].responses[200].schema.parse(body)).toEqual(body);
  });

  it("to uploads, citations and batches hold what the contract says and nothing else", async () => {
    const post = (path: string, body: unknown): Promise<Response> =>
      fetch(server.url + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const text = "The ferry to Mull leaves at nine.";
    const { addDocuments, searchBatch, checkCitation, getJob } = OPERATIONS;
    for (const [path, status] of [
      ["/v1/documents?wait=true", 201],
      ["/v1/documents", 200],
    ] as const) {
      const response = await post(path, { text });
      const body: unknown = await response.json();
      expect([response.status, addDocuments.responses[status].schema.parse(body)]).toEqual([status, body]);
    }
    const [job] = await intake.jobs.latest(1);
    const shown: unknown = await (await fetch(`${server.url}/v1/jobs/${job?.id ?? ""}`)).json();
    expect(getJob.responses[200].schema.parse(shown)).toEqual(shown);
    const batch: unknown = await (
      await post("/v1/search/batch", { searches: [{ query: "ferry" }, {}] })
    ).json();
    expect(searchBatch.responses[200].schema.parse(batch)).toEqual(batch);
    const { hits } = await library.search({ query: "ferry" });
    const citation = await fetch(`${server.url}/v1/citations/${hits[0]?.passage.id ?? ""}`);
    const check: unknown = await citation.json();
    expect(checkCitation.responses[200].schema.parse(check)).toEqual(check);
  });

  it("show an answer, a refusal, and files that could not be read, so that all of the contract is met", async () => {
    const get = async (path: string) => (await fetch(server.url + path)).json() as Promise<unknown>;
    expect(await get(cases[1][2])).toMatchObject({ answered: true });
    expect(await get(cases[2][2])).toMatchObject({ answered: false });
    const states = (await library.documents()).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["indexed", "failed", "skipped"]));
  });
});
