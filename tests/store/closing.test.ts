import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../src/store/sqlite/database.ts";
import { DATABASE_FILE, Store } from "../../src/store/store.ts";
import { entryOf } from "../fixtures/entries.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";

describe("closing a store", () => {
  /** Of the write-ahead log; 0 where there is none. */
  const logBytes = (directory: string): number =>
    statSync(join(directory, `${DATABASE_FILE}-wal`), { throwIfNoEntry: false })?.size ?? 0;

  it("brings the write-ahead log into the database, also where another process has it open", async () => {
    const directory = temporaryFolder();
    const [writer, reader] = [Store.open(directory), Store.open(directory)];
    onTestFinished(() => {
      reader.close();
    });
    await writer.putDocument(entryOf("a.txt", ["Alpha begins."]));
    expect(logBytes(directory)).toBeGreaterThan(0);
    writer.close();
    expect(logBytes(directory)).toBe(0);
    expect(await reader.documents.count()).toEqual({ documents: 1, passages: 1 });
  });

  it("does not wait for a process that is reading, and loses nothing", async () => {
    const directory = temporaryFolder();
    const writer = Store.open(directory);
    const other = openDatabase(join(directory, DATABASE_FILE));
    other.exec("BEGIN; SELECT * FROM library");
    await writer.putDocument(entryOf("a.txt", ["Alpha begins."]));
    writer.close();
    other.exec("COMMIT");
    other.close();
    const reopened = Store.open(directory);
    expect(await reopened.documents.count()).toEqual({ documents: 1, passages: 1 });
    reopened.close();
    expect(existsSync(join(directory, `${DATABASE_FILE}-wal`))).toBe(false);
  });
});
