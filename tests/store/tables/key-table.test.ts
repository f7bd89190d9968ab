import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../src/store/sqlite/database.ts";
import type { KeyRecord } from "../../../src/store/tables/key-table.ts";
import { DATABASE_FILE, Store } from "../../../src/store/store.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const KEY: KeyRecord = {
  id: "aaaaaaaaaaaa",
  name: "newsroom",
  scope: "read",
  tags: ["budget", 'it\'s "quoted"'],
  hash: Buffer.alloc(32, 7),
  createdAt: "2026-01-01T00:00:00.000Z",
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
};

function newStore(directory = temporaryFolder()): Store {
  const store = Store.open(directory);
  onTestFinished(() => {
    store.close();
  });
  return store;
}

describe("the key table", () => {
  it("gives back what was put in, the oldest first, through any connection", async () => {
    const store = newStore();
    const other = { ...KEY, id: "000000000000", tags: null, createdAt: "2026-01-02T00:00:00.000Z" };
    await store.keys.put(other);
    await store.keys.put(KEY);
    expect(await newStore(store.directory).keys.all()).toEqual([KEY, other]);
    expect(await store.keys.byId(KEY.id)).toEqual(KEY);
    expect(await store.keys.byId("' OR 1=1 --")).toBeUndefined();
  });

  it("is no change of the library", async () => {
    const store = newStore();
    await store.keys.put(KEY);
    await store.keys.noteUse(KEY.id, "2026-01-03T00:00:00.000Z");
    await store.keys.revoke(KEY.id, "2026-01-03T00:00:00.000Z");
    expect((await store.record()).revision).toBe(0);
  });

  it("keeps the moment of the first revocation", async () => {
    const store = newStore();
    await store.keys.put(KEY);
    await store.keys.revoke(KEY.id, "2026-01-03T00:00:00.000Z");
    await store.keys.revoke(KEY.id, "2026-01-04T00:00:00.000Z");
    expect((await store.keys.byId(KEY.id))?.revokedAt).toBe("2026-01-03T00:00:00.000Z");
  });

  it("leaves the note of a use out while another connection writes", async () => {
    const store = newStore();
    await store.keys.put(KEY);
    const writer = openDatabase(join(store.directory, DATABASE_FILE));
    writer.exec("BEGIN IMMEDIATE");
    await store.keys.noteUse(KEY.id, "2026-01-03T00:00:00.000Z");
    writer.exec("ROLLBACK");
    writer.close();
    expect((await store.keys.byId(KEY.id))?.lastUsedAt).toBeNull();
    await store.keys.noteUse(KEY.id, "2026-01-04T00:00:00.000Z");
    expect((await store.keys.byId(KEY.id))?.lastUsedAt).toBe("2026-01-04T00:00:00.000Z");
  });
});
