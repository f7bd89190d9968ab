import { CrashNotes } from "./crash-notes.ts";
import { isAbsolute } from "node:path";
import type { DocumentId } from "../../core/ids.ts";
import { contentHashOf } from "../../ingest/content-hash.ts";
import { formatOf, isOfKnownKind, refusalOf } from "../../ingest/format.ts";
import type { DocumentRecord } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import {
  byFile,
  documentRecord,
  idInSource,
  isOfOlderReader,
  looksUnchanged,
  movedRecord,
  newDocumentId,
  problemRecord,
  REMOVED,
  seenFields,
  sourceOfPart,
  staleReason,
  staleRecord,
  unfinished,
  type SeenFile,
} from "./file-records.ts";
import { Indexer } from "./indexer.ts";
import type { SyncOptions } from "../library.ts";
import type { DocumentReader, PartProblem, ReadDocument, ReadResult, TextEmbedder } from "./sync-ports.ts";
import { NearDuplicates } from "../documents/near-duplicates.ts";
import { liesBelow, type Scan, type ScannedFile } from "./scan.ts";
import { scanLibrary, type LibraryFolders } from "./scan-library.ts";
import { keptMarks, refuseManyRemovals } from "./removals.ts";
import { RemovedDocuments } from "./removed-documents.ts";
import { findStatementsAnew } from "./statement-refresh.ts";
import { replacedUploads, uploadIdIn } from "../uploads/upload-source.ts";
import type { SyncReport } from "../../api/job-responses.ts";

export interface SyncPorts {
  readonly store: Store;
  readonly reader: DocumentReader;
  readonly embedder: () => Promise<TextEmbedder>;
  /** Whether a file of this name is of a kind that is read. */
  readonly isSupported: (path: string) => boolean;
  readonly now: () => Date;
}

/** What came of reading a file. */
interface Reading {
  /** Before the file was opened: a change after this moment has not been read. */
  readonly startedAt: string;
  readonly result: ReadResult;
}

type Counts = Pick<SyncReport, "added" | "updated" | "removed" | "unchanged" | "moved" | "embedded">;

/** One run over the files: finds what changed, and brings the store into line with it, a document a transaction. */
export class Sync {
  private readonly counts = { added: 0, updated: 0, removed: 0, unchanged: 0, moved: 0, embedded: 0 };
  private filesDone = 0;
  private filesTotal = 0;
  /** The library's records by file, kept up to date as this run goes on. */
  private readonly records: Map<string, DocumentRecord[]>;
  private readonly ids: Set<DocumentId>;
  private readonly toBeRead = new Set<string>();
  private originals: NearDuplicates | null = null;
  private readonly removed: RemovedDocuments;

  constructor(
    private readonly ports: SyncPorts,
    private readonly folders: LibraryFolders,
    private readonly options: SyncOptions,
  ) {
    const records = ports.store.documents.all();
    this.records = byFile(records);
    this.ids = new Set(records.map(({ id }) => id));
    this.removed = new RemovedDocuments(ports.store.documents, records);
  }

  async run(): Promise<Counts> {
    const { paths } = this.options;
    const { store } = this.ports;
    const formerly = store.waiting.files();
    if (paths === undefined) store.beginScan();
    const outside = [...this.records.keys()].filter((file) => isAbsolute(file));
    const scan = scanLibrary(this.folders, paths, outside);
    this.removed.expect(scan.files);
    this.followReplacements(scan.files);
    if (paths === undefined) await this.followMovesAndRemovals(scan);
    const changed = await this.changedFiles(scan.files);
    const waiting = changed.filter((file) => this.waits(file)).map(({ source }) => source);
    if (paths === undefined) store.endScan(waiting, formerly);
    else store.addWaiting(waiting);
    this.filesTotal = changed.length;
    if (changed.length > 0) {
      this.report(null);
      await this.indexAll(changed);
      store.settle(waiting);
    }
    findStatementsAnew(this.ports.store, this.options.signal);
    // A run over some paths knows nothing of the others, whose vectors an interrupted run may have kept.
    if (paths === undefined) this.ports.store.removeUnusedVectors();
    return this.counts;
  }

  /** Whether the file may become a document: one of another kind is passed over at once. */
  private waits({ refusal, path }: ScannedFile): boolean {
    return refusal === null && this.ports.isSupported(path);
  }

