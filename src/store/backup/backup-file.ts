import Database from "better-sqlite3";
import { closeSync, openSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../core/errors.ts";
import { openDatabase } from "../sqlite/database.ts";
import { isForeign, MIGRATIONS } from "../sqlite/migrations.ts";
import { replaceContents } from "./replace-contents.ts";
import type { SqliteDatabase } from "../sqlite/sqlite.ts";
import { DATABASE_FILE } from "../store.ts";

/** Bytes of a file that are in memory at a time: SQLite takes a row as a whole. */
const PART_BYTES = 1 << 20;

/**
 * A backup is a library's database of its own, with two tables more. It holds no trace of what had been deleted, as a copy of
 * the database's pages would.
 */
const TABLES = `
  CREATE TABLE backup (created_at TEXT NOT NULL) STRICT;
  CREATE TABLE backup_files (
    name TEXT NOT NULL,             -- below the folder that they come from, with slashes
    part INTEGER NOT NULL,          -- 0, 1, 2, …
    bytes BLOB NOT NULL,
    PRIMARY KEY (name, part)
  ) STRICT;
`;

export interface BackupFacts {
  /** ISO 8601: when its contents were as they are. */
  readonly createdAt: string;
  readonly documents: number;
  readonly passages: number;
  readonly keys: number;
  readonly files: number;
}

/** A file that goes into the backup with the database. */
export interface BackupFile {
  readonly name: string;
  readonly path: string;
}

/** A piece of such a file; the pieces of one follow each other, and the first one's `part` is 0. */
export interface BackupFilePart {
  readonly name: string;
  readonly part: number;
  readonly bytes: Buffer;
}

/**
 * Writes the library of `directory`, as it is at one moment, into a new file. `filesNow` is asked for the files of that
 * very moment; what it or reading them throws undoes everything. Neither readers nor writers of the library wait for it.
 */
export function writeBackupFile(
  directory: string,
  path: string,
  createdAt: string,
  filesNow: () => readonly BackupFile[],
): BackupFacts {
  const database = openDatabase(path);
  try {
    // With a write-ahead log, all of it would be written twice, and the backup would be three files.
    database.pragma("journal_mode = DELETE");
    database.exec(TABLES);
    const atThatMoment = (): void => {
      database.prepare("INSERT INTO backup VALUES (?)").run(createdAt);
      for (const file of filesNow()) putFile(database, file);
    };
    replaceContents(database, join(directory, DATABASE_FILE), { locking: "deferred", atThatMoment });
    return factsOf(database);
  } finally {
    database.close();
  }
}

/** Removes what an attempt at a file left. */
export function removeDatabaseFile(path: string): void {
  for (const suffix of ["", "-journal", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
}

/**
 * Checks the backup at `path`, whose seal is known to be whole, and brings it to the present schema. Throws
 * `library_incompatible` with what is wrong.
 */
export function prepareBackupFile(path: string): BackupFacts {
  refuseUnsound(path);
  const database = openDatabase(path);
  try {
    database.pragma("journal_mode = DELETE");
    return factsOf(database);
  } finally {
    database.close();
  }
}

/**
 * Puts the contents of a prepared backup in place of those of the library in `directory`, as one change of it. `withoutKeys`:
 * all but its access keys.
 */
export function restoreContents(directory: string, path: string, withoutKeys: boolean): void {
  const database = openDatabase(join(directory, DATABASE_FILE));
  try {
    replaceContents(database, path, { locking: "immediate", withoutKeys });
  } finally {
    database.close();
  }
}

/** By name. */
export function* filesOfBackup(path: string): Generator<BackupFilePart> {
  const database = new Database(path, { readonly: true });
  try {
    yield* database
      .prepare<[], BackupFilePart>("SELECT name, part, bytes FROM backup_files ORDER BY name, part")
      .iterate();
  } finally {
    database.close();
  }
}

function putFile(database: SqliteDatabase, { name, path }: BackupFile): void {
  const insert = database.prepare("INSERT INTO backup_files VALUES (?, ?, ?)");
  const descriptor = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(PART_BYTES);
    for (let part = 0, length = -1; length !== 0; part += 1) {
      length = readSync(descriptor, buffer);
      // An empty file has one part, too.
      if (length > 0 || part === 0) insert.run(name, part, buffer.subarray(0, length));
    }
  } finally {
    closeSync(descriptor);
  }
}

function factsOf(database: SqliteDatabase): BackupFacts {
  const facts = database
    .prepare<[], BackupFacts>(
      `SELECT created_at AS createdAt,
              (SELECT count(*) FROM documents WHERE passages > 0) AS documents,
              (SELECT count(*) FROM passages) AS passages,
              (SELECT count(*) FROM keys) AS keys,
              (SELECT count(DISTINCT name) FROM backup_files) AS files
       FROM backup`,
    )
    .get();
  if (facts === undefined) throw unusable("it does not say when it was made");
  return facts;
}

function refuseUnsound(path: string): void {
  const database = new Database(path, { readonly: true });
  try {
    const isBackup = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'backup_files'").get();
    if (isForeign(database) || isBackup === undefined)
      throw unusable("it is not a backup of a Pincite library");
    const version = Number(database.pragma("user_version", { simple: true }));
    if (version > MIGRATIONS.length) {
      const formats = `format ${version}, this one reads up to ${MIGRATIONS.length}`;
      throw unusable(`it was written by a newer Pincite (${formats}); update Pincite`);
    }
    refuseForeignCode(database);
    const damage = database.pragma("integrity_check(1)", { simple: true });
    if (damage !== "ok") throw unusable(`SQLite finds it damaged (${String(damage)})`);
  } catch (cause) {
    if (cause instanceof Database.SqliteError)
      throw unusable(`SQLite cannot read it (${cause.message})`, cause);
    throw cause;
  } finally {
    database.close();
  }
}

/** What runs by itself as soon as rows are written or read, and could say something else than what was checked. */
function refuseForeignCode(database: SqliteDatabase): void {
  const foreign = database
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY name",
    )
    .all()
    .find(({ sql }) => !MIGRATIONS.some((statements) => statements.includes(sql)));
  if (foreign !== undefined)
    throw unusable(`no Pincite makes its trigger or view ${JSON.stringify(foreign.name)}`);
}

function unusable(reason: string, cause?: unknown): AppError {
  return new AppError("library_incompatible", `The backup cannot be restored: ${reason}.`, { cause });
}
