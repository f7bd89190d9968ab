/**
 * `npm run bench`: speed and memory of this build on this machine. Each figure stands beside a baseline of the same run,
 * because the machine's own speed varies.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { Embedder, type PassageInput } from "../../src/embedding/embedder.ts";
import { quantile } from "../../src/eval/ranking-metrics.ts";
import { createApp } from "../../src/http/server/app.ts";
import { workFiguresOf } from "../../src/http/handlers/job-handlers.ts";
import { metricsOf } from "../../src/http/handlers/http-metrics.ts";
import { startServer } from "../../src/http/server/http-server.ts";
import type { Library } from "../../src/library/library.ts";
import { LocalLibrary } from "../../src/library/local-library.ts";
import { openIntake } from "../../src/library/uploads/open-intake.ts";
import { openLibrary } from "../../src/library/open-library.ts";
import { DEFAULT_READING_LIMITS } from "../../src/config/reading-limits.ts";
import { answerMcp } from "../../src/mcp/mcp-over-http.ts";
import { syntheticEmbedder, syntheticReader } from "./synthetic-library.ts";

const packageDirectory = fileURLToPath(new URL("../../../", import.meta.url));
const modelsDirectory = join(packageDirectory, "models");
const documentsDirectory = join(packageDirectory, "documents");
const program = join(packageDirectory, "dist", "src", "main.js");
const readerEntry = join(packageDirectory, "dist", "src", "ingest", "worker", "reader-child.js");

const QUESTIONS = [
  "what did Ivanov say about Syria",
  "how much did the US pay for Alaska",
  "what are the three baskets of the Helsinki Accords",
  "how many missiles did the INF treaty eliminate",
  "what is the capital of Australia",
];

const PASSAGES_PER_FILE = 100;

async function main(): Promise<void> {
  print(`${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`);
  const workDirectory = mkdtempSync(join(tmpdir(), "pincite-bench-"));
  try {
    const indexDirectory = join(workDirectory, "index");
    await benchIndexing(indexDirectory);
    await benchEmbedding(indexDirectory);
    benchColdStart(indexDirectory);
    await benchAsking("12 sample articles", sampleLibrary(indexDirectory));
    const passages = Number(process.argv[2] ?? 10_000);
    await benchAsking(`${passages} synthetic passages`, await syntheticLibrary(workDirectory, passages));
  } finally {
    rmSync(workDirectory, { recursive: true, force: true });
  }
}

async function benchIndexing(indexDirectory: string): Promise<void> {
  const library = sampleLibrary(indexDirectory);
  const first = await library.sync();
  const second = await library.sync();
  await library.close();
  print(`index ${first.documents} files, ${first.passages} passages: ${seconds(first.tookMs)}`);
  print(`index again, nothing changed: ${seconds(second.tookMs)}, ${second.embedded} passages embedded`);
}

/** int8 against fp32, on the passages of the sample articles, in turns. */
async function benchEmbedding(indexDirectory: string): Promise<void> {
  const library = sampleLibrary(indexDirectory);
  const { hits } = await library.search({ query: "treaty", k: 100 });
  await library.close();
  const inputs = hits.map(({ passage, document }): PassageInput => ({
    context: document.title,
    text: passage.text,
    sentences: [],
  }));
  const rates = { int8: [] as number[], fp32: [] as number[] };
  const models = {
    int8: await Embedder.open({ modelsDirectory }),
    fp32: await Embedder.open({ modelsDirectory, quantized: false }),
  };
  for (let round = 0; round < 3; round += 1) {
    for (const precision of ["int8", "fp32"] as const) {
      const took = await timed(() => models[precision].embedPassages(inputs));
      rates[precision].push((inputs.length * 1000) / took);
    }
  }
  const tokens = inputs.map(({ context, text }) => models.int8.countTokens(`${context} ${text}`) + 2);
  const [int8, fp32] = [median(rates.int8), median(rates.fp32)];
  print(
    `embed passages of ${median(tokens)} tokens (median): int8 ${int8.toFixed(0)}/s, fp32 ${fp32.toFixed(0)}/s, ` +
      `ratio ${(int8 / fp32).toFixed(2)}`,
  );
}

