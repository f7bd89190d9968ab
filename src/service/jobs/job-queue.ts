import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { AppError } from "../../core/errors.ts";
import { ToldOnce } from "../told-once.ts";
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
  readonly outcomesOf: (uploads: readonly string[]) => Promise<readonly DocumentOutcome[]>;
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
  /** What keeps the queue from its work: a full disk is met at every look. */
  private readonly trouble = new ToldOnce((error) => {
    this.ports.onError("The jobs could not be looked at", error);
  });
  private readonly listeners = new JobListeners();
  /** Looks come one after the other, and so does what listeners are told. */
  private looks: Promise<void> = Promise.resolve();
  private tellings: Promise<void> = Promise.resolve();

  constructor(private readonly ports: JobQueuePorts) {}

  /** Begins to run what is waiting. Resolves when that was looked at once. */
  start(): Promise<void> {
    const look = (): void => {
      void this.look();
    };
    this.timer ??= setInterval(look, this.ports.lookEveryMs).unref();
    return this.look();
  }

  /** Stops the running job between two documents; it goes on at the next start. */
  async close(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    await this.looks;
    this.running?.abort.abort();
    await this.running?.ended;
    await this.tellings;
    this.lock?.release();
    this.lock = null;
  }

  /**
   * Once it resolves, the job survives a power cut. A sync that is still waiting serves all who ask for one.
   * Throws `library_busy` where other processes write to the library all the time.
   */
  async enqueueSync(allowRemovals = false): Promise<Job> {
    const waiting = await this.ports.store.queuedSync(allowRemovals);
    return waiting === undefined ? this.enqueue("sync", [], allowRemovals) : this.jobOf(waiting);
  }

  /** The same for uploads, by their ids. */
  enqueueDocuments(uploads: readonly string[]): Promise<Job> {
    return this.enqueue("documents", [...new Set(uploads)]);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<Job> {
    return this.jobOf(await this.require(id));
  }

  /** The newest first. */
  async latest(limit: number): Promise<Job[]> {
    return (await this.ports.store.latest(limit)).map((record) => this.jobOf(record));
  }

  /** How many wait or run. */
  unfinished(): Promise<number> {
    return this.ports.store.unfinished();
  }

  /** A waiting job at once, a running one between two documents; one that has ended stays as it is. Throws `not_found`. */
  async cancel(id: string): Promise<Job> {
    await this.require(id);
    const { store } = this.ports;
    if (await whenFree(() => store.cancelQueued(id, this.now()))) await this.tell(id);
    else {
      await whenFree(() => store.requestCancel(id));
      if (this.isRunning(id)) this.running?.abort.abort();
    }
    return this.get(id);
  }

  /**
   * Tells of a job now, and whenever it has changed, the last time when it has ended. Gives what ends the telling.
   * Throws `not_found`.
   */
  async subscribe(id: string, listener: JobListener): Promise<() => void> {
    const stop = this.listeners.add(await this.get(id), listener);
    // What has changed while the job was read is told as well.
    await this.tell(id);
    return stop;
  }

  /** The job when it has ended, or as it is when the signal aborts. Throws `not_found`. */
  async wait(id: string, signal?: AbortSignal): Promise<Job> {
    const isOver = new AbortController();
    const stop = (): void => {
      isOver.abort();
    };
    const unsubscribe = await this.subscribe(id, ({ state }) => {
      if (hasEnded(state)) stop();
    });
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted === true) stop();
    if (!isOver.signal.aborted) await once(isOver.signal, "abort");
    signal?.removeEventListener("abort", stop);
    unsubscribe();
    return this.get(id);
  }

  private async enqueue(
    kind: Job["kind"],
    documents: readonly string[],
    allowRemovals = false,
  ): Promise<Job> {
    const id = `job_${randomBytes(8).toString("hex")}`;
    await whenFree(() => this.ports.store.add({ id, kind, documents, allowRemovals, createdAt: this.now() }));
    const job = await this.get(id);
    await this.look();
    return job;
  }

  /** Does what there is to do. Nothing that goes wrong here ends the process: the next look tries it again. */
  private look(): Promise<void> {
    this.looks = this.looks.then(() => this.lookOnce());
    return this.looks;
  }

  private async lookOnce(): Promise<void> {
    if (this.timer === null) return;
    try {
      this.lock ??= this.lockOrNull();
      if (this.running !== null) await this.obeyOthers(this.running);
      else if (this.lock !== null) await this.runNext();
      for (const id of this.listeners.ids()) if (!this.isRunning(id)) await this.tell(id);
      this.trouble.succeeded();
    } catch (error) {
      // While another process writes, the next look has its turn.
      if (!isBusy(error)) this.trouble.failed(error);
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

  private async obeyOthers({ jobs, abort }: Running): Promise<void> {
    for (const job of jobs) if (await this.isUnwanted(job)) abort.abort();
  }

  private async isUnwanted({ id }: JobRecord): Promise<boolean> {
    return (await this.ports.store.byId(id))?.cancelRequested === true;
  }

  private async runNext(): Promise<void> {
    const { store } = this.ports;
    if ((await store.unfinished()) === 0) return;
    // Nothing runs here, and nobody else may run anything: what is said to be running was, in a process that died.
    await store.recover(this.now());
    const next = this.alone > 0 ? await store.queued(1) : togetherOf(await store.queued(TOGETHER));
    const started = await store.start(
      next.map(({ id }) => id),
      this.now(),
    );
    const jobs = next.filter(({ id }) => started.has(id));
    if (jobs.length === 0) return;
    this.alone = Math.max(0, this.alone - 1);
    const abort = new AbortController();
    const running: Running = { jobs, abort, progress: null, ended: Promise.resolve() };
    this.running = running;
    await this.tellAll(jobs);
    running.ended = this.run(running).catch((error: unknown) => {
      this.ports.onError("A job could not be ended", error);
    });
  }

  private async run(running: Running): Promise<void> {
    const { jobs, abort } = running;
    const onProgress = (progress: SyncProgress): void => {
      running.progress = progress;
      void this.tellAll(jobs);
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
    }
    // The next ones first: who hears that a job has ended finds them running.
    if (goesOn) await this.look();
    await this.tellAll(jobs);
    await this.prune();
  }

  private async endDone(running: Running, report: SyncReport): Promise<void> {
    for (const job of running.jobs) {
      await this.finish(running, job, {
        state: "done",
        result: await this.resultOf(job, report),
        problem: null,
      });
    }
  }

  /** Whether the next jobs may have their turn at once. */
  private async endWith(running: Running, error: unknown): Promise<boolean> {
    const hasToWait = this.timer === null || (error instanceof AppError && error.code === "library_busy");
    const wanted: JobRecord[] = [];
    for (const job of running.jobs) {
      if (!(await this.isUnwanted(job))) wanted.push(job);
      else await this.finish(running, job, { state: "cancelled", result: null, problem: null });
    }
    if (hasToWait || running.abort.signal.aborted || wanted.length > 1) {
      await whenFree(() => this.ports.store.requeue(wanted.map(({ id }) => id)));
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
    await whenFree(() => this.ports.store.finish(id, { ...end, progress, finishedAt: this.now() }));
  }

  private async prune(): Promise<void> {
    const before = new Date(this.ports.now().getTime() - KEPT_MS).toISOString();
    await whenFree(() => this.ports.store.prune(before, KEPT_JOBS));
  }

  private async resultOf({ kind, documents }: JobRecord, report: SyncReport): Promise<JobResult> {
    const outcomes = await this.ports.outcomesOf(documents);
    const own = new Set(documents.map((id) => `upload:${id}/`));
    const listed = (files: readonly FileProblem[]): FileProblem[] =>
      files
        .filter(({ source }) => kind === "sync" || own.has(source.slice(0, source.indexOf("/") + 1)))
        .slice(0, LISTED_FILES);
    return { ...report, failed: listed(report.failed), skipped: listed(report.skipped), outcomes };
  }

  private async require(id: string): Promise<JobRecord> {
    const record = await this.ports.store.byId(id);
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

  private async tellAll(jobs: readonly JobRecord[]): Promise<void> {
    await Promise.all(jobs.map(({ id }) => this.tell(id)));
  }

  /** Tells those who follow a job how it is. Nothing that goes wrong here ends the process: the next look tells it again. */
  private tell(id: string): Promise<void> {
    this.tellings = this.tellings
      .then(async () => {
        if (!this.listeners.has(id)) return;
        const record = await this.ports.store.byId(id);
        if (record !== undefined) this.listeners.tell(this.jobOf(record));
      })
      .catch((error: unknown) => {
        this.ports.onError("What becomes of a job could not be told", error);
      });
    return this.tellings;
  }

  private now(): string {
    return this.ports.now().toISOString();
  }
}
