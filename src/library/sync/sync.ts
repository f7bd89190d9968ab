import { CrashNotes } from "./crash-notes.ts";
import { isAbsolute } from "node:path";
import { READER_ENDED } from "../../core/read-result.ts";
import { contentHashOf } from "../../ingest/content-hash.ts";
import { formatOf, isOfKnownKind, refusalOf } from "../../ingest/format.ts";
import type { DocumentRecord } from "../../store/records.ts";
import {
  isOfOlderReader,
  looksUnchanged,
  movedRecord,
  REMOVED,
  seenFields,
  staleReason,
  unfinished,
} from "./file-records.ts";
import type { SyncOptions } from "../library.ts";
import { FileUpdates, type Reading } from "./file-updates.ts";
import type { SyncPorts } from "./sync-ports.ts";
import { RunRecords, type SyncCounts } from "./run-records.ts";
import { folderIdentity, liesBelow, type Scan, type ScannedFile } from "./scan.ts";
import { scanLibrary, type LibraryFolders } from "./scan-library.ts";
import { keptMarks, refuseManyRemovals } from "./removals.ts";
import { findStatementsAnew } from "./statement-refresh.ts";
import { replacedUploads, uploadIdIn } from "../../api/upload-source.ts";

/** From so many files on, many passages are expected of them. */
const MANY_FILES = 8;

/** Files with hard links that are named; there may be a whole folder of them. */
const MOST_LINKED = 100;

/** One run over the files: finds what changed, and has the store brought into line with it. */
export async function runSync(
  ports: SyncPorts,
  folders: LibraryFolders,
  options: SyncOptions,
): Promise<SyncCounts> {
  const records = new RunRecords(ports.store, await ports.store.documents.all());
  return new Sync(ports, folders, options, records).run();
}

class Sync {
  private filesDone = 0;
  private filesTotal = 0;
  private readonly updates: FileUpdates;
  private readonly toBeRead = new Set<string>();

  constructor(
    private readonly ports: SyncPorts,
    private readonly folders: LibraryFolders,
    private readonly options: SyncOptions,
    private readonly records: RunRecords,
  ) {
    this.updates = new FileUpdates(ports, this.records, {
      staysRemoved: (record) => this.staysRemoved(record),
      onEmbedded: (source) => {
        this.report(source);
      },
      signal: options.signal,
    });
  }

  async run(): Promise<SyncCounts> {
    const { paths } = this.options;
    const { store } = this.ports;
    const formerly = await store.waiting.files();
    if (paths === undefined) await store.beginScan();
    const outside = [...this.records.byFile.keys()].filter((file) => isAbsolute(file));
    const identity = await this.folderNow();
    const scan = scanLibrary(this.folders, paths, outside);
    this.records.removed.expect(scan.files);
    this.expectWork(scan.files);
    await this.followReplacements(scan.files);
    if (paths === undefined) await this.followMovesAndRemovals(scan);
    const changed = await this.changedFiles(scan.files);
    const waiting = changed.filter((file) => this.waits(file)).map(({ source }) => source);
    const linkedElsewhere = scan.linkedElsewhere.slice(0, MOST_LINKED);
    if (paths === undefined) await store.endScan(waiting, formerly, { identity, linkedElsewhere });
    else await store.addWaiting(waiting);
    this.filesTotal = changed.length;
    if (changed.length > 0) {
      this.report(null);
      if (waiting.length > 0) this.expectPassages(waiting.length >= MANY_FILES);
      await this.indexAll(changed);
      await store.settle(waiting);
    }
    await findStatementsAnew(this.ports.store, this.options.signal);
    // A run over some paths knows nothing of the others, whose vectors an interrupted run may have kept.
    if (paths === undefined) await this.ports.store.removeUnusedVectors();
    return this.records.counts;
  }

  /** The documents folder as it is; that it is not the one of the last time is told, and its files say what it means. */
  private async folderNow(): Promise<string> {
    const { documentsDirectory } = this.folders;
    const now = folderIdentity(documentsDirectory) ?? "";
    const { identity: before } = await this.ports.store.documentsFolder();
    if (this.options.paths === undefined && ![before, ""].includes(now) && before !== "") {
      this.ports.warn(
        `The documents folder ${documentsDirectory} is not the one that was indexed last, but another folder or disk ` +
          "under the same name. What has come, changed or gone with it is looked for.",
      );
    }
    return now;
  }

  /** Whether the file may become a document: one of another kind is passed over at once. */
  private waits({ refusal, path }: ScannedFile): boolean {
    return refusal === null && this.ports.isSupported(path);
  }

  /** An upload that was replaced by a file of another name stays searchable under that name until the new file is read. */
  private async followReplacements(files: readonly ScannedFile[]): Promise<void> {
    for (const { former, file } of replacedUploads([...this.records.byFile.keys()], files)) {
      const seen = unfinished({ file, readAt: this.ports.now().toISOString(), contentHash: null });
      const records = this.records.of(former).map((record) => movedRecord(record, seen));
      await this.records.put(records);
      this.records.byFile.set(file.source, records);
      this.records.byFile.delete(former);
    }
  }

