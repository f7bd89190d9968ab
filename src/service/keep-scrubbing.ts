import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "../core/errors.ts";
import type { ServedLibrary } from "../library/library.ts";

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
  let told: string | undefined;
  const step = async (): Promise<boolean> => {
    try {
      const { isGoingOn, damaged } = await library.scrub(everyMs);
      if (damaged > 0) onDamage(damaged);
      return isGoingOn;
    } catch (error) {
      if (!stop.aborted && messageOf(error) !== told) onFailure(error);
      told = messageOf(error);
      return true;
    }
  };
  while (!stop.aborted) {
    const waitMs = (await step()) ? stepEveryMs : lookEveryMs;
    // Rejects when `stop` aborts, which the loop's condition sees.
    await sleep(waitMs, undefined, { signal: stop }).catch(() => undefined);
  }
}
