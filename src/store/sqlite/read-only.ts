import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { AppError, messageOf, systemCode } from "../../core/errors.ts";
import { defineFunctions } from "./functions.ts";
import { openDatabase } from "./database.ts";
import { isCurrent } from "./migrations.ts";
import type { SqliteDatabase } from "./sqlite.ts";

/** A database that this process may read and not write. */
export interface ReadOnlyDatabase {
  readonly database: SqliteDatabase;
  /** Whether the file has changed since: never where changes are seen as they come. */
  isOutdated(): boolean;
}

/** How often a copy is taken again because the file changed meanwhile. */
const COPIES = 5;

/** Whether there is a database that this process may not write: its rights are missing, or the file system is read only. */
export function isReadOnly(path: string): boolean {
  return existsSync(path) && [dirname(path), path, `${path}-wal`].some(isRefused);
}

/**
 * Opens such a database. Where another process writes to it, its log beside it can be read with it, and its changes are seen
 * as they come. Where nobody does there is no log, which SQLite would have to make; then a copy in the folder for temporary
 * files is read, which has no name there and goes with the process.
 */
export function openReadOnly(path: string, lockWaitMs?: number): ReadOnlyDatabase {
  const database = openInPlace(path, lockWaitMs);
  if (database !== null) return { database, isOutdated: () => false };
  const state = stateOf(path);
  return { database: openCopy(path), isOutdated: () => stateOf(path) !== state };
}

/** Null where SQLite would have to write, also for a database of an older schema. */
function openInPlace(path: string, lockWaitMs = 10_000): SqliteDatabase | null {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: lockWaitMs });
  try {
    defineFunctions(database);
    if (isCurrent(database)) return database;
  } catch (error) {
    if (!/^SQLITE_(?:CANTOPEN|READONLY)/u.test(systemCode(error) ?? "")) {
      database.close();
      throw error;
    }
  }
  database.close();
  return null;
}

function openCopy(path: string): SqliteDatabase {
  const folder = temporaryFolder(path);
  try {
    const copy = join(folder, basename(path));
    copyUnchanged(path, copy);
    const database = openDatabase(copy);
    // Nothing beside the file is needed from now on, not even its name.
    database.pragma("journal_mode = DELETE");
    database.pragma("query_only = ON");
    return database;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function temporaryFolder(path: string): string {
  try {
    return mkdtempSync(join(tmpdir(), "pincite-read-only-"));
  } catch (cause) {
    throw new AppError(
      "library_unwritable",
      `The index file ${path} can only be read, so it is read from a copy in the folder for temporary files, and that one ` +
        `cannot be written (${messageOf(cause)}). Name another one in TMPDIR.`,
      { cause },
    );
  }
}

function copyUnchanged(path: string, copy: string): void {
  for (let attempt = 1; attempt <= COPIES; attempt += 1) {
    const before = stateOf(path);
    for (const suffix of ["", "-wal"]) {
      rmSync(copy + suffix, { force: true });
      if (!existsSync(path + suffix)) continue;
      copyFileSync(path + suffix, copy + suffix, constants.COPYFILE_FICLONE);
      // The rights come along.
      chmodSync(copy + suffix, 0o600);
    }
    if (stateOf(path) === before) return;
  }
  throw new AppError(
    "library_busy",
    `The index file ${path} changes all the time and cannot be copied. Try again.`,
  );
}

/** Of the database and its log: another text after every change. */
function stateOf(path: string): string {
  return [path, `${path}-wal`]
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((stats) => (stats === undefined ? "none" : [stats.ino, stats.size, stats.mtimeMs].join(":")))
    .join(" ");
}

function isRefused(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return false;
  } catch (error) {
    return /^(?:EACCES|EPERM|EROFS)$/u.test(systemCode(error) ?? "");
  }
}
