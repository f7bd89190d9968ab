import { describe, expect, it, onTestFinished } from "vitest";
import type { JobTable } from "../../../src/store/tables/job-table.ts";
import { Store } from "../../../src/store/store.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const END = { progress: null, result: { added: 1 }, problem: null };

describe("the jobs in the store", () => {
  it("are given in the order in which they were asked for, whichever was asked for last comes first in the list", () => {
    const { jobs } = openStore();
    for (const id of ["b", "a", "c"]) add(jobs, id);
    expect(jobs.queued(2).map(({ id }) => id)).toEqual(["b", "a"]);
    expect(jobs.start(["b"], at(1))).toEqual(new Set(["b"]));
    jobs.finish("b", { state: "done", finishedAt: at(2), ...END });
    expect(jobs.queued(9).map(({ id }) => id)).toEqual(["a", "c"]);
    expect(jobs.latest(2).map(({ id }) => id)).toEqual(["c", "a"]);
    expect(jobs.unfinished()).toBe(2);
  });

  it("come back as they were put in", () => {
    const { jobs } = openStore();
    add(jobs, "a", ["0011223344556677"]);
    jobs.start(["a"], at(1));
    jobs.finish("a", { state: "failed", finishedAt: at(2), ...END, problem: { code: "internal" } });
    expect(jobs.byId("a")).toEqual({
      id: "a",
      kind: "documents",
      state: "failed",
      documents: ["0011223344556677"],
      allowRemovals: false,
      createdAt: at(0),
      startedAt: at(1),
      finishedAt: at(2),
      progress: null,
      result: { added: 1 },
      problem: { code: "internal" },
      cancelRequested: false,
    });
    expect(jobs.byId("b")).toBeUndefined();
  });

  it("are started by one of two processes, and cancelled only while they wait", () => {
    const directory = temporaryFolder();
    const [one, other] = [openStore(directory).jobs, openStore(directory).jobs];
    add(one, "a");
    expect([one.start(["a"], at(1)), other.start(["a"], at(1))]).toEqual([new Set(["a"]), new Set()]);
    expect(other.cancelQueued("a", at(2))).toBe(false);
    expect(one.byId("a")?.state).toBe("running");
    add(one, "b");
    add(one, "c");
    expect(other.cancelQueued("b", at(2))).toBe(true);
    expect(one.start(["b", "c"], at(3))).toEqual(new Set(["c"]));
  });

  it("wait again after the process that ran them died, before all later ones, unless somebody cancelled them", () => {
    const { jobs } = openStore();
    for (const id of ["a", "b", "c"]) add(jobs, id);
    jobs.start(["a"], at(1));
    jobs.start(["b"], at(1));
    jobs.requestCancel("b");
    jobs.recover(at(5));
    expect(jobs.queued(1)).toMatchObject([{ id: "a", startedAt: null, finishedAt: null }]);
    expect(jobs.byId("b")).toMatchObject({ state: "cancelled", startedAt: at(1), finishedAt: at(5) });
  });

  it("wait again where they were, if they run", () => {
    const { jobs } = openStore();
    for (const id of ["a", "b", "c"]) add(jobs, id);
    jobs.start(["a", "b"], at(1));
    jobs.finish("a", { state: "done", finishedAt: at(2), ...END });
    jobs.requeue(["a", "b"]);
    expect(jobs.queued(9).map(({ id, startedAt }) => [id, startedAt])).toEqual([
      ["b", null],
      ["c", null],
    ]);
  });

  it("are forgotten when they are old or many, and never before they have ended", () => {
    const { jobs } = openStore();
    for (const id of ["waiting", "running", "old", "middle", "young"]) add(jobs, id);
    jobs.start(["running"], at(0));
    for (const [index, id] of ["old", "middle", "young"].entries()) {
      jobs.start([id], at(0));
      jobs.finish(id, { state: "done", finishedAt: at(index + 1), ...END });
    }
    jobs.prune(at(2), 10);
    expect(jobs.latest(10).map(({ id }) => id)).toEqual(["young", "middle", "running", "waiting"]);
    jobs.prune(at(0), 1);
    expect(jobs.latest(10).map(({ id }) => id)).toEqual(["young", "running", "waiting"]);
  });

  it("do not count as changes of the library", () => {
    const store = openStore();
    add(store.jobs, "a");
    store.jobs.start(["a"], at(1));
    store.jobs.finish("a", { state: "done", finishedAt: at(2), ...END });
    store.idempotencyKeys.put("me", "k", { request: "r", outcome: "{}" }, at(9));
    expect(store.record().revision).toBe(0);
  });
});

describe("the outcomes kept for requests that are sent again", () => {
  it("are found by caller and key until they expire", () => {
    const { idempotencyKeys } = openStore();
    idempotencyKeys.put("me", "k", { request: "r", outcome: "1" }, at(5));
    idempotencyKeys.put("you", "k", { request: "s", outcome: "2" }, at(7));
    expect(idempotencyKeys.find("me", "k", at(4))).toEqual({ request: "r", outcome: "1" });
    expect(idempotencyKeys.find("me", "k", at(5))).toBeUndefined();
    expect(idempotencyKeys.find("me", "x", at(4))).toBeUndefined();
    idempotencyKeys.removeExpired(at(6));
    expect(idempotencyKeys.find("me", "k", at(4))).toBeUndefined();
    expect(idempotencyKeys.find("you", "k", at(4))).toEqual({ request: "s", outcome: "2" });
  });
});

function openStore(directory = temporaryFolder()): Store {
  const store = Store.open(directory);
  onTestFinished(() => {
    store.close();
  });
  return store;
}

function add(jobs: JobTable, id: string, documents: readonly string[] = []): void {
  jobs.add({ id, kind: "documents", documents, allowRemovals: false, createdAt: at(0) });
}

function at(second: number): string {
  return new Date(1_700_000_000_000 + second * 1_000).toISOString();
}
