import { describe, expect, it, onTestFinished } from "vitest";
import { Store } from "../../../src/store/store.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const END = { progress: null, result: { added: 1 }, problem: null };

describe("the jobs in the store", () => {
  it("are given in the order in which they were asked for, whichever was asked for last comes first in the list", async () => {
    const { jobs } = openStore();
    for (const id of ["b", "a", "c"]) await add(jobs, id);
    expect((await jobs.queued(2)).map(({ id }) => id)).toEqual(["b", "a"]);
    expect(await jobs.start(["b"], at(1))).toEqual(new Set(["b"]));
    await jobs.finish("b", { state: "done", finishedAt: at(2), ...END });
    expect((await jobs.queued(9)).map(({ id }) => id)).toEqual(["a", "c"]);
    expect((await jobs.latest(2)).map(({ id }) => id)).toEqual(["c", "a"]);
    expect(await jobs.unfinished()).toBe(2);
  });

  it("come back as they were put in", async () => {
    const { jobs } = openStore();
    await add(jobs, "a", ["0011223344556677"]);
    await jobs.start(["a"], at(1));
    await jobs.finish("a", { state: "failed", finishedAt: at(2), ...END, problem: { code: "internal" } });
    expect(await jobs.byId("a")).toEqual({
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
    expect(await jobs.byId("b")).toBeUndefined();
  });

  it("are started by one of two processes, and cancelled only while they wait", async () => {
    const directory = temporaryFolder();
    const [one, other] = [openStore(directory).jobs, openStore(directory).jobs];
    await add(one, "a");
    expect([await one.start(["a"], at(1)), await other.start(["a"], at(1))]).toEqual([
      new Set(["a"]),
      new Set(),
    ]);
    expect(await other.cancelQueued("a", at(2))).toBe(false);
    expect((await one.byId("a"))?.state).toBe("running");
    await add(one, "b");
    await add(one, "c");
    expect(await other.cancelQueued("b", at(2))).toBe(true);
    expect(await one.start(["b", "c"], at(3))).toEqual(new Set(["c"]));
  });

  it("wait again after the process that ran them died, before all later ones, unless somebody cancelled them", async () => {
    const { jobs } = openStore();
    for (const id of ["a", "b", "c"]) await add(jobs, id);
    await jobs.start(["a"], at(1));
    await jobs.start(["b"], at(1));
    await jobs.requestCancel("b");
    await jobs.recover(at(5));
    expect(await jobs.queued(1)).toMatchObject([{ id: "a", startedAt: null, finishedAt: null }]);
    expect(await jobs.byId("b")).toMatchObject({ state: "cancelled", startedAt: at(1), finishedAt: at(5) });
  });

  it("wait again where they were, if they run", async () => {
    const { jobs } = openStore();
    for (const id of ["a", "b", "c"]) await add(jobs, id);
    await jobs.start(["a", "b"], at(1));
    await jobs.finish("a", { state: "done", finishedAt: at(2), ...END });
    await jobs.requeue(["a", "b"]);
    expect((await jobs.queued(9)).map(({ id, startedAt }) => [id, startedAt])).toEqual([
      ["b", null],
      ["c", null],
    ]);
  });

  it("are forgotten when they are old or many, and never before they have ended", async () => {
    const { jobs } = openStore();
    for (const id of ["waiting", "running", "old", "middle", "young"]) await add(jobs, id);
    await jobs.start(["running"], at(0));
    for (const [index, id] of ["old", "middle", "young"].entries()) {
      await jobs.start([id], at(0));
      await jobs.finish(id, { state: "done", finishedAt: at(index + 1), ...END });
    }
    await jobs.prune(at(2), 10);
    expect((await jobs.latest(10)).map(({ id }) => id)).toEqual(["young", "middle", "running", "waiting"]);
    await jobs.prune(at(0), 1);
    expect((await jobs.latest(10)).map(({ id }) => id)).toEqual(["young", "running", "waiting"]);
  });

  it("do not count as changes of the library", async () => {
    const store = openStore();
    await add(store.jobs, "a");
    await store.jobs.start(["a"], at(1));
    await store.jobs.finish("a", { state: "done", finishedAt: at(2), ...END });
    await store.idempotencyKeys.put("me", "k", { request: "r", outcome: "{}" }, at(9));
    expect((await store.record()).revision).toBe(0);
  });
});

describe("the outcomes kept for requests that are sent again", () => {
  it("are found by caller and key until they expire", async () => {
    const { idempotencyKeys } = openStore();
    await idempotencyKeys.put("me", "k", { request: "r", outcome: "1" }, at(5));
    await idempotencyKeys.put("you", "k", { request: "s", outcome: "2" }, at(7));
    expect(await idempotencyKeys.find("me", "k", at(4))).toEqual({ request: "r", outcome: "1" });
    expect(await idempotencyKeys.find("me", "k", at(5))).toBeUndefined();
    expect(await idempotencyKeys.find("me", "x", at(4))).toBeUndefined();
    await idempotencyKeys.removeExpired(at(6));
    expect(await idempotencyKeys.find("me", "k", at(4))).toBeUndefined();
    expect(await idempotencyKeys.find("you", "k", at(4))).toEqual({ request: "s", outcome: "2" });
  });
});

function openStore(directory = temporaryFolder()): Store {
  const store = Store.open(directory);
  onTestFinished(() => {
    store.close();
  });
  return store;
}

async function add(jobs: Store["jobs"], id: string, documents: readonly string[] = []): Promise<void> {
  await jobs.add({ id, kind: "documents", documents, allowRemovals: false, createdAt: at(0) });
}

function at(second: number): string {
  return new Date(1_700_000_000_000 + second * 1_000).toISOString();
}
