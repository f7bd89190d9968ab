import { describe, expect, it, onTestFinished } from "vitest";
import { IdempotencyKeys } from "../../../src/library/uploads/idempotency.ts";
import { Store } from "../../../src/store/store.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

describe("a request with a key", () => {
  it("is done once, also by a later process, and gives the same outcome every time", async () => {
    const { once, works, reopened } = fixture();
    expect(await once("me", "k", "upload a")).toEqual({
      outcome: { status: 202, number: 1 },
      repeated: false,
    });
    expect(await once("me", "k", "upload a")).toEqual({
      outcome: { status: 202, number: 1 },
      repeated: true,
    });
    const later = reopened();
    expect(await later.once("me", "k", "upload a")).toEqual({
      outcome: { status: 202, number: 1 },
      repeated: true,
    });
    expect([works(), later.works()]).toEqual([1, 0]);
  });

  it("is done once when it is sent twice at the same moment", async () => {
    const { once, works } = fixture();
    const [first, second] = await Promise.all([once("me", "k", "upload a"), once("me", "k", "upload a")]);
    expect(second).toEqual({ ...first, repeated: true });
    expect(works()).toBe(1);
  });

  it("is refused where the key stands for another request, whether that is done or not, and does nothing", async () => {
    const { once, works } = fixture();
    const pending = once("me", "k", "upload a");
    await expect(once("me", "k", "upload b")).rejects.toMatchObject({ code: "idempotency_conflict" });
    await pending;
    await expect(once("me", "k", "upload b")).rejects.toMatchObject({ code: "idempotency_conflict" });
    expect(works()).toBe(1);
  });

  it("has nothing to do with another caller's or another key", async () => {
    const { once, works } = fixture();
    for (const [caller, key] of [
      ["me", "k"],
      ["you", "k"],
      ["me", "l"],
      ['me","k', ""],
    ] as const) {
      if (key !== "") await once(caller, key, `${caller} ${key}`);
      else await expect(once(caller, key, "")).rejects.toMatchObject({ code: "invalid_argument" });
    }
    expect(works()).toBe(3);
    await expect(once("me", "k".repeat(256), "a")).rejects.toMatchObject({ code: "invalid_argument" });
  });

  it("is done anew when it has failed, and after a day", async () => {
    const { keys, once, works, clock } = fixture();
    const failing = keys.once({ caller: "me", key: "k", request: "a" }, () =>
      Promise.reject(new Error("no")),
    );
    await expect(failing).rejects.toThrow("no");
    expect(await once("me", "k", "other")).toMatchObject({ repeated: false });
    clock.now += 24 * 3_600_000 - 1;
    expect(await once("me", "k", "other")).toMatchObject({ repeated: true });
    clock.now += 1;
    expect(await once("me", "k", "a third one")).toMatchObject({ repeated: false });
    expect(works()).toBe(2);
  });
});

function fixture(directory = temporaryFolder()) {
  const store = Store.open(directory);
  onTestFinished(() => {
    store.close();
  });
  const clock = { now: 1_700_000_000_000 };
  const keys = new IdempotencyKeys(store.idempotencyKeys, () => new Date(clock.now));
  let count = 0;
  const once = (caller: string, key: string, request: string) =>
    keys.once({ caller, key, request }, () => {
      count += 1;
      return Promise.resolve({ status: 202, number: count });
    });
  return { keys, once, clock, works: () => count, reopened: () => fixture(directory) };
}
