/**
 * `npm run fuzz [-- <requests> <seed> <first> <passages> <minutes>]`: sends requests that are made of the server's own OpenAPI document, some as
 * it allows them and most of them twisted, to a server process over a copy of the sample articles, or over a library of so many passages (10,000 in the figures of
 * `docs/operating.md`), and checks every answer
 * against the contract. Request `first` of a seed is the same in every run, so that one that failed can be sent alone.
 */
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import type { Folders } from "../bench/program.ts";
import { recombinedLibrary } from "../bench/recombined-library.ts";
import { ContractCheck } from "./check.ts";
import { RequestGenerator } from "./generator.ts";
import { describedBy, learn } from "./learn.ts";
import { tableOf, timesText, violationsText } from "./report.ts";
import { fuzz } from "./fuzz-run.ts";
import { startServerProcess, type ServerProcess } from "../server-process.ts";

const packageDirectory = fileURLToPath(new URL("../../../", import.meta.url));
const program = join(packageDirectory, "dist", "src", "main.js");
const CONCURRENCY = 8;
const MEMORY_EVERY = 500;
const PROGRESS_EVERY = 5_000;

interface Plan {
  readonly requests: number;
  readonly seed: number;
  readonly first: number;
  /** 0 for the sample articles. */
  readonly passages: number;
  /** No further request is begun after so many; 0 for no end. */
  readonly minutes: number;
}

async function main(parameters: readonly string[]): Promise<void> {
  const plan = planOf(parameters);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pincite-fuzz-")));
  const { documentsDirectory, indexDirectory } =
    plan.passages > 0 ? (await recombinedLibrary(folder, plan.passages)).folders : sampleArticles(folder);
  const flags = ["--documents", documentsDirectory, "--index", indexDirectory, "--max-upload-mb", "1"];
  try {
    const server = await startServerProcess(program, flags);
    try {
      if (!(await fuzzServer(server, plan, [folder, packageDirectory]))) process.exitCode = 1;
    } finally {
      const code = await server.stop();
      if (code !== 0) {
        print(`The server ended with ${String(code)}.`);
        process.exitCode = 1;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sampleArticles(folder: string): Folders {
  const documentsDirectory = join(folder, "documents");
  cpSync(join(packageDirectory, "documents"), documentsDirectory, { recursive: true });
  return { documentsDirectory, indexDirectory: join(folder, "index") };
}

function planOf(parameters: readonly string[]): Plan {
  const [requests = 50_000, seed = 1, first = 0, passages = 0, minutes = 0] = parameters.map(Number);
  const plan = { requests, seed, first, passages, minutes };
  if (Object.values(plan).every((number) => Number.isSafeInteger(number) && number >= 0)) return plan;
  throw new Error(
    "Usage: npm run fuzz -- <number of requests> <seed> <number of the first request> <passages> <minutes>",
  );
}

/** Whether every answer was as it should be. */
async function fuzzServer(
  server: ServerProcess,
  { requests, seed, first, minutes }: Plan,
  secrets: readonly string[],
): Promise<boolean> {
  const { url } = server;
  const document = await describedBy(url);
  const generator = new RequestGenerator(document, await learn(url), seed);
  const check = new ContractCheck(document, secrets);
  const memory = [await server.memory()];
  const samples: Promise<unknown>[] = [];
  let sent = 0;
  const onProgress = (done: number): void => {
    sent = done;
    if (done % MEMORY_EVERY === 0) samples.push(server.memory().then((bytes) => memory.push(bytes)));
    if (done % PROGRESS_EVERY === 0) process.stderr.write(`${done} of ${requests}, ${mb(memory.at(-1))}\n`);
  };
  const started = performance.now();
  const outcome = await fuzz(
    { url, generator, check },
    {
      first,
      requests,
      concurrency: CONCURRENCY,
      withinMs: minutes > 0 ? minutes * 60_000 : Infinity,
      onProgress,
    },
  );
  const seconds = (performance.now() - started) / 1_000;
  await Promise.all(samples);
  print(`${timesText("served", outcome.served)}\n${timesText("waited for a job", outcome.awaited)}\n`);
  const isAlive = (await fetch(`${url}/livez`)).status === 200;
  const end = await server.memory();

  print(tableOf(outcome));
  print(
    `\n${sent} requests of seed ${seed} in ${seconds.toFixed(0)} s, ${(sent / seconds).toFixed(0)}/s, ` +
      `${CONCURRENCY} at once; ${outcome.violations.length} violations of the contract`,
  );
  print(
    `memory: ${mb(memory[0])} at the start, ${mb(Math.max(...memory, end))} at most, ${mb(end)} at the end`,
  );
  print(`errors in the server's log: ${server.errors.length}; alive at the end: ${isAlive ? "yes" : "no"}`);
  for (const line of server.errors.slice(0, 5)) print(line);
  if (outcome.violations.length > 0) print(`\n${violationsText(outcome.violations, seed)}`);
  return isAlive && outcome.violations.length === 0;
}

function mb(bytes = Number.NaN): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(process.argv.slice(2));
