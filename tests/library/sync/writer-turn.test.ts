import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writerTurn } from "../../../src/library/sync/writer-turn.ts";
import { WriterLock } from "../../../src/store/writer-lock.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

describe("writerTurn", () => {
  it("waits for another writer, says so once, and has the lock when that one is done", async () => {
    const path = join(temporaryFolder(), "writer.lock");
    const first = WriterLock.take(path);
    const warnings: string[] = [];
    let tries = 0;
    const takeLock = (): WriterLock => {
      tries += 1;
      if (tries === 3) first.release();
      return WriterLock.take(path);
    };
    const lock = await writerTurn(takeLock, { waitMs: 60_000, warn: (message) => warnings.push(message) });
    expect([tries, warnings.length]).toEqual([3, 1]);
    lock.release();
  });

  it("gives up after the time, when it is told to stop, and at any other failure", async () => {
    const path = join(temporaryFolder(), "writer.lock");
    const first = WriterLock.take(path);
    const warn = (): void => undefined;
    const takeLock = (): WriterLock => WriterLock.take(path);
    const busy = { code: "library_busy" };
    await expect(writerTurn(takeLock, { waitMs: 0, warn })).rejects.toMatchObject(busy);
    const signal = AbortSignal.abort();
    await expect(writerTurn(takeLock, { waitMs: 60_000, warn, signal })).rejects.toMatchObject(busy);
    first.release();
    const broken = (): never => {
      throw new Error("No such folder.");
    };
    await expect(writerTurn(broken, { waitMs: 60_000, warn })).rejects.toThrow("No such folder.");
  });
});
