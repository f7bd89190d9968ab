import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename, isAbsolute } from "node:path";
import { pipeline } from "node:stream/promises";
import { documentId, type DocumentId } from "../core/ids.ts";
import type { DocumentRecord } from "../store/records.ts";
import type { Store } from "../store/store.ts";
import { Indexer } from "./indexer.ts";
import type { FileProblem, SyncOptions, SyncReport } from "./library.ts";
import type { DocumentReader, ReadResult, TextEmbedder } from "./ports.ts";
import { scanDocuments, type ScannedFile } from "./scan.ts";

/** A file changed this shortly before it was read may have changed once more since without showing it. */
const UNCERTAIN_MS = 2_000;

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

type Counts = Pick<SyncReport, "added" | "updated" | "removed" | "unchanged" | "embedded">;

/** One run over the files: finds what changed, and brings the store into line with it, a document a transaction. */
export class Sync {
  private readonly counts = { added: 0, updated: 0, removed: 0, unchanged: 0, embedded: 0 };
  private filesDone = 0;
  private filesTotal = 0;

  constructor(
    private readonly ports: SyncPorts,
    private readonly documentsDirectory: string,
    private readonly options: SyncOptions,
  ) {}

  async run(): Promise<Counts> {
    const { store } = this.ports;
    const known = new Map(store.documents.all().map((record) => [record.source, record]));
    const outside = [...known.keys()].filter((source) => isAbsolute(source));
    const scan = scanDocuments(this.documentsDirectory, this.options.paths, outside);
    const found = new Set(scan.files.map((file) => file.source));
    if (this.options.paths === undefined) {
      this.removeMissing(
        [...known.values()].filter(({ source }) => !found.has(source) && !liesBelow(source, scan.unreadable)),
      );
    }
    const changed = await this.changedFiles(scan.files, known);
    this.filesTotal = changed.length;
    if (changed.length > 0) {
      this.report(null);
      await this.indexAll(changed, known);
    }
    // A run over some paths knows nothing of the others, whose vectors an interrupted run may have kept.
    if (this.options.paths === undefined) store.removeUnusedVectors();
    return this.counts;
  }

  private removeMissing(records: readonly DocumentRecord[]): void {
    this.ports.store.removeDocuments(records.map(({ id }) => id));
    this.counts.removed = records.filter(({ state }) => state === "indexed").length;
  }

  /** The files that are new or whose bytes have changed; of the others the new dates are noted. */
  private async changedFiles(
    files: readonly ScannedFile[],
    known: ReadonlyMap<string, DocumentRecord>,
  ): Promise<ScannedFile[]> {
    const changed: ScannedFile[] = [];
    const touched: DocumentRecord[] = [];
    for (const file of files) {
      this.options.signal?.throwIfAborted();
      const record = known.get(file.source);
      if (record === undefined || this.isReadDifferently(file, record)) {
        changed.push(file);
        continue;
      }
      if (!looksUnchanged(file, record)) {
        const seenAt = this.ports.now().toISOString();
        if (record.contentHash === null || record.contentHash !== (await hashOf(file.path))) {
          changed.push(file);
          continue;
        }
        touched.push({ ...record, modifiedMs: file.modifiedMs, indexedAt: seenAt });
      }
      if (record.state === "indexed") this.counts.unchanged += 1;
    }
    this.ports.store.putRecords(touched);
    return changed;
  }

  /** Whether the file is refused now and was not before, for this reason, or of a kind that is read by now. */
  private isReadDifferently(file: ScannedFile, record: DocumentRecord): boolean {
    if (file.refusal !== null) return file.refusal !== record.reason;
    return record.state === "skipped" && this.ports.isSupported(file.path);
  }