  /** A file that is gone and whose bytes stand under a new name has moved; every other one that is gone is removed. */
  private async followMovesAndRemovals({ files, unreadable }: Scan): Promise<void> {
    const found = new Set(files.map(({ source }) => source));
    const missing = new Map(
      [...this.records.byFile].filter(([file]) => !found.has(file) && !liesBelow(file, unreadable)),
    );
    for (const file of files) {
      if (missing.size === 0) return;
      const isRead = file.refusal === null && this.ports.isSupported(file.path);
      const isNew = isRead && !this.records.byFile.has(file.source);
      // An upload has its own id, which it neither gives to another file nor takes from one.
      if (isNew && uploadIdIn(file.source) === null) await this.followMove(file, missing);
    }
    for (const file of keptMarks(missing, found)) missing.delete(file);
    const removed = [...missing.values()].flat();
    if (this.options.allowRemovals !== true) refuseManyRemovals(removed, this.records.all());
    await this.ports.store.removeDocuments(removed.map(({ id }) => id));
    for (const file of missing.keys()) this.records.byFile.delete(file);
    this.records.counts.removed = removed.filter(({ state }) => state === "indexed").length;
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
    await this.records.put(moved);
    this.records.counts.moved += moved.filter(({ state }) => state === "indexed").length;
    this.records.byFile.set(file.source, moved);
    this.records.byFile.delete(name);
    missing.delete(name);
  }

  /** The files that are new or whose bytes have changed; of the others the new dates are noted. */
  private async changedFiles(files: readonly ScannedFile[]): Promise<ScannedFile[]> {
    const changed: ScannedFile[] = [];
    const touched: DocumentRecord[] = [];
    for (const file of files) {
      this.options.signal?.throwIfAborted();
      const records = this.records.of(file.source);
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
      this.records.counts.unchanged += records.filter(({ state }) => state === "indexed").length;
    }
    await this.records.put(touched);
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
    if (record.reason?.includes(READER_ENDED) === true) return true;
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

  /**
   * Has the reader and the model get ready as soon as it is certain that there is something to read: while what the run is about
   * is written down, which waits for the disk. A file that may have moved, or whose dates alone may have changed, is looked at first.
   */
  private expectWork(files: readonly ScannedFile[]): void {
    const found = new Set(files.map(({ source }) => source));
    const gone = [...this.records.byFile].filter(([file]) => !found.has(file));
    const sizes = new Set(gone.map(([, [first]]) => first?.bytes));
    const certain = files.filter((file) => {
      const [first] = this.records.of(file.source);
      const isOther = first === undefined ? !sizes.has(file.bytes) : first.bytes !== file.bytes;
      return isOther && this.waits(file) && (first === undefined || !this.staysRemoved(first));
    });
    if (certain.length === 0) return;
    this.ports.reader.expectFiles?.();
    this.expectPassages(certain.length >= MANY_FILES);
  }

  /** The model is loaded while the first file is read. */
  private expectPassages(areMany: boolean): void {
    this.ports.embedder().then(
      (embedder) => embedder.expectPassages?.(areMany),
      // Met where the first passage needs it.
      () => undefined,
    );
  }

  /** Reads and cuts the next file while the present one is embedded. */
  private async indexAll(files: readonly ScannedFile[]): Promise<void> {
    const notes = new CrashNotes(this.ports.store.directory);
    let upcoming = this.startReading(files[0], notes);
    for (const [index, file] of files.entries()) {
      this.options.signal?.throwIfAborted();
      const reading = await upcoming;
      upcoming = this.startReading(files[index + 1], notes);
      if (reading !== null) await this.takeUnlessFatal(file, reading, notes);
      await this.ports.onIndexed();
      this.filesDone += 1;
      this.report(file.source);
    }
  }

  /** A file in the middle of which the process has ended again and again is set aside, so that the others have their turn. */
  private async takeUnlessFatal(file: ScannedFile, reading: Reading, notes: CrashNotes): Promise<void> {
    const { startedAt, result } = reading;
    const reason = result.ok ? notes.refusalOf(file.source) : null;
    if (reason !== null) {
      await this.updates.take(file, {
        startedAt,
        result: { ok: false, reason, contentHash: result.contentHash },
      });
    } else await notes.during(file.source, () => this.updates.take(file, reading));
  }

  /** Where a process has ended in the middle of a file nothing is cut ahead: the notes must name the file that is looked at. */
  private startReading(file: ScannedFile | undefined, notes: CrashNotes): Promise<Reading | null> {
    const reading = this.read(file).then((found) => {
      if (file !== undefined && found !== null && notes.areNone)
        this.updates.prepareAhead(file.source, found);
      return found;
    });
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

  private report(source: string | null): void {
    this.options.onProgress?.({
      filesDone: this.filesDone,
      filesTotal: this.filesTotal,
      passagesEmbedded: this.records.counts.embedded,
      source,
    });
  }
}
