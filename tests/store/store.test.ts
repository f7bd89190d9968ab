import Database from "better-sqlite3";
import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { PassageRow } from "../../src/core/ids.ts";
import type { Coverage } from "../../src/store/records.ts";
import { Store } from "../../src/store/store.ts";
import { formsIn } from "../../src/text/forms.ts";
import { entryOf, recordOf, vectorOf } from "../fixtures/entries.ts";
import { expectWhole } from "../fixtures/whole-library.ts";
import { temporaryFolder } from "../fixtures/temporary-folder.ts";

describe("a document in the store", () => {
  it("is there with its text, passages, lexical rows and vectors", () => {
    const store = openStore();
    const entry = entryOf("a.txt", ["Alpha begins.", "Beta follows."], { authors: ["Ada", "Bo"] });
    store.putDocument(entry);
    expect(store.documents.all()).toEqual([entry.record]);
    expect(store.documents.text(entry.record.id)).toBe("Alpha begins.\n\nBeta follows.");
    const rows = rowsOf(store);
    const passages = store.passages.byRows(rows).sort((left, right) => left.row - right.row);
    expect(passages.map(({ text, start, end, sentences }) => ({ text, start, end, sentences }))).toEqual([
      { text: "Alpha begins.", start: 0, end: 13, sentences: [{ start: 0, end: 13 }] },
      { text: "Beta follows.", start: 15, end: 28, sentences: [{ start: 15, end: 28 }] },
    ]);
    expect(found(store, "beta")).toEqual([rows[1]]);
    expect(found(store, "bo")).toEqual(rows);
    const beta = vectorOf("Beta follows.").vector;
    expect(store.vectors.vectors(rows).get(rows[1]!)).toEqual(beta);
    const [candidate] = store.passages.candidates(rows.slice(1), beta);
    expect(candidate?.sentenceCosines).toEqual([expect.closeTo(1, 1)]);
  });

  it("is not there at all when storing it fails in the middle, and its former version is untouched", () => {
    const store = openStore();
    store.putDocument(entryOf("a.txt", ["The old version."]));
    const before = wholeOf(store);
    const entry = entryOf("a.txt", ["New one.", "New two.", "New three."]);
    // The third passage has no vector, so its row is refused when the first two are already written.
    expect(() => {
      store.putDocument({ ...entry, vectors: entry.vectors.slice(0, 2) });
    }).toThrow(/NOT NULL/);
    expect(wholeOf(store)).toEqual(before);
    expect(found(store, "new")).toEqual([]);
    expect(found(store, "old")).toHaveLength(1);
    const other = entryOf("b.txt", ["One.", "Two."]);
    expect(() => {
      store.putDocument({ ...other, vectors: [] });
    }).toThrow(/NOT NULL/);
    expect(wholeOf(store)).toEqual(before);
  });

  it("leaves nothing of its former version behind when it is replaced", () => {
    const store = openStore();
    store.putDocument(entryOf("a.txt", ["Walrus on ice.", "Shared words."]));
    store.putDocument(entryOf("a.txt", ["Shared words.", "Penguin instead."]));
    expect(found(store, "walrus")).toEqual([]);
    expect(found(store, "penguin")).toHaveLength(1);
    expect(found(store, "shared")).toHaveLength(1);
    expect(store.documents.count()).toEqual({ documents: 1, passages: 2 });
    expect(store.documents.text(entryOf("a.txt", []).record.id)).toBe("Shared words.\n\nPenguin instead.");
    expectWhole(store.directory);
  });

  it("leaves nothing behind when it is removed, and keeps the vector that another document shares", () => {
    const store = openStore();
    store.putDocument(entryOf("a.txt", ["Walrus on ice.", "Shared words."]));
    store.putDocument(entryOf("b.txt", ["Shared words."]));
    const { id } = entryOf("a.txt", []).record;
    store.removeDocuments([id]);
    store.removeUnusedVectors();
    expect(store.documents.byId(id)).toBeUndefined();
    expect(store.documents.text(id)).toBeUndefined();
    expect(found(store, "walrus")).toEqual([]);
    expect(found(store, "shared")).toHaveLength(1);
    expect([...store.vectors.known(["Walrus on ice.", "Shared words."])]).toEqual(["Shared words."]);
    expectWhole(store.directory);
  });

  it("keeps vectors for passages to come until it is told to forget the unused ones", () => {
    const store = openStore();
    store.keepVectors([vectorOf("To come."), vectorOf("Never.")]);
    const entry = entryOf("a.txt", ["To come."]);
    store.putDocument({ ...entry, vectors: [] });
    expect(store.vectors.known(["To come.", "Never."]).size).toBe(2);
    store.removeUnusedVectors();
    expect([...store.vectors.known(["To come.", "Never."])]).toEqual(["To come."]);
  });

  it("keeps the first vector of a key: the same input has the same vector", () => {
    const store = openStore();
    store.keepVectors([vectorOf("One.")]);
    store.putDocument({
      ...entryOf("a.txt", ["One."]),
      vectors: [{ ...vectorOf("Something else."), key: "One." }],
    });
    const rows = rowsOf(store);
    expect(store.vectors.vectors(rows).get(rows[0]!)).toEqual(vectorOf("One.").vector);
  });

  it("never gets the row of a passage that was removed", () => {
    const store = openStore();
    store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    const former = rowsOf(store);
    store.removeDocuments([entryOf("a.txt", []).record.id]);
    store.startOver("other", "other");
    store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    expect(Math.min(...rowsOf(store))).toBeGreaterThan(Math.max(...former));
  });

  it("is gone, with the vectors, after starting over", () => {
    const store = openStore();
    store.putDocument(entryOf("a.txt", ["One."]));
    store.startOver("fingerprint", "model");
    expect(store.record()).toMatchObject({ revision: 2, fingerprint: "fingerprint", model: "model" });
    expect(store.documents.all()).toEqual([]);
    expect(store.vectors.known(["One."]).size).toBe(0);
    expect(found(store, "one")).toEqual([]);
  });
});

