import type { Random } from "../random.ts";
import { shownBy } from "./fault-library.ts";
import type { FaultTally } from "./fault-tally.ts";
import type { ProgramRun } from "./program-run.ts";
import type { Sound } from "./sound.ts";

/** One try of one kind of fault, on a library at `index` that is not there yet. */
export type Attempt = (sound: Sound, index: string, random: Random, tally: FaultTally) => Promise<void>;

/** After a fault is over: everything is found, in its order, and doctor finds nothing. */
export async function expectSame({ library, shown }: Sound, index: string, tally: FaultTally): Promise<void> {
  const found = await library.search(index);
  note(found, tally);
  const now = found.code === 0 ? shownBy(found) : [];
  if (shown.some((hit) => !now.includes(hit))) tally.losses += 1;
  else if (JSON.stringify(now) !== JSON.stringify(shown)) tally.wrong += 1;
  if ((await library.run(index, ["doctor"])).code !== 0) tally.losses += 1;
}

export function note({ isHung, stderr }: ProgramRun, tally: FaultTally): void {
  if (isHung) tally.hangs += 1;
  if (/SqliteError|^\s+at .*:\d+/mu.test(stderr)) tally.stacks += 1;
}
