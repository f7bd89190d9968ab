import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import { TOGETHER, type JobWork, type RunOptions } from "../../../src/service/jobs/job-run.ts";
import { JobQueue, LISTED_FILES } from "../../../src/service/jobs/job-queue.ts";
import { Store } from "../../../src/store/store.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";
import type { SyncReport } from "../../../src/api/job-responses.ts";

const REPORT: SyncReport = {
  added: 1,
  updated: 0,
  removed: 0,
  unchanged: 0,
  moved: 0,
  failed: [],
  skipped: [],
  documents: 1,
  passages: 2,
  embedded: 2,
  tookMs: 3,
};
const PROGRESS = { filesDone: 1, filesTotal: 2, passagesEmbedded: 3, source: "a.txt" };
const [WALRUS, CAMEL] = ["00112233445566aa", "00112233445566bb"];

describe("jobs", () => {
  it("are acknowledged as waiting, run one at a time in their order, and end with what came of them", async () => {
    const { queue, runs } = fixture();
    await queue.start();
    const jobs = [
      await queue.enqueueDocuments([WALRUS, WALRUS]),
      await queue.enqueueSync(),
      await queue.enqueueDocuments([CAMEL]),
    ];
    expect(jobs.map(({ id, state }) => [/^job_[0-9a-f]{16}$/.test(id), state])).toEqual([
      [true, "queued"],
      [true, "queued"],
      [true, "queued"],
    ]);
    for (const [index, { id }] of jobs.entries()) {
      await runAt(runs, index);
      expect(runs).toHaveLength(index + 1);
      expect((await queue.get(id)).state).toBe("running");
      (await runAt(runs, index)).finish(REPORT);
      await queue.wait(id);
    }
    expect(await queue.get(jobs[0]!.id)).toMatchObject({
      kind: "documents",
      state: "done",
      documents: [WALRUS],
      startedAt: expect.any(String) as string,
      finishedAt: expect.any(String) as string,
      result: { ...REPORT, outcomes: [{ id: WALRUS, state: "indexed" }] },
      problem: null,
    });
    expect((await queue.latest(2)).map(({ id }) => id)).toEqual([jobs[2]?.id, jobs[1]?.id]);
    expect(await queue.unfinished()).toBe(0);
  });

  it("tell once of what keeps them from being run, until they can be again", async () => {
    const { queue, store, errors } = fixture();
    const takeLock = store.takeJobsLock.bind(store);
    const full = new AppError("disk_full", "No space is left.");
    store.takeJobsLock = () => {
      throw full;
    };
    for (let looks = 0; looks < 3; looks += 1) await queue.start();
    expect(errors).toEqual(["The jobs could not be looked at"]);
    store.takeJobsLock = takeLock;
    await queue.enqueueSync();
    await queue.start();
    expect(errors).toHaveLength(1);
  });

  it("tell their progress and every change to those who follow them, in order, and nothing twice", async () => {
    const { queue, runs } = fixture();
    const { id } = await queue.enqueueSync();
    const told: [string, unknown][] = [];
    const stopTelling = await queue.subscribe(id, ({ state, progress }) => told.push([state, progress]));
    await queue.start();
    (await runAt(runs, 0)).progress(PROGRESS);
    (await runAt(runs, 0)).progress(PROGRESS);
    expect((await queue.get(id)).progress).toEqual(PROGRESS);
    (await runAt(runs, 0)).finish(REPORT);
    await queue.wait(id);
    expect(told).toEqual([
      ["queued", null],
      ["running", null],
      ["running", PROGRESS],
      ["done", PROGRESS],
    ]);
    stopTelling();
    expect((await queue.get(id)).progress).toEqual(PROGRESS);
  });

  it("are not told any more to one who has stopped listening", async () => {
    const { queue, runs } = fixture();
    const { id } = await queue.enqueueSync();
    const told: string[] = [];
    (await queue.subscribe(id, ({ state }) => told.push(state)))();
    await queue.start();
    (await runAt(runs, 0)).progress(PROGRESS);
    expect(told).toEqual(["queued"]);
  });

  it("share a sync that still waits, and get another one once it runs", async () => {
    const { queue } = fixture();
    const first = await queue.enqueueSync();
    expect((await queue.enqueueSync()).id).toBe(first.id);
    await queue.start();
    expect((await queue.enqueueSync()).id).not.toBe(first.id);
  });

  it("keep the problem of a failed one, and go on with the next", async () => {
    const { queue, runs, errors } = fixture();
    await queue.start();
    const [failing, next] = [await queue.enqueueSync(), await queue.enqueueDocuments([WALRUS])];
    (await runAt(runs, 0)).fail(
      new AppError("model_missing", "The model is not there.", { field: "models" }),
    );
    expect(await queue.wait(failing.id)).toMatchObject({
      state: "failed",
      result: null,
      problem: { code: "model_missing", detail: "The model is not there.", status: 500 },
    });
    expect(errors).toEqual([`The job ${failing.id} failed`]);
    (await runAt(runs, 1)).fail(new Error("a secret of this machine"));
    expect((await queue.wait(next.id)).problem).toMatchObject({ code: "internal" });
    expect(JSON.stringify(await queue.get(next.id))).not.toContain("secret");
  });

  it("are cancelled at once while they wait, and by a signal while they run", async () => {
    const { queue, runs } = fixture();
    await queue.start();
    const running = await queue.enqueueDocuments([WALRUS]);
    const waiting = await queue.enqueueDocuments([CAMEL]);
    const last = await queue.enqueueDocuments(["00112233445566cc"]);
    expect(await queue.cancel(waiting.id)).toMatchObject({ state: "cancelled", startedAt: null });
    expect((await queue.cancel(running.id)).state).toBe("running");
    expect((await runAt(runs, 0)).signal.aborted).toBe(true);
    expect(await queue.wait(running.id)).toMatchObject({ state: "cancelled", result: null, problem: null });
    (await runAt(runs, 1)).finish(REPORT);
    expect((await queue.wait(last.id)).state).toBe("done");
    expect((await queue.cancel(last.id)).state).toBe("done");
  });

  it("go on after a restart, in their order, with the one that was running first", async () => {
    const { queue, runs, reopened } = fixture();
    await queue.start();
    const jobs = [await queue.enqueueDocuments([WALRUS]), await queue.enqueueDocuments([CAMEL])];
    await queue.close();
    expect((await runAt(runs, 0)).signal.aborted).toBe(true);
    const next = reopened();
    expect(await statesIn(next.queue, jobs)).toEqual(["queued", "queued"]);
    await next.queue.start();
    expect(next.runs.map(({ work }) => work.documents)).toEqual([[WALRUS, CAMEL]]);
    (await runAt(next.runs, 0)).finish(REPORT);
    for (const { id } of jobs) expect((await next.queue.wait(id)).state).toBe("done");
  });

  it("that a dead process was running are run again, by whichever process finds that it is dead", async () => {
    const { queue, store, runs, reopened } = fixture();
    const { id } = await queue.enqueueSync();
    // As a process leaves it that is killed in the middle.
    await store.jobs.start([id], new Date().toISOString());
    const other = reopened();
    await other.queue.start();
    expect((await other.queue.get(id)).state).toBe("running");
    expect(other.runs).toHaveLength(1);
    await queue.start();
    expect(runs).toEqual([]);
    await other.queue.close();
    const job = queue.wait(id);
    while (runs.length === 0) await nextTurn();
    (await runAt(runs, 0)).finish(REPORT);
    expect((await job).state).toBe("done");
  });

  it("of one process are run, told and cancelled by another one that runs all jobs", async () => {
    const { queue, runs, reopened } = fixture();
    await queue.start();
    const other = reopened();
    await other.queue.start();
    const [first, second] = [await other.queue.enqueueSync(), await other.queue.enqueueDocuments([CAMEL])];
    while (runs.length === 0) await nextTurn();
    expect(other.runs).toEqual([]);
    (await runAt(runs, 0)).finish(REPORT);
    expect((await other.queue.wait(first.id)).state).toBe("done");
    await other.queue.cancel(second.id);
    expect((await other.queue.wait(second.id)).state).toBe("cancelled");
  });

  it("wait for another program that indexes the library, and do not fail because of it", async () => {
    const { queue, runs } = fixture();
    await queue.start();
    const { id } = await queue.enqueueSync();
    (await runAt(runs, 0)).fail(new AppError("library_busy", "Another process is indexing."));
    const ended = queue.wait(id);
    while (runs.length === 1) await nextTurn();
    (await runAt(runs, 1)).finish(REPORT);
    expect((await ended).state).toBe("done");
  });

  it("are waited for no longer than the caller likes", async () => {
    const { queue } = fixture();
    await queue.start();
    const { id } = await queue.enqueueSync();
    const stop = new AbortController();
    const waiting = queue.wait(id, stop.signal);
    stop.abort();
    expect((await waiting).state).toBe("running");
    expect((await queue.wait(id, stop.signal)).state).toBe("running");
    await expect(queue.wait("job_none")).rejects.toMatchObject({ code: "not_found" });
    await expect(queue.get("job_none")).rejects.toThrow(/no job/);
    await expect(queue.cancel("job_none")).rejects.toThrow(/no job/);
  });

  it("list the files that could not be read: their own, or the first ones of the whole library", async () => {
    const { queue, runs } = fixture();
    await queue.start();
    const others = Array.from({ length: LISTED_FILES }, (_, index) => ({
      source: `${index}.pdf`,
      reason: "Empty.",
    }));
    const own = { source: `upload:${WALRUS}/a.pdf`, reason: "Damaged." };
    const [documents, sync] = [await queue.enqueueDocuments([WALRUS]), await queue.enqueueSync()];
    for (const [index, { id }] of [documents, sync].entries()) {
      (await runAt(runs, index)).finish({ ...REPORT, failed: [...others, own] });
      await queue.wait(id);
    }
    expect((await queue.get(documents.id)).result?.failed).toEqual([own]);
    expect((await queue.get(sync.id)).result?.failed).toEqual(others);
  });

  it("are forgotten a week after they ended", async () => {
    const { queue, runs, clock } = fixture();
    await queue.start();
    const old = await queue.enqueueSync();
    (await runAt(runs, 0)).finish(REPORT);
    await queue.wait(old.id);
    clock.now += 8 * 24 * 3_600_000;
    const young = await queue.enqueueSync();
    (await runAt(runs, 1)).finish(REPORT);
    await queue.wait(young.id);
    expect((await queue.latest(10)).map(({ id }) => id)).toEqual([young.id]);
  });
});