  /** An upload that was replaced by a file of another name stays searchable under that name until the new file is read. */
  private followReplacements(files: readonly ScannedFile[]): void {
    for (const { former, file } of replacedUploads([...this.records.keys()], files)) {
      const seen = unfinished({ file, readAt: this.ports.now().toISOString(), contentHash: null });
      const records = (this.records.get(former) ?? []).map((record) => movedRecord(record, seen));
      this.put(records);
      this.records.set(file.source, records);
      this.records.delete(former);
    }
  }

  /** A file that is gone and whose bytes stand under a new name has moved; every other one that is gone is removed. */
  private async followMovesAndRemovals({ files, unreadable }: Scan): Promise<void> {
    const found = new Set(files.map(({ source }) => source));
    const missing = new Map(
      [...this.records].filter(([file]) => !found.has(file) && !liesBelow(file, unreadable)),
    );
    for (const file of files) {
      if (missing.size === 0) return;
      const isRead = file.refusal === null && this.ports.isSupported(file.path);
      const isNew = isRead && !this.records.has(file.source);
      // An upload has its own id, which it neither gives to another file nor takes from one.
      if (isNew && uploadIdIn(file.source) === null) await this.followMove(file, missing);
    }
    for (const file of keptMarks(missing, found)) missing.delete(file);
    const removed = [...missing.values()].flat();
    if (this.options.allowRemovals !== true) refuseManyRemovals(removed, [...this.records.values()].flat());
    this.ports.store.removeDocuments(removed.map(({ id }) => id));
    for (const file of missing.keys()) this.records.delete(file);
    this.counts.removed = removed.filter(({ state }) => state === "indexed").length;
  }

  /** Gives a moved file's documents their new sources; ids, passages and vectors stay. */
  private async followMove(file: ScannedFile, missing: Map<string, DocumentRecord[]>): Promise<void> {
    const alike = [...missing].filter(
      ([name, [first]]) =>
        uploadIdIn(name) === null && first?.bytes === file.bytes && first.contentHash !== null,
    );
    if (alike.length === 0) return;
    const readAt = this.ports.now().toISOString();
    const contentHash = await contentHashOf(file.path);
    const former = alike.find(([, [first]]) => first?.contentHash === contentHash);
    if (former === undefined) return;
    const [name, records] = former;
    const moved = records.map((record) => movedRecord(record, { file, readAt, contentHash }));
    // A title taken from the file's name is taken anew, and so is the text where the name tells of another format.
    const isNamedAnew = records.some(({ evidence }) => evidence?.title === "file-name");
    if (isNamedAnew || formatOf(name) !== formatOf(file.source)) this.toBeRead.add(file.source);
    this.put(moved);
    this.counts.moved += moved.filter(({ state }) => state === "indexed").length;
    this.records.set(file.source, moved);
    this.records.delete(name);
    missing.delete(name);
  }

  /** The files that are new or whose bytes have changed; of the others the new dates are noted. */
  private async changedFiles(files: readonly ScannedFile[]): Promise<ScannedFile[]> {
    const changed: ScannedFile[] = [];
    const touched: DocumentRecord[] = [];
    for (const file of files) {
      this.options.signal?.throwIfAborted();
      const records = this.records.get(file.source) ?? [];
      const [first] = records;
      if (records.length > 0 && records.every((record) => this.staysRemoved(record))) continue;
      if (first === undefined || this.isReadDifferently(file, first) || this.hasNewReader(file, records)) {
        changed.push(file);
        continue;
      }
      if (!looksUnchanged(file, first)) {
        const readAt = this.ports.now().toISOString();
        const { contentHash } = first;
        if (contentHash === null || contentHash !== (await contentHashOf(file.path))) {
          changed.push(file);
          continue;
        }
        const seen = seenFields({ file, readAt, contentHash });
        touched.push(...records.map((record) => ({ ...record, ...seen })));
      }
      this.counts.unchanged += records.filter(({ state }) => state === "indexed").length;
    }
    this.put(touched);
    return changed;
  }

  /** What a person has removed comes back only when a person names it. */
  private staysRemoved({ reason }: DocumentRecord): boolean {
    return reason === REMOVED && this.options.paths === undefined;
  }

