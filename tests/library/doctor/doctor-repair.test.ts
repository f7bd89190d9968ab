import Database from "better-sqlite3";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LOCK_FILE } from "../../../src/store/store.ts";
import { WriterLock } from "../../../src/store/writer-lock.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { put } from "../../fixtures/temporary-folder.ts";

const QUOTED = 'The mayor met the board.\n\n"The ferry must sail in winter," said Odile Marrow. "It has to."';

async function library(): Promise<FakeLibrary> {
  const fake = new FakeLibrary();
  put(fake.documents, "a.txt", "The walrus sleeps on the ice.");
  put(fake.documents, "b.txt", QUOTED);
  await fake.library.sync();
  return fake;
}

function change(fake: FakeLibrary, sql: string): void {
  const database = new Database(join(fake.index, "library.sqlite"));
  database.exec(sql);
  database.close();
}

async function faultsOf(fake: FakeLibrary): Promise<string[]> {
  const { checks } = await fake.library.doctor();
  return checks.filter(({ state }) => state === "fault").map(({ name }) => name);
}

describe("repairing", () => {
  it("does nothing to a healthy library", async () => {
    const fake = await library();
    const before = readFileSync(join(fake.index, "library.sqlite"));
    expect(await fake.library.repair()).toMatchObject({ ok: true, repairs: [] });
    expect(readFileSync(join(fake.index, "library.sqlite"))).toEqual(before);
  });

  it("makes the lexical index anew from the stored words: what it had lost is found by its word again", async () => {
    const fake = await library();
    change(fake, "INSERT INTO passages_fts (passages_fts) VALUES ('delete-all')");
    const found = async (): Promise<number> =>
      (await fake.library.search({ query: "walrus", mode: "lexical" })).hits.length;
    expect([await faultsOf(fake), await found()]).toEqual([["lexical-index"], 0]);
    expect(await fake.library.repair()).toMatchObject({
      ok: true,
      repairs: ["Rebuilt the lexical index from the words that are stored."],
    });
    expect([await faultsOf(fake), await found()]).toEqual([[], 1]);
  });

  it("removes a damaged snapshot, which the next sync writes anew", async () => {
    const fake = await library();
    const manifest = join(fake.index, "hnsw.json");
    writeFileSync(
      manifest,
      readFileSync(manifest, "utf8").replace(/\d/, (digit) => (digit === "1" ? "2" : "1")),
    );
    expect(await faultsOf(fake)).toEqual(["snapshot"]);
    const { repairs } = await fake.library.repair();
    expect([repairs.length, existsSync(manifest)]).toEqual([1, false]);
    await new FakeLibrary(fake.documents, fake.index).library.sync();
    expect([await faultsOf(fake), existsSync(manifest)]).toEqual([[], true]);
  });

  it.each([
    ["are gone", "DELETE FROM statements"],
    ["are somebody else's", "UPDATE statements SET speaker = 'Tom Baker'"],
    ["stand elsewhere", 'UPDATE statements SET start = start + 1, "end" = "end" + 1'],
  ])("finds anew who says what where the statements %s", async (_what, sql) => {
    const fake = await library();
    const said = async (): Promise<unknown> => (await fake.library.people()).people;
    const before = await said();
    change(fake, sql);
    expect(await faultsOf(fake)).toContain("found-statements");
    const { ok, repairs } = await fake.library.repair();
    expect([ok, repairs]).toEqual([true, ["Found anew who says what in 1 document."]]);
    expect(await said()).toEqual(before);
  });

  it("waits for nobody who indexes, and says so", async () => {
    const fake = await library();
    const lock = WriterLock.take(join(fake.index, LOCK_FILE));
    await expect(fake.library.repair()).rejects.toMatchObject({ code: "library_busy" });
    lock.release();
  });
});

describe("looking at a library that is being built", () => {
  it("says so, and sends nobody to index once more", async () => {
    const fake = await library();
    put(fake.documents, "c.txt", "The camel walks over the sand.");
    const lock = WriterLock.take(join(fake.index, LOCK_FILE));
    const { checks } = await fake.library.doctor();
    lock.release();
    expect(checks.find(({ name }) => name === "files")).toMatchObject({
      state: "note",
      detail: expect.stringContaining("being built") as string,
      remedy: null,
    });
  });
});