describe("jobs of uploads that wait behind each other", () => {
  it("run together, up to a sync, and each ends with what came of its own", async () => {
    const { queue, runs } = fixture();
    const [one, two, sync, three] = [
      await queue.enqueueDocuments([WALRUS]),
      await queue.enqueueDocuments([CAMEL, WALRUS]),
      await queue.enqueueSync(),
      await queue.enqueueDocuments([CAMEL]),
    ];
    const told: unknown[] = [];
    await queue.subscribe(two.id, ({ state, progress }) => told.push([state, progress]));
    await queue.start();
    expect(runs.map(({ work }) => work)).toEqual([
      { kind: "documents", allowRemovals: false, documents: [WALRUS, CAMEL] },
    ]);
    expect(await statesIn(queue, [one, two, sync, three])).toEqual([
      "running",
      "running",
      "queued",
      "queued",
    ]);
    (await runAt(runs, 0)).progress(PROGRESS);
    const failed = [WALRUS, CAMEL].map((id) => ({ source: `upload:${id}/a.pdf`, reason: "Damaged." }));
    (await runAt(runs, 0)).finish({ ...REPORT, failed });
    const [first, second] = await Promise.all([one, two].map(({ id }) => queue.wait(id)));
    expect(first).toMatchObject({ state: "done", result: { failed: failed.slice(0, 1) } });
    expect(first?.result?.outcomes.map(({ id }) => id)).toEqual([WALRUS]);
    expect(second?.result?.outcomes.map(({ id }) => id)).toEqual([CAMEL, WALRUS]);
    expect(told).toEqual([
      ["queued", null],
      ["running", null],
      ["running", PROGRESS],
      ["done", PROGRESS],
    ]);
    expect((await runAt(runs, 1)).work.kind).toBe("sync");
    (await runAt(runs, 1)).finish(REPORT);
    await queue.wait(sync.id);
    expect((await runAt(runs, 2)).work.documents).toEqual([CAMEL]);
    (await runAt(runs, 2)).finish(REPORT);
    await queue.wait(three.id);
  });

  it("run one by one once they have failed together, so that only the one at fault fails", async () => {
    const { queue, runs } = fixture();
    const jobs = await Promise.all([WALRUS, CAMEL].map((id) => queue.enqueueDocuments([id])));
    await queue.start();
    (await runAt(runs, 0)).fail(new Error("It ended unexpectedly."));
    while (runs.length < 2) await nextTurn();
    expect((await runAt(runs, 1)).work.documents).toEqual([WALRUS]);
    (await runAt(runs, 1)).fail(new Error("It ended unexpectedly."));
    expect((await queue.wait(jobs[0]!.id)).state).toBe("failed");
    while (runs.length < 3) await nextTurn();
    expect((await runAt(runs, 2)).work.documents).toEqual([CAMEL]);
    (await runAt(runs, 2)).finish(REPORT);
    expect((await queue.wait(jobs[1]!.id)).state).toBe("done");
  });

  it("go on without the one that is cancelled", async () => {
    const { queue, runs } = fixture();
    const [unwanted, other] = await Promise.all([WALRUS, CAMEL].map((id) => queue.enqueueDocuments([id])));
    await queue.start();
    await queue.cancel(unwanted!.id);
    expect((await queue.wait(unwanted!.id)).state).toBe("cancelled");
    while (runs.length < 2) await nextTurn();
    expect((await runAt(runs, 1)).work.documents).toEqual([CAMEL]);
    (await runAt(runs, 1)).finish(REPORT);
    expect((await queue.wait(other!.id)).state).toBe("done");
  });

  it("are so many at most that the first one does not wait for ever", async () => {
    const { queue, runs } = fixture();
    const jobs = await Promise.all(
      Array.from({ length: TOGETHER + 1 }, () => queue.enqueueDocuments([WALRUS])),
    );
    await queue.start();
    (await runAt(runs, 0)).finish(REPORT);
    expect((await queue.wait(jobs[TOGETHER - 1]!.id)).state).toBe("done");
    await runAt(runs, 1);
    expect((await queue.get(jobs[TOGETHER]!.id)).state).toBe("running");
    const large = await queue.enqueueDocuments(
      Array.from({ length: TOGETHER + 1 }, (_, number) => `${number}`),
    );
    (await runAt(runs, 1)).finish(REPORT);
    await queue.wait(jobs[TOGETHER]!.id);
    expect((await runAt(runs, 2)).work.documents).toHaveLength(TOGETHER + 1);
    (await runAt(runs, 2)).finish(REPORT);
    await queue.wait(large.id);
  });
});

