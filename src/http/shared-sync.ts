import { performance } from "node:perf_hooks";
import { AppError } from "../core/errors.ts";
import type { SyncReport } from "../library/library.ts";
import type { FinishedWork, WorkFigures } from "./metrics.ts";

/**
 * Runs one sync at a time. Whoever asks while one is running gets the next one, which all who asked meanwhile share: the
 * running one may have passed the file that they ask for.
 */
export class SharedSync {
  readonly #sync: () => Promise<SyncReport>;
  #running: Promise<SyncReport> | undefined;
  #next: Promise<SyncReport> | undefined;
  #last: FinishedWork | null = null;

  constructor(sync: () => Promise<SyncReport>) {
    this.#sync = sync;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  get figures(): WorkFigures {
    const queueLength = [this.#running, this.#next].filter((sync) => sync !== undefined).length;
    return { queueLength, last: this.#last };
  }

  run(): Promise<SyncReport> {
    if (this.#running === undefined) return this.#start();
    this.#next ??= this.#running
      // Its failure is for those who asked for it.
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#start();
      });
    return this.#next;
  }

  #start(): Promise<SyncReport> {
    this.#running = this.#timed().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #timed(): Promise<SyncReport> {
    const started = performance.now();
    const end = (outcome: FinishedWork["outcome"]): void => {
      this.#last = { outcome, endedAt: Date.now(), milliseconds: performance.now() - started };
    };
    try {
      const report = await this.#sync();
      end("done");
      return report;
    } catch (error) {
      end(error instanceof AppError && error.code === "cancelled" ? "cancelled" : "failed");
      throw error;
    }
  }
}
