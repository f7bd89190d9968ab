import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Keys } from "../../src/library/access/keys.ts";
import { restore } from "../../src/library/backup/backup.ts";
import { Inspection } from "../../src/store/integrity.ts";
import { Store } from "../../src/store/store.ts";
import { put, temporaryFolder } from "../fixtures/temporary-folder.ts";
import { expectWhole } from "../fixtures/whole-library.ts";

/**
 * What each released version wrote of two small documents, with an access key: its database and its backup. Made once, by the
 * programs of these versions themselves.
 */
const RELEASED = ["0.2.0", "0.3.0", "0.4.0", "0.5.0"] as const;
const SOURCES = ["ferries.txt", "harbour.md"];

function written(version: string, kind: "sqlite" | "backup"): Buffer {
  const path = fileURLToPath(new URL(`../fixtures/released/${version}.${kind}.gz`, import.meta.url));
  return gunzipSync(readFileSync(path));
}

async function expectKept(index: string): Promise<void> {
  // Opening brings it to the present schema.
  const store = Store.open(index);
  expect(await store.documents.count()).toEqual({ documents: 2, passages: 2 });
  store.close();
  expect(expectWhole(index)).toEqual(SOURCES);
  const inspection = Inspection.open(index);
  expect([inspection.format(), inspection.damage(), [...inspection.damagedRows()]]).toEqual([
    "current",
    [],
    [],
  ]);
  inspection.close();
}

async function keysOf(index: string): Promise<string[]> {
  const keys = new Keys(index, () => new Date());
  const listed = await keys.list();
  keys.close();
  return listed.map(({ name, scope }) => `${name} ${scope}`);
}

describe.each(RELEASED)("what version %s wrote", (version) => {
  it("is opened with all that it holds, keys included", async () => {
    const index = temporaryFolder();
    put(index, "library.sqlite", written(version, "sqlite"));
    await expectKept(index);
    expect(await keysOf(index)).toEqual(["old read"]);
  });

  it("is restored from its backup when that is asked for in words, without its keys", async () => {
    const folder = temporaryFolder();
    const [index, file] = [join(folder, "index"), join(folder, "old.backup")];
    mkdirSync(index);
    writeFileSync(file, written(version, "backup"));
    const options = { indexDirectory: index, file, force: false, lockWaitMs: 0, warn: () => undefined };
    await expect(restore(options)).rejects.toMatchObject({ code: "not_allowed" });
    expect(await restore({ ...options, withoutKeys: true })).toMatchObject({
      documents: 2,
      keys: 0,
      // From 0.5.0 on backups are signed, this one with a key that nobody has kept.
      signature: version === "0.5.0" ? "unknown" : "none",
    });
    await expectKept(index);
    expect(await keysOf(index)).toEqual([]);
  });
});