  /** Whether the file is refused now and was not before, for this reason, or is to be read though its bytes are the same. */
  private isReadDifferently(file: ScannedFile, record: DocumentRecord): boolean {
    if (this.toBeRead.has(file.source)) return true;
    // Who names a file that could not be read wants it tried again: a limit may have been raised.
    if (record.state === "failed" && this.options.paths !== undefined) return true;
    if (file.refusal !== null)
      return ![file.refusal, staleReason(file.refusal)].includes(record.reason ?? "");
    if (record.reason === REMOVED) return this.options.paths !== undefined;
    // A kind of file may be read, or no longer be read, by this version. What was tried as text is not tried again.
    const isSupported = this.ports.isSupported(file.path);
    return record.state === "skipped"
      ? isSupported && isOfKnownKind(file.path)
      : record.state === "indexed" && !isSupported;
  }

  /** Whether a newer reader may make other text of the same bytes. What a person removed stays removed. */
  private hasNewReader(file: ScannedFile, records: readonly DocumentRecord[]): boolean {
    if (file.refusal !== null) return false;
    return records.some((record) => !this.staysRemoved(record) && isOfOlderReader(record));
  }

  /** Reads the next file while the present one is embedded. */
  private async indexAll(files: readonly ScannedFile[]): Promise<void> {
    const notes = new CrashNotes(this.ports.store.directory);
    let upcoming = this.startReading(files[0]);
    for (const [index, file] of files.entries()) {
      this.options.signal?.throwIfAborted();
      const reading = await upcoming;
      upcoming = this.startReading(files[index + 1]);
      if (reading !== null) await this.takeUnlessFatal(file, reading, notes);
      this.filesDone += 1;
      this.report(file.source);
    }
  }

  /** A file in the middle of which the process has ended again and again is set aside, so that the others have their turn. */
  private async takeUnlessFatal(file: ScannedFile, reading: Reading, notes: CrashNotes): Promise<void> {
    const { startedAt, result } = reading;
    const reason = result.ok ? notes.refusalOf(file.source) : null;
    if (reason !== null) {
      await this.take(file, { startedAt, result: { ok: false, reason, contentHash: result.contentHash } });
    } else await notes.during(file.source, () => this.take(file, reading));
  }

  private startReading(file: ScannedFile | undefined): Promise<Reading | null> {
    const reading = this.read(file);
    // A failure is met when the file's turn comes, or never, where the run ends before.
    reading.catch(() => undefined);
    return reading;
  }

  private async read(file: ScannedFile | undefined): Promise<Reading | null> {
    if (file === undefined) return null;
    const startedAt = this.ports.now().toISOString();
    const refusal =
      file.refusal ??
      (this.ports.isSupported(file.path)
        ? null
        : (refusalOf(file.path) ?? "Files of this kind are not read."));
    if (refusal !== null) return { startedAt, result: { ok: false, reason: refusal, contentHash: null } };
    return { startedAt, result: await this.ports.reader.read(file.path) };
  }

  private async take(file: ScannedFile, { startedAt, result }: Reading): Promise<void> {
    const former = this.records.get(file.source) ?? [];
    const seen = { file, readAt: startedAt, contentHash: result.contentHash };
    const isOneStep =
      !result.ok || Math.max(former.length, result.documents.length + result.problems.length) <= 1;
    const taken = result.ok
      ? await this.takeContents(isOneStep ? seen : unfinished(seen), result, former)
      : this.takeFailure(seen, result, former);
    const kept = new Set(taken.map(({ id }) => id));
    const gone = former.filter(({ id }) => !kept.has(id));
    this.ports.store.removeDocuments(gone.map(({ id }) => id));
    this.counts.removed += gone.filter(({ state }) => state === "indexed").length;
    const records = isOneStep ? taken : taken.map((record) => ({ ...record, ...seenFields(seen) }));
    if (!isOneStep) this.put(records);
    this.records.set(file.source, records);
  }

  private takeFailure(
    seen: SeenFile,
    { reason, isEmpty }: ReadResult & { ok: false },
    former: readonly DocumentRecord[],
  ): DocumentRecord[] {
    const { file } = seen;
    // A file whose name says nothing was tried as text, and need not be any.
    const isExpected = this.ports.isSupported(file.path) && isOfKnownKind(file.path);
    const isSkipped = file.refusal === null && !isExpected;
    const isGone = isEmpty === true || !this.ports.isSupported(file.path);
    const readable = isGone ? [] : former.filter(({ state }) => state === "indexed");
    // What could be read once stays searchable while its file is damaged; the reason says so.
    if (readable.length > 0) {
      const stale = readable.map((record) => staleRecord(record, seen, reason));
      this.put(stale);
      return stale;
    }
    const id = this.idFor(file.source, file.source, former);
    return this.putProblems(
      [problemRecord(seen, id, { part: null, reason }, isSkipped ? "skipped" : "failed")],
      former,
    );
  }

