import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { Keys, type NewKey } from "../../../src/library/access/keys.ts";
import { Store } from "../../../src/store/store.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const READER: NewKey = { name: "newsroom", scope: "read", tags: null, expires: null };

/** The keys of a folder, at a time that the test sets. */
function keysAt(moment: string, directory = join(temporaryFolder(), "index")) {
  const clock = { now: new Date(moment) };
  const keys = new Keys(directory, () => clock.now);
  onTestFinished(() => {
    keys.close();
  });
  const goTo = (later: string): void => {
    clock.now = new Date(later);
  };
  return { keys, directory, goTo };
}

describe("access keys", () => {
  it("can be made before there is a library, which is not built by that", async () => {
    const { keys, directory } = keysAt("2026-05-01T12:00:00Z");
    const nothing = [await keys.list(), await keys.liveCount(), await keys.verify("pincite_x")];
    expect(nothing).toEqual([[], 0, null]);
    expect(existsSync(directory)).toBe(false);
    const { key, id } = await keys.create(READER);
    expect(await keys.verify(key)).toEqual({ keyId: id, scope: "read", tags: null });
    const store = Store.open(directory);
    expect((await store.record()).revision).toBe(0);
    store.close();
  });

  it("are nowhere on the disk and in no list", async () => {
    const { keys, directory } = keysAt("2026-05-01T12:00:00Z");
    const { key } = await keys.create(READER);
    const secret = key.split("_").slice(2).join("_");
    expect(JSON.stringify(await keys.list())).not.toContain(secret);
    keys.close();
    for (const file of readdirSync(directory)) {
      expect(readFileSync(join(directory, file), "latin1")).not.toContain(secret.slice(0, 20));
    }
  });

  it("are known to other connections at once, and no longer once they are revoked", async () => {
    const { keys, directory } = keysAt("2026-05-01T12:00:00Z");
    const server = keysAt("2026-05-01T12:00:00Z", directory).keys;
    expect(await server.liveCount()).toBe(0);
    const { key, id } = await keys.create(READER);
    expect(await server.verify(key)).not.toBeNull();
    expect(await server.liveCount()).toBe(1);
    expect(await keys.revoke(id)).toMatchObject({
      id,
      state: "revoked",
      revokedAt: "2026-05-01T12:00:00.000Z",
    });
    expect(await server.verify(key)).toBeNull();
    expect(await server.liveCount()).toBe(0);
    expect(await server.list()).toMatchObject([{ id, state: "revoked" }]);
  });

  it("open nothing with another key's secret", async () => {
    const { keys } = keysAt("2026-05-01T12:00:00Z");
    const one = await keys.create(READER);
    const other = await keys.create({ ...READER, scope: "admin" });
    expect(await keys.verify(one.key.replace(one.id, other.id))).toBeNull();
    expect(await keysAt("2026-05-01T12:00:00Z").keys.verify(one.key)).toBeNull();
  });

  it("are in force to the end of their last day", async () => {
    const { keys, goTo } = keysAt("2026-05-01T12:00:00Z");
    const { key, expiresAt } = await keys.create({ ...READER, expires: "2026-05-02" });
    expect(expiresAt).toBe("2026-05-03T00:00:00.000Z");
    goTo("2026-05-02T23:59:59.999Z");
    expect(await keys.verify(key)).not.toBeNull();
    goTo("2026-05-03T00:00:00Z");
    expect(await keys.verify(key)).toBeNull();
    expect(await keys.list()).toMatchObject([{ state: "expired" }]);
  });

  it("tell the hour of their last use, with one write an hour", async () => {
    const { keys, goTo } = keysAt("2026-05-01T12:00:00Z");
    const { key } = await keys.create(READER);
    const lastUse = async () => (await keys.list())[0]?.lastUsedAt;
    expect(await lastUse()).toBeNull();
    await keys.verify(key);
    expect(await lastUse()).toBe("2026-05-01T12:00:00.000Z");
    goTo("2026-05-01T12:59:59Z");
    await keys.verify(key);
    expect(await lastUse()).toBe("2026-05-01T12:00:00.000Z");
    goTo("2026-05-01T13:00:00Z");
    await keys.verify(key);
    expect(await lastUse()).toBe("2026-05-01T13:00:00.000Z");
  });

  it("can be limited to tags, each named once", async () => {
    const { keys } = keysAt("2026-05-01T12:00:00Z");
    const { key } = await keys.create({ ...READER, tags: [" budget ", "2024", "budget"] });
    expect((await keys.verify(key))?.tags).toEqual(["budget", "2024"]);
  });

  it.each<[string, Partial<NewKey>]>([
    ["--name", { name: "  " }],
    ["--name", { name: "x".repeat(101) }],
    ["--scope", { scope: "root" as "read" }],
    ["--tag", { tags: [] }],
    ["--tag", { tags: ["a", " "] }],
    ["--tag", { tags: ["x".repeat(101)] }],
    ["--tag", { tags: ["a"], scope: "write" }],
    ["--tag", { tags: ["a"], scope: "admin" }],
    ["--expires", { expires: "2026-04-30" }],
    ["--expires", { expires: "2027-02-30" }],
    ["--expires", { expires: "2027-1-1" }],
    ["--expires", { expires: "tomorrow" }],
  ])("refuses, naming %s, %j", async (field, change) => {
    const { keys, directory } = keysAt("2026-05-01T12:00:00Z");
    await expect(keys.create({ ...READER, ...change })).rejects.toMatchObject({
      code: "invalid_argument",
      field,
    });
    expect(existsSync(directory)).toBe(false);
  });

  it("says so where there is no such key to revoke", async () => {
    const { keys } = keysAt("2026-05-01T12:00:00Z");
    await expect(keys.revoke("000000000000")).rejects.toMatchObject({ code: "not_found" });
    await keys.create(READER);
    await expect(keys.revoke("000000000000")).rejects.toMatchObject({ code: "not_found" });
  });
});
