import Database from "better-sqlite3";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { LiveDenseIndex } from "../../../src/library/query/live-dense-index.ts";
import type { DenseIndex } from "../../../src/store/dense/dense-index.ts";
import { Store } from "../../../src/store/store.ts";
import { entryOf } from "../../fixtures/entries.ts";
import { FakeEmbedder } from "../../fixtures/fake-embedder.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

const embedder = new FakeEmbedder();

describe("the follower of a library", () => {
  it("finds what is in the library now: added, replaced and removed by any connection", async () => {
    const { store, follower } = await newLibrary();
    const other = openStore(store.directory);
    await other.putDocument(entryOf("a.txt", ["walrus ice", "penguin snow"]));
    expect(await textsOf(store, await follower.current())).toEqual(["penguin snow", "walrus ice"]);
    await other.putDocument(entryOf("a.txt", ["walrus sand"]));
    await other.putDocument(entryOf("b.txt", ["camel sand"]));
    expect(await textsOf(store, await follower.current())).toEqual(["camel sand", "walrus sand"]);
    await other.removeDocuments([entryOf("a.txt", []).record.id]);
    expect(await textsOf(store, await follower.current())).toEqual(["camel sand"]);
    await other.startOver(embedder.fingerprint, "words");
    expect((await follower.current()).size).toBe(0);
  });

  it("does nothing when nothing has changed", async () => {
    const { store, follower } = await newLibrary(300);
    const index = await follower.current();
    expect(await follower.current()).toBe(index);
    expect(index.covers).toEqual({ row: 300, revision: (await store.record()).revision });
  });

  it("shows every caller a complete index, however many come while it catches up", async () => {
    const { store, follower } = await newLibrary(200);
    await follower.current();
    const other = openStore(store.directory);
    await other.putDocument(entryOf("new.txt", paragraphs(300, "new")));
    const sizes = await Promise.all(
      Array.from({ length: 50 }, async (_, caller) => {
        for (let turn = 0; turn < caller % 7; turn += 1) await new Promise(setImmediate);
        return (await follower.current()).size;
      }),
    );
    expect(new Set(sizes)).toEqual(new Set([500]));
  });

  it("does not change an index in the turn in which somebody was given it", async () => {
    const { store, follower } = await newLibrary(40);
    await follower.current();
    const given = follower.current();
    await openStore(store.directory).putDocument(entryOf("new.txt", paragraphs(100, "new")));
    const [size] = await Promise.all([given.then((index) => index.size), follower.current()]);
    expect(size).toBe(40);
    expect((await follower.current()).size).toBe(140);
  });

  it("builds the graph anew when too much of it was removed, and finds the same", async () => {
    const { store, follower } = await newLibrary(100);
    await follower.save();
    const first = await follower.current();
    await store.putDocument(entryOf("0.txt", ["all else is gone", "but this"]));
    const second = await follower.current();
    expect(second).not.toBe(first);
    expect(second.removedShare).toBe(0);
    expect(second.covers.revision).toBe((await store.record()).revision);
    expect(await textsOf(store, second)).toEqual(["all else is gone", "but this"]);
  });

  it("keeps the graph when little of it was removed", async () => {
    const { store, follower } = await newLibrary(90);
    await store.putDocument(entryOf("small.txt", paragraphs(10, "small")));
    const first = await follower.current();
    await store.removeDocuments([entryOf("small.txt", []).record.id]);
    const second = await follower.current();
    expect(second).toBe(first);
    expect(second.size).toBe(90);
  });

  it("forgets what was removed long ago, and begins anew where it is that far behind", async () => {
    const { store, follower } = await newLibrary(90);
    await store.putDocument(entryOf("small.txt", paragraphs(10, "small")));
    await follower.save();
    const behind = (await followerOf(store)).follower;
    const first = await behind.current();
    await store.removeDocuments([entryOf("small.txt", []).record.id]);
    await follower.save();
    expect(removedRows(store)).toHaveLength(10);
    raiseRevision(store, 20_000);
    await store.putDocument(entryOf("new.txt", ["camel sand"]));
    await store.putDocument(entryOf("new.txt", ["walrus ice"]));
    await follower.save();
    expect(removedRows(store)).toHaveLength(1);
    const second = await behind.current();
    expect(second).not.toBe(first);
    expect([second.size, second.removedShare]).toEqual([91, 0]);
    expectSame(await (await followerOf(store)).follower.current(), await follower.current());
  });
});

function removedRows(store: Store): unknown[] {
  return withDatabase(store, (database) => database.prepare("SELECT row FROM removed_passages").all());
}

function raiseRevision(store: Store, by: number): void {
  withDatabase(store, (database) => database.prepare("UPDATE library SET change = change + ?").run(by));
}

