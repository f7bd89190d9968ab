/**
 * `npm run damage [-- --mutations 1000 --seed 1 --only docx]`: reads so many damaged files of each kind, in a
 * reader's process with the limits of the program, and tells those that end it, hang or give a reason that is no
 * sentence. Ends with 1 where there are any.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { defaultLimits } from "../../src/config/limits.ts";
import { ReaderProcess } from "../../src/ingest/worker/reader-process.ts";
import { Random } from "../random.ts";
import { mutated } from "./mutations.ts";
import { samples, type Sample } from "./samples.ts";

const { values: options } = parseArgs({
  options: {
    mutations: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
  },
});
const packageFolder = new URL("../../../", import.meta.url);
const entry = new URL("dist/src/ingest/worker/reader-child.js", packageFolder).pathname;
const TIMEOUT_MS = 20_000;
const STOPPED = /longer than the limit|limit of \d+ MB of memory|reader process/;

interface Tally {
  read: number;
  refused: number;
  slowest: { readonly milliseconds: number; readonly deed: string };
  readonly faults: string[];
}

async function damage(sample: Sample, folder: string): Promise<Tally> {
  const reader = new ReaderProcess({ entry, limits: defaultLimits, timeoutMs: TIMEOUT_MS });
  const tally: Tally = { read: 0, refused: 0, slowest: { milliseconds: 0, deed: "" }, faults: [] };
  const path = join(folder, `damaged.${sample.kind}`);
  for (let number = 0; number < Number(options.mutations); number++) {
    const { deed, bytes: damaged } = mutated(sample, new Random(Number(options.seed), number));
    writeFileSync(path, damaged);
    const start = performance.now();
    const result = await reader.read(path);
    const milliseconds = performance.now() - start;
    if (milliseconds > tally.slowest.milliseconds)
      tally.slowest = { milliseconds, deed: `${number}, ${deed}` };
    if (result.ok) tally.read += 1;
    else {
      tally.refused += 1;
      const isSentence = /^[A-Z][^\n]*\.$/.test(result.reason);
      if (STOPPED.test(result.reason) || !isSentence)
        tally.faults.push(`${number}, ${deed}: ${result.reason}`);
    }
  }
  await reader.close();
  return tally;
}

/** Reads them all, prints what becomes of each kind, and gives the number of faults. */
async function damageAll(folder: string): Promise<number> {
  let faults = 0;
  const good = samples(new URL("tests/fixtures/", packageFolder));
  for (const sample of good.filter(({ kind }) => options.only === "" || kind === options.only)) {
    const { read, refused, slowest, faults: found } = await damage(sample, folder);
    faults += found.length;
    const worst = `slowest ${slowest.milliseconds.toFixed(0)} ms (${slowest.deed})`;
    process.stdout.write(
      `${sample.kind}: ${read} read, ${refused} refused, ${found.length} faults; ${worst}\n`,
    );
    for (const fault of found) process.stdout.write(`  ${fault}\n`);
  }
  return faults;
}

const folder = mkdtempSync(join(tmpdir(), "pincite-damage-"));
try {
  if ((await damageAll(folder)) > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
