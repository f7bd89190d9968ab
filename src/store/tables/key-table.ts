import Database from "better-sqlite3";
import type { Scope } from "../../core/caller.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";

export interface KeyRecord {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** Null where the key is not limited to tags. */
  readonly tags: readonly string[] | null;
  /** sha256 of the whole key. */
  readonly hash: Buffer;
  /** ISO 8601, like the other moments. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

type KeyRow = Omit<KeyRecord, "tags"> & { readonly tags: string | null };

const COLUMNS = `id, name, scope, tags, hash, created_at AS createdAt, expires_at AS expiresAt,
  revoked_at AS revokedAt, last_used_at AS lastUsedAt`;

/**
 * The access keys. Each write is one statement and no change of the library: what the documents say stays the same, and
 * a library that has keys but no documents is not built.
 */
export class KeyTable {
  constructor(private readonly statements: Statements) {}

  put(record: KeyRecord): void {
    this.statements
      .prepare(
        `INSERT INTO keys (id, name, scope, tags, hash, created_at, expires_at, revoked_at, last_used_at)
         VALUES (@id, @name, @scope, @tags, @hash, @createdAt, @expiresAt, @revokedAt, @lastUsedAt)`,
      )
      .run({ ...record, tags: record.tags && JSON.stringify(record.tags) });
  }

  /** The oldest first. */
  all(): KeyRecord[] {
    return this.statements
      .prepare<[], KeyRow>(`SELECT ${COLUMNS} FROM keys ORDER BY created_at, id`)
      .all()
      .map(toRecord);
  }

  byId(id: string): KeyRecord | undefined {
    const row = this.statements.prepare<[string], KeyRow>(`SELECT ${COLUMNS} FROM keys WHERE id = ?`).get(id);
    return row && toRecord(row);
  }

  /** A key that was revoked before keeps its moment. */
  revoke(id: string, at: string): void {
    this.statements.prepare("UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL").run(at, id);
  }

  /** Without waiting: where another process writes at this moment, or nobody can, it is left out. */
  noteUse(id: string, at: string): void {
    const { database } = this.statements;
    const timeout = Number(database.pragma("busy_timeout", { simple: true }));
    database.pragma("busy_timeout = 0");
    try {
      this.statements.prepare("UPDATE keys SET last_used_at = ? WHERE id = ?").run(at, id);
    } catch (error) {
      const code = error instanceof Database.SqliteError ? error.code : "";
      if (!/^SQLITE_(BUSY|READONLY|FULL)/.test(code)) throw error;
    } finally {
      database.pragma(`busy_timeout = ${timeout}`);
    }
  }
}

function toRecord(row: KeyRow): KeyRecord {
  return { ...row, tags: row.tags === null ? null : (JSON.parse(row.tags) as string[]) };
}
