import Database from "better-sqlite3";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { backUp, restore } from "../../../src/library/backup/backup.ts";
import { verifyBackup } from "../../../src/library/backup/backup-check.ts";
import type { BackupReport } from "../../../src/library/backup/backup-report.ts";
import { LiveDenseIndex } from "../../../src/library/query/live-dense-index.ts";
import { Keys } from "../../../src/library/access/keys.ts";
import { openDatabase } from "../../../src/store/sqlite/database.ts";
import { findStatementsAnew } from "../../../src/library/sync/statement-refresh.ts";
import { MIGRATIONS } from "../../../src/store/sqlite/migrations.ts";
import { seal, unseal } from "../../../src/store/backup/sealed-file.ts";
import { DATABASE_FILE, LOCK_FILE, Store } from "../../../src/store/store.ts";
import { WriterLock } from "../../../src/store/writer-lock.ts";
import { entryOf } from "../../fixtures/entries.ts";
import { FakeEmbedder } from "../../fixtures/fake-embedder.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";
import { toFormerSchema } from "../../fixtures/former-schema.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";
import { expectWhole } from "../../fixtures/whole-library.ts";

const PASSPHRASE = "correct horse battery staple";
const UPLOAD = `00000000000000aa.1.${"0".repeat(64)}`;

function backedUp(indexDirectory: string, force = false): Promise<BackupReport> {
  const file = join(temporaryFolder(), "library.backup");
  return backUp({ indexDirectory, file, force, passphrase: PASSPHRASE });
}

function restored(indexDirectory: string, file: string, force = false): Promise<BackupReport> {
  return restore({
    indexDirectory,
    file,
    force,
    passphrase: PASSPHRASE,
    lockWaitMs: 0,
    warn: () => undefined,
  });
}

/** A library of two documents and one upload's file, in a folder. */
async function library(): Promise<FakeLibrary> {
  const fake = new FakeLibrary();
  put(fake.documents, "a.txt", "The walrus sleeps on the ice.");
  put(fake.documents, "b.txt", "The camel walks over the sand.");
  await fake.library.sync();
  put(fake.index, `uploads/${UPLOAD}/report.txt`, "Uploaded.");
  return fake;
}

/** All but the lock of uploads, which stays where it was taken once, empty as it is. */
function filesIn(indexDirectory: string): string[] {
  return readdirSync(indexDirectory)
    .filter((name) => name !== "uploads.lock")
    .sort();
}

function keysOf(indexDirectory: string): Keys {
  const keys = new Keys(indexDirectory, () => new Date());
  onTestFinished(() => {
    keys.close();
  });
  return keys;
}

/** All rows of the tables that hold what the library says, passages without their row numbers. */
function contentsOf(indexDirectory: string, ofVectors = "key, vector, sentences"): unknown {
  const database = new Database(join(indexDirectory, DATABASE_FILE), { readonly: true });
  try {
    const all = (sql: string): unknown => database.prepare(sql).all();
    return {
      documents: all("SELECT * FROM documents ORDER BY id"),
      texts: all("SELECT * FROM texts ORDER BY document_id"),
      statements: all("SELECT * FROM statements ORDER BY document_id, start, speaker"),
      vectors: all(`SELECT ${ofVectors} FROM vectors ORDER BY key`),
      passages: all(
        `SELECT p.document_id, p.start, p."end", p.text, p.sentences, p.headings, v.key
         FROM passages p JOIN vectors v ON v.id = p.vector_id ORDER BY p.row`,
      ),
    };
  } finally {
    database.close();
  }
}

