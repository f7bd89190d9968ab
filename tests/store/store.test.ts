import Database from "better-sqlite3";
import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { PassageRow } from "../../src/core/ids.ts";
import type { Coverage } from "../../src/store/records.ts";
import { Store } from "../../src/store/store.ts";
import { formsIn } from "../../src/text/forms.ts";
import { entryOf, recordOf, storedVectorOf, vectorOf } from "../fixtures/entries.ts";
import { expectWhole } from "../fixtures/whole-library.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";

describe("a document in the store", () => {
  it("is there with its text, passages, lexical rows and vectors", async () => {
    const store = openStore();
    const entry = entryOf("a.txt", ["Alpha begins.", "Beta follows."], { authors: ["Ada", "Bo"] });
    await store.putDocument(entry);
    expect(await store.documents.all()).toEqual([entry.record]);
    expect(await store.documents.text(entry.record.id)).toBe("Alpha begins.\n\nBeta follows.");
    const rows = rowsOf(store);
    const passages = (await store.passages.byRows(rows)).sort((left, right) => left.row - right.row);
    expect(passages.map(({ text, start, end, sentences }) => ({ text, start, end, sentences }))).toEqual([
      { text: "Alpha begins.", start: 0, end: 13, sentences: [{ start: 0, end: 13 }] },
      { text: "Beta follows.", start: 15, end: 28, sentences: [{ start: 15, end: 28 }] },
    ]);
    expect(await found(store, "beta")).toEqual([rows[1]]);
    expect(await found(store, "bo")).toEqual(rows);
    const beta = storedVectorOf("Beta follows.");
    expect((await store.vectors.vectors(rows)).get(rows[1]!)).toEqual(beta);
    const [candidate] = await store.candidates.of(rows.slice(1), beta);
    expect(candidate?.sentenceCosines).toEqual([expect.closeTo(1, 1)]);
  });

  it("is not there at all when storing it fails in the middle, and its former version is untouched", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["The old version."]));
    const before = wholeOf(store);
    const entry = entryOf("a.txt", ["New one.", "New two.", "New three."]);
    // The third passage has no vector, so its row is refused when the first two are already written.
    await expect(store.putDocument({ ...entry, vectors: entry.vectors.slice(0, 2) })).rejects.toThrow(
      /NOT NULL/,
    );
    expect(wholeOf(store)).toEqual(before);
    expect(await found(store, "new")).toEqual([]);
    expect(await found(store, "old")).toHaveLength(1);
    const other = entryOf("b.txt", ["One.", "Two."]);
    await expect(store.putDocument({ ...other, vectors: [] })).rejects.toThrow(/NOT NULL/);
    expect(wholeOf(store)).toEqual(before);
  });

  it("leaves nothing of its former version behind when it is replaced", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["Walrus on ice.", "Shared words."]));
    await store.putDocument(entryOf("a.txt", ["Shared words.", "Penguin instead."]));
    expect(await found(store, "walrus")).toEqual([]);
    expect(await found(store, "penguin")).toHaveLength(1);
    expect(await found(store, "shared")).toHaveLength(1);
    expect(await store.documents.count()).toEqual({ documents: 1, passages: 2 });
    expect(await store.documents.text(entryOf("a.txt", []).record.id)).toBe(
      "Shared words.\n\nPenguin instead.",
    );
    expectWhole(store.directory);
  });

  it("leaves nothing behind when it is removed, and keeps the vector that another document shares", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["Walrus on ice.", "Shared words."]));
    await store.putDocument(entryOf("b.txt", ["Shared words."]));
    const { id } = entryOf("a.txt", []).record;
    await store.removeDocuments([id]);
    await store.removeUnusedVectors();
    expect(await store.documents.byId(id)).toBeUndefined();
    expect(await store.documents.text(id)).toBeUndefined();
    expect(await found(store, "walrus")).toEqual([]);
    expect(await found(store, "shared")).toHaveLength(1);
    expect([...(await store.vectors.known(["Walrus on ice.", "Shared words."]))]).toEqual(["Shared words."]);
    expectWhole(store.directory);
  });

  it("keeps vectors for passages to come until it is told to forget the unused ones", async () => {
    const store = openStore();
    await store.keepVectors([vectorOf("To come."), vectorOf("Never.")]);
    const entry = entryOf("a.txt", ["To come."]);
    await store.putDocument({ ...entry, vectors: [] });
    expect((await store.vectors.known(["To come.", "Never."])).size).toBe(2);
    await store.removeUnusedVectors();
    expect([...(await store.vectors.known(["To come.", "Never."]))]).toEqual(["To come."]);
  });

  it("keeps the first vector of a key: the same input has the same vector", async () => {
    const store = openStore();
    await store.keepVectors([vectorOf("One.")]);
    await store.putDocument({
      ...entryOf("a.txt", ["One."]),
      vectors: [{ ...vectorOf("Something else."), key: "One." }],
    });
    const rows = rowsOf(store);
    expect((await store.vectors.vectors(rows)).get(rows[0]!)).toEqual(storedVectorOf("One."));
  });

  it("never gets the row of a passage that was removed", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    const former = rowsOf(store);
    await store.removeDocuments([entryOf("a.txt", []).record.id]);
    await store.startOver("other", "other");
    await store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    expect(Math.min(...rowsOf(store))).toBeGreaterThan(Math.max(...former));
  });

  it("is gone, with the vectors, after starting over", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["One."]));
    await store.startOver("fingerprint", "model");
    expect(await store.record()).toMatchObject({ revision: 2, fingerprint: "fingerprint", model: "model" });
    expect(await store.documents.all()).toEqual([]);
    expect((await store.vectors.known(["One."])).size).toBe(0);
    expect(await found(store, "one")).toEqual([]);
  });
});