  /** Puts in what a file has become that holds no text to search: the text that it had goes. */
  private putProblems(problems: DocumentRecord[], former: readonly DocumentRecord[]): DocumentRecord[] {
    const hadText = new Set(former.filter(({ state }) => state === "indexed").map(({ id }) => id));
    const emptied = problems.filter(({ id, state }) => state !== "indexed" && hadText.has(id));
    this.ports.store.takeOut(emptied, this.removed.allowsWriting);
    this.counts.removed += emptied.length;
    this.put(problems.filter((problem) => !emptied.includes(problem)));
    return problems;
  }

  private async takeContents(
    seen: SeenFile,
    contents: ReadResult & { ok: true },
    former: readonly DocumentRecord[],
  ): Promise<DocumentRecord[]> {
    const records: DocumentRecord[] = [];
    for (const read of contents.documents) {
      this.options.signal?.throwIfAborted();
      records.push(await this.takeDocument(seen, read, former));
    }
    const problems = contents.problems.map((problem) => this.problemOf(seen, problem, former));
    this.putProblems(problems, former);
    return [...records, ...problems];
  }

  /** What could be read once stays searchable while its part of the file is damaged; the reason says so. */
  private problemOf(seen: SeenFile, problem: PartProblem, former: readonly DocumentRecord[]): DocumentRecord {
    const source = sourceOfPart(seen.file.source, problem.part);
    const before = former.find((record) => record.source === source);
    return before?.state === "indexed" && problem.isEmpty !== true
      ? staleRecord(before, seen, problem.reason)
      : problemRecord(seen, this.idFor(source, seen.file.source, former), problem, "failed");
  }

  private async takeDocument(
    seen: SeenFile,
    read: ReadDocument,
    former: readonly DocumentRecord[],
  ): Promise<DocumentRecord> {
    const source = sourceOfPart(seen.file.source, read.part);
    const record = this.withDuplicate(
      documentRecord(seen, this.idFor(source, seen.file.source, former), read),
    );
    const before = former.find(({ id }) => id === record.id);
    if (before !== undefined && this.staysRemoved(before)) {
      const removed = { ...before, ...seenFields(seen) };
      this.put([removed]);
      return removed;
    }
    if (before?.state === "indexed" && before.documentHash === record.documentHash) {
      const unchanged = { ...record, passages: before.passages, duplicateOf: before.duplicateOf };
      this.put([unchanged]);
      this.counts.unchanged += 1;
      return unchanged;
    }
    const indexer = new Indexer(this.ports.store, await this.ports.embedder(), this.removed.allowsWriting);
    const onEmbedded = (passages: number): void => {
      this.counts.embedded += passages;
      this.report(source);
    };
    const indexed = await indexer.index(record, read.document, onEmbedded, this.options.signal);
    if (indexed === null) return record;
    this.counts[before?.state === "indexed" ? "updated" : "added"] += 1;
    return indexed;
  }

  /** Notes the document, if any, that was there before and says nearly the same. */
  private withDuplicate(record: DocumentRecord): DocumentRecord {
    this.originals ??= new NearDuplicates([...this.records.values()].flat());
    const original = this.originals.find(record);
    if (original === null) this.originals.add(record);
    return { ...record, duplicateOf: original };
  }

  private idFor(source: string, file: string, former: readonly DocumentRecord[]): DocumentId {
    const known = former.find((record) => record.source === source)?.id ?? idInSource(source, file);
    if (known !== null) return known;
    // A file that has moved keeps its id, which may be the one that a new file under the old name would get.
    let attempt = 0;
    while (this.ids.has(newDocumentId(source, attempt))) attempt += 1;
    const id = newDocumentId(source, attempt);
    this.ids.add(id);
    return id;
  }

  private put(records: readonly DocumentRecord[]): void {
    this.ports.store.putRecords(records, this.removed.allowsWriting);
  }

  private report(source: string | null): void {
    this.options.onProgress?.({
      filesDone: this.filesDone,
      filesTotal: this.filesTotal,
      passagesEmbedded: this.counts.embedded,
      source,
    });
  }
}
