import type { Output } from "./command-context.ts";
import { widthOf } from "./terminal.ts";
import type { DraftProgress } from "../api/drafts/draft-responses.ts";
import type { SyncProgress } from "../api/job-responses.ts";

const BAR_COLUMNS = 24;
const REDRAW_EVERY_MS = 100;
const LINE_EVERY_MS = 5_000;
const ERASE_LINE = "\r\u001b[K";

interface Steps {
  readonly done: number;
  readonly total: number;
}

/**
 * Shows how a sync, or the check of a draft, goes on: on a terminal as a bar that is drawn over and over, elsewhere as a line now and then, so that
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
    const { filesDone: done, filesTotal: total } = progress;
    this.#advance({ done, total }, (elapsedMs) => progressText(progress, elapsedMs));
  };

  readonly showDraft = (progress: DraftProgress): void => {
    const { quotationsDone, quotationsTotal, sentencesDone, sentencesTotal } = progress;
    const isQuoted = sentencesDone === 0;
    const steps = isQuoted
      ? { done: quotationsDone, total: quotationsTotal, of: "quotations" }
      : { done: sentencesDone, total: sentencesTotal, of: "sentences looked through for numbers" };
    this.#advance(steps, (elapsedMs) =>
      [`${steps.done}/${steps.total} ${steps.of}`, ...(isQuoted ? timeLeft(steps, elapsedMs) : [])].join(
        " · ",
      ),
    );
  };

  #advance(progress: Steps, figuresAfter: (elapsedMs: number) => string): void {
    const now = this.#now();
    const terminal = this.#output.isTTY === true;
    const last = progress.done === progress.total;
    if (!(terminal && last) && now - this.#shown < (terminal ? REDRAW_EVERY_MS : LINE_EVERY_MS)) return;
    this.#shown = now;
    const figures = figuresAfter(now - this.#started);
    if (terminal) {
      this.#drawn = true;
      this.#output.write(ERASE_LINE + progressBar(progress, figures, widthOf(this.#output) - 1));
    } else this.#output.write(`${figures}\n`);
  }

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
export function progressBar({ done, total }: Steps, figures: string, width: number): string {
  const columns = Math.max(0, Math.min(BAR_COLUMNS, width - figures.length - 1));
  const share = total === 0 ? 1 : done / total;
  const filled = Math.floor(share * columns);
  return `${"█".repeat(filled)}${"░".repeat(columns - filled)} ${figures}`.slice(0, width);
}

export function progressText(progress: SyncProgress, elapsedMs: number): string {
  const { filesDone: done, filesTotal: total, passagesEmbedded } = progress;
  const parts = [`${done}/${total} files`, `${passagesEmbedded} passages`];
  if (elapsedMs > 0 && passagesEmbedded > 0) {
    parts.push(`${Math.round((passagesEmbedded * 1000) / elapsedMs)}/s`);
  }
  return [...parts, ...timeLeft({ done, total }, elapsedMs)].join(" · ");
}

/** It takes what is to come to be like what is done. */
function timeLeft({ done, total }: Steps, elapsedMs: number): string[] {
  return done > 0 && done < total ? [`${duration((elapsedMs / done) * (total - done))} left`] : [];
}

/** In its two greatest units at most: `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