describe("a backup", () => {
  it("comes back in an empty folder: documents, passages, vectors, keys and uploads", async () => {
    const fake = await library();
    const { key } = await keysOf(fake.index).create({ name: "a", scope: "read", tags: null, expires: null });
    const report = await backedUp(fake.index);
    expect(report).toMatchObject({ documents: 2, passages: 2, keys: 1, uploads: 1 });
    expect(report.bytes).toBe(readFileSync(report.file).length);

    const index = join(temporaryFolder(), "new", "index");
    expect(await restored(index, report.file)).toEqual(report);
    expect(contentsOf(index)).toEqual(contentsOf(fake.index));
    expect(expectWhole(index)).toEqual(["a.txt", "b.txt"]);
    expect(readFileSync(join(index, "uploads", UPLOAD, "report.txt"), "utf8")).toBe("Uploaded.");
    expect(await keysOf(index).verify(key)).toMatchObject({ scope: "read" });

    const other = new FakeLibrary(fake.documents, index);
    expect((await other.found("walrus"))[0]).toContain("walrus");
    rmSync(join(index, "uploads"), { recursive: true });
    expect((await other.library.sync()).embedded).toBe(0);
  });

  it("leaves nothing else behind, neither beside itself nor in the index folder", async () => {
    const fake = await library();
    const file = join(temporaryFolder(), "library.backup");
    const files = filesIn(fake.index);
    await backUp({ indexDirectory: fake.index, file, force: false, passphrase: PASSPHRASE });
    expect(readdirSync(join(file, ".."))).toEqual(["library.backup"]);
    await restored(fake.index, file, true);
    expect(filesIn(fake.index)).toEqual(files);
    expect(readdirSync(join(fake.index, "uploads", ".incoming"))).toEqual([]);
  });

  it("is one SQLite database, which holds nothing that was deleted before", async () => {
    const fake = await library();
    rmSync(join(fake.documents, "b.txt"));
    await fake.library.sync();
    const { file } = await backedUp(fake.index);
    expect(readFileSync(file, "latin1")).not.toContain("camel");
    const database = new Database(file, { readonly: true });
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(database.prepare("SELECT file FROM documents ORDER BY file").pluck().all()).toEqual([
      "a.txt",
      "upload:00000000000000aa/report.txt",
    ]);
    database.close();
  });

  it("replaces no file and no library without being told to", async () => {
    const fake = await library();
    const { file } = await backedUp(fake.index);
    const before = [readFileSync(file), contentsOf(fake.index)];
    const refused = expect.objectContaining({ code: "invalid_argument", field: "--force" }) as Error;
    await expect(backUp({ indexDirectory: fake.index, file, force: false })).rejects.toEqual(refused);
    await expect(restored(fake.index, file)).rejects.toEqual(refused);
    expect([readFileSync(file), contentsOf(fake.index)]).toEqual(before);
    expect((await backUp({ indexDirectory: fake.index, file, force: true })).documents).toBe(2);
  });

  it("needs a library", async () => {
    const index = join(temporaryFolder(), "index");
    const notBuilt = expect.objectContaining({ code: "library_not_built" }) as Error;
    await expect(backedUp(index)).rejects.toEqual(notBuilt);
    expect(existsSync(index)).toBe(false);
    await keysOf(index).create({ name: "a", scope: "read", tags: null, expires: null });
    await expect(backedUp(index)).rejects.toEqual(notBuilt);
    await expect(restored(index, join(index, "none"))).rejects.toMatchObject({ code: "not_found" });
  });

  it("holds uploads of any size, and none that has not arrived", async () => {
    const fake = await library();
    const large = Buffer.alloc(2_500_000, "large ");
    put(fake.index, `uploads/${UPLOAD}/report.txt`, large);
    put(fake.index, `uploads/${UPLOAD}/empty.txt`, "");
    put(fake.index, "uploads/.incoming/1-aa/part.txt", "half");
    const { file, uploads } = await backedUp(fake.index);
    expect(uploads).toBe(2);
    const index = join(temporaryFolder(), "index");
    await restored(index, file);
    expect(readdirSync(join(index, "uploads")).sort()).toEqual([".incoming", UPLOAD]);
    expect(readFileSync(join(index, "uploads", UPLOAD, "report.txt")).equals(large)).toBe(true);
    expect(readFileSync(join(index, "uploads", UPLOAD, "empty.txt"), "utf8")).toBe("");
  });

  it("takes every table of the schema along, but for those that are known to stay behind", async () => {
    const fake = await library();
    const { file } = await backedUp(fake.index);
    const rowsIn = (path: string): Record<string, unknown> => {
      const database = new Database(path, { readonly: true });
      const tables = database
        .prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        .pluck()
        .all()
        .filter((name) => !name.startsWith("sqlite_") && !name.startsWith("backup"));
      const rows = tables.map((name) => [
        name,
        database.prepare(`SELECT count(*) FROM ${name}`).pluck().get(),
      ]);
      database.close();
      return Object.fromEntries(rows) as Record<string, unknown>;
    };
    const live = join(fake.index, DATABASE_FILE);
    const writer = openDatabase(live);
    writer.exec(`
      INSERT INTO jobs (id, kind, state, documents, created_at) VALUES ('j', 'sync', 'queued', '[]', '');
      INSERT INTO idempotency_keys VALUES ('c', 'k', 'r', '{}', '');
    `);
    writer.close();
    const copied = rowsIn((await backedUp(fake.index)).file);
    expect(copied).toEqual({ ...rowsIn(live), jobs: 0, idempotency_keys: 0 });
    await restored(fake.index, file, true);
    expect(rowsIn(live)).toMatchObject({ jobs: 1, idempotency_keys: 0 });
  });
});

