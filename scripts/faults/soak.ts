import { cpSync, readFileSync, readdirSync } from "node:fs";
import { Random } from "../random.ts";
import type { ServerProcess } from "../server-process.ts";
import { expectSame } from "./fault-attempt.ts";
import { FaultTally } from "./fault-tally.ts";
import { hitsOf, searchQuery } from "./fault-library.ts";
import { isTaken, uploadsAcknowledged } from "./served-uploads.ts";
import { childrenOf } from "./served-faults.ts";
import type { Sound } from "./sound.ts";

const UPLOADS = 5;
const SEARCHES = 40;

/** What a server and its processes held at one time. */
interface Held {
  readonly mb: number;
  readonly openFiles: number;
}

/** What came of a soak. */
export class Soaked {
  readonly held: Held[] = [];
  rounds = 0;
  requests = 0;

  constructor(
    private readonly minutes: number,
    private readonly tally: FaultTally,
  ) {}

  get isClean(): boolean {
    return this.tally.isClean;
  }

  toString(): string {
    const { losses, wrong, stacks, hangs } = this.tally;
    const quarter = Math.max(1, Math.floor(this.held.length / 4));
    const [early, late] = [this.held.slice(quarter, 2 * quarter), this.held.slice(-quarter)];
    const median = (of: readonly Held[], key: keyof Held): number =>
      of.map((one) => one[key]).sort((left, right) => left - right)[Math.floor(of.length / 2)] ?? Number.NaN;
    return [
      "| Minutes | Rounds | Searches and uploads | Losses | Wrong answers | Stacks | Hangs | MB, second and last quarter | Open files, the same |",
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
      `| ${[this.minutes, this.rounds, this.requests, losses, wrong, stacks, hangs].join(" | ")} | ${median(early, "mb")}, ${median(late, "mb")} | ${median(early, "openFiles")}, ${median(late, "openFiles")} |`,
    ].join("\n");
  }
}

/**
 * One server takes in uploads and what changes in its folder, answers and forgets, for so long. What was there at the beginning is
 * found all the time, and nothing else is left in the end.
 */
export async function soak(
  sound: Sound,
  index: string,
  { minutes, seed }: { readonly minutes: number; readonly seed: number },
): Promise<Soaked> {
  cpSync(sound.index, index, { recursive: true });
  const tally = new FaultTally("soak");
  const soaked = new Soaked(minutes, tally);
  const random = new Random(seed, 0);
  const server = await sound.library.serve(index);
  const end = Date.now() + minutes * 60_000;
  try {
    while (Date.now() < end) {
      sound.library.churn(random.integer(0, 1_000));
      const taken = await uploadsAcknowledged(server.url, { most: UPLOADS, edition: soaked.rounds }, tally);
      for (let count = 0; count < SEARCHES; count += 1) await search(sound, server, tally);
      for (const upload of taken) {
        if (!(await isTaken(server.url, upload))) tally.losses += 1;
        const removed = await fetch(`${server.url}/v1/documents/${upload.id}`, { method: "DELETE" });
        if (!removed.ok) tally.wrong += 1;
      }
      soaked.held.push(heldBy(server));
      soaked.rounds += 1;
      soaked.requests += UPLOADS + SEARCHES;
    }
  } finally {
    sound.library.settle();
    if ((await server.stop()) !== 0) tally.hangs += 1;
  }
  await sound.library.run(index, ["index"]);
  await expectSame(sound, index, tally);
  return soaked;
}

/** What does not come and go is among the hits. */
async function search({ shown }: Sound, { url }: ServerProcess, tally: FaultTally): Promise<void> {
  const response = await fetch(`${url}/v1/search?${searchQuery}`, { signal: AbortSignal.timeout(60_000) });
  if (response.status === 503) return;
  if (!response.ok) {
    tally.stacks += 1;
    return;
  }
  const found = new Set(hitsOf(await response.text()));
  if (shown.some((hit) => !found.has(hit))) tally.losses += 1;
}

function heldBy({ pid }: ServerProcess): Held {
  const pids = [pid ?? 0, ...childrenOf(pid ?? 0)];
  let [kb, openFiles] = [0, 0];
  for (const one of pids) {
    try {
      kb += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, "utf8"))?.[1] ?? 0);
      openFiles += readdirSync(`/proc/${one}/fd`).length;
    } catch {
      // An indexing process that has just ended.
    }
  }
  return { mb: Math.round(kb / 1024), openFiles };
}
