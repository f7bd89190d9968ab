import { AppError, systemCode } from "./errors.ts";

/** How long a write waits for the turn of others; longer than any write of an indexing process but a restoring one. */
const WITHIN_MS = 5_000;
const TRY_EVERY_MS = 30;

/**
 * Does a write of the database when no other process writes. SQLite's own waiting stops the thread with all that it serves,
 * so a serving process opens the database with next to none (`SERVING_LOCK_WAIT_MS`) and tries again here.
 * Throws `library_busy` where others write all the time.
 */
export async function whenFree<Result>(write: () => Promise<Result>, withinMs = WITHIN_MS): Promise<Result> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await write();
    } catch (cause) {
      if (!isBusy(cause)) throw cause;
      if (Date.now() >= end) {
        throw new AppError("library_busy", "Another process is writing to the library. Try again later.", {
          cause,
        });
      }
    }
    await new Promise((wake) => setTimeout(wake, TRY_EVERY_MS));
  }
}

/** Whether SQLite refused a write because another process writes. */
export function isBusy(thrown: unknown): boolean {
  return systemCode(thrown)?.startsWith("SQLITE_BUSY") === true;
}
