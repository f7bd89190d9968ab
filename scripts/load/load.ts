/**
 * `npm run load [-- --passages 10000 --clients 200 --seconds 60 --program dist/src/main.js]`: many clients that never pause, beside a few, of the same
 * server: who is answered, how fast, and how long a new connection waits for `/livez` meanwhile.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { quantile } from "../../src/eval/ranking-metrics.ts";
import { serve } from "../bench/program.ts";
import { recombinedLibrary } from "../bench/recombined-library.ts";
import { askTogether, probe, type Outcomes } from "./clients.ts";

const { values: options } = parseArgs({
  options: {
    passages: { type: "string", default: "10000" },
    clients: { type: "string", default: "200" },
    seconds: { type: "string", default: "60" },
    program: { type: "string" },
  },
});
const passages = Number(options.passages);
const clients = Number(options.clients);
const seconds = Number(options.seconds);

/** Where a server is busy and nobody waits for long: its rate is what it can do. */
const FEW_CLIENTS = 4;
const FEW_SECONDS = 15;
const PROBE_EVERY_MS = 100;

const workDirectory = mkdtempSync(join(tmpdir(), "pincite-load-"));
try {
  await main();
} finally {
  rmSync(workDirectory, { recursive: true, force: true });
}

async function main(): Promise<void> {
  print(`${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}`);
  const { folders, sentences } = await recombinedLibrary(workDirectory, passages);
  const questions = sentences.slice(0, 200).map((sentence) => sentence.split(" ").slice(0, 10).join(" "));
  const paths = questions.map((question) => `/v1/ask?q=${encodeURIComponent(question)}`);
  const server = await serve(folders, options.program);
  try {
    await askTogether(server.url, paths, { clients: FEW_CLIENTS, seconds: 3 });
    const few = await askTogether(server.url, paths, { clients: FEW_CLIENTS, seconds: FEW_SECONDS });
    report(`${FEW_CLIENTS} clients, ${FEW_SECONDS} s`, few);
    const over = new AbortController();
    const probing = probe(`${server.url}/livez`, PROBE_EVERY_MS, over.signal);
    const many = await askTogether(server.url, paths, { clients, seconds });
    over.abort();
    report(`${clients} clients, ${seconds} s`, many);
    report("meanwhile /livez over new connections", await probing);
    const share = (100 * rateOf(many)) / rateOf(few);
    print(`answered of what ${FEW_CLIENTS} clients get answered: ${share.toFixed(0)} %`);
    print(
      `memory, peak: ${server.peakMemoryMb()?.toFixed(0) ?? "unknown"} MB in all processes of the server`,
    );
  } finally {
    await server.stop();
  }
}

function rateOf({ answered, tookMs }: Outcomes): number {
  return ((answered.get(200)?.length ?? 0) * 1_000) / tookMs;
}

function report(title: string, outcomes: Outcomes): void {
  const statuses = [...outcomes.answered].map(([status, times]) => {
    const [p50, p99, most] = [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(1));
    return `${status}: ${times.length} (p50 ${p50}, p99 ${p99}, longest ${most} ms)`;
  });
  const failures = [...outcomes.failed].map(([code, count]) => `${code}: ${count}`);
  const failed = failures.length === 0 ? "none failed" : `FAILED ${failures.join(", ")}`;
  print(`${title}: ${rateOf(outcomes).toFixed(1)}/s; ${statuses.join("; ")}; ${failed}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
