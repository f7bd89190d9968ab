import { cpSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerProcess } from "../server-process.ts";
import { expectSame, type Attempt } from "./fault-attempt.ts";
import { hitsOf, searchQuery } from "./fault-library.ts";
import { expectUploads, uploadsAcknowledged } from "./served-uploads.ts";

const WITHIN_MS = 2_000;
const UPLOADS = 40;

/** The server is killed while documents are sent to it. */
export const killServing: Attempt = async (sound, index, random, tally) => {
  cpSync(sound.index, index, { recursive: true });
  const server = await sound.library.serve(index);
  const killed = sleep(random.integer(0, WITHIN_MS)).then(() => server.kill());
  const acknowledged = await uploadsAcknowledged(server.url, { most: UPLOADS }, tally);
  await killed;
  await expectUploads(sound, index, acknowledged, tally);
};

/**
 * The process that a server's library is in is killed, or stands still: who asks meanwhile is answered rightly, or told to come again
 * (503); nobody waits for ever, and afterwards all is as it was.
 */
export function libraryProcess(signal: "SIGKILL" | "SIGSTOP"): Attempt {
  return async (sound, index, random, tally) => {
    cpSync(sound.index, index, { recursive: true });
    const server = await sound.library.serve(index);
    try {
      let isOver = false;
      const ask = async (): Promise<void> => {
        do {
          const found = await search(server);
          if (found === "late") tally.hangs += 1;
          else if (found === "refused") tally.stacks += 1;
          else if (found !== "told" && !isEqual(found, sound.shown)) tally.wrong += 1;
        } while (!isOver);
      };
      const asking = Promise.all([ask(), ask()]);
      await sleep(random.integer(0, WITHIN_MS));
      for (const pid of libraryProcessesOf(server)) process.kill(pid, signal);
      await untilAnswered(server);
      isOver = true;
      await asking;
      if (!isEqual(await search(server), sound.shown)) tally.losses += 1;
    } finally {
      if ((await server.stop()) !== 0) tally.hangs += 1;
    }
    await expectSame(sound, index, tally);
  };
}

const isEqual = (found: unknown, shown: unknown): boolean => JSON.stringify(found) === JSON.stringify(shown);

const HANG_MS = 60_000;

/** What a search shows; "told" where it is to come again, "refused" where the server says that it is at fault. */
async function search({ url }: ServerProcess): Promise<readonly string[] | "told" | "refused" | "late"> {
  try {
    const response = await fetch(`${url}/v1/search?${searchQuery}`, { signal: AbortSignal.timeout(HANG_MS) });
    if (response.ok) return hitsOf(await response.text());
    return response.status === 503 ? "told" : "refused";
  } catch {
    return "late";
  }
}

async function untilAnswered(server: ServerProcess): Promise<void> {
  for (let tries = 0; tries < 100 && typeof (await search(server)) === "string"; tries += 1) await sleep(200);
}

function libraryProcessesOf({ pid }: ServerProcess): number[] {
  return childrenOf(pid ?? 0).filter((child) =>
    readFileSync(`/proc/${child}/cmdline`, "utf8").includes("library-child"),
  );
}

/** The processes that a process has started. */
export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}
