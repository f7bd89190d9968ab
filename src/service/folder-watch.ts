import { once } from "node:events";
import { watch } from "chokidar";

/** How long the folder must be quiet before its changes are taken in: a file is written in several steps. */
const SETTLE_MS = 250;

/** With changes that never pause, they are taken in after this long all the same. */
const LONGEST_WAIT_MS = 2_000;

export interface WatchOptions {
  readonly signal: AbortSignal;
  /** Told of what keeps the folder from being watched; watching goes on where it can. */
  readonly onError: (error: unknown) => void;
}

/**
 * Calls `onChange` after files below the folder have come, changed or gone, until the signal aborts. Never calls it while
 * it is still running: what changes meanwhile leads to one more call. Resolves when the last call has ended.
 */
export async function watchDocuments(
  directory: string,
  onChange: () => Promise<void>,
  { signal, onError }: WatchOptions,
): Promise<void> {
  const changes = new Changes(onChange, onError);
  const watcher = watch(directory, {
    ignoreInitial: true,
    // Hidden files are not documents (see scanDocuments), and links are not followed out of the folder.
    ignored: (path) => path !== directory && /[/\\]\.[^/\\]*$/.test(path),
    followSymlinks: false,
  });
  watcher.on("all", () => {
    changes.note();
  });
  watcher.on("error", onError);
  if (!signal.aborted) await once(signal, "abort");
  await watcher.close();
  await changes.end();
}

/** Gathers bursts of changes into single calls, one at a time. */
class Changes {
  private timer: NodeJS.Timeout | null = null;
  private firstNotedAt: number | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly onChange: () => Promise<void>,
    private readonly onError: (error: unknown) => void,
  ) {}

  note(): void {
    this.firstNotedAt ??= Date.now();
    if (this.running === null) this.schedule(this.firstNotedAt);
  }

  async end(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.firstNotedAt = null;
    await this.running;
  }

  private schedule(firstNotedAt: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    const waited = Date.now() - firstNotedAt;
    this.timer = setTimeout(
      () => {
        this.run();
      },
      Math.max(0, Math.min(SETTLE_MS, LONGEST_WAIT_MS - waited)),
    );
  }

  private run(): void {
    this.timer = null;
    this.firstNotedAt = null;
    this.running = this.onChange()
      .catch(this.onError)
      .finally(() => {
        this.running = null;
        if (this.firstNotedAt !== null) this.schedule(this.firstNotedAt);
      });
  }
}
