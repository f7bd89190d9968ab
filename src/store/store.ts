import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { foreseen } from "../core/storage-failure.ts";
import { AlertStore } from "./alerts/alert-store.ts";
import { asynchronous, type Asynchronous } from "./asynchronous.ts";
import { haveSameMetadata, withEdits, type Edits } from "../core/edited-metadata.ts";
import type { QuotedPart } from "../core/document.ts";
import type { DocumentId } from "../core/ids.ts";
import { damagedDocuments } from "./checksum.ts";
import { Damage, DAMAGED } from "./damage.ts";
import { openDatabase } from "./sqlite/database.ts";
import { isReadOnly, openReadOnly, type ReadOnlyDatabase } from "./sqlite/read-only.ts";
import { EditTable } from "./tables/edit-table.ts";
import { CandidateTable } from "./tables/candidate-table.ts";
import { DocumentTable } from "./tables/document-table.ts";
import { KeyTable } from "./tables/key-table.ts";
import { IdempotencyTable } from "./tables/idempotency-table.ts";
import { JobTable } from "./tables/job-table.ts";
import { LexicalIndex } from "./tables/lexical-index.ts";
import { makeFolders } from "./make-folders.ts";
import { PassageTable } from "./tables/passage-table.ts";
import { StatementTable } from "./tables/statement-table.ts";
import type { Statement } from "../core/statement.ts";
import type { DocumentRecord, NewPassage, NewVector } from "./records.ts";
import { scrubStep, type ScrubPlace, type ScrubStep } from "./scrub.ts";
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
  /** Absent where the authors have written all of it. */
  readonly quoted?: readonly QuotedPart[];
  readonly passages: readonly NewPassage[];
  readonly vectors: readonly NewVector[];
  /** Found by the rules of `statementsVersion`. */
  readonly statements: readonly Statement[];
  readonly statementsVersion: number;
  /** What the whole document says (see `documentWordsOf`). */
  readonly words: Uint32Array;
}

/**
 * Whether a record is still to be written in place of what is stored of the document, asked within the transaction: whatever
 * another process has done to the document is then known, and nothing more can happen to it before the record is there.
 */
export type Wanted = (record: DocumentRecord, stored: DocumentRecord | undefined) => boolean;

export interface LibraryRecord {
  /** Random: tells this library from every other one. */
  readonly id: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly model: string;
}

/** What a sync of all files found of the documents folder as such. */
export interface FolderRecord {
  /** Device and inode; '' before the first one. */
  readonly identity: string;
  /** Sources of files that have another name which is not among the documents (hard links). */
  readonly linkedElsewhere: readonly string[];
}

/**
 * The library on disk, one SQLite file. Whatever is asked of it answers with a promise, so that another engine can stand here.
 * Every method that writes is one transaction: a document is there with all its passages, lexical rows and vectors, or not
 * at all, and every committed change raises the revision by one.
 */