describe("the change number", () => {
  it("grows by one with every committed change and not with one that failed or changed nothing", () => {
    const store = openStore();
    const numbers = [
      () => {
        store.putDocument(entryOf("a.txt", ["One."]));
      },
      () => {
        store.putRecords([recordOf("b.txt", { state: "failed", reason: "No." })]);
      },
      () => {
        store.putRecords([]);
      },
      () => {
        store.removeDocuments([]);
      },
      () => {
        expect(() => {
          store.putDocument({ ...entryOf("c.txt", ["Two."]), vectors: [] });
        }).toThrow();
      },
      () => {
        store.keepVectors([vectorOf("Three.")]);
      },
      () => {
        store.removeUnusedVectors();
      },
      () => {
        store.removeDocuments([recordOf("b.txt").id]);
      },
    ].map((work) => {
      work();
      return store.record().revision;
    });
    expect(numbers).toEqual([1, 2, 2, 2, 2, 2, 2, 3]);
  });

  it("is seen by a second connection as soon as it is committed", () => {
    const store = openStore();
    const other = openStore(store.directory);
    store.putDocument(entryOf("a.txt", ["One."]));
    expect(other.record()).toEqual(store.record());
    expect(found(other, "one")).toHaveLength(1);
  });
});

describe("the records of files", () => {
  it("come back as they were put, ordered by source", () => {
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
    store.putRecords(records);
    expect(store.documents.all()).toEqual([records[2], records[1], records[0]]);
  });

  it("do not let two documents have one source", () => {
    const store = openStore();
    store.putRecords([recordOf("a.txt")]);
    expect(() => {
      store.putRecords([{ ...recordOf("b.txt"), source: "a.txt" }]);
    }).toThrow(/UNIQUE/);
  });
});

