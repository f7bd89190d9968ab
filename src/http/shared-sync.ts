import type { SyncReport } from "../library/library.ts";

/**
 * Runs one sync at a time. Whoever asks while one is running gets the next one, which all who asked meanwhile share: the
 * running one may have passed the file that they ask for.
 */
export class SharedSync {
  readonly #sync: () => Promise<SyncReport>;
  #running: Promise<SyncReport> | undefined;
  #next: Promise<SyncReport> | undefined;

  constructor(sync: () => Promise<SyncReport>) {
    this.#sync = sync;
  }

  get running(): boolean {
    return this.#running !== undefined;
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
    this.#running = this.#sync().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }
}
