import { setTimeout as sleep } from "node:timers/promises";
import type { ServedLibrary } from "../library/library.ts";
import { ToldOnce } from "./told-once.ts";

/** With steps of 20 ms, 2 % of a processor's time. Measured: see docs/reliability.md. */
const STEP_EVERY_MS = 1_000;

/** How often it is looked whether the next round is due. */
const LOOK_EVERY_MS = 60_000;

export interface ScrubListeners {
  /** Told of so many documents that were not known to be damaged. */
  readonly onDamage: (documents: number) => void;
  readonly onFailure: (error: unknown) => void;
}

export interface ScrubPace {
  readonly stepEveryMs: number;
  readonly lookEveryMs: number;
}

/**
 * Has an idle library compare what it stores with its checksums, in small steps, until `stop` aborts. A failure is told once, however
 * often it is met again, and the next step is taken all the same.
 */
export async function keepScrubbing(
  library: Pick<ServedLibrary, "scrub">,
  everyMs: number,
  stop: AbortSignal,
  { onDamage, onFailure }: ScrubListeners,
  { stepEveryMs, lookEveryMs }: ScrubPace = { stepEveryMs: STEP_EVERY_MS, lookEveryMs: LOOK_EVERY_MS },
): Promise<void> {
  // It counts as told also when other steps succeed: a table that cannot be read is met again in every round.
  const trouble = new ToldOnce((error) => {
    if (!stop.aborted) onFailure(error);
  });
  const step = async (): Promise<boolean> => {
    try {
      const { isGoingOn, damaged } = await library.scrub(everyMs);
      if (damaged > 0) onDamage(damaged);
      return isGoingOn;
    } catch (error) {
      trouble.failed(error);
      return true;
    }
  };
  while (!stop.aborted) {
    const waitMs = (await step()) ? stepEveryMs : lookEveryMs;
    // Rejects when `stop` aborts, which the loop's condition sees.
    await sleep(waitMs, undefined, { signal: stop }).catch(() => undefined);
  }
}
