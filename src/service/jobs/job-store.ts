import type { JobEnd, JobRecord, NewJob } from "../../core/job.ts";

/**
 * Keeps the jobs, in the order in which they were asked for. What a method has written survives a power cut once it returns.
 * Each step names the state that it starts from: of two processes that try the same step, one succeeds.
 */
export interface JobStore {
  add(job: NewJob): Promise<void>;
  byId(id: string): Promise<JobRecord | undefined>;
  /** The newest first. */
  latest(limit: number): Promise<readonly JobRecord[]>;
  /** Those that have waited longest, in their order. */
  queued(limit: number): Promise<readonly JobRecord[]>;
  /** The sync that waits and allows as much. */
  queuedSync(allowRemovals: boolean): Promise<JobRecord | undefined>;
  /** How many wait or run. */
  unfinished(): Promise<number>;
  /** The ids of those that were still waiting, and now run. */
  start(ids: readonly string[], startedAt: string): Promise<ReadonlySet<string>>;
  finish(id: string, end: JobEnd): Promise<void>;
  /** Puts running jobs back to where they were, before all that came after them. */
  requeue(ids: readonly string[]): Promise<void>;
  /** Whether the job was still waiting, and now is cancelled. */
  cancelQueued(id: string, finishedAt: string): Promise<boolean>;
  requestCancel(id: string): Promise<void>;
  /** What a process that died was running waits again, or is cancelled where somebody asked for it. */
  recover(now: string): Promise<void>;
  /** Forgets the jobs that ended before `before`, and all that have ended but the last `keep`. */
  prune(before: string, keep: number): Promise<void>;
}
