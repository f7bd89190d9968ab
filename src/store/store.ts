import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import type { DocumentId } from "../core/ids.ts";
import { openDatabase } from "./sqlite/database.ts";
import { DocumentTable } from "./tables/document-table.ts";
import { KeyTable } from "./tables/key-table.ts";
import { IdempotencyTable } from "./tables/idempotency-table.ts";
import { JobTable } from "./tables/job-table.ts";
import { LexicalIndex } from "./tables/lexical-index.ts";
import { PassageTable } from "./tables/passage-table.ts";
import { StatementTable } from "./tables/statement-table.ts";
import type { Statement } from "../core/statement.ts";
import type { DocumentRecord, NewPassage, NewVector } from "./records.ts";
import type { SqliteDatabase } from "./sqlite/sqlite.ts";
import { Statements } from "./sqlite/prepared-statements.ts";
import { WaitingTable } from "./tables/waiting-table.ts";
import { VectorTable } from "./tables/vector-table.ts";
import { WholeDocumentTable } from "./tables/whole-document-table.ts";
import { WriterLock } from "./writer-lock.ts";

export const DATABASE_FILE = "library.sqlite";
export const LOCK_FILE = "writer.lock";
const JOBS_LOCK_FILE = "jobs.lock";
const UPLOADS_LOCK_FILE = "uploads.lock";

export interface NewDocument {
  readonly record: DocumentRecord;
  readonly text: string;
  readonly passages: readonly NewPassage[];
  readonly vectors: readonly NewVector[];
  /** Found by the rules of `statementsVersion`. */
  readonly statements: readonly Statement[];
  readonly statementsVersion: number;
  /** What the whole document says (see `documentWordsOf`). */
  readonly words: Uint32Array;
}

/**
 * Whether a record is still to be written, asked within the transaction: whatever another process has done to the document
 * is then known, and nothing more can happen to it before the record is there.
 */
export type Wanted = (record: DocumentRecord) => boolean;

export interface LibraryRecord {
  /** Random: tells this library from every other one. */
  readonly id: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly model: string;
}

/**
 * The library on disk, one SQLite file. Every method that writes is one transaction: a document is there with all its
 * passages, lexical rows and vectors, or not at all, and every committed change raises the change number by one.
 */
export class Store {
  readonly documents: DocumentTable;
  readonly passages: PassageTable;
  readonly vectors: VectorTable;
  readonly lexical: LexicalIndex;
  readonly said: StatementTable;
  readonly jobs: JobTable;
  readonly idempotencyKeys: IdempotencyTable;
  readonly keys: KeyTable;
  readonly waiting: WaitingTable;
  private readonly wholeDocuments: WholeDocumentTable;
  private readonly statements: Statements;

  private constructor(
    readonly directory: string,
    private readonly database: SqliteDatabase,
  ) {
    this.statements = new Statements(database);
    this.documents = new DocumentTable(this.statements);
    this.wholeDocuments = new WholeDocumentTable(this.statements);
    this.passages = new PassageTable(this.statements, this.wholeDocuments);
    this.vectors = new VectorTable(this.statements);
    this.lexical = new LexicalIndex(this.statements);
    this.said = new StatementTable(this.statements);
    this.jobs = new JobTable(this.statements);
    this.idempotencyKeys = new IdempotencyTable(this.statements);
    this.keys = new KeyTable(this.statements);
    this.waiting = new WaitingTable(this.statements);
  }

  static exists(directory: string): boolean {
    return existsSync(join(directory, DATABASE_FILE));
  }

  /** `lockWaitMs`: see `openDatabase`. */
  static open(directory: string, lockWaitMs?: number): Store {
    try {
      mkdirSync(directory, { recursive: true });
    } catch (cause) {
      throw new AppError(
        "library_unwritable",
        `The index folder ${directory} cannot be created (${messageOf(cause)}). Name another folder with --index.`,
        { cause },
      );
    }
    return new Store(directory, openDatabase(join(directory, DATABASE_FILE), lockWaitMs));
  }

  record(): LibraryRecord {
    const row = this.statements
      .prepare<[], LibraryRecord>("SELECT id, change AS revision, fingerprint, model FROM library")
      .get();
    if (row === undefined)
      throw new AppError("library_incompatible", "The index has lost its library record.");
    return row;
  }

  /** Names this state of this library, and how much of it is searched. */
  edition(): string {
    const { id, revision, fingerprint } = this.record();
    const { files } = this.waiting.count();
    return [id, revision, fingerprint, files, this.isScanning()].join(" ");
  }

  /** A sync of all files has begun, and it is not known which of them have changed. */
  beginScan(): void {
    this.database.exec("UPDATE library SET scanning = 1");
  }

  /** It is known now: `changed` wait to be read, and of `formerly` waiting files no others. */
  endScan(changed: readonly string[], formerly: readonly string[]): void {
    this.database
      .transaction(() => {
        for (const file of formerly) this.waiting.remove(file);
        for (const file of changed) this.waiting.add(file);
        this.database.exec("UPDATE library SET scanning = 0");
      })
      .immediate();
  }

  /** Files that wait besides those that a sync of all files has found. */
  addWaiting(files: readonly string[]): void {
    if (files.length === 0) return;
    this.database
      .transaction(() => {
        for (const file of files) this.waiting.add(file);
      })
      .immediate();
  }

