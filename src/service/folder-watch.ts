import { once } from "node:events";
import { watch, type FSWatcher } from "chokidar";
import { AppError } from "../core/errors.ts";
import { folderIdentity } from "../library/sync/scan.ts";

/** How long the folder must be quiet before its changes are taken in: a file is written in several steps. */
const SETTLE_MS = 250;

/** With changes that never pause, they are taken in after this long all the same. */
const LONGEST_WAIT_MS = 2_000;

/** How often it is looked whether the folder is still there, and still the one that is watched. */
const LOOK_EVERY_MS = 2_000;

/** How often everything is looked at all the same: a network share and a full queue of events tell of some changes only. */
const SCAN_EVERY_MS = 300_000;

export interface WatchOptions {
  readonly signal: AbortSignal;
  /** Told of what keeps the folder from being watched, once each time; watching goes on where it can. */
  readonly onError: (error: unknown) => void;
  /** Told when a folder that was gone, or another one in its place, is watched again. */
  readonly onReturn?: () => void;
  readonly lookEveryMs?: number;
  readonly scanEveryMs?: number;
}

/**
 * Calls `onChange` after files below the folder have come, changed or gone, and at long intervals without a reason, until
 * the signal aborts. Never calls it while it is still running: what changes meanwhile leads to one more call. A folder that
 * is moved away, unmounted or replaced is watched again as soon as one is there. Resolves when the last call has ended.
 */
export async function watchDocuments(
  directory: string,
  onChange: () => Promise<void>,
  {
    signal,
    onError,
    onReturn = () => undefined,
    lookEveryMs = LOOK_EVERY_MS,
    scanEveryMs = SCAN_EVERY_MS,
  }: WatchOptions,
): Promise<void> {
  const changes = new Changes(onChange, onError);
  const note = (): void => {
    changes.note();
  };
  const folder = new WatchedFolder(directory, { onChange: note, onError, onReturn });
  const timers = [
    setInterval(() => {
      folder.look();
    }, lookEveryMs),
    setInterval(note, scanEveryMs),
  ];
  if (!signal.aborted) await once(signal, "abort");
  timers.forEach(clearInterval);
  await folder.close();
  await changes.end();
}

interface FolderListeners {
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
  readonly onReturn: () => void;
}

/** A folder's events. They belong to the folder that was there, not to its name: `look` finds out where the two differ. */
class WatchedFolder {
  private watcher: FSWatcher | null = null;
  /** Of the folder that is watched; null while there is none. */
  private identity: string | null = null;

  constructor(
    private readonly directory: string,
    private readonly listeners: FolderListeners,
  ) {
    this.attach();
  }

  look(): void {
    const present = folderIdentity(this.directory);
    if (present === this.identity) return;
    void this.watcher?.close();
    this.watcher = null;
    this.identity = null;
    if (present === null) {
      const message = `The documents folder ${this.directory} is gone. It is followed again when it is back; until then the library stays as it is.`;
      this.listeners.onError(new AppError("invalid_argument", message));
      return;
    }
    this.attach();
    this.listeners.onReturn();
    this.listeners.onChange();
  }

  async close(): Promise<void> {
    await this.watcher?.close();
  }

  private attach(): void {
    const { directory, listeners } = this;
    this.identity = folderIdentity(directory);
    const watcher = watch(directory, {
      ignoreInitial: true,
      // Hidden files are not documents (see scanDocuments), and links are not followed out of the folder.
      ignored: (path) => path !== directory && /[/\\]\.[^/\\]*$/.test(path),
      followSymlinks: false,
    });
    watcher.on("all", (event, path) => {
      // Moved away and back between two looks, the folder is the same and its events have ended.
      if (event === "unlinkDir" && path === directory && watcher === this.watcher) this.identity = "gone";
      listeners.onChange();
    });
    watcher.on("error", listeners.onError);
    this.watcher = watcher;
  }
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