function benchColdStart(indexDirectory: string): void {
  const folders = ["--documents", documentsDirectory, "--index", indexDirectory];
  const ask = run([program, ...folders, "ask", "what did Ivanov say about Syria"]);
  const nothing = run(["-e", "0"]);
  print(
    `ask from a cold start: ${ask.toFixed(0)} ms (an empty Node process: ${nothing.toFixed(0)} ms), median of 7`,
  );
}

async function benchAsking(title: string, library: Library): Promise<void> {
  const silent = { info: () => undefined, error: () => undefined };
  const { indexDirectory } = await library.status();
  const intake = openIntake({
    indexDirectory,
    limits: DEFAULT_READING_LIMITS,
    run: () => library.sync(),
    onError: () => undefined,
  });
  const app = createApp({
    library,
    intake,
    maxUploadBytes: 0,
    version: "0",
    metrics: metricsOf(library, workFiguresOf(intake.jobs)),
    stopping: new AbortController().signal,
    host: "127.0.0.1",
    keys: { verify: () => null },
    allowedHosts: [],
    corsOrigins: [],
    requestsPerMinute: 0,
    log: silent,
    answerMcp: (exchange) => answerMcp(exchange, { version: "0", log: silent }),
    webDirectory: join(packageDirectory, "src", "web"),
    scriptsDirectory: join(packageDirectory, "dist", "src", "web"),
  });
  const server = await startServer({ app, host: "127.0.0.1", port: 0 });
  const paths = QUESTIONS.map((question) => `/v1/ask?q=${encodeURIComponent(question)}`);
  for (const path of paths) await (await fetch(server.url + path)).text();
  const asked: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    for (const path of paths) asked.push(await timed(async () => (await fetch(server.url + path)).text()));
    baseline.push(await timed(async () => (await fetch(`${server.url}/v1/documents/none`)).text()));
  }
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  print(
    `GET /v1/ask, ${title}: p50 ${median(asked).toFixed(1)} ms, p95 ${quantile(asked, 0.95).toFixed(1)} ms ` +
      `(a 404 of the same server: p50 ${median(baseline).toFixed(1)} ms); ${memory} MB resident`,
  );
  await server.close();
  await intake.close();
  await library.close();
}

function sampleLibrary(indexDirectory: string): Library {
  return openLibrary({ documentsDirectory, indexDirectory, modelsDirectory, readerEntry });
}

async function syntheticLibrary(workDirectory: string, passages: number): Promise<Library> {
  const directory = join(workDirectory, "synthetic");
  mkdirSync(directory);
  for (let file = 0; file < passages / PASSAGES_PER_FILE; file += 1) {
    writeFileSync(join(directory, `${file}.txt`), String(file));
  }
  const embedder = await Embedder.open({ modelsDirectory });
  const library = new LocalLibrary({
    documentsDirectory: directory,
    indexDirectory: join(workDirectory, "synthetic-index"),
    model: embedder.model,
    reader: syntheticReader(PASSAGES_PER_FILE),
    isSupported: () => true,
    openEmbedder: () => Promise.resolve(syntheticEmbedder(embedder)),
    warn: () => undefined,
    now: () => new Date(),
    lockWaitMs: 0,
  });
  const report = await library.sync();
  print(`index ${report.passages} synthetic passages without the model: ${seconds(report.tookMs)}`);
  await benchOneMore(library, directory);
  return library;
}

/** What it takes until a question can find an article that was just written. */
async function benchOneMore(library: Library, directory: string): Promise<void> {
  const times: number[] = [];
  for (let file = 0; file < 5; file += 1) {
    writeFileSync(join(directory, `more-${file}.txt`), String(1_000_000 + file));
    times.push(
      await timed(async () => {
        await library.sync();
        await library.search({ query: `Report ${1_000_000 + file}` });
      }),
    );
  }
  print(
    `one article of ${PASSAGES_PER_FILE} passages more, synced and searched, without the model: ${seconds(median(times))}`,
  );
}

function run(parameters: readonly string[]): number {
  const times = Array.from({ length: 7 }, () => {
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, parameters, { encoding: "utf8" });
    if (status !== 0) throw new Error(`node ${parameters.join(" ")} failed: ${stderr}`);
    return performance.now() - started;
  });
  return median(times);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
