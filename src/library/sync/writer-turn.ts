import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../../core/errors.ts";

/** How often another writer's lock is tried again. */
const RETRY_MS = 100;

export interface TurnOptions {
  /** Milliseconds, after which it is given up with `library_busy`. */
  readonly waitMs: number;
  /** Told once where there is somebody to wait for. */
  readonly warn: (message: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Waits for another writer: a server may be taking in the very file that this run is about. */
export async function writerTurn<Lock>(
  takeLock: () => Lock,
  { waitMs, warn, signal }: TurnOptions,
): Promise<Lock> {
  for (let waitedMs = 0; ; waitedMs += RETRY_MS) {
    try {
      return takeLock();
    } catch (error) {
      const isBusy = error instanceof AppError && error.code === "library_busy";
      if (!isBusy || waitedMs >= waitMs || signal?.aborted === true) throw error;
      if (waitedMs === 0) warn("Another process is indexing this library; waiting for it to end.");
    }
    await sleep(RETRY_MS);
  }
}
