import { describe, expect, it } from "vitest";
import { DRAFT_CHECK } from "../../../src/api/examples/draft-examples.ts";
import { problemOf } from "../../../src/api/problems/problem.ts";
import type { DraftOptions } from "../../../src/library/library.ts";
import { DraftJobs } from "../../../src/service/jobs/draft-jobs.ts";

const HOUR = 3_600_000;

function jobs() {
  const stopping = new AbortController();
  const errors: unknown[] = [];
  let time = Date.parse("2026-11-21T10:00:00Z");
  const ports = {
    now: () => new Date(time),
    stopping: stopping.signal,
    problemOf,
    onError: (_message: string, cause: unknown) => errors.push(cause),
  };
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { jobs: new DraftJobs(ports), stopping, errors, pass };
}

interface Resolvers<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: Error) => void;
}

function resolvers<Value>(): Resolvers<Value> {
  let [resolve, reject]: [Resolvers<Value>["resolve"], Resolvers<Value>["reject"]] = [noop, noop];
  const promise = new Promise<Value>((kept, broken) => {
    [resolve, reject] = [kept, broken];
  });
  return { promise, resolve, reject };
}

const noop = (): void => undefined;

/** A draft that is checked when the test says so. */
function draft(discard: () => Promise<void> = () => Promise.resolve()) {
  const begun = resolvers<DraftOptions>();
  const checked = resolvers<typeof DRAFT_CHECK>();
  const discarded = resolvers<true>();
  const check = (options: DraftOptions): Promise<typeof DRAFT_CHECK> => {
    begun.resolve(options);
    options.signal?.addEventListener("abort", () => {
      checked.reject(new Error("ended"));
    });
    return checked.promise;
  };
  const work = {
    name: "draft.md",
    check,
    discard: async () => {
      discarded.resolve(true);
      await discard();
    },
  };
  return { work, begun: begun.promise, checked, discarded: discarded.promise };
}

describe("DraftJobs", () => {
  it("checks one draft after the other, and removes each when it is over", async () => {
    const { jobs: all, errors } = jobs();
    const first = draft(() => Promise.reject(new Error("The folder is gone.")));
    const second = draft();
    const { id } = all.start(null, first.work);
    const other = all.start("key", second.work).id;
    (await first.begun).onProgress?.({
      quotationsDone: 1,
      quotationsTotal: 2,
      sentencesDone: 0,
      sentencesTotal: 4,
    });
    expect([all.get(id, null).state, all.get(id, null).progress?.quotationsDone]).toEqual(["running", 1]);
    expect(all.get(other, "key").state).toBe("queued");
    first.checked.resolve(DRAFT_CHECK);
    await second.begun;
    expect([all.get(id, null).state, all.get(id, null).result]).toEqual(["done", DRAFT_CHECK]);
    expect(errors).toHaveLength(1);
  });

  it("never begins one that was removed while it waited, and removes its file", async () => {
    const { jobs: all } = jobs();
    const [first, second] = [draft(), draft()];
    const running = all.start(null, first.work).id;
    const { id } = all.start(null, second.work);
    all.remove(id, null);
    all.remove(running, null);
    await second.discarded;
    expect(await Promise.race([second.begun, Promise.resolve("never")])).toBe("never");
  });

  it("keeps what became of the latest ten for an hour", async () => {
    const { jobs: all, pass } = jobs();
    const ids: string[] = [];
    for (let number = 0; number < 12; number += 1) {
      const one = draft();
      const { id } = all.start(null, one.work);
      ids.push(id);
      one.checked.resolve(DRAFT_CHECK);
      await ended(all, id);
      pass(1_000);
    }
    const kept = (): string[] => ids.filter((id) => isKept(all, id));
    expect(kept()).toEqual(ids.slice(2));
    pass(HOUR - 6_000);
    expect(kept()).toEqual(ids.slice(7));
    pass(HOUR);
    expect(kept()).toEqual([]);
  });

  it("ends all when the server stops", async () => {
    const { jobs: all, stopping } = jobs();
    const [first, second] = [draft(), draft()];
    const { id } = all.start(null, first.work);
    all.start(null, second.work);
    await first.begun;
    stopping.abort();
    await second.discarded;
    await ended(all, id);
    expect(all.get(id, null).state).toBe("cancelled");
  });
});

function ended(all: DraftJobs, id: string): Promise<void> {
  return new Promise((resolve) => {
    all.subscribe(id, null, ({ finishedAt }) => {
      if (finishedAt !== null) resolve();
    });
  });
}

function isKept(all: DraftJobs, id: string): boolean {
  try {
    return all.get(id, null).id === id;
  } catch {
    return false;
  }
}