interface Run extends RunOptions {
  readonly work: JobWork;
  readonly progress: RunOptions["onProgress"];
  readonly finish: (report: SyncReport) => void;
  readonly fail: (error: Error) => void;
}

/** A queue whose runs a test ends by hand; a run that is told to stop ends as an indexing process does. */
function fixture(directory = temporaryFolder()) {
  const store = Store.open(directory);
  const runs: Run[] = [];
  const errors: string[] = [];
  const clock = { now: 1_700_000_000_000 };
  const queue = new JobQueue({
    store: store.jobs,
    takeLock: () => store.takeJobsLock(),
    run: (work, options) =>
      new Promise((resolve, reject) => {
        const fail = reject;
        runs.push({ work, ...options, progress: options.onProgress, finish: resolve, fail });
        void once(options.signal, "abort").then(() => {
          reject(new AppError("cancelled", "Indexing was stopped."));
        });
      }),
    outcomesOf: async (uploads) =>
      uploads.map((id) => ({
        id,
        source: `upload:${id}/a.txt`,
        state: "indexed",
        reason: null,
        documents: 1,
      })),
    now: () => new Date(clock.now),
    onError: (message) => errors.push(message),
    lookEveryMs: 5,
  });
  onTestFinished(async () => {
    await queue.close();
    store.close();
  });
  return { queue, store, runs, errors, clock, reopened: () => fixture(directory) };
}

/** The jobs are started in their order, each a moment after the one before it has ended. */
async function runAt<Run>(runs: readonly Run[], index: number): Promise<Run> {
  for (;;) {
    const run = runs[index];
    if (run !== undefined) return run;
    await nextTurn();
  }
}

function statesIn(queue: JobQueue, jobs: readonly { readonly id: string }[]): Promise<string[]> {
  return Promise.all(jobs.map(async ({ id }) => (await queue.get(id)).state));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}
