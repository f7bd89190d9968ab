import { truncateSync } from "node:fs";
import Database from "better-sqlite3";
import { AppError } from "../core/errors.ts";
import type { SqliteDatabase } from "./sqlite/sqlite.ts";

/**
 * Held by the one process that may change the library. It is SQLite's lock on an empty database file, so the operating
 * system gives it back when its holder dies, however it dies.
 */
export class WriterLock {
  private constructor(private readonly database: SqliteDatabase) {}

  /** Throws `library_busy` while another process holds it. A damaged lock file is emptied: it holds nothing. */
  static take(path: string): WriterLock {
    try {
      return WriterLock.takeOnce(path);
    } catch (error) {
      if (!isDamaged(error)) throw error;
      // SQLite locks a file before it reads it, so nobody holds this one. Emptied in place and not replaced, it stays one
      // lock for all who find it damaged at the same moment.
      truncateSync(path);
      return WriterLock.takeOnce(path);
    }
  }

  private static takeOnce(path: string): WriterLock {
    const database = new Database(path, { timeout: 0 });
    try {
      database.exec("BEGIN EXCLUSIVE");
      return new WriterLock(database);
    } catch (cause) {
      database.close();
      if (!(cause instanceof Database.SqliteError) || cause.code !== "SQLITE_BUSY") throw cause;
      throw new AppError(
        "library_busy",
        "Another process is indexing this library. Wait until it is done, or stop it, and try again.",
        { cause },
      );
    }
  }

  release(): void {
    this.database.close();
  }
}

function isDamaged(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT)/.test(error.code);
}
