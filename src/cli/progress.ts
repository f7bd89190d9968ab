import type { Output } from "./command-context.ts";
import { widthOf } from "./terminal.ts";
import type { SyncProgress } from "../api/job-responses.ts";

const BAR_COLUMNS = 24;
const REDRAW_EVERY_MS = 100;
const LINE_EVERY_MS = 5_000;
const ERASE_LINE = "\r\u001b[K";

/**
 * Shows how a sync goes on: on a terminal as a bar that is drawn over and over, elsewhere as a line now and then, so that
 * a log of a long run stays short.
 */
export class ProgressDisplay {
  readonly #output: Output;
  readonly #now: () => number;
  readonly #started: number;
  #shown: number;
  #drawn = false;

  constructor(output: Output, now: () => number) {
    this.#output = output;
    this.#now = now;
    this.#started = now();
    // The first line of a log is due after a while; the bar is due at once.
    this.#shown = output.isTTY === true ? Number.NEGATIVE_INFINITY : this.#started;
  }

  readonly show = (progress: SyncProgress): void => {
    const now = this.#now();
    const terminal = this.#output.isTTY === true;
    const last = progress.filesDone === progress.filesTotal;
    if (!(terminal && last) && now - this.#shown < (terminal ? REDRAW_EVERY_MS : LINE_EVERY_MS)) return;
    this.#shown = now;
    const elapsedMs = now - this.#started;
    if (terminal) {
      this.#drawn = true;
      this.#output.write(ERASE_LINE + progressBar(progress, elapsedMs, widthOf(this.#output) - 1));
    } else this.#output.write(`${progressText(progress, elapsedMs)}\n`);
  };

  /** Leaves an empty line behind, for whatever is written next. */
  end(): void {
    if (this.#drawn) this.#output.write(ERASE_LINE);
    this.#drawn = false;
  }
}

/**
 * The bar with its figures, such as `████░░░░ 12/40 files · 310 passages · 62/s · 20 s left`, in at most `width` columns:
 * one more would begin a new line with every drawing.
 */
export function progressBar(progress: SyncProgress, elapsedMs: number, width: number): string {
  const figures = progressText(progress, elapsedMs);
  const columns = Math.max(0, Math.min(BAR_COLUMNS, width - figures.length - 1));
  const share = progress.filesTotal === 0 ? 1 : progress.filesDone / progress.filesTotal;
  const filled = Math.floor(share * columns);
  return `${"█".repeat(filled)}${"░".repeat(columns - filled)} ${figures}`.slice(0, width);
}

/** The time left takes the files to come to be like those that are done. */
export function progressText(progress: SyncProgress, elapsedMs: number): string {
  const { filesDone, filesTotal, passagesEmbedded } = progress;
  const parts = [`${filesDone}/${filesTotal} files`, `${passagesEmbedded} passages`];
  if (elapsedMs > 0 && passagesEmbedded > 0) {
    parts.push(`${Math.round((passagesEmbedded * 1000) / elapsedMs)}/s`);
  }
  if (filesDone > 0 && filesDone < filesTotal) {
    parts.push(`${duration((elapsedMs / filesDone) * (filesTotal - filesDone))} left`);
  }
  return parts.join(" · ");
}

/** In its two greatest units at most: `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
