import Database from "better-sqlite3";
import { statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { AppError, messageOf } from "../../core/errors.ts";
import { foreseen } from "../../core/storage-failure.ts";
import { isBusy } from "../../core/when-free.ts";
import type { SqliteDatabase } from "./sqlite.ts";
import { defineFunctions } from "./functions.ts";
import { isForeign, migrate, MIGRATIONS } from "./migrations.ts";

/**
 * Opens the library's database, creating and migrating it where needed.
 *
 * `synchronous=FULL`: what a transaction has acknowledged survives a power cut. `locking` is SQLite's own, so any number
 * of processes may read while one writes. `lockWaitMs`: how long the thread waits for another writer, before `SQLITE_BUSY`.
 */
export function openDatabase(path: string, lockWaitMs = 10_000): SqliteDatabase {
  let database: SqliteDatabase | undefined;
  try {
    database = new Database(path, { timeout: lockWaitMs });
    refuseAffectedSqlite(database);
    defineFunctions(database);
    if (isForeign(database)) throw notOurs(path);
    writeAhead(database, lockWaitMs);
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    // Of 100,000 passages, 32 MB make the reads of a search a third slower than 64; mapping the file is no faster than that.
    database.pragma("cache_size = -65536");
    const version = migrate(database);
    if (version > 0 && version < MIGRATIONS.length) giveRoomBack(database, path);
    return database;
  } catch (cause) {
    database?.close();
    if (cause instanceof AppError) throw cause;
    throw openingError(path, cause);
  }
}

/**
 * Behind a migration, whose rows leave part of their pages empty: writes all of it anew, which takes as much room again until it is
 * done. Where that is not there, or another process is in the way, the file stays as long as it was and is filled again.
 */
function giveRoomBack(database: SqliteDatabase, path: string): void {
  const { bavail, bsize } = statfsSync(dirname(path));
  if (bavail * bsize < ROOM_TO_WRITE_ANEW * statSync(path).size) return;
  try {
    database.exec("VACUUM");
  } catch (error) {
    if (!isBusy(error) && foreseen(error) === null) throw error;
  }
}

/** A copy for temporary files, and one in the write-ahead log. */
const ROOM_TO_WRITE_ANEW = 3;

/**
 * Of several processes that create a database at the same moment, SQLite refuses all but one at once instead of letting
 * them wait: each holds the lock that another one needs.
 */
function writeAhead(database: SqliteDatabase, lockWaitMs: number): void {
  const until = Date.now() + lockWaitMs;
  for (;;) {
    try {
      database.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() >= until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function openingError(path: string, cause: unknown): AppError {
  const code = cause instanceof Database.SqliteError ? cause.code : "";
  if (code === "SQLITE_NOTADB" || code.startsWith("SQLITE_CORRUPT")) {
    return notOurs(path, cause);
  }
  if (isBusy(cause)) {
    return new AppError("library_busy", `The index file ${path} is locked by another program. Try again.`, {
      cause,
    });
  }
  const failure = foreseen(cause);
  if (failure?.code === "disk_full") return failure;
  return new AppError(
    "library_unwritable",
    `The index file ${path} cannot be opened for writing (${messageOf(cause)}). ` +
      "Check the folder's permissions and free space, or name another folder with --index.",
    { cause },
  );
}

function notOurs(path: string, cause?: unknown): AppError {
  return new AppError(
    "library_incompatible",
    `The index file ${path} is damaged or is not a Pincite index. ` +
      "It can be rebuilt: delete the files library.sqlite* in the index folder, but not its uploads, and run `pincite index`.",
    { cause },
  );
}

/**
 * SQLite 3.7.0 to 3.51.2 can lose acknowledged writes when two processes checkpoint one write-ahead log, and Pincite
 * lets one process index while another serves. Fixed in 3.51.3; see https://sqlite.org/wal.html.
 */
function refuseAffectedSqlite(database: SqliteDatabase): void {
  const version = String(database.prepare("SELECT sqlite_version()").pluck().get());
  if (isAffectedSqlite(version)) {
    throw new AppError(
      "library_incompatible",
      `SQLite ${version} can lose acknowledged writes when two processes share an index. ` +
        "Install better-sqlite3 12.11 or later, which brings SQLite 3.51.3 or later.",
    );
  }
}

/** Whether this SQLite has the defect above. */
export function isAffectedSqlite(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const number = (major * 1000 + minor) * 1000 + patch;
  return number >= 3_007_000 && number <= 3_051_002;
}
