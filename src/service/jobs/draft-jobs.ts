import { randomBytes } from "node:crypto";
import type { DraftCheck, DraftJob, DraftProgress } from "../../api/drafts/draft-responses.ts";
import type { Problem } from "../../api/problems/problem.ts";
import { AppError } from "../../core/errors.ts";
import { hasEnded } from "../../core/job.ts";
import type { DraftOptions } from "../../library/library.ts";
import { JobListeners, type JobListener } from "./job-listeners.ts";

export interface DraftJobsPorts {
  readonly now: () => Date;
  /** Aborts when the server is told to stop. */
  readonly stopping: AbortSignal;
  /** What a caller is told of a failure; the log hears of it as well where it has to. */
  readonly problemOf: (thrown: unknown) => Problem;
  /** Told of what went wrong without being anybody's answer. */
  readonly onError: (message: string, cause: unknown) => void;
}

/** A draft that lies on the disk, and how it is checked. */
export interface DraftWork {
  readonly name: string;
  readonly check: (options: DraftOptions) => Promise<DraftCheck>;
  /** Called once, when nothing reads the draft any more. */
  readonly discard: () => Promise<void>;
}

/** A key, or null for whoever needs none: nobody else sees the job. */
type Owner = string | null;

interface Entry {
  readonly owner: Owner;
  readonly abort: AbortController;
  job: DraftJob;
}

/** How many of one key, and of all, may wait or run: their files lie on the disk. */
const MOST_OF_A_KEY = 3;
const MOST_UNFINISHED = 10;
/** Results of long drafts take some megabytes each. */
const MOST_KEPT = 10;
const KEPT_MS = 3_600_000;

/**
 * Drafts that are checked while nobody waits, one after the other. Unlike the jobs of the queue they are kept in memory alone:
 * a draft is read and forgotten, and so is what became of it.
 */
export class DraftJobs {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new JobListeners<DraftJob>();
  private turns: Promise<void> = Promise.resolve();

  constructor(private readonly ports: DraftJobsPorts) {}

  /** Throws `overloaded` where too many drafts wait already. */
  requireRoom(owner: Owner): void {
    const unfinished = [...this.entries.values()].filter(({ job }) => !hasEnded(job.state));
    const own = unfinished.filter((entry) => entry.owner === owner);
    if (unfinished.length < MOST_UNFINISHED && own.length < MOST_OF_A_KEY) return;
    throw new AppError("overloaded", "Too many drafts are waiting. Try again when one of them is checked.");
  }

  /** Throws `overloaded`; the draft is then not discarded. */
  start(owner: Owner, work: DraftWork): DraftJob {
    this.requireRoom(owner);
    const job: DraftJob = {
      id: `draft_${randomBytes(8).toString("hex")}`,
      name: work.name,
      state: "queued",
      createdAt: this.now(),
      startedAt: null,
      finishedAt: null,
      progress: null,
      result: null,
      problem: null,
    };
    const entry: Entry = { owner, abort: new AbortController(), job };
    this.entries.set(job.id, entry);
    this.turns = this.turns.then(() => this.run(entry, work));
    return job;
  }

  /** Throws `not_found`, also where it is another's. */
  get(id: string, owner: Owner): DraftJob {
    return this.require(id, owner).job;
  }

  /** Tells of the job now, and whenever it has changed. Gives what ends that. Throws `not_found`. */
  subscribe(id: string, owner: Owner, listener: JobListener<DraftJob>): () => void {
    return this.listeners.add(this.require(id, owner).job, listener);
  }

  /** Ends it where it has not ended, and forgets it. Throws `not_found`. */
  remove(id: string, owner: Owner): void {
    const entry = this.require(id, owner);
    entry.abort.abort();
    if (!hasEnded(entry.job.state)) this.change(entry, { state: "cancelled", finishedAt: this.now() });
    this.entries.delete(id);
  }

  /** The draft is removed before anybody hears that its check has ended. */
  private async run(entry: Entry, { check, discard }: DraftWork): Promise<void> {
    const signal = AbortSignal.any([this.ports.stopping, entry.abort.signal]);
    const isOver = (): boolean => signal.aborted;
    let end: Partial<DraftJob> = { state: "cancelled" };
    if (!isOver()) {
      this.change(entry, { state: "running", startedAt: this.now() });
      const onProgress = (progress: DraftProgress): void => {
        this.change(entry, { progress });
      };
      try {
        end = { state: "done", result: await check({ signal, onProgress }) };
      } catch (error) {
        if (!isOver()) end = { state: "failed", problem: this.ports.problemOf(error) };
      }
    }
    await discard().catch((error: unknown) => {
      this.ports.onError("A draft that was checked could not be removed", error);
    });
    this.change(entry, { ...end, finishedAt: this.now() });
    this.forgetOld();
    // Nobody may ever come for the last one.
    setTimeout(() => {
      this.forgetOld();
    }, KEPT_MS).unref();
  }

  /** What has ended stays as it is: one that was removed may still be told of. */
  private change(entry: Entry, change: Partial<DraftJob>): void {
    if (hasEnded(entry.job.state)) return;
    entry.job = { ...entry.job, ...change };
    this.listeners.tell(entry.job);
  }

  private forgetOld(): void {
    const before = this.ports.now().getTime() - KEPT_MS;
    const ended = [...this.entries.values()]
      .map(({ job }) => job)
      .filter(({ state }) => hasEnded(state))
      .sort((left, right) => endOf(right) - endOf(left));
    for (const [index, job] of ended.entries()) {
      if (index >= MOST_KEPT || endOf(job) <= before) this.entries.delete(job.id);
    }
  }

  private require(id: string, owner: Owner): Entry {
    this.forgetOld();
    const entry = this.entries.get(id);
    if (entry?.owner === owner) return entry;
    throw new AppError(
      "not_found",
      "There is no check of a draft with this id. They are forgotten after an hour.",
    );
  }

  private now(): string {
    return this.ports.now().toISOString();
  }
}

function endOf({ finishedAt, createdAt }: DraftJob): number {
  return Date.parse(finishedAt ?? createdAt);
}
