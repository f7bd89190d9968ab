import { AppError } from "../../core/errors.ts";
import { writerTurn } from "../sync/writer-turn.ts";

/** Longer than a restore takes to put a library in place; whoever waits longer is told to come again. */
const WAIT_MS = 5_000;

/**
 * The turn of whoever changes the uploads as a whole. Uploads are put in place and their jobs noted within one, and a backup is
 * put in place of the library within one: what arrives meanwhile waits and goes into the restored library, or is refused with
 * `library_busy`, but is never acknowledged and then swept away.
 */
export class UploadTurn {
  /** Within this process they wait for each other, so that the lock is only ever another process's. */
  private last: Promise<unknown> = Promise.resolve();

  /** `takeLock` throws `library_busy` while another process holds it. */
  constructor(
    private readonly takeLock: () => { release(): void },
    private readonly waitMs = WAIT_MS,
  ) {}

  during<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.last.then(() => this.locked(work));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async locked<Result>(work: () => Promise<Result>): Promise<Result> {
    const lock = await this.lock();
    try {
      return await work();
    } finally {
      lock.release();
    }
  }

  private async lock(): Promise<{ release(): void }> {
    try {
      return await writerTurn(this.takeLock, { waitMs: this.waitMs, warn: () => undefined });
    } catch (cause) {
      if (!(cause instanceof AppError) || cause.code !== "library_busy") throw cause;
      const message = "A backup is being put in place of the library. Send the upload again in a moment.";
      throw new AppError("library_busy", message, { cause });
    }
  }
}
