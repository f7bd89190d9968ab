import Database from "better-sqlite3";
import { join } from "node:path";
import type { Span } from "../core/document.ts";
import { AppError } from "../core/errors.ts";
import type { DocumentId, PassageRow } from "../core/ids.ts";
import type { Statement } from "../core/statement.ts";
import { damagedRows } from "./checksum.ts";
import { defineFunctions } from "./sqlite/functions.ts";
import { isForeign, MIGRATIONS } from "./sqlite/migrations.ts";
import { isReadOnly, openReadOnly } from "./sqlite/read-only.ts";
import { Statements } from "./sqlite/prepared-statements.ts";
import type { SqliteDatabase } from "./sqlite/sqlite.ts";
import { DATABASE_FILE, type LibraryRecord } from "./store.ts";
import { StatementTable, type SpokenText } from "./tables/statement-table.ts";

/** Faults that SQLite's own check lists before it gives up. */
const LISTED_FAULTS = 20;

export interface InspectedDocument {
  readonly source: string;
  readonly state: string;
  /** As the record says. */
  readonly passages: number;
  /** As the record says. */
  readonly characters: number;
  readonly storedPassages: number;
  readonly text: string | null;
}

export interface InspectedPassage extends Span {
  readonly documentId: DocumentId;
  /** Null where there is no such document. */
  readonly source: string | null;
  readonly text: string;
  /** JSON, as it is stored. */
  readonly sentences: string;
  /** Length of the sentence vectors in bytes; null where the passage has no vector. */
  readonly sentenceBytes: number | null;
}

export interface InspectedFile {
  readonly file: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** What all documents of the file have as their reason. */
  readonly reason: string | null;
}

export type FormatState = "current" | "older" | "newer" | "foreign";

/**
 * Looks at a library's database through a connection that cannot write, past all that keeps it in order. Between
 * `open` and `close` all of it is seen as it is at one moment, whatever other processes write. Rows are streamed: a large
 * library does not have to fit into memory. Every method throws SQLite's error where the file is too damaged to be read.
 */
export class Inspection {
  private constructor(
    private readonly path: string,
    private readonly database: SqliteDatabase,
  ) {}

  static open(directory: string): Inspection {
    return Inspection.openFile(join(directory, DATABASE_FILE));
  }

