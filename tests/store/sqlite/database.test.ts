import Database from "better-sqlite3";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import type { StoredCandidate } from "../../../src/core/passage.ts";
import { isAffectedSqlite, openDatabase } from "../../../src/store/sqlite/database.ts";
import { defineFunctions } from "../../../src/store/sqlite/functions.ts";
import { defineMigrationFunctions } from "../../../src/store/sqlite/migration-functions.ts";
import { MIGRATIONS } from "../../../src/store/sqlite/migrations.ts";
import { DATABASE_FILE, Store } from "../../../src/store/store.ts";
import { entryOf, vectorOf } from "../../fixtures/entries.ts";
import { toFormerSchema, FORMER_VERSION } from "../../fixtures/former-schema.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";

describe("opening the database", () => {
  it("brings an empty file to the version that is written, and leaves it there when opened again", () => {
    const path = join(temporaryFolder(), "library.sqlite");
    for (let time = 0; time < 2; time += 1) {
      const database = openDatabase(path);
      expect(database.pragma("user_version", { simple: true })).toBe(MIGRATIONS.length);
      expect(database.prepare("SELECT change, fingerprint, model FROM library").all()).toEqual([
        { change: 0, fingerprint: "", model: "" },
      ]);
      database.close();
    }
  });

  it("marks the file as its own: application id 0x504e4354, which reads PNCT", () => {
    const database = openDatabase(join(temporaryFolder(), "library.sqlite"));
    expect(database.pragma("application_id", { simple: true })).toBe(0x504e4354);
    database.close();
  });

  it("acknowledges nothing before it is on the disk", () => {
    const database = openDatabase(join(temporaryFolder(), "library.sqlite"));
    expect(database.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(database.pragma("synchronous", { simple: true })).toBe(2);
    expect(database.pragma("foreign_keys", { simple: true })).toBe(1);
    database.close();
  });

  it("brings every older version to the one that is written", () => {
    for (let version = 0; version < MIGRATIONS.length; version += 1) {
      const path = join(temporaryFolder(), "library.sqlite");
      const older = new Database(path);
      defineFunctions(older);
      defineMigrationFunctions(older);
      older.exec(MIGRATIONS.slice(0, version).join(""));
      older.exec(`PRAGMA application_id = 0x504e4354; PRAGMA user_version = ${version}`);
      older.close();
      const database = openDatabase(path);
      expect(database.pragma("user_version", { simple: true })).toBe(MIGRATIONS.length);
      expect(database.prepare("SELECT count(*) FROM library").pluck().get()).toBe(1);
      expect(database.prepare("SELECT id FROM library").pluck().get()).toMatch(/^[0-9a-f]{32}$/);
      database.close();
    }
  });

  it("brings the passages of the first version along, whose words come with the next index", () => {
    const path = join(temporaryFolder(), "library.sqlite");
    const older = new Database(path);
    older.exec(MIGRATIONS[0] ?? "");
    older.exec(`
      PRAGMA application_id = 0x504e4354; PRAGMA user_version = 1; PRAGMA foreign_keys = ON;
      INSERT INTO documents VALUES ('d', 'a.txt', 'indexed', NULL, 'The title', '["Ada", "Bo"]', NULL, NULL, 'text',
        '{}', 9, 1, 0, NULL, 9, 0, '');
      INSERT INTO texts VALUES ('d', 'Some text.');
      INSERT INTO vectors VALUES (1, 'k', x'00', x'');
      INSERT INTO passages VALUES (7, 'd', 0, 10, 'Some text.', NULL, '["One", "Two"]', '[0, 10]', 1);
      INSERT INTO passages_fts (rowid, title, author, heading, body) VALUES (7, 'The title', 'Ada, Bo', 'One › Two', 'Some text.');
    `);
    older.close();
    const database = openDatabase(path);
    expect(
      database
        .prepare("SELECT row, text, headings, title_words, hex(packed_words) AS packed FROM passages")
        .all(),
    ).toEqual([{ row: 7, text: "Some text.", headings: '["One", "Two"]', title_words: "", packed: "0300" }]);
    const isSound = (): void => {
      database.exec("INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)");
    };
    isSound();
    database.exec("DELETE FROM documents");
    isSound();
    expect(database.prepare("SELECT row FROM removed_passages").pluck().all()).toEqual([7]);
    database.close();
  });

  it("brings vectors of four bytes a number and words of a column along, and what was damaged stays so", async () => {
    const index = temporaryFolder();
    const [whole, broken] = [
      entryOf("a.txt", ["One walrus. Two owls.", "Three."]),
      entryOf("b.txt", ["Four."]),
    ];
    const query = vectorOf("walrus").vector;
    const candidates = async (): Promise<StoredCandidate[]> => {
      const store = Store.open(index);
      const rows = await store.passages.rowsOf([whole.record.id, broken.record.id]);
      const found = await store.read(() => store.candidates.of(rows, query));
      store.close();
      return found.sort((left, right) => left.row - right.row);
    };
    const store = Store.open(index);
    const sentences = ["One walrus.", "Two owls."].map((text) => vectorOf(text).vector);
    const [first, ...others] = whole.vectors;
    await store.putDocument({ ...whole, vectors: [{ ...first!, sentences }, ...others] });
    await store.putDocument(broken);
    store.close();
    const stored = await candidates();
    const former = new Database(join(index, DATABASE_FILE));
    toFormerSchema(former);
    former.exec(
      `UPDATE vectors SET vector = zeroblob(length(vector)) WHERE key = '${broken.vectors[0]!.key}'`,
    );
    former.pragma(`user_version = ${FORMER_VERSION}`);
    former.close();
    const migrated = await candidates();
    expect(stored).toHaveLength(3);
    expect(migrated).toHaveLength(2);
    expect(migrated).toMatchObject(
      stored.slice(0, 2).map(({ row, vector, cosine, sentenceCosines }) => ({
        row,
        vector,
        cosine,
        sentenceCosines: sentenceCosines.map((one): unknown => expect.closeTo(one, 1)),
      })),
    );
    const after = Store.open(index);
    expect(await after.lexical.search(["owl"], 9)).toEqual([1]);
    expect(await after.markDamaged()).toEqual(["b.txt"]);
    await after.removeDocuments([whole.record.id, broken.record.id]);
    expect(await after.lexical.search(["owl"], 9)).toEqual([]);
    expect(await after.rebuildLexicalIndex()).toBe(true);
    after.close();
  });

  it("migrates to nothing at all when a migration is cut off", () => {
    const path = join(temporaryFolder(), "library.sqlite");
    const database = new Database(path);
    // The table of the same name makes the first migration fail in its middle.
    database.exec("PRAGMA application_id = 0x504e4354; CREATE VIEW removed_passages AS SELECT 1");
    database.close();
    expect(() => openDatabase(path)).toThrow(AppError);
    const after = new Database(path);
    expect(after.prepare("SELECT name FROM sqlite_schema").pluck().all()).toEqual(["removed_passages"]);
    expect(after.pragma("user_version", { simple: true })).toBe(0);
    after.close();
  });

  it("refuses a library of a newer version, names both versions and leaves it as it is", () => {
    const path = join(temporaryFolder(), "library.sqlite");
    const database = openDatabase(path);
    database.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    database.close();
    const error = failure(() => openDatabase(path));
    expect(error.code).toBe("library_incompatible");
    expect(error.message).toContain(`format ${MIGRATIONS.length + 1}`);
    expect(error.message).toContain("Update Pincite");
    const after = new Database(path);
    expect(after.pragma("user_version", { simple: true })).toBe(MIGRATIONS.length + 1);
    after.close();
  });

  it("refuses a file that is no database, with the way out", () => {
    const path = put(
      temporaryFolder(),
      "library.sqlite",
      "This is a letter and not a database. ".repeat(200),
    );
    const error = failure(() => openDatabase(path));
    expect(error.code).toBe("library_incompatible");
    expect(error.message).toContain("delete the files library.sqlite* in the index folder");
  });

  it("refuses another program's database and writes nothing into it", () => {
    const path = join(temporaryFolder(), "library.sqlite");
    const other = new Database(path);
    other.exec("CREATE TABLE books (title TEXT)");
    other.close();
    const error = failure(() => openDatabase(path));
    expect(error.code).toBe("library_incompatible");
    expect(error.message).toContain("is not a Pincite index");
    const after = new Database(path);
    expect(after.prepare("SELECT name FROM sqlite_schema").pluck().all()).toEqual(["books"]);
    expect(after.pragma("journal_mode", { simple: true })).toBe("delete");
    after.close();
  });

  it("says that the index cannot be written where its folder is a file", () => {
    const path = put(temporaryFolder(), "index", "");
    const error = failure(() => openDatabase(join(path, "library.sqlite")));
    expect(error.code).toBe("library_unwritable");
    expect(error.message).toContain("--index");
  });

  it("is created once when several processes open it at the same moment", async () => {
    const path = join(temporaryFolder(), "library.sqlite");
    const module = join(import.meta.dirname, "../../../dist/src/store/sqlite/database.js");
    const script = `import { openDatabase } from ${JSON.stringify(module)}; openDatabase(${JSON.stringify(path)}).close();`;
    const open = (): Promise<unknown> =>
      promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
    await Promise.all([open(), open(), open(), open(), open(), open()]);
    const database = openDatabase(path);
    expect(database.prepare("SELECT count(*) FROM library").pluck().get()).toBe(1);
    database.close();
  });
});

describe("the versions of SQLite that can lose acknowledged writes", () => {
  it.each([
    ["3.6.23", false],
    ["3.7.0", true],
    ["3.7.17", true],
    ["3.45.1", true],
    ["3.51.0", true],
    ["3.51.2", true],
    ["3.51.3", false],
    ["3.52.0", false],
    ["3.53.2", false],
    ["4.0.0", false],
  ])("%s: %s", (version, affected) => {
    expect(isAffectedSqlite(version)).toBe(affected);
  });

  it("do not include the one that is installed", () => {
    const database = new Database(":memory:");
    expect(isAffectedSqlite(String(database.prepare("SELECT sqlite_version()").pluck().get()))).toBe(false);
    database.close();
  });
});

function failure(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}
