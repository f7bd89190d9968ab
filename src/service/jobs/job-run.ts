import type { JobRecord } from "../../core/job.ts";
import type { SyncProgress } from "../../api/job-responses.ts";

/** What is run for a job, or for several together. */
export type JobWork = Pick<JobRecord, "kind" | "documents" | "allowRemovals">;

export interface RunOptions {
  /** Aborting stops between two documents, with the error `cancelled`. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SyncProgress) => void;
}

/** So many uploads are indexed in one run, at most: the first of them has to wait for the last. */
export const TOGETHER = 50;

/** Jobs that run together, and end together. */
export interface Running {
  readonly jobs: readonly JobRecord[];
  readonly abort: AbortController;
  progress: SyncProgress | null;
  ended: Promise<void>;
}

/** The first of them, and if it is one of uploads, those of uploads right behind it. */
export function togetherOf(waiting: readonly JobRecord[]): JobRecord[] {
  const together: JobRecord[] = [];
  let uploads = 0;
  for (const job of waiting) {
    uploads += job.documents.length;
    const fits = together[0]?.kind === "documents" && job.kind === "documents" && uploads <= TOGETHER;
    if (together.length > 0 && !fits) break;
    together.push(job);
  }
  return together;
}

export function workOf(jobs: readonly JobWork[]): JobWork {
  const kind = jobs[0]?.kind ?? "sync";
  const allowRemovals = jobs.some((job) => job.allowRemovals);
  return { kind, allowRemovals, documents: [...new Set(jobs.flatMap(({ documents }) => documents))] };
}