describe("the change number", () => {
  it("grows by one with every committed change and not with one that failed or changed nothing", async () => {
    const store = openStore();
    const lacking = { ...entryOf("c.txt", ["Two."]), vectors: [] };
    const steps = [
      () => store.putDocument(entryOf("a.txt", ["One."])),
      () => store.putRecords([recordOf("b.txt", { state: "failed", reason: "No." })]),
      () => store.putRecords([]),
      () => store.removeDocuments([]),
      () => expect(store.putDocument(lacking)).rejects.toThrow(),
      () => store.keepVectors([vectorOf("Three.")]),
      () => store.removeUnusedVectors(),
      () => store.removeDocuments([recordOf("b.txt").id]),
    ];
    const numbers: number[] = [];
    for (const step of steps) {
      await step();
      numbers.push((await store.record()).revision);
    }
    expect(numbers).toEqual([1, 2, 2, 2, 2, 2, 2, 3]);
  });

  it("is seen by a second connection as soon as it is committed", async () => {
    const store = openStore();
    const other = openStore(store.directory);
    await store.putDocument(entryOf("a.txt", ["One."]));
    expect(await other.record()).toEqual(await store.record());
    expect(await found(other, "one")).toHaveLength(1);
  });
});

describe("the records of files", () => {
  it("come back as they were put, ordered by source", async () => {
    const store = openStore();
    const records = [
      recordOf("z.pdf", {
        pages: 3,
        format: "pdf",
        url: "https://example.org/z",
        date: "2020-02-29",
        modifiedMs: 1.5,
      }),
      recordOf("a.txt", {
        state: "skipped",
        reason: "Not read.",
        contentHash: null,
        evidence: null,
        format: null,
      }),
      recordOf("B é “x”.md", {
        authors: ["O'Brien", 'Quote "Q"'],
        evidence: { title: "headline", authors: "byline" },
      }),
    ];
    await store.putRecords(records);
    expect(await store.documents.all()).toEqual([records[2], records[1], records[0]]);
  });

  it("do not let two documents have one source", async () => {
    const store = openStore();
    await store.putRecords([recordOf("a.txt")]);
    await expect(store.putRecords([{ ...recordOf("b.txt"), source: "a.txt" }])).rejects.toThrow(/UNIQUE/);
  });
});