export class Store {
  readonly documents: Asynchronous<
    Pick<DocumentTable, "all" | "below" | "byId" | "count" | "facts" | "text" | "withReason">
  >;
  readonly passages: Asynchronous<Omit<PassageTable, "replaceOf" | "rebuildLexicalIndex">>;
  readonly candidates: Asynchronous<CandidateTable>;
  readonly vectors: Asynchronous<
    Pick<VectorTable, "canFollow" | "changesSince" | "countChangesSince" | "known" | "sample" | "vectors">
  >;
  readonly lexical: Asynchronous<LexicalIndex>;
  readonly said: Asynchronous<Omit<StatementTable, "replaceOf">>;
  readonly waiting: Asynchronous<Pick<WaitingTable, "count" | "files">>;
  readonly edits: Asynchronous<Pick<EditTable, "of">>;
  readonly jobs: Asynchronous<JobTable>;
  readonly idempotencyKeys: Asynchronous<IdempotencyTable>;
  readonly keys: Asynchronous<KeyTable>;
  readonly alerts: AlertStore;
  private readonly tables: {
    readonly documents: DocumentTable;
    readonly passages: PassageTable;
    readonly vectors: VectorTable;
    readonly said: StatementTable;
    readonly waiting: WaitingTable;
    readonly edits: EditTable;
    readonly wholeDocuments: WholeDocumentTable;
    readonly jobs: JobTable;
  };
  /** Of the database, while it is open. */
  private readonly file: string | null;
  private readonly statements: Statements;
  private readonly damage = new Damage();
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly directory: string,
    private readonly database: SqliteDatabase,
    private readonly readOnly: ReadOnlyDatabase | null = null,
  ) {
    this.file = fileIdentity(directory);
    this.statements = new Statements(database);
    const revision = (): number =>
      this.statements.prepare<[], number>("SELECT change FROM library").pluck().get() ?? 0;
    const wholeDocuments = new WholeDocumentTable(this.statements, this.damage, revision);
    const documents = new DocumentTable(this.statements, this.damage);
    this.tables = {
      documents,
      passages: new PassageTable(this.statements, documents, this.damage),
      vectors: new VectorTable(this.statements, this.damage),
      said: new StatementTable(this.statements),
      waiting: new WaitingTable(this.statements),
      edits: new EditTable(this.statements),
      wholeDocuments,
      jobs: new JobTable(this.statements),
    };
    this.documents = asynchronous(this.tables.documents);
    this.passages = asynchronous(this.tables.passages);
    this.candidates = asynchronous(
      new CandidateTable(this.statements, wholeDocuments, this.damage, revision),
    );
    this.vectors = asynchronous(this.tables.vectors);
    this.lexical = asynchronous(new LexicalIndex(this.statements));
    this.said = asynchronous(this.tables.said);
    this.waiting = asynchronous(this.tables.waiting);
    this.edits = asynchronous(this.tables.edits);
    const inTurn = <Result>(work: () => Result): Promise<Result> => this.inTurn(work);
    this.jobs = asynchronous(this.tables.jobs, inTurn);
    this.idempotencyKeys = asynchronous(new IdempotencyTable(this.statements), inTurn);
    this.keys = asynchronous(new KeyTable(this.statements), inTurn);
    this.alerts = new AlertStore(this.statements, this.tables.waiting, (work) => this.write(work));
  }

  static exists(directory: string): boolean {
    return existsSync(join(directory, DATABASE_FILE));
  }

  /** `lockWaitMs`: see `openDatabase`. A library that this process may only read is opened for reading. */
  static open(directory: string, lockWaitMs?: number): Store {
    const path = join(directory, DATABASE_FILE);
    if (isReadOnly(path)) {
      const opened = openReadOnly(path, lockWaitMs);
      return new Store(directory, opened.database, opened);
    }
    try {
      makeFolders(directory);
    } catch (cause) {
      throw new AppError(
        "library_unwritable",
        `The index folder ${directory} cannot be created (${messageOf(cause)}). Name another folder with --index.`,
        { cause },
      );
    }
    return new Store(directory, openDatabase(path, lockWaitMs));
  }

  /** Whether there is a library there that this process may only read. Looks at rights alone: it may be damaged. */
  static isReadOnly(directory: string): boolean {
    return isReadOnly(join(directory, DATABASE_FILE));
  }

  get isReadOnly(): boolean {
    return this.readOnly !== null;
  }

  /** Whether the library has changed where this store does not see it; then it has to be opened anew. */
  isOutdated(): boolean {
    return this.isElsewhere() || (this.readOnly?.isOutdated() ?? false);
  }

  /**
   * Whether the file was deleted, or another one is in its place. For whoever has it open it lives on, so what was read would be
   * of a library that nobody else sees, and what was written would be lost.
   */
  private isElsewhere(): boolean {
    return fileIdentity(this.directory) !== this.file;
  }

  /** Before work that writes. Throws `read_only`. */
  requireWritable(): void {
    if (this.isReadOnly) throw canOnlyBeRead(this.directory);
  }

  /** Writes all of it, as it is at this moment, into a new database file. */
  copyTo(path: string): void {
    this.database.pragma("query_only = OFF");
    this.database.prepare("VACUUM INTO ?").run(path);
    if (this.isReadOnly) this.database.pragma("query_only = ON");
  }

  async record(): Promise<LibraryRecord> {
    const row = this.statements
      .prepare<[], LibraryRecord>("SELECT id, change AS revision, fingerprint, model FROM library")
      .get();
    if (row === undefined)
      throw new AppError("library_incompatible", "The index has lost its library record.");
    return row;
  }

  /** Names this state of this library, and how much of it is searched. */
  async edition(): Promise<string> {
    const { id, revision, fingerprint } = await this.record();
    const { files } = await this.waiting.count();
    return [id, revision, fingerprint, files, await this.isScanning()].join(" ");
  }

  /** A sync of all files has begun, and it is not known which of them have changed. */
  beginScan(): Promise<void> {
    return this.write(() => {
      this.database.exec("UPDATE library SET scanning = 1");
    });
  }

  /** It is known now: `changed` wait to be read, and of `formerly` waiting files no others. */
  endScan(changed: readonly string[], formerly: readonly string[], folder: FolderRecord): Promise<void> {
    return this.write(() => {
      this.database
        .prepare("UPDATE library SET documents_folder = ?, linked_elsewhere = ?")
        .run(folder.identity, JSON.stringify(folder.linkedElsewhere));
      for (const file of formerly) this.tables.waiting.remove(file);
      for (const file of changed) this.tables.waiting.add(file);
      this.database.exec("UPDATE library SET scanning = 0");
    });
  }

  /** As the last sync of all files found it. */
  async documentsFolder(): Promise<FolderRecord> {
    const row = this.statements
      .prepare<[], { identity: string; links: string }>(
        "SELECT documents_folder AS identity, linked_elsewhere AS links FROM library",
      )
      .get();
    return { identity: row?.identity ?? "", linkedElsewhere: JSON.parse(row?.links ?? "[]") as string[] };
  }

  /** Files that wait besides those that a sync of all files has found. */
  async addWaiting(files: readonly string[]): Promise<void> {
    if (files.length === 0) return;
    await this.write(() => {
      for (const file of files) this.tables.waiting.add(file);
    });
  }

  /** Files that wait no more, whatever came of them. */
  async settle(files: readonly string[]): Promise<void> {
    if ((await this.waiting.count()).files === 0) return;
    await this.write(() => {
      for (const file of files) this.tables.waiting.remove(file);
    });
  }

  /** Whether it is not known which files have changed: a sync of all files looks, or is about to. */
  async isScanning(): Promise<boolean> {
    const scanning = this.statements.prepare<[], number>("SELECT scanning FROM library").pluck().get();
    return scanning === 1 || this.tables.jobs.hasUnfinishedSync();
  }

  /**
   * Runs reads that must all see the library as it is at one moment. `work` asks nothing else of the store, and begins no other
   * `read`: those of one connection take turns.
   */
  read<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.inTurn(async () => {
      this.statements.prepare("BEGIN").run();
      try {
        return await work();
      } finally {
        this.statements.prepare("ROLLBACK").run();
        this.writeDamageDown();
      }
    });
  }

  /** Documents of which reads have met something damaged, and of which that is not written down. */
  unmarkedDamage(): readonly DocumentId[] {
    return this.tables.documents.notMarked(this.damage.documents);
  }

  /** Where it cannot be written now, the next read that meets the damage tries again. */
  private writeDamageDown(): void {
    if (this.damage.documents.length === 0 || this.isReadOnly) return;
    try {
      const documents = this.unmarkedDamage();
      if (documents.length > 0) this.mark(documents);
      this.damage.clear();
    } catch (error) {
      if (foreseen(error) === null) throw error;
    }
  }

  /** Of the database file and its write-ahead log. */
  async bytes(): Promise<number> {
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
  startOver(fingerprint: string, model: string, keepsVectors = false): Promise<void> {
    return this.change(() => {
      this.database.exec("DELETE FROM documents");
      if (!keepsVectors) this.database.exec("DELETE FROM vectors");
      this.database
        .prepare("UPDATE library SET fingerprint = ?, model = ?, rebuilding = 1")
        .run(fingerprint, model);
    });
  }

  /** Not a change of what the library holds. */
  async endRebuilding(): Promise<void> {
    if (!(await this.isRebuilding())) return;
    await this.write(() => {
      this.database.exec("UPDATE library SET rebuilding = 0");
    });
  }

  async isRebuilding(): Promise<boolean> {
    return this.statements.prepare<[], number>("SELECT rebuilding FROM library").pluck().get() === 1;
  }

  /** Keeps vectors for passages still to come, so that an interrupted run does not embed them again. */
  keepVectors(vectors: readonly NewVector[]): Promise<void> {
    return this.write(() => {
      this.tables.vectors.put(vectors);
    });
  }

  /**
   * Puts a document in, in place of its former version. Every passage's vector is among `vectors` or kept before.
   * False, and nothing is put in, where it is not `wanted`.
   */
  putDocument(entry: NewDocument, wanted: Wanted = always): Promise<boolean> {
    const { record, text, quoted = [], passages, vectors, words, statements, statementsVersion } = entry;
    return this.change(() => {
      const stored = this.tables.documents.byId(record.id);
      if (!wanted(record, stored)) return false;
      this.tables.vectors.put(vectors);
      this.putRecord(record);
      this.tables.documents.putText(record.id, text);
      this.tables.passages.replaceOf(record.id, passages, stored?.reason === DAMAGED);
      this.tables.said.replaceQuoted(record.id, quoted);
      this.tables.said.replaceOf(record.id, statements, statementsVersion);
      this.tables.wholeDocuments.put(record.id, words);
      return true;
    });
  }

  /** Puts statements in place of those that other rules have found, unless the document is gone. */
  putStatements(id: DocumentId, statements: readonly Statement[], version: number): Promise<void> {
    return this.change(() => {
      if (this.tables.documents.byId(id) !== undefined) this.tables.said.replaceOf(id, statements, version);
    });
  }

  /** Changes what is known of files without touching their passages. */
  async putRecords(records: readonly DocumentRecord[], wanted: Wanted = always): Promise<void> {
    if (records.length === 0) return;
    await this.change(() => {
      for (const record of records) if (this.isWanted(record, wanted)) this.putRecord(record);
    });
  }

  private isWanted(record: DocumentRecord, wanted: Wanted): boolean {
    return wanted(record, this.tables.documents.byId(record.id));
  }

  /**
   * A record of which `unfinished` says that its file is not done leaves the file waiting. What a person has set counts, also what
   * was set while the file was being read: then the file is read once more.
   */
  private putRecord(read: DocumentRecord): void {
    const stored = this.tables.documents.byId(read.id);
    if (stored !== undefined && stored.source !== read.source)
      this.tables.edits.move(stored.source, read.source);
    const record = withEdits(read, this.tables.edits.of(read.source));
    this.tables.documents.put(record);
    if (!haveSameMetadata(record, read)) this.tables.documents.markUnread(record.file);
    else if (record.modifiedMs !== 0) this.tables.waiting.remove(record.file);
  }

  /**
   * Sets what a person says of a document in place of what was set before; it counts at once, and its file is read again for
   * the rest. Undefined where there is no such document.
   */
  putEdits(
    id: DocumentId,
    edits: (present: Edits, stored: DocumentRecord) => Edits,
  ): Promise<DocumentRecord | undefined> {
    return this.change(() => {
      const stored = this.tables.documents.byId(id);
      if (stored === undefined) return undefined;
      this.tables.edits.put(stored.source, edits(this.tables.edits.of(stored.source) ?? {}, stored));
      this.tables.documents.put(withEdits(stored, this.tables.edits.of(stored.source)));
      this.letWait(stored.file);
      return this.tables.documents.byId(id);
    });
  }

  /** Makes the next sync read a document's file again. Undefined where there is no such document. */
  readAgain(id: DocumentId): Promise<DocumentRecord | undefined> {
    return this.change(() => {
      const stored = this.tables.documents.byId(id);
      if (stored !== undefined) this.letWait(stored.file);
      return stored;
    });
  }

  /** Has the next sync read a file, whatever it looks like. */
  private letWait(file: string): void {
    this.tables.documents.markUnread(file);
    this.tables.waiting.add(file);
  }

  /** What a person has set of documents that do not come back. */
  async forgetEdits(sources: readonly string[]): Promise<void> {
    await this.write(() => {
      for (const source of sources) this.tables.edits.remove(source);
    });
  }

  async removeDocuments(ids: readonly DocumentId[]): Promise<void> {
    if (ids.length === 0) return;
    await this.change(() => {
      for (const id of ids) this.tables.documents.remove(id);
    });
  }

  /** Takes the texts and passages of documents out and keeps their records, which say why. */
  async takeOut(records: readonly DocumentRecord[], wanted: Wanted = always): Promise<void> {
    if (records.length === 0) return;
    await this.change(() => {
      for (const record of records) {
        if (!this.isWanted(record, wanted)) continue;
        this.tables.documents.remove(record.id);
        this.tables.documents.put(record);
      }
    });
  }

  /** Forgets vectors that no passage uses. */
  removeUnusedVectors(): Promise<void> {
    return this.write(() => {
      this.tables.vectors.removeUnused();
    });
  }

  /** Forgets which passages were removed long ago: what has not followed by then starts anew. */
  forgetRemoved(): Promise<void> {
    return this.write(() => {
      this.tables.vectors.forgetRemoved();
    });
  }

  /** Brings the write-ahead log into the database file first, where no other process is in the way. */
  close(): void {
    if (this.isReadOnly) {
      this.database.close();
      return;
    }
    try {
      this.writeDamageDown();
      this.database.pragma("busy_timeout = 0");
      this.database.pragma("wal_checkpoint(TRUNCATE)");
    } catch {
      // Nothing is lost: the log stays beside the file, and whoever opens the library next reads both.
    } finally {
      this.database.close();
    }
  }

  /**
   * Looks at all that is stored, says of each document of which something is damaged that it is, so that the next sync reads its
   * file anew, and gives their sources.
   */
  async markDamaged(): Promise<readonly string[]> {
    await this.inTurn(() => {
      for (const id of damagedDocuments(this.database)) this.damage.add(id);
      this.writeDamageDown();
    });
    return (await this.documents.withReason())
      .filter(({ reason }) => reason === DAMAGED)
      .map(({ source }) => source);
  }

  /**
   * Looks at what is stored from a place on, for so many milliseconds, and says of each document of which something is damaged that
   * it is. Gives those of which that was not known.
   */
  scrub(place: ScrubPlace, milliseconds: number): Promise<ScrubStep> {
    return this.inTurn(() => {
      const end = performance.now() + milliseconds;
      const step = scrubStep(this.database, place, () => performance.now() >= end);
      const damaged = this.tables.documents.notMarked(step.damaged);
      for (const id of damaged) this.damage.add(id);
      this.writeDamageDown();
      return { ...step, damaged };
    });
  }

  /** False, and nothing is done, where the words that it would be made of are damaged: their files have to be read first. */
  rebuildLexicalIndex(): Promise<boolean> {
    return this.change(() => this.tables.passages.rebuildLexicalIndex());
  }

  private mark(documents: readonly DocumentId[]): void {
    this.database
      .transaction(() => {
        this.database.exec("UPDATE library SET change = change + 1");
        this.tables.documents.mark(documents);
      })
      .immediate();
  }

  /** A transaction that raises the revision. */
  private change<Result>(work: () => Result): Promise<Result> {
    return this.write(() => {
      this.database.exec("UPDATE library SET change = change + 1");
      return work();
    });
  }

  private write<Result>(work: () => Result): Promise<Result> {
    return this.inTurn(() => {
      this.requireWritable();
      if (this.isElsewhere()) throw isGone(this.directory);
      return this.database.transaction(work).immediate();
    });
  }

  /** A connection has one transaction at a time: whoever comes meanwhile waits for its end. */
  private inTurn<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** Device and inode of the database in an index folder; null where there is none. */
function fileIdentity(directory: string): string | null {
  const stats = statSync(join(directory, DATABASE_FILE), { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.dev}:${stats.ino}`;
}

function isGone(directory: string): AppError {
  return new AppError(
    "library_unwritable",
    `The index in ${directory} was deleted or replaced while it was written to. Try again: what is there now is opened, or built anew.`,
  );
}

export function canOnlyBeRead(directory: string): AppError {
  return new AppError(
    "read_only",
    `The index folder ${directory} can only be read by this user or on this file system: questions are answered, and ` +
      "nothing is changed. Run this as a user who may write to it.",
  );
}

function always(): boolean {
  return true;
}
