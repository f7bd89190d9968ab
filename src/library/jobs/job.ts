import type { JobRecord, JobState } from "../../store/tables/job-table.ts";
import type { SyncProgress, SyncReport } from "../library.ts";
import type { Problem } from "../../api/problem.ts";

/** Work that takes longer than a request. */
export interface Job extends Omit<JobRecord, "progress" | "result" | "problem"> {
  /** How far it is, or was when it ended; null before it has begun. */
  readonly progress: SyncProgress | null;
  /** Only of a job that is done. */
  readonly result: JobResult | null;
  /** Only of a job that failed. */
  readonly problem: Problem | null;
}

/**
 * The counts are of the run: where jobs of uploads ran together, of all of them. Of `failed` and `skipped` the first
 * `LISTED_FILES`: of the job's own uploads, or of the whole library for a sync.
 */
export interface JobResult extends SyncReport {
  /** What has become of each upload that the job is about. */
  readonly outcomes: readonly DocumentOutcome[];
}

export interface DocumentOutcome {
  readonly id: string;
  /** Null where it has been deleted meanwhile. */
  readonly source: string | null;
  /** `failed`: the file, or its newest version, could not be read in full; what could be read is in the library. */
  readonly state: "indexed" | "failed" | "deleted";
  readonly reason: string | null;
  /** How many documents of the file are in the library: more than one for a table or a letter with attachments. */
  readonly documents: number;
}

export function hasEnded(state: JobState): boolean {
  return state !== "queued" && state !== "running";
}