describe("following the changes", () => {
  it("brings any follower to the passages that are there, whatever the pages' sizes (against a naive copy)", async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ put: fc.nat(5), passages: fc.nat(6) }) },
      { weight: 2, arbitrary: fc.record({ remove: fc.nat(5) }) },
      { weight: 3, arbitrary: fc.record({ follow: fc.integer({ min: 1, max: 4 }), pages: fc.nat(4) }) },
      { weight: 1, arbitrary: fc.constant({ startOver: true }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        async (steps, lastPage) => {
          const store = Store.open(temporaryFolder());
          const follower = new NaiveFollower();
          let version = 0;
          for (const each of steps) {
            version += 1;
            if ("put" in each) {
              const texts = Array.from({ length: each.passages }, (_, index) => `v${version % 3} p${index}`);
              await store.putDocument(entryOf(`${each.put}.txt`, texts));
            } else if ("remove" in each) {
              await store.removeDocuments([recordOf(`${each.remove}.txt`).id]);
            } else if ("follow" in each) {
              for (let page = 0; page < each.pages; page += 1) await follower.follow(store, each.follow);
            } else {
              await store.startOver(`f${version}`, "m");
            }
          }
          while (!(await follower.follow(store, lastPage)));
          expect([...follower.rows].sort((left, right) => left - right)).toEqual(rowsOf(store));
          expect(follower.covers.revision).toBe((await store.record()).revision);
          store.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it("hands the vectors over as they were stored", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    const { added, complete } = await store.vectors.changesSince({ row: 0, revision: 0 }, 10);
    expect(added.map(({ vector }) => vector)).toEqual([storedVectorOf("One."), storedVectorOf("Two.")]);
    expect(complete).toBe(true);
  });

  it("names the removed passages with the last of the added ones, so that the former version stays until then", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    const start = (await store.vectors.changesSince({ row: 0, revision: 0 }, 10)).covers;
    await store.putDocument(entryOf("a.txt", ["Three.", "Four.", "Five."]));
    const first = await store.vectors.changesSince(start, 2);
    expect([first.added.length, first.removed, first.complete, first.covers.revision]).toEqual([
      2,
      [],
      false,
      start.revision,
    ]);
    const second = await store.vectors.changesSince(first.covers, 2);
    expect([second.added.length, second.removed.length, second.complete]).toEqual([1, 2, true]);
  });

  it("counts what was added or removed since, up to a limit", async () => {
    const store = openStore();
    await store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    const start = (await store.vectors.changesSince({ row: 0, revision: 0 }, 10)).covers;
    const counted = (most: number): Promise<number> => store.vectors.countChangesSince(start, most);
    expect(await counted(10)).toBe(0);
    await store.putDocument(entryOf("a.txt", ["Three.", "Four.", "Five."]));
    expect([await counted(10), await counted(2)]).toEqual([3, 2]);
    await store.removeDocuments([entryOf("a.txt", []).record.id]);
    expect(await counted(10)).toBe(5);
  });
});

describe("the state of the library", () => {
  it("has another name, and is counted anew, after every change, whoever makes it", async () => {
    const reader = openStore();
    const writer = openStore(reader.directory);
    const names = new Set<string>();
    const expectCount = async (documents: number, passages: number): Promise<void> => {
      expect(await reader.documents.count()).toEqual({ documents, passages });
      expect(await reader.documents.count()).toEqual({ documents, passages });
      expect(await reader.edition()).toBe(await writer.edition());
      names.add(await reader.edition());
    };
    await expectCount(0, 0);
    await writer.putDocument(entryOf("a.txt", ["One.", "Two."]));
    await expectCount(1, 2);
    await reader.putDocument(entryOf("b.txt", ["Three."]));
    await expectCount(2, 3);
    await writer.removeDocuments([entryOf("a.txt", []).record.id]);
    await expectCount(1, 1);
    await writer.startOver("another model", "another");
    await expectCount(0, 0);
    expect(names.size).toBe(5);
    expect(await openStore().edition()).not.toBe(await openStore().edition());
  });
});

/** Follows by the letter of the contract of `Changes`, with a set in place of the graph. */
class NaiveFollower {
  readonly rows = new Set<PassageRow>();
  covers: Coverage = { row: 0, revision: 0 };

  /** Takes one page; whether it was the last one. */
  async follow(store: Store, limit: number): Promise<boolean> {
    const { added, removed, covers, complete } = await store.vectors.changesSince(this.covers, limit);
    expect(added.length).toBeLessThanOrEqual(limit);
    for (const { row } of added) this.rows.add(row);
    for (const row of removed) this.rows.delete(row);
    this.covers = covers;
    return complete;
  }
}

function openStore(directory = temporaryFolder()): Store {
  const store = Store.open(directory);
  onTestFinished(() => {
    store.close();
  });
  return store;
}

async function found(store: Store, term: string): Promise<PassageRow[]> {
  return (await store.lexical.search(formsIn(term, null).words, 100)).sort((left, right) => left - right);
}

function rowsOf(store: Store): PassageRow[] {
  return inspect(store, (database) =>
    database.prepare<[], PassageRow>("SELECT row FROM passages ORDER BY row").pluck().all(),
  );
}

/** Everything in every table that a reader could see. */
function wholeOf(store: Store): unknown {
  const tables = ["library", "documents", "texts", "passages", "vectors", "removed_passages"];
  return inspect(store, (database) => [
    ...tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all()),
    database.prepare("SELECT * FROM passages_fts_docsize").all(),
  ]);
}

function inspect<Result>(store: Store, look: (database: Database.Database) => Result): Result {
  const database = new Database(join(store.directory, "library.sqlite"), { readonly: true });
  try {
    return look(database);
  } finally {
    database.close();
  }
}
