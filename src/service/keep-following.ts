import { setTimeout as sleep } from "node:timers/promises";
import type { ServedLibrary } from "../library/library.ts";
import { ToldOnce } from "./told-once.ts";

/** What another process adds has to be found within two seconds. */
const FOLLOW_EVERY_MS = 1_000;

export interface FollowingListeners {
  readonly onFailure: (error: unknown) => void;
  /** Called once, when the first round is over, however it ended. */
  readonly onFirstRound?: () => void;
}

/**
 * Has the library take in what other processes change, until `stop` aborts; the first round loads the model, before
 * anybody has asked. A failure is told once, however often it is met again, and tried anew each time.
 */
export async function keepFollowing(
  library: Pick<ServedLibrary, "follow">,
  stop: AbortSignal,
  { onFailure, onFirstRound = () => undefined }: FollowingListeners,
  everyMs = FOLLOW_EVERY_MS,
): Promise<void> {
  const trouble = new ToldOnce(onFailure);
  let isFirst = true;
  while (!stop.aborted) {
    try {
      await library.follow();
      trouble.succeeded();
    } catch (error) {
      trouble.failed(error);
    }
    if (isFirst) onFirstRound();
    isFirst = false;
    // Rejects when `stop` aborts, which the loop's condition sees.
    await sleep(everyMs, undefined, { signal: stop }).catch(() => undefined);
  }
}
