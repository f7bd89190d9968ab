import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../../src/http/app.ts";
import { OPERATIONS } from "../../../src/http/contract/operations.ts";
import { metricsOf } from "../../../src/http/metrics.ts";
import { startServer, type RunningServer } from "../../../src/http/server.ts";
import { workFiguresOf } from "../../../src/http/jobs.ts";
import type { Library } from "../../../src/library/library.ts";
import { answerMcp } from "../../../src/mcp/http.ts";
import { OPEN_ACCESS } from "../open-access.ts";
import { temporaryIntake, type TemporaryIntake } from "../temporary-intake.ts";
import { packageDirectory, realLibrary, suiteFolder } from "../../integration/real-library.ts";

/** The types say what a response holds at least; only the real thing can show that it holds nothing else. */
describe("the responses of a real library", () => {
  const folder = suiteFolder();
  const documents = join(folder, "documents");
  let library: Library;
  let intake: TemporaryIntake;
  let server: RunningServer;

  beforeAll(async () => {
    mkdirSync(documents);
    cpSync(join(packageDirectory, "documents", "history"), join(documents, "history"), { recursive: true });
    writeFileSync(join(documents, "empty.txt"), "");
    writeFileSync(join(documents, "program.exe"), "MZ");
    library = realLibrary(documents, join(folder, "index"));
    intake = temporaryIntake((_job, options) => library.sync(options));
    const log = { info: () => undefined, error: () => undefined };
    const app = createApp({
      library,
      intake,
      maxUploadBytes: 1_000_000,
      version: "0",
      metrics: metricsOf(library, workFiguresOf(intake.jobs)),
      stopping: new AbortController().signal,
      ...OPEN_ACCESS,
      log,
      answerMcp: (exchange) => answerMcp(exchange, { version: "0", log }),
      webDirectory: folder,
      scriptsDirectory: folder,
    });
    server = await startServer({ app, host: "127.0.0.1", port: 0 });
    await library.sync();
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

  it("show an answer, a refusal, and files that could not be read, so that all of the contract is met", async () => {
    const get = async (path: string) => (await fetch(server.url + path)).json() as Promise<unknown>;
    expect(await get(cases[1][2])).toMatchObject({ answered: true });
    expect(await get(cases[2][2])).toMatchObject({ answered: false });
    const states = library.documents().map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["indexed", "failed", "skipped"]));
  });
});