  /** A database that may have any name, such as that of a backup. */
  static openFile(path: string): Inspection {
    const database = isReadOnly(path)
      ? openReadOnly(path).database
      : new Database(path, { readonly: true, fileMustExist: true, timeout: 10_000 });
    try {
      defineFunctions(database);
      database.exec("BEGIN");
      return new Inspection(path, database);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  close(): void {
    this.database.close();
  }

  format(): FormatState {
    if (isForeign(this.database)) return "foreign";
    const version = Number(this.database.pragma("user_version", { simple: true }));
    if (version === MIGRATIONS.length) return "current";
    return version < MIGRATIONS.length ? "older" : "newer";
  }

  record(): LibraryRecord {
    const row = this.database
      .prepare<[], LibraryRecord>("SELECT id, change AS revision, fingerprint, model FROM library")
      .get();
    if (row === undefined)
      throw new AppError("library_incompatible", "The index has lost its library record.");
    return row;
  }

  /** Device and inode of the documents folder of the last sync of all files; '' before the first one. */
  documentsFolder(): string {
    const row = this.database.prepare<[], string>("SELECT documents_folder FROM library").pluck().get();
    return row ?? "";
  }

  /** What SQLite finds wrong with its file, in its own words. */
  damage(): string[] {
    const rows = this.database.prepare<[], string>(`PRAGMA integrity_check(${LISTED_FAULTS})`).pluck().all();
    return rows.length === 1 && rows[0] === "ok" ? [] : rows;
  }

  /** Rows that refer to one that is not there, as `table → table`, each once for every such row. */
  *brokenReferences(): Generator<string> {
    const rows = this.database
      .prepare<[], { table: string; parent: string }>("PRAGMA foreign_key_check")
      .iterate();
    for (const { table, parent } of rows) yield `${table} → ${parent}`;
  }

  /**
   * Whether the lexical index holds exactly the words of the passages. FTS5 takes the wish to be checked as a write, so this
   * has a connection of its own and a transaction that is rolled back: writers wait meanwhile (1.2 s for 100,000 passages of
   * a hundred words). Null where it cannot be told, because another process writes or the folder is not ours to write.
   */
  lexicalIndexAgrees(): boolean | null {
    const database = new Database(this.path, { fileMustExist: true, timeout: 5_000 });
    try {
      defineFunctions(database);
      database.exec("BEGIN IMMEDIATE");
      database.exec("INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)");
      return true;
    } catch (error) {
      const code = error instanceof Database.SqliteError ? error.code : "";
      if (code.startsWith("SQLITE_CORRUPT")) return false;
      if (/^SQLITE_(BUSY|READONLY|CANTOPEN)/.test(code)) return null;
      throw error;
    } finally {
      if (database.inTransaction) database.exec("ROLLBACK");
      database.close();
    }
  }

  /** By source. */
  documents(): IterableIterator<InspectedDocument> {
    return this.database
      .prepare<[], InspectedDocument>(
        `SELECT d.source, d.state, d.passages, d.characters, t.text,
                (SELECT count(*) FROM passages p WHERE p.document_id = d.id) AS storedPassages
         FROM documents d LEFT JOIN texts t ON t.document_id = d.id ORDER BY d.source`,
      )
      .iterate();
  }

  /** What is not what was stored, as `text of source`. */
  *damagedRows(): Generator<string> {
    const source = this.database
      .prepare<[string], string>("SELECT source FROM documents WHERE id = ?")
      .pluck();
    for (const { what, document } of damagedRows(this.database)) {
      yield document === null
        ? `a ${what} of no document`
        : `a ${what} of ${source.get(document) ?? document}`;
    }
  }

  textsWithoutDocument(): number {
    return this.number(
      "SELECT count(*) FROM texts WHERE NOT EXISTS (SELECT 1 FROM documents WHERE id = document_id)",
    );
  }

  /** By document, and in it by start. */
  passages(): IterableIterator<InspectedPassage> {
    return this.database
      .prepare<[], InspectedPassage>(
        `SELECT p.document_id AS documentId, d.source, p.start, p."end", p.text, p.sentences,
                length(v.sentences) AS sentenceBytes
         FROM passages p LEFT JOIN documents d ON d.id = p.document_id LEFT JOIN vectors v ON v.id = p.vector_id
         ORDER BY p.document_id, p.start`,
      )
      .iterate();
  }

  /** Empty where there is none. */
  text(document: DocumentId): string {
    const text = this.database
      .prepare<[string], string>("SELECT text FROM texts WHERE document_id = ?")
      .pluck()
      .get(document);
    return text ?? "";
  }

  /** Sources of documents with a statement that lies in no passage of theirs, each once for every such statement. */
  *statementsOutsidePassages(): Generator<string> {
    yield* this.database
      .prepare<[], string>(
        `SELECT coalesce(d.source, 'no document') FROM statements s LEFT JOIN documents d ON d.id = s.document_id
         WHERE NOT EXISTS (SELECT 1 FROM passages p WHERE p.document_id = s.document_id
                           AND p.start <= s.start AND s.start < s."end" AND s."end" <= p."end")`,
      )
      .pluck()
      .iterate();
  }

  /** What is stored of who says what in each document, and what it was found in. */
  *statements(version: number): Generator<{ source: string; stored: Statement[]; spoken: SpokenText }> {
    const table = new StatementTable(new Statements(this.database));
    const documents = this.database
      .prepare<[number], { id: DocumentId; source: string }>(
        "SELECT id, source FROM documents WHERE passages > 0 AND statements_version = ? ORDER BY source",
      )
      .all(version);
    for (const { id, source } of documents) {
      const spoken = withoutDamage(() => table.textOf(id));
      if (spoken !== undefined) yield { source, stored: table.of(id), spoken };
    }
  }

  /** Documents whose statements were not found by the rules of this version. */
  documentsWithOtherStatements(version: number): number {
    return Number(
      this.database
        .prepare("SELECT count(*) FROM documents WHERE passages > 0 AND statements_version <> ?")
        .pluck()
        .get(version),
    );
  }

  vectors(): IterableIterator<{ readonly id: number; readonly bytes: Buffer }> {
    return this.database
      .prepare<[], { id: number; bytes: Buffer }>("SELECT id, vector AS bytes FROM vectors")
      .iterate();
  }

  /** Numbers of the vector that most have; 0 where there are none. */
  usualDimensions(): number {
    return this.number(
      "SELECT length(vector) / 2 FROM vectors GROUP BY length(vector) ORDER BY count(*) DESC LIMIT 1",
    );
  }

  unusedVectors(): number {
    return this.number("SELECT count(*) FROM vectors WHERE id NOT IN (SELECT vector_id FROM passages)");
  }

  /** Up to about `size` passages from all over the library, none added after `lastRow`. */
  sample(lastRow: number, size: number): { readonly row: PassageRow; readonly bytes: Buffer }[] {
    const step = Math.max(1, Math.ceil(this.passagesUpTo(lastRow) / size));
    return this.database
      .prepare<[number, number], { row: PassageRow; bytes: Buffer }>(
        `SELECT p.row, v.vector AS bytes FROM passages p JOIN vectors v ON v.id = p.vector_id
         WHERE p.row <= ? AND p.row % ? = 0`,
      )
      .all(lastRow, step);
  }

  passagesUpTo(row: number): number {
    return Number(this.database.prepare("SELECT count(*) FROM passages WHERE row <= ?").pluck().get(row));
  }

  files(): InspectedFile[] {
    return this.database
      .prepare<[], InspectedFile>(
        `SELECT file, bytes, modified_ms AS modifiedMs,
                CASE WHEN count(DISTINCT coalesce(reason, '')) = 1 THEN reason END AS reason
         FROM documents GROUP BY file ORDER BY file`,
      )
      .all();
  }

  private number(sql: string): number {
    return Number(this.database.prepare(sql).pluck().get() ?? 0);
  }
}

/** Sentences that are no list are told of by another check. */
function withoutDamage<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
