import { randomBytes } from "node:crypto";
import { AppError } from "../../core/errors.ts";
import { isBusy, whenFree } from "../../core/when-free.ts";
import { hasEnded, type JobRecord } from "../../core/job.ts";
import { togetherOf, TOGETHER, workOf, type JobWork, type Running, type RunOptions } from "./job-run.ts";
import type { JobStore } from "./job-store.ts";
import { JobListeners, type JobListener } from "./job-listeners.ts";
import { problemOf, type Problem } from "../../api/problems/problem.ts";
import type {
  DocumentOutcome,
  FileProblem,
  Job,
  JobResult,
  SyncProgress,
  SyncReport,
} from "../../api/job-responses.ts";

export interface JobQueuePorts {
  readonly store: JobStore;
  /** For the one process that runs jobs; throws `library_busy` while another one does. */
  readonly takeLock: () => { release(): void };
  readonly run: (work: JobWork, options: RunOptions) => Promise<SyncReport>;
  readonly outcomesOf: (uploads: readonly string[]) => readonly DocumentOutcome[];
  readonly now: () => Date;
  /** Told of a job that failed, and of what keeps the queue from its work. */
  readonly onError: (message: string, cause: unknown) => void;
  /** How often to look for what other processes have asked for, in milliseconds. */
  readonly lookEveryMs: number;
}

/** What a job's lists of files are cut to, so that a thousand jobs stay small. */
export const LISTED_FILES = 100;

const KEPT_JOBS = 1_000;
const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * Runs jobs in the order in which they were asked for, one after the other; those of uploads that wait behind each other run
 * together, because every run has to load the model. They are on disk before they are acknowledged, and go on after a
 * restart. Of several processes on one library one runs the jobs of all, as long as it lives.
 */
export class JobQueue {
  private lock: { release(): void } | null = null;
  private running: Running | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** So many jobs have failed together, and are now run one by one: nobody has to fail because of another's upload. */
  private alone = 0;
  private readonly listeners = new JobListeners();

  constructor(private readonly ports: JobQueuePorts) {}

  /** Begins to run what is waiting. */
  start(): void {
    const look = (): void => {
      this.look();
    };
    this.timer ??= setInterval(look, this.ports.lookEveryMs).unref();
    this.look();
  }

  /** Stops the running job between two documents; it goes on at the next start. */
  async close(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.running?.abort.abort();
    await this.running?.ended;
    this.lock?.release();
    this.lock = null;
  }

  /**
   * Once it resolves, the job survives a power cut. A sync that is still waiting serves all who ask for one.
   * Throws `library_busy` where other processes write to the library all the time.
   */
  async enqueueSync(allowRemovals = false): Promise<Job> {
    const waiting = this.ports.store.queuedSync(allowRemovals);
    return waiting === undefined ? this.enqueue("sync", [], allowRemovals) : this.jobOf(waiting);
  }

  /** The same for uploads, by their ids. */
  enqueueDocuments(uploads: readonly string[]): Promise<Job> {
    return this.enqueue("documents", [...new Set(uploads)]);
  }

  /** Throws `not_found`. */
  get(id: string): Job {
    return this.jobOf(this.require(id));
  }

  /** The newest first. */
  latest(limit: number): Job[] {
    return this.ports.store.latest(limit).map((record) => this.jobOf(record));
  }

  /** How many wait or run. */
  unfinished(): number {
    return this.ports.store.unfinished();
  }

  /** A waiting job at once, a running one between two documents; one that has ended stays as it is. Throws `not_found`. */
  async cancel(id: string): Promise<Job> {
    this.require(id);
    const { store } = this.ports;
    if (await whenFree(() => store.cancelQueued(id, this.now()))) this.tell(id);
    else {
      await whenFree(() => {
        store.requestCancel(id);
      });
      if (this.isRunning(id)) this.running?.abort.abort();
    }
    return this.get(id);
  }

  /**
   * Tells of a job now, and whenever it has changed, the last time when it has ended. Gives what ends the telling.
   * Throws `not_found`.
   */
  subscribe(id: string, listener: JobListener): () => void {
    return this.listeners.add(this.get(id), listener);
  }

  /** The job when it has ended, or as it is when the signal aborts. Throws `not_found`. */
  async wait(id: string, signal?: AbortSignal): Promise<Job> {
    this.require(id);
    const stops: (() => void)[] = [];
    await new Promise<void>((resolve) => {
      const stop = (): void => {
        resolve();
      };
      signal?.addEventListener("abort", stop, { once: true });
      stops.push(() => signal?.removeEventListener("abort", stop));
      if (signal?.aborted === true) stop();
      const onChange: JobListener = ({ state }) => {
        if (hasEnded(state)) stop();
      };
      stops.push(this.subscribe(id, onChange));
    });
    for (const stop of stops) stop();
    return this.get(id);
  }

  private async enqueue(
    kind: Job["kind"],
    documents: readonly string[],
    allowRemovals = false,
  ): Promise<Job> {
    const id = `job_${randomBytes(8).toString("hex")}`;
    await whenFree(() => {
      this.ports.store.add({ id, kind, documents, allowRemovals, createdAt: this.now() });
    });
    const job = this.get(id);
    if (this.timer !== null) this.look();
    return job;
  }

  /** Does what there is to do. Nothing that goes wrong here ends the process: the next look tries it again. */
  private look(): void {
    try {
      this.lock ??= this.lockOrNull();
      if (this.running !== null) this.obeyOthers(this.running);
      else if (this.lock !== null) this.runNext();
      for (const id of this.listeners.ids()) if (!this.isRunning(id)) this.tell(id);
    } catch (error) {
      // While another process writes, the next look has its turn.
      if (!isBusy(error)) this.ports.onError("The jobs could not be looked at", error);
    }
  }