function withDatabase<Result>(store: Store, work: (database: Database.Database) => Result): Result {
  const database = new Database(join(store.directory, "library.sqlite"));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

describe("the snapshot of a follower", () => {
  it("is loaded without asking for the model, which may be loading meanwhile", async () => {
    const { store, follower } = await newLibrary(300);
    await follower.save();
    const asked = vi.fn(async () => embedder.dimensions);
    const late = await LiveDenseIndex.of(store, asked, () => undefined);
    expect((await late.current()).size).toBe(300);
    expect(asked).not.toHaveBeenCalled();
  });

  it("spares the next one to build the graph, and gives the same answers", async () => {
    const { store, follower, warnings } = await newLibrary(600);
    await follower.save();
    const next = await followerOf(store);
    expectSame(await next.follower.current(), await follower.current());
    expect([...warnings, ...next.warnings]).toEqual([]);
  });

  it("is written again only when catching up would take long", async () => {
    const { store, follower } = await newLibrary(10);
    await follower.save();
    const first = manifestOf(store);
    await store.putDocument(entryOf("few.txt", paragraphs(100, "few")));
    await follower.save();
    expect(manifestOf(store)).toBe(first);
    await store.putDocument(entryOf("many.txt", paragraphs(400, "many")));
    await follower.save();
    expect(manifestOf(store)).not.toBe(first);
    const second = manifestOf(store);
    await (await followerOf(store)).follower.save();
    expect(manifestOf(store)).toBe(second);
  });

  it.each<[string, (store: Store) => void]>([
    [
      "missing",
      (store) => {
        rmSync(join(store.directory, "hnsw.json"));
      },
    ],
    [
      "missing its graph",
      (store) => {
        rmSync(graphOf(store));
      },
    ],
    [
      "damaged",
      (store) => {
        damage(graphOf(store));
      },
    ],
    [
      "damaged in its manifest",
      (store) => {
        damage(join(store.directory, "hnsw.json"));
      },
    ],
    [
      "behind by a new document",
      async (store) => {
        await store.putDocument(entryOf("new.txt", paragraphs(50, "new")));
      },
    ],
    [
      "behind by a removal",
      async (store) => {
        await store.removeDocuments([entryOf("1.txt", []).record.id]);
      },
    ],
    [
      "behind by a change of everything",
      async (store) => {
        for (let index = 0; index < 6; index += 1)
          await store.putDocument(entryOf(`${index}.txt`, paragraphs(70, "anew")));
      },
    ],
  ])("that is %s costs no answer", async (_, spoil) => {
    const { store, follower } = await newLibrary(400);
    await follower.save();
    spoil(store);
    const late = await followerOf(store);
    const index = await late.follower.current();
    expectSame(index, await fresh(store));
    await late.follower.save();
    expect(existsSync(join(store.directory, "hnsw.json"))).toBe(true);
    expectSame(await (await followerOf(store)).follower.current(), index);
  });

  it("of a library that was deleted is not taken for the new one's", async () => {
    const { store, follower } = await newLibrary(400);
    await follower.save();
    const { directory } = store;
    store.close();
    for (const name of ["library.sqlite", "library.sqlite-wal", "library.sqlite-shm"]) {
      rmSync(join(directory, name), { force: true });
    }
    const anew = openStore(directory);
    await anew.putDocument(entryOf("a.txt", ["walrus ice", "penguin snow"]));
    const index = await (await followerOf(anew)).follower.current();
    expect(await textsOf(anew, index)).toEqual(["penguin snow", "walrus ice"]);
  });

  it("of a later state than the library's, put back from a copy, is not used", async () => {
    const { store, follower } = await newLibrary(50);
    await store.putDocument(entryOf("later.txt", paragraphs(10, "later")));
    await follower.save();
    const { directory } = store;
    store.close();
    const database = join(directory, "library.sqlite");
    const older = readFileSync(database);
    const opened = openStore(directory);
    await opened.putDocument(entryOf("latest.txt", paragraphs(300, "latest")));
    await (await followerOf(opened)).follower.save();
    opened.close();
    writeFileSync(database, older);
    const restored = openStore(directory);
    expect((await (await followerOf(restored)).follower.current()).size).toBe(60);
  });
});

interface Followed {
  readonly follower: LiveDenseIndex;
  readonly warnings: string[];
}

async function newLibrary(passages = 0): Promise<Followed & { readonly store: Store }> {
  const store = openStore(temporaryFolder());
  await store.startOver(embedder.fingerprint, embedder.model);
  const texts = paragraphs(passages, "text");
  for (let index = 0; index * 100 < texts.length; index += 1) {
    await store.putDocument(entryOf(`${index}.txt`, texts.slice(index * 100, index * 100 + 100)));
  }
  return { store, ...(await followerOf(store)) };
}

function openStore(directory: string): Store {
  const store = Store.open(directory);
  onTestFinished(() => {
    store.close();
  });
  return store;
}

async function followerOf(store: Store): Promise<Followed> {
  const warnings: string[] = [];
  const follower = await LiveDenseIndex.of(
    store,
    async () => embedder.dimensions,
    (message) => {
      warnings.push(message);
    },
  );
  return { follower, warnings };
}

/** An index that is built from the stored vectors and has seen no snapshot. */
async function fresh(store: Store): Promise<DenseIndex> {
  rmSync(join(store.directory, "hnsw.json"), { force: true });
  return (await followerOf(store)).follower.current();
}

function expectSame(actual: DenseIndex, expected: DenseIndex): void {
  expect([actual.size, actual.covers.revision]).toEqual([expected.size, expected.covers.revision]);
  for (let query = 0; query < 20; query += 1) {
    const vector = embedder.vectorOf(`text ${query} words`);
    expect(actual.search(vector, 30)).toEqual(expected.search(vector, 30));
  }
}

function paragraphs(count: number, name: string): string[] {
  return Array.from({ length: count }, (_, index) => `${name} ${index} words w${(index * 7) % 13}`);
}

/** What the index finds, in alphabetical order. */
async function textsOf(store: Store, index: DenseIndex): Promise<string[]> {
  const rows = index.search(embedder.vectorOf("anything"), 1_000).map(({ row }) => row);
  const texts = (await store.passages.byRows(rows)).map(({ text }) => text);
  expect(texts).toHaveLength(rows.length);
  return texts.sort();
}

function manifestOf(store: Store): string {
  return readFileSync(join(store.directory, "hnsw.json"), "utf8");
}

function graphOf(store: Store): string {
  const { manifest } = JSON.parse(manifestOf(store)) as { manifest: { file: string } };
  return join(store.directory, manifest.file);
}

function damage(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  writeFileSync(path, bytes);
}