  /** Reads the next file while the present one is embedded. */
  private async indexAll(
    files: readonly ScannedFile[],
    known: ReadonlyMap<string, DocumentRecord>,
  ): Promise<void> {
    let upcoming = this.startReading(files[0]);
    for (const [index, file] of files.entries()) {
      this.options.signal?.throwIfAborted();
      const reading = await upcoming;
      upcoming = this.startReading(files[index + 1]);
      if (reading !== null) await this.take(file, reading, known.get(file.source));
      this.filesDone += 1;
      this.report(file.source);
    }
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
    const refusal = file.refusal ?? (this.ports.isSupported(file.path) ? null : unsupported(file.path));
    if (refusal !== null) return { startedAt, result: { ok: false, reason: refusal, contentHash: null } };
    return { startedAt, result: await this.ports.reader.read(file.path) };
  }

  private async take(file: ScannedFile, reading: Reading, former: DocumentRecord | undefined): Promise<void> {
    const { result } = reading;
    const record = this.recordOf(file, reading, former);
    if (!result.ok) {
      this.ports.store.putRecords([record]);
      return;
    }
    const indexer = new Indexer(this.ports.store, await this.ports.embedder());
    const onEmbedded = (passages: number): void => {
      this.counts.embedded += passages;
      this.report(file.source);
    };
    await indexer.index(record, result.document, onEmbedded, this.options.signal);
    this.counts[former?.state === "indexed" ? "updated" : "added"] += 1;
  }

  private recordOf(
    file: ScannedFile,
    { result, startedAt }: Reading,
    former: DocumentRecord | undefined,
  ): DocumentRecord {
    const seen = {
      bytes: file.bytes,
      modifiedMs: file.modifiedMs,
      indexedAt: startedAt,
      contentHash: result.contentHash,
    };
    if (!result.ok) {
      // What could be read once stays searchable while its file is damaged; the reason says so.
      if (former?.state === "indexed") return { ...former, ...seen, reason: result.reason };
      const supported = file.refusal !== null || this.ports.isSupported(file.path);
      return {
        ...unreadable(file, this.idOf(file, former)),
        ...seen,
        state: supported ? "failed" : "skipped",
        reason: result.reason,
      };
    }
    const { text, metadata, format, pages } = result.document;
    return {
      ...seen,
      ...metadata,
      id: this.idOf(file, former),
      source: file.source,
      state: "indexed",
      reason: null,
      format,
      characters: text.length,
      passages: 0,
      pages: pages.length,
    };
  }

  private idOf(file: ScannedFile, former: DocumentRecord | undefined): DocumentId {
    return former?.id ?? documentId(createHash("sha256").update(file.source).digest("hex").slice(0, 16));
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

/** The files of the library that cannot be read, or not in their newest version, with the reason. */
export function problemsIn(records: readonly DocumentRecord[]): {
  failed: FileProblem[];
  skipped: FileProblem[];
} {
  const problems = records.flatMap(({ source, reason, state }) =>
    reason === null ? [] : [{ source, reason, state }],
  );
  const inState = (skipped: boolean): FileProblem[] =>
    problems
      .filter(({ state }) => (state === "skipped") === skipped)
      .map(({ source, reason }) => ({ source, reason }));
  return { failed: inState(false), skipped: inState(true) };
}

function looksUnchanged(file: ScannedFile, record: DocumentRecord): boolean {
  const settled = Date.parse(record.indexedAt) - record.modifiedMs > UNCERTAIN_MS;
  return settled && file.bytes === record.bytes && file.modifiedMs === record.modifiedMs;
}

/** Null where the file cannot be read: its reader will say why. */
async function hashOf(path: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  } catch {
    return null;
  }
  return hash.digest("hex");
}

function unsupported(path: string): string {
  return `Files like ${basename(path)} are not read. Save it as text, Markdown, HTML or PDF.`;
}

function unreadable(file: ScannedFile, id: DocumentId): Omit<DocumentRecord, "state" | "reason"> {
  return {
    id,
    source: file.source,
    title: basename(file.source),
    authors: [],
    date: null,
    url: null,
    format: null,
    evidence: null,
    characters: 0,
    passages: 0,
    pages: 0,
    contentHash: null,
    bytes: file.bytes,
    modifiedMs: file.modifiedMs,
    indexedAt: "",
  };
}

function liesBelow(source: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === "" || source === folder || source.startsWith(`${folder}/`));
}
