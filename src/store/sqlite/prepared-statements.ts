import type Database from "better-sqlite3";
import type { SqliteDatabase } from "./sqlite.ts";

/** Prepares each statement once: preparing took as long as running, several times a search. */
export class Statements {
  private readonly prepared = new Map<string, Database.Statement>();

  constructor(readonly database: SqliteDatabase) {}

  prepare<Parameters extends unknown[] = unknown[], Row = unknown>(
    sql: string,
  ): Database.Statement<Parameters, Row> {
    const statement = this.prepared.get(sql) ?? this.database.prepare(sql);
    this.prepared.set(sql, statement);
    return statement as Database.Statement<Parameters, Row>;
  }
}