  private lockOrNull(): { release(): void } | null {
    try {
      return this.ports.takeLock();
    } catch (error) {
      if (error instanceof AppError && error.code === "library_busy") return null;
      throw error;
    }
  }

  private isRunning(id: string): boolean {
    return this.running?.jobs.some((job) => job.id === id) === true;
  }

  private obeyOthers({ jobs, abort }: Running): void {
    if (jobs.some((job) => this.isUnwanted(job))) abort.abort();
  }

  private isUnwanted({ id }: JobRecord): boolean {
    return this.ports.store.byId(id)?.cancelRequested === true;
  }

  private runNext(): void {
    const { store } = this.ports;
    if (store.unfinished() === 0) return;
    // Nothing runs here, and nobody else may run anything: what is said to be running was, in a process that died.
    store.recover(this.now());
    const next = this.alone > 0 ? store.queued(1) : togetherOf(store.queued(TOGETHER));
    const started = store.start(
      next.map(({ id }) => id),
      this.now(),
    );
    const jobs = next.filter(({ id }) => started.has(id));
    if (jobs.length === 0) return;
    this.alone = Math.max(0, this.alone - 1);
    const abort = new AbortController();
    const running: Running = { jobs, abort, progress: null, ended: Promise.resolve() };
    this.running = running;
    this.tellAll(jobs);
    running.ended = this.run(running).catch((error: unknown) => {
      this.ports.onError("A job could not be ended", error);
    });
  }

  private async run(running: Running): Promise<void> {
    const { jobs, abort } = running;
    const onProgress = (progress: SyncProgress): void => {
      running.progress = progress;
      this.tellAll(jobs);
    };
    const outcome = await this.ports.run(workOf(jobs), { signal: abort.signal, onProgress }).then(
      (report) => ({ report }),
      (error: unknown) => ({ error }),
    );
    let goesOn = true;
    try {
      if ("report" in outcome) await this.endDone(running, outcome.report);
      else goesOn = await this.endWith(running, outcome.error);
    } finally {
      this.running = null;
      this.tellAll(jobs);
    }
    if (goesOn && this.timer !== null) this.look();
    await this.prune();
  }

  private async endDone(running: Running, report: SyncReport): Promise<void> {
    for (const job of running.jobs) {
      await this.finish(running, job, { state: "done", result: this.resultOf(job, report), problem: null });
    }
  }

  /** Whether the next jobs may have their turn at once. */
  private async endWith(running: Running, error: unknown): Promise<boolean> {
    const hasToWait = this.timer === null || (error instanceof AppError && error.code === "library_busy");
    const wanted: JobRecord[] = [];
    for (const job of running.jobs) {
      if (!this.isUnwanted(job)) wanted.push(job);
      else await this.finish(running, job, { state: "cancelled", result: null, problem: null });
    }
    if (hasToWait || running.abort.signal.aborted || wanted.length > 1) {
      await whenFree(() => {
        this.ports.store.requeue(wanted.map(({ id }) => id));
      });
      if (!hasToWait && !running.abort.signal.aborted) this.alone = wanted.length;
      return !hasToWait;
    }
    for (const job of wanted) {
      await this.finish(running, job, { state: "failed", result: null, problem: problemOf(error) });
      this.ports.onError(`The job ${job.id} failed`, error);
    }
    return true;
  }

  private async finish(
    { progress }: Running,
    { id }: JobRecord,
    end: Pick<Job, "result" | "problem"> & { readonly state: "done" | "failed" | "cancelled" },
  ): Promise<void> {
    await whenFree(() => {
      this.ports.store.finish(id, { ...end, progress, finishedAt: this.now() });
    });
  }

  private async prune(): Promise<void> {
    const before = new Date(this.ports.now().getTime() - KEPT_MS).toISOString();
    await whenFree(() => {
      this.ports.store.prune(before, KEPT_JOBS);
    });
  }

  private resultOf({ kind, documents }: JobRecord, report: SyncReport): JobResult {
    const outcomes = this.ports.outcomesOf(documents);
    const own = new Set(documents.map((id) => `upload:${id}/`));
    const listed = (files: readonly FileProblem[]): FileProblem[] =>
      files
        .filter(({ source }) => kind === "sync" || own.has(source.slice(0, source.indexOf("/") + 1)))
        .slice(0, LISTED_FILES);
    return { ...report, failed: listed(report.failed), skipped: listed(report.skipped), outcomes };
  }

  private require(id: string): JobRecord {
    const record = this.ports.store.byId(id);
    if (record !== undefined) return record;
    throw new AppError(
      "not_found",
      "There is no job with this id. Jobs are forgotten a week after they ended.",
    );
  }

  private jobOf(record: JobRecord): Job {
    const progress =
      this.running !== null && this.isRunning(record.id) ? this.running.progress : record.progress;
    // They were written by `finish`, which takes nothing else.
    return {
      ...record,
      progress: progress as SyncProgress | null,
      result: record.result as JobResult | null,
      problem: record.problem as Problem | null,
    };
  }

  private tellAll(jobs: readonly JobRecord[]): void {
    for (const { id } of jobs) this.tell(id);
  }

  private tell(id: string): void {
    if (!this.listeners.has(id)) return;
    const record = this.ports.store.byId(id);
    if (record !== undefined) this.listeners.tell(this.jobOf(record));
  }

  private now(): string {
    return this.ports.now().toISOString();
  }
}
