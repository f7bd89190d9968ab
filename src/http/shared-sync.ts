import type { SyncReport } from "../library/library.ts";

/** Runs one sync at a time: whoever asks while one is running gets the result of that one. */
export class SharedSync {
  readonly #sync: () => Promise<SyncReport>;
  #running: Promise<SyncReport> | undefined;

  constructor(sync: () => Promise<SyncReport>) {
    this.#sync = sync;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  run(): Promise<SyncReport> {
    this.#running ??= this.#sync().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }
}
