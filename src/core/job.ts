export type JobState = "queued" | "running" | "done" | "failed" | "cancelled";

/** A job as it is stored; `progress`, `result` and `problem` are whatever JSON its queue keeps there. */
export interface JobRecord {
  readonly id: string;
  readonly kind: "sync" | "documents";
  readonly state: JobState;
  /** The ids of the uploads that it is about; empty for a sync. */
  readonly documents: readonly string[];
  /** Whether a sync may take out most of the library's documents. */
  readonly allowRemovals: boolean;
  /** ISO 8601, like all times here. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly progress: unknown;
  readonly result: unknown;
  readonly problem: unknown;
  /** Whether somebody wants a running job to stop; whoever runs it has to look. */
  readonly cancelRequested: boolean;
}

export type NewJob = Pick<JobRecord, "id" | "kind" | "documents" | "allowRemovals" | "createdAt">;

/** How a job ended. */
export interface JobEnd extends Pick<JobRecord, "progress" | "result" | "problem"> {
  readonly state: "done" | "failed" | "cancelled";
  readonly finishedAt: string;
}

export function hasEnded(state: JobState): boolean {
  return state !== "queued" && state !== "running";
}
