import { AppError } from "../../core/errors.ts";
import type { JobQueue } from "../../service/jobs/job-queue.ts";
import { errorFromProblem, type Problem } from "../../api/problems/problem.ts";
import { DEFAULT_JOBS } from "../../api/job-requests.ts";
import type { Handlers } from "../operations/operations.ts";
import { jobEvents } from "./job-events.ts";
import type { WorkFigures } from "./http-metrics.ts";
import { publicProblem } from "../middleware/problem-details.ts";
import type { Job, SyncReport } from "../../api/job-responses.ts";
import type { Caller } from "../../core/caller.ts";

export interface JobPorts {
  readonly jobs: Pick<
    JobQueue,
    "enqueueSync" | "get" | "latest" | "unfinished" | "cancel" | "subscribe" | "wait"
  >;
  /** Aborts when the server is told to stop. */
  readonly stopping: AbortSignal;
}

/** How long `wait=true` waits, in milliseconds: proxies and clients give up on what is silent for a minute. */
const WAIT_MS = 30_000;

/** Aborts when a job is awaited no longer. */
export function patience(...others: readonly AbortSignal[]): AbortSignal {
  return AbortSignal.any([AbortSignal.timeout(WAIT_MS), ...others]);
}

type JobHandlers = Pick<Handlers, "sync" | "listJobs" | "getJob" | "followJob" | "cancelJob">;

export function jobHandlers({ jobs, stopping }: JobPorts): JobHandlers {
  return {
    sync: async ({ query, body, caller, signal }) => {
      requireWholeLibrary(caller);
      const queued = await jobs.enqueueSync(body?.allowRemovals ?? false);
      const job = query.wait === true ? await jobs.wait(queued.id, patience(stopping, signal)) : queued;
      if (query.wait === true && job.state !== "queued" && job.state !== "running") {
        return { status: 200, body: reportOf(job) };
      }
      return { status: 202, body: shown(job), headers: { Location: addressOf(job) } };
    },
    listJobs: async ({ query, caller }) => {
      requireWholeLibrary(caller);
      const latest = await jobs.latest(query.limit ?? DEFAULT_JOBS);
      return { status: 200, body: { jobs: latest.map(shown) } };
    },
    getJob: async ({ path, caller }) => {
      requireWholeLibrary(caller);
      return { status: 200, body: shown(await jobs.get(path.id)) };
    },
    followJob: async ({ path, caller }) => {
      requireWholeLibrary(caller);
      const { id } = await jobs.get(path.id);
      const source = {
        subscribe: (wanted: string, listener: (job: Job) => void) =>
          jobs.subscribe(wanted, (job) => {
            listener(shown(job));
          }),
      };
      return { status: 200, body: jobEvents(source, id, stopping) };
    },
    cancelJob: async ({ path, caller }) => {
      requireWholeLibrary(caller);
      return { status: 200, body: shown(await jobs.cancel(path.id)) };
    },
  };
}

/** Throws `not_allowed` for a key that is limited to tags: jobs and uploads speak of documents of any tag. */
export function requireWholeLibrary({ tags }: Caller): void {
  if (tags === null) return;
  throw new AppError("not_allowed", "A key that is limited to tags only reads.");
}

/** As it may be seen from outside: without paths of this machine in what went wrong. */
export function shown(job: Job): Job {
  return job.problem === null ? job : { ...job, problem: publicProblem(failureOf(job.problem)) };
}

export function addressOf({ id }: Job): string {
  return `/v1/jobs/${id}`;
}

/** The report of a sync, when it is done. Throws what it failed with, and `cancelled` where `stopping` aborts before. */
export async function syncNow(
  jobs: Pick<JobQueue, "enqueueSync" | "wait">,
  stopping: AbortSignal,
): Promise<SyncReport> {
  const { id } = await jobs.enqueueSync();
  return reportOf(await jobs.wait(id, stopping));
}

function reportOf({ state, result, problem }: Job): SyncReport {
  if (problem !== null) throw failureOf(problem);
  if (result === null || state !== "done") {
    throw new AppError(
      "cancelled",
      "The sync was cancelled. What is done is kept; the next sync goes on from there.",
    );
  }
  const { outcomes, ...report } = result;
  return report;
}

/** A job has no arguments: what it calls invalid or missing is the server's configuration. */
function failureOf(problem: Problem): AppError {
  const error = errorFromProblem(problem);
  if (error === undefined || error.code === "invalid_argument" || error.code === "not_found") {
    return new AppError("internal", "The sync failed.", { cause: error });
  }
  return error;
}

/** How many jobs are looked through for one that has ended: more than that wait only where something is wrong. */
const LOOKED_THROUGH = 50;

/** What the metrics tell of the jobs. */
export async function workFiguresOf(jobs: Pick<JobQueue, "unfinished" | "latest">): Promise<WorkFigures> {
  const ended = (await jobs.latest(LOOKED_THROUGH)).find(({ finishedAt }) => finishedAt !== null);
  const last = ended === undefined ? null : finishedWork(ended);
  return { queueLength: await jobs.unfinished(), last };
}

function finishedWork({ state, startedAt, finishedAt }: Job): WorkFigures["last"] {
  if (finishedAt === null || state === "queued" || state === "running") return null;
  const endedAt = Date.parse(finishedAt);
  return { outcome: state, endedAt, milliseconds: endedAt - Date.parse(startedAt ?? finishedAt) };
}