describe("who made a backup", () => {
  const SCOPE = { name: "a", scope: "admin", tags: null, expires: null } as const;
  const quiet = { lockWaitMs: 0, warn: (): void => undefined };

  /** A backup signed with the key of its library's folder. */
  async function signed(): Promise<{ readonly fake: FakeLibrary; readonly file: string }> {
    const fake = await library();
    const file = join(temporaryFolder(), "library.backup");
    expect(await backUp({ indexDirectory: fake.index, file, force: false })).toMatchObject({
      signature: "valid",
    });
    return { fake, file };
  }

  it("is known by the key in the index folder, which its owner alone can read", async () => {
    const { fake, file } = await signed();
    expect(statSync(join(fake.index, "backup.key")).mode & 0o777).toBe(0o600);
    const here = { indexDirectory: fake.index, passphrase: null };
    expect(await verifyBackup(file, here)).toMatchObject({ signature: "valid", documents: 2 });
    const elsewhere = { indexDirectory: temporaryFolder(), passphrase: null };
    expect(await verifyBackup(file, elsewhere)).toMatchObject({ signature: "unknown", documents: 2 });
    const key = readFileSync(join(fake.index, "backup.key"), "utf8").trim();
    expect(await verifyBackup(file, { ...elsewhere, passphrase: key })).toMatchObject({ signature: "valid" });
    expect(await restore({ indexDirectory: fake.index, file, force: true, ...quiet })).toMatchObject({
      documents: 2,
    });
  });

  it("matters to a restore: another's admin key comes in by no way", async () => {
    const { fake } = await signed();
    const other = await library();
    const planted = await keysOf(other.index).create(SCOPE);
    const own = await keysOf(fake.index).create(SCOPE);
    const file = join(temporaryFolder(), "other.backup");
    await backUp({ indexDirectory: other.index, file, force: false });
    const before = contentsOf(fake.index);
    const options = { indexDirectory: fake.index, file, force: true, ...quiet };
    for (const passphrase of [null, PASSPHRASE])
      await expect(restore({ ...options, passphrase })).rejects.toMatchObject({ code: "not_allowed" });
    expect(contentsOf(fake.index)).toEqual(before);
    expect(await restore({ ...options, withoutKeys: true })).toMatchObject({ keys: 0, signature: "unknown" });
    expect(await keysOf(fake.index).verify(planted.key)).toBeNull();
    expect(await keysOf(fake.index).verify(own.key)).toMatchObject({ scope: "admin" });
  });

  it("is not known of a file that was unsealed, changed, and sealed as earlier versions did", async () => {
    const { fake, file } = await signed();
    await unseal(file, []);
    const database = new Database(file);
    database.exec("UPDATE documents SET title = 'Forged'");
    database.close();
    const content = readFileSync(file);
    const digest = createHash("sha256").update(content).digest();
    writeFileSync(file, Buffer.concat([content, Buffer.from("PINCITE1"), digest]));
    const options = { indexDirectory: fake.index, file, force: true, ...quiet };
    await expect(restore(options)).rejects.toMatchObject({
      code: "not_allowed",
      message: expect.stringContaining("--without-keys") as string,
    });
  });

  it.each([
    ["trigger", "CREATE TRIGGER planted AFTER DELETE ON keys BEGIN SELECT 1; END"],
    ["view", "CREATE VIEW planted AS SELECT 1"],
  ])("does not matter where it holds a %s: then it is refused with and without keys", async (_what, sql) => {
    const { fake, file } = await signed();
    await unseal(file, []);
    const database = new Database(file);
    database.exec(sql);
    database.close();
    await seal(file, PASSPHRASE);
    const options = { indexDirectory: fake.index, file, force: true, passphrase: PASSPHRASE, ...quiet };
    for (const withoutKeys of [false, true]) {
      await expect(restore({ ...options, withoutKeys })).rejects.toMatchObject({
        code: "library_incompatible",
        message: expect.stringContaining("planted") as string,
      });
    }
  });

  it("is not guessed from a damaged key: that is said, and no new one is made", async () => {
    const { fake, file } = await signed();
    writeFileSync(join(fake.index, "backup.key"), "12\n");
    const options = { indexDirectory: fake.index, file, force: true };
    await expect(restore({ ...options, ...quiet })).rejects.toMatchObject({ code: "library_damaged" });
    await expect(backUp(options)).rejects.toMatchObject({ code: "library_damaged" });
    expect(readFileSync(join(fake.index, "backup.key"), "utf8")).toBe("12\n");
    expect(await backUp({ ...options, passphrase: PASSPHRASE })).toMatchObject({ documents: 2 });
  });
});