  /** Files that wait no more, whatever came of them. */
  settle(files: readonly string[]): void {
    if (this.waiting.count().files === 0) return;
    this.database
      .transaction(() => {
        for (const file of files) this.waiting.remove(file);
      })
      .immediate();
  }

  /** Whether it is not known which files have changed: a sync of all files looks, or is about to. */
  isScanning(): boolean {
    const scanning = this.statements.prepare<[], number>("SELECT scanning FROM library").pluck().get();
    return scanning === 1 || this.jobs.hasUnfinishedSync();
  }

  /** Runs reads that must all see the library as it is at one moment. */
  read<Result>(work: () => Result): Result {
    return this.database.transaction(work)();
  }

  /** Of the database file and its write-ahead log. */
  bytes(): number {
    return [DATABASE_FILE, `${DATABASE_FILE}-wal`]
      .map((name) => statSync(join(this.directory, name), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, size) => sum + size, 0);
  }

  takeWriterLock(): WriterLock {
    return WriterLock.take(join(this.directory, LOCK_FILE));
  }

  /** For the one process that runs the library's jobs. Throws `library_busy` while another one holds it. */
  takeJobsLock(): WriterLock {
    return WriterLock.take(join(this.directory, JOBS_LOCK_FILE));
  }

  /** For the one process that changes the uploads as a whole. Throws `library_busy` while another one holds it. */
  static takeUploadsLock(directory: string): WriterLock {
    return WriterLock.take(join(directory, UPLOADS_LOCK_FILE));
  }

  /**
   * Empties the library for another kind of vectors or words; `endRebuilding` says that it is full again. Rows go on from
   * where they were. `keepsVectors`: they are of the same kind, so that what has not changed is not embedded again.
   */
  startOver(fingerprint: string, model: string, keepsVectors = false): void {
    this.change(() => {
      this.database.exec("DELETE FROM documents");
      if (!keepsVectors) this.database.exec("DELETE FROM vectors");
      this.database
        .prepare("UPDATE library SET fingerprint = ?, model = ?, rebuilding = 1")
        .run(fingerprint, model);
    });
  }

  /** Not a change of what the library holds. */
  endRebuilding(): void {
    if (this.isRebuilding()) this.database.exec("UPDATE library SET rebuilding = 0");
  }

  isRebuilding(): boolean {
    return this.statements.prepare<[], number>("SELECT rebuilding FROM library").pluck().get() === 1;
  }

  /** Keeps vectors for passages still to come, so that an interrupted run does not embed them again. */
  keepVectors(vectors: readonly NewVector[]): void {
    this.database
      .transaction(() => {
        this.vectors.put(vectors);
      })
      .immediate();
  }

  /**
   * Puts a document in, in place of its former version. Every passage's vector is among `vectors` or kept before.
   * False, and nothing is put in, where it is not `wanted`.
   */
  putDocument(entry: NewDocument, wanted: Wanted = always): boolean {
    const { record, text, passages, vectors, words, statements, statementsVersion } = entry;
    return this.change(() => {
      if (!wanted(record)) return false;
      this.vectors.put(vectors);
      this.putRecord(record);
      this.documents.putText(record.id, text);
      this.passages.replaceOf(record.id, passages);
      this.said.replaceOf(record.id, statements, statementsVersion);
      this.wholeDocuments.put(record.id, words);
      return true;
    });
  }

  /** Puts statements in place of those that other rules have found, unless the document is gone. */
  putStatements(id: DocumentId, statements: readonly Statement[], version: number): void {
    this.change(() => {
      if (this.documents.byId(id) !== undefined) this.said.replaceOf(id, statements, version);
    });
  }

  /** Changes what is known of files without touching their passages. */
  putRecords(records: readonly DocumentRecord[], wanted: Wanted = always): void {
    if (records.length === 0) return;
    this.change(() => {
      for (const record of records) if (wanted(record)) this.putRecord(record);
    });
  }

  /** A record of which `unfinished` says that its file is not done leaves the file waiting. */
  private putRecord(record: DocumentRecord): void {
    this.documents.put(record);
    if (record.modifiedMs !== 0) this.waiting.remove(record.file);
  }

  removeDocuments(ids: readonly DocumentId[]): void {
    if (ids.length === 0) return;
    this.change(() => {
      for (const id of ids) this.documents.remove(id);
    });
  }

  /** Takes the texts and passages of documents out and keeps their records, which say why. */
  takeOut(records: readonly DocumentRecord[], wanted: Wanted = always): void {
    if (records.length === 0) return;
    this.change(() => {
      for (const record of records) {
        if (!wanted(record)) continue;
        this.documents.remove(record.id);
        this.documents.put(record);
      }
    });
  }

  /** Forgets vectors that no passage uses. */
  removeUnusedVectors(): void {
    this.database
      .transaction(() => {
        this.vectors.removeUnused();
      })
      .immediate();
  }

  /** Brings the write-ahead log into the database file first, where no other process is in the way. */
  close(): void {
    try {
      this.database.pragma("busy_timeout = 0");
      this.database.pragma("wal_checkpoint(TRUNCATE)");
    } catch {
      // Nothing is lost: the log stays beside the file, and whoever opens the library next reads both.
    } finally {
      this.database.close();
    }
  }

  private change<Result>(work: () => Result): Result {
    return this.database
      .transaction(() => {
        this.database.exec("UPDATE library SET change = change + 1");
        return work();
      })
      .immediate();
  }
}

function always(): boolean {
  return true;
}