describe("following the changes", () => {
  it("brings any follower to the passages that are there, whatever the pages' sizes (against a naive copy)", () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ put: fc.nat(5), passages: fc.nat(6) }) },
      { weight: 2, arbitrary: fc.record({ remove: fc.nat(5) }) },
      { weight: 3, arbitrary: fc.record({ follow: fc.integer({ min: 1, max: 4 }), pages: fc.nat(4) }) },
      { weight: 1, arbitrary: fc.constant({ startOver: true }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 1, max: 7 }), (steps, lastPage) => {
        const store = Store.open(temporaryFolder());
        const follower = new NaiveFollower();
        let version = 0;
        for (const each of steps) {
          version += 1;
          if ("put" in each) {
            const texts = Array.from({ length: each.passages }, (_, index) => `v${version % 3} p${index}`);
            store.putDocument(entryOf(`${each.put}.txt`, texts));
          } else if ("remove" in each) {
            store.removeDocuments([recordOf(`${each.remove}.txt`).id]);
          } else if ("follow" in each) {
            for (let page = 0; page < each.pages; page += 1) follower.follow(store, each.follow);
          } else {
            store.startOver(`f${version}`, "m");
          }
        }
        while (!follower.follow(store, lastPage));
        expect([...follower.rows].sort((left, right) => left - right)).toEqual(rowsOf(store));
        expect(follower.covers.revision).toBe(store.record().revision);
        store.close();
      }),
      { numRuns: 60 },
    );
  });

  it("hands the vectors over as they were stored", () => {
    const store = openStore();
    store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    const { added, complete } = store.vectors.changesSince({ row: 0, revision: 0 }, 10);
    expect(added.map(({ vector }) => vector)).toEqual([vectorOf("One.").vector, vectorOf("Two.").vector]);
    expect(complete).toBe(true);
  });

  it("names the removed passages with the last of the added ones, so that the former version stays until then", () => {
    const store = openStore();
    store.putDocument(entryOf("a.txt", ["One.", "Two."]));
    const start = store.vectors.changesSince({ row: 0, revision: 0 }, 10).covers;
    store.putDocument(entryOf("a.txt", ["Three.", "Four.", "Five."]));
    const first = store.vectors.changesSince(start, 2);
    expect([first.added.length, first.removed, first.complete, first.covers.revision]).toEqual([
      2,
      [],
      false,
      start.revision,
    ]);
    const second = store.vectors.changesSince(first.covers, 2);
    expect([second.added.length, second.removed.length, second.complete]).toEqual([1, 2, true]);
  });
});

describe("the state of the library", () => {
  it("has another name, and is counted anew, after every change, whoever makes it", () => {
    const reader = openStore();
    const writer = openStore(reader.directory);
    const names = new Set<string>();
    const expectCount = (documents: number, passages: number): void => {
      expect(reader.documents.count()).toEqual({ documents, passages });
      expect(reader.documents.count()).toEqual({ documents, passages });
      expect(reader.edition()).toBe(writer.edition());
      names.add(reader.edition());
    };
    expectCount(0, 0);
    writer.putDocument(entryOf("a.txt", ["One.", "Two."]));
    expectCount(1, 2);
    reader.putDocument(entryOf("b.txt", ["Three."]));
    expectCount(2, 3);
    writer.removeDocuments([entryOf("a.txt", []).record.id]);
    expectCount(1, 1);
    writer.startOver("another model", "another");
    expectCount(0, 0);
    expect(names.size).toBe(5);
    expect(openStore().edition()).not.toBe(openStore().edition());
  });
});

/** Follows by the letter of the contract of `Changes`, with a set in place of the graph. */
class NaiveFollower {
  readonly rows = new Set<PassageRow>();
  covers: Coverage = { row: 0, revision: 0 };

  /** Takes one page; whether it was the last one. */
  follow(store: Store, limit: number): boolean {
    const { added, removed, covers, complete } = store.vectors.changesSince(this.covers, limit);
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

function found(store: Store, term: string): PassageRow[] {
  return store.lexical.search(formsIn(term, null).words, 100).sort((left, right) => left - right);
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