describe("restoring", () => {
  it("replaces what has come since, and every open reader follows", async () => {
    const fake = await library();
    const { file } = await backedUp(fake.index);
    const saved = contentsOf(fake.index);
    const reader = new FakeLibrary(fake.documents, fake.index);
    rmSync(join(fake.documents, "b.txt"));
    put(fake.documents, "c.txt", "The penguin swims under the snow.");
    put(fake.index, `uploads/${UPLOAD.replaceAll("a", "b")}/later.txt`, "Later.");
    await fake.library.sync();
    expect((await reader.found("penguin"))[0]).toContain("penguin");
    const { revision } = await reader.library.status();

    await restored(fake.index, file, true);
    expect((await reader.library.status()).revision).toBeGreaterThan(revision);
    for (const { found } of [reader, fake].map((each) => ({ found: (query: string) => each.found(query) }))) {
      expect((await found("camel"))[0]).toContain("camel");
      expect((await found("penguin")).join()).not.toContain("penguin");
    }
    expect(contentsOf(fake.index)).toEqual(saved);
    expect(expectWhole(fake.index)).toEqual(["a.txt", "b.txt"]);
    expect(readdirSync(join(fake.index, "uploads")).sort()).toEqual([".incoming", UPLOAD]);
    expect((await fake.library.doctor()).checks.filter(({ state }) => state === "fault")).toEqual([]);
  });

  it("keeps the rows of what is there already, and never uses one of another passage again", async () => {
    const directory = join(temporaryFolder(), "index");
    const store = Store.open(directory);
    onTestFinished(() => {
      store.close();
    });
    const rowsByText = async (): Promise<Record<string, number>> => {
      const rows = (await store.vectors.changesSince({ row: 0, revision: 0 }, 1_000)).added.map(
        ({ row }) => row,
      );
      return Object.fromEntries((await store.passages.byRows(rows)).map(({ text, row }) => [text, row]));
    };
    await store.putDocument(entryOf("a.txt", ["walrus ice", "penguin snow"]));
    const follower = await LiveDenseIndex.of(
      store,
      async () => 32,
      () => undefined,
    );
    const before = await backedUp(directory);
    const first = await rowsByText();
    await store.putDocument(entryOf("a.txt", ["walrus ice", "camel sand"]));
    await follower.current();
    const between = await rowsByText();

    await restored(directory, before.file, true);
    const after = await rowsByText();
    expect(Object.keys(after).sort()).toEqual(["penguin snow", "walrus ice"]);
    expect(after["walrus ice"]).toBe(first["walrus ice"]);
    expect([...Object.values(first), ...Object.values(between)]).not.toContain(after["penguin snow"]);
    expect((await follower.current()).size).toBe(2);
  });

  it("gives rows of its own to the passages of another library, whatever rows they had there", async () => {
    const [one, other] = [join(temporaryFolder(), "one"), join(temporaryFolder(), "other")];
    for (const [directory, text] of [
      [one, "walrus ice"],
      [other, "camel sand"],
    ] as const) {
      const store = Store.open(directory);
      await store.putDocument(entryOf("a.txt", [text]));
      store.close();
    }
    const store = Store.open(one);
    onTestFinished(() => {
      store.close();
    });
    const follower = await LiveDenseIndex.of(
      store,
      async () => 32,
      () => undefined,
    );
    await follower.current();
    await restored(one, (await backedUp(other)).file, true);
    const vector = new FakeEmbedder().vectorOf("camel sand");
    const [nearest] = (await follower.current()).search(vector, 5);
    expect(await store.passages.byRows(nearest === undefined ? [] : [nearest.row])).toMatchObject([
      { row: 2, text: "camel sand" },
    ]);
  });

  it("lets in nobody whose key was revoked since, and locks nobody out", async () => {
    const fake = await library();
    const keys = keysOf(fake.index);
    const request = { name: "a", scope: "read", tags: null, expires: null } as const;
    const [kept, revoked] = [await keys.create(request), await keys.create(request)];
    const { file } = await backedUp(fake.index);
    await keys.revoke(revoked.id);
    const later = await keys.create(request);
    await restored(fake.index, file, true);
    const accesses = await Promise.all([kept, revoked, later].map(({ key }) => keys.verify(key)));
    expect(accesses.map((access) => access !== null)).toEqual([true, false, true]);
  });

  it.each([
    ["a passage that its text does not say", "UPDATE passages SET text = replace(text, 'walrus', 'wombat')"],
    ["a passage outside its text", `UPDATE passages SET "end" = "end" + 1000`],
    ["a record that counts wrongly", "UPDATE documents SET passages = passages + 1"],
    ["a document without its text", "DELETE FROM texts"],
    ["a vector of another length", "UPDATE vectors SET vector = zeroblob(length(vector))"],
    ["sentences outside their passage", "UPDATE passages SET sentences = '[0,99999]'"],
    ["words that the index does not hold", "INSERT INTO passages_fts (passages_fts) VALUES ('delete-all')"],
  ])("is refused with %s, however well it is sealed", async (_, change) => {
    const fake = await library();
    const { file } = await backedUp(fake.index);
    expect(await verifyBackup(file, { indexDirectory: fake.index, passphrase: PASSPHRASE })).toMatchObject({
      file,
      documents: 2,
    });
    await unseal(file, []);
    const database = new Database(file);
    database.exec(change);
    database.close();
    await seal(file, PASSPHRASE);
    const before = contentsOf(fake.index);
    const refusal = { code: "library_incompatible", message: expect.stringContaining("not sound") as string };
    await expect(
      verifyBackup(file, { indexDirectory: fake.index, passphrase: PASSPHRASE }),
    ).rejects.toMatchObject(refusal);
    await expect(restored(fake.index, file, true)).rejects.toMatchObject(refusal);
    expect(contentsOf(fake.index)).toEqual(before);
    await expect(restored(join(temporaryFolder(), "index"), file)).rejects.toMatchObject(refusal);
  });

  it("is not led astray by what a killed one left", async () => {
    const fake = await library();
    const { file } = await backedUp(fake.index);
    const other = await library();
    put(other.documents, "c.txt", "The penguin swims under the snow.");
    await other.library.sync();
    // The other library's last change is in its log, which fits a copy of its database only.
    for (const suffix of ["", "-wal"]) {
      put(fake.index, `restore.tmp${suffix}`, readFileSync(join(other.index, DATABASE_FILE + suffix)));
    }
    expect(await restored(fake.index, file, true)).toMatchObject({ documents: 2 });
    expect(expectWhole(fake.index)).toEqual(["a.txt", "b.txt"]);
    expect(readdirSync(fake.index).filter((name) => name.startsWith("restore"))).toEqual([]);
  });

  it("is refused while another process indexes", async () => {
    const fake = await library();
    const { file } = await backedUp(fake.index);
    const lock = WriterLock.take(join(fake.index, LOCK_FILE));
    try {
      await expect(restored(fake.index, file, true)).rejects.toMatchObject({ code: "library_busy" });
      expect((await backedUp(fake.index)).documents).toBe(2);
    } finally {
      lock.release();
    }
  });

  it("takes a backup of every older schema", async () => {
    const fake = await library();
    // An older program does not say which version of its reader made the texts.
    const present = new Database(join(fake.index, DATABASE_FILE));
    present.exec("UPDATE documents SET reader_version = 0");
    present.close();
    const { file } = await backedUp(fake.index);
    await unseal(file, []);
    const older = new Database(file);
    toFormerSchema(older);
    // What the last entries of MIGRATIONS have added, as a backup of before has it.
    older.exec(
      "DROP TABLE jobs; DROP TABLE idempotency_keys; DROP TABLE keys; DROP TABLE passages_vocabulary",
    );
    older.exec(
      "DROP TABLE alert_hits; DROP TABLE alerts; DROP TABLE known_sentences; DROP TABLE known_documents; DROP TABLE alert_waiting_files; DROP TABLE alert_progress",
    );
    for (const trigger of ["vector_added", "vector_used", "vector_left"])
      older.exec(`DROP TRIGGER ${trigger}`);
    older.exec("DROP TABLE unused_vectors");
    older.exec("DROP TABLE edits; ALTER TABLE documents DROP COLUMN found");
    older.exec("DROP TRIGGER passage_added; DROP TRIGGER passage_removed; DROP TABLE passages_fts");
    for (const field of ["shown", "words", "lexical"])
      older.exec(`ALTER TABLE passages DROP COLUMN ${field}_check`);
    older.exec("ALTER TABLE documents DROP COLUMN record_check; ALTER TABLE texts DROP COLUMN text_check");
    older.exec(
      "ALTER TABLE vectors DROP COLUMN vector_check; ALTER TABLE vectors DROP COLUMN sentences_check",
    );
    for (const field of ["title", "author", "heading", "text", "other"])
      older.exec(`ALTER TABLE passages DROP COLUMN ${field}_words`);
    older.exec("ALTER TABLE passages DROP COLUMN words; ALTER TABLE library DROP COLUMN rebuilding");
    older.exec(
      "DROP TABLE whole_documents; ALTER TABLE documents DROP COLUMN recognised; ALTER TABLE documents DROP COLUMN recognised_pages; DROP TABLE waiting_files; ALTER TABLE library DROP COLUMN scanning",
    );
    older.exec(
      "ALTER TABLE library DROP COLUMN documents_folder; ALTER TABLE library DROP COLUMN linked_elsewhere",
    );
    older.exec("DROP TABLE statements; ALTER TABLE documents DROP COLUMN statements_version");
    older.exec("ALTER TABLE documents DROP COLUMN note; ALTER TABLE documents DROP COLUMN reader_version");
    for (const field of ["title", "author", "heading"])
      older.exec(`ALTER TABLE passages ADD COLUMN ${field} TEXT NOT NULL DEFAULT ''`);
    const lexical = MIGRATIONS[2] ?? "";
    older.exec(lexical.slice(lexical.indexOf("CREATE VIRTUAL TABLE")));
    const version = MIGRATIONS.findIndex((statements) => statements.includes("CREATE TABLE keys"));
    older.pragma(`user_version = ${version}`);
    older.close();
    await seal(file, PASSPHRASE);
    const index = join(temporaryFolder(), "index");
    expect(await restored(index, file)).toMatchObject({ documents: 2, keys: 0 });
    // Who says what is found from the stored texts, as every sync does.
    const store = Store.open(index);
    await findStatementsAnew(store);
    store.close();
    // The vectors of sentences were rounded twice.
    const ofVectors = "key, vector, length(sentences)";
    expect(contentsOf(index, ofVectors)).toEqual(contentsOf(fake.index, ofVectors));
  });

  /** Restores a backup that was changed by `change`, into a library that must stay as it is. */
  async function expectRefused(
    change: (file: string) => void | Promise<void>,
    message: RegExp,
  ): Promise<void> {
    const fake = await library();
    const { file } = await backedUp(fake.index);
    await change(file);
    const before = contentsOf(fake.index);
    const { revision } = await fake.library.status();
    const files = filesIn(fake.index);
    await expect(restored(fake.index, file, true)).rejects.toMatchObject({
      code: "library_incompatible",
      message: expect.stringMatching(message) as string,
    });
    expect(contentsOf(fake.index)).toEqual(before);
    expect((await fake.library.status()).revision).toBe(revision);
    expect(filesIn(fake.index)).toEqual(files);
  }

  const changedBy = (sql: string) => async (file: string) => {
    await unseal(file, []);
    const database = new Database(file);
    database.pragma("foreign_keys = OFF");
    database.exec(sql);
    database.close();
    await seal(file, PASSPHRASE);
  };

  it.each<[string, (file: string) => void | Promise<void>, RegExp]>([
    [
      "is something else",
      (file) => {
        writeFileSync(file, "A letter. ".repeat(100));
      },
      /is no backup/,
    ],
    [
      "is empty",
      (file) => {
        writeFileSync(file, "");
      },
      /is no backup/,
    ],
    [
      "was cut off",
      (file) => {
        writeFileSync(file, readFileSync(file).subarray(0, 9_000));
      },
      /was cut off/,
    ],
    [
      "has one other byte",
      (file) => {
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
      /has changed/,
    ],
    ["is of a newer Pincite", changedBy(`PRAGMA user_version = ${MIGRATIONS.length + 1}`), /newer Pincite/],
    ["is of another program", changedBy("PRAGMA application_id = 7"), /not a backup/],
    ["is a library and no backup", changedBy("DROP TABLE backup_files"), /not a backup/],
    ["refers to what is not there", changedBy("DELETE FROM vectors"), /passages → vectors/],
    ["names a file outside", changedBy("UPDATE backup_files SET name = '../../x'"), /names a file/],
    ["names a hidden file", changedBy("UPDATE backup_files SET name = '.incoming/x'"), /names a file/],
  ])("refuses a file that %s, and touches nothing", (_what, change, message) =>
    expectRefused(change, message),
  );

  it("needs neither uploads nor the files that the documents came from", async () => {
    const directory = join(temporaryFolder(), "index");
    mkdirSync(directory);
    const store = Store.open(directory);
    await store.putDocument(entryOf("a.txt", ["walrus ice", "penguin snow"]));
    await store.putDocument(entryOf("b.txt", ["walrus ice", "camel sand"]));
    store.close();
    const { file } = await backedUp(directory);
    const index = join(temporaryFolder(), "index");
    expect(await restored(index, file)).toMatchObject({ documents: 2, passages: 4, uploads: 0 });
    expect(contentsOf(index)).toEqual(contentsOf(directory));
  });
});
