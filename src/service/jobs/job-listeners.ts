import { isDeepStrictEqual } from "node:util";
import type { Job } from "../../api/job-responses.ts";

export type JobListener<Told = Job> = (job: Told) => void;

/** Those who follow jobs. Each hears of every change once, in order. */
export class JobListeners<Told extends { readonly id: string } = Job> {
  private readonly byJob = new Map<
    string,
    Map<symbol, { readonly listener: JobListener<Told>; told: Told }>
  >();

  /** Tells the listener of the job as it is, then of every change. Gives what ends that. */
  add(job: Told, listener: JobListener<Told>): () => void {
    const entries = this.byJob.get(job.id) ?? new Map<symbol, { listener: JobListener<Told>; told: Told }>();
    const mark = Symbol(job.id);
    entries.set(mark, { listener, told: job });
    this.byJob.set(job.id, entries);
    listener(job);
    return () => {
      entries.delete(mark);
      if (entries.size === 0) this.byJob.delete(job.id);
    };
  }

  /** The jobs that anybody follows. */
  ids(): readonly string[] {
    return [...this.byJob.keys()];
  }

  has(id: string): boolean {
    return this.byJob.has(id);
  }

  tell(job: Told): void {
    for (const entry of [...(this.byJob.get(job.id)?.values() ?? [])]) {
      if (isDeepStrictEqual(entry.told, job)) continue;
      entry.told = job;
      entry.listener(job);
    }
  }
}
