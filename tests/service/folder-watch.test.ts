import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { watchDocuments } from "../../src/service/folder-watch.ts";
import { put, temporaryFolder } from "../fixtures/temporary-folder.ts";

/** Watches a folder for one test. Waits are for events, never for a time. */
function watching(
  folder: string,
  onCall: (call: number) => Promise<void> = () => Promise.resolve(),
  intervals: { readonly lookEveryMs?: number; readonly scanEveryMs?: number } = {},
) {
  const stop = new AbortController();
  let calls = 0;
  const waiting: (() => void)[] = [];
  const errors: unknown[] = [];
  let returns = 0;
  const done = watchDocuments(
    folder,
    async () => {
      calls += 1;
      waiting.splice(0).forEach((wake) => {
        wake();
      });
      await onCall(calls);
    },
    {
      signal: stop.signal,
      onError: (error) => errors.push(error),
      onReturn: () => {
        returns += 1;
      },
      ...intervals,
    },
  );
  onTestFinished(async () => {
    stop.abort();
    await done;
  });
  return {
    errors,
    returns: () => returns,
    stop: async () => {
      stop.abort();
      await done;
    },
    calls: () => calls,
    /** Repeats the change until it has been seen: the watcher needs a moment to be in place. */
    seen: async (change: (attempt: number) => void) => {
      for (let attempt = 0; ; attempt += 1) {
        const next = new Promise<boolean>((resolve) => {
          waiting.push(() => {
            resolve(true);
          });
        });
        change(attempt);
        const later = new Promise<boolean>((resolve) => setTimeout(resolve, 1_000, false));
        if (await Promise.race([next, later])) return;
      }
    },
  };
}

describe("watching a folder", () => {
  it("calls for new, edited, moved and deleted files, also in new folders below", async () => {
    const folder = temporaryFolder();
    const watch = watching(folder);
    await watch.seen((attempt) => put(folder, "a.txt", `one ${attempt}`));
    await watch.seen((attempt) => put(folder, "a.txt", `two ${attempt}`));
    await watch.seen((attempt) => put(folder, `deep/er/b${attempt}.txt`, "three"));
    await watch.seen(() => {
      renameSync(join(folder, "a.txt"), join(folder, "deep", "a.txt"));
    });
    await watch.seen(() => {
      rmSync(join(folder, "deep"), { recursive: true });
    });
    expect(watch.errors).toEqual([]);
  });

  it("calls once more for what changes during a call, never two at a time", async () => {
    const folder = temporaryFolder();
    let inside = 0;
    let most = 0;
    const watch = watching(folder, async (call) => {
      inside += 1;
      most = Math.max(most, inside);
      put(folder, `during-${Math.min(call, 3)}.txt`, "changed while the call runs");
      await new Promise((resolve) => setTimeout(resolve, 400));
      inside -= 1;
    });
    await watch.seen((attempt) => put(folder, "a.txt", String(attempt)));
    await watch.seen(() => undefined);
    expect(watch.calls()).toBeGreaterThan(1);
    expect(most).toBe(1);
  });

  it("goes on after a call that fails, and tells the failure", async () => {
    const folder = temporaryFolder();
    const watch = watching(folder, (call) =>
      call === 1 ? Promise.reject(new Error("busy")) : Promise.resolve(),
    );
    await watch.seen((attempt) => put(folder, "a.txt", String(attempt)));
    await watch.seen((attempt) => put(folder, "b.txt", String(attempt)));
    expect(watch.errors).toHaveLength(1);
  });

  it("does not call for hidden files, nor after it was stopped", async () => {
    const folder = temporaryFolder();
    const watch = watching(folder);
    await watch.seen((attempt) => put(folder, "a.txt", String(attempt)));
    const before = watch.calls();
    put(folder, ".hidden.txt", "x");
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(watch.calls()).toBe(before);
    await watch.stop();
    put(folder, "b.txt", "x");
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(watch.calls()).toBe(before);
  });

  it("follows a folder again that was moved away and back, or replaced, and says so", async () => {
    const folder = join(temporaryFolder(), "documents");
    put(folder, "a.txt", "one");
    const watch = watching(folder, undefined, { lookEveryMs: 20 });
    await watch.seen((attempt) => put(folder, "a.txt", String(attempt)));
    renameSync(folder, `${folder}.away`);
    await expect.poll(() => watch.errors.length, { timeout: 10_000 }).toBe(1);
    expect(String(watch.errors[0])).toContain("is gone");
    await watch.seen(() => {
      if (existsSync(`${folder}.away`)) renameSync(`${folder}.away`, folder);
    });
    await watch.seen((attempt) => put(folder, "late.txt", String(attempt)));
    expect(watch.returns()).toBe(1);
    renameSync(folder, `${folder}.old`);
    put(folder, "new.txt", "another folder");
    await expect.poll(() => watch.returns(), { timeout: 10_000 }).toBe(2);
    await watch.seen((attempt) => put(folder, "newer.txt", String(attempt)));
  });

  it("looks at everything from time to time, whatever the events say", async () => {
    const watch = watching(temporaryFolder(), undefined, { scanEveryMs: 50 });
    await watch.seen(() => undefined);
    await watch.seen(() => undefined);
    expect(watch.errors).toEqual([]);
  });
});
