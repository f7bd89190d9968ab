import { isDeepStrictEqual } from "node:util";
import { withEdits } from "../../core/edited-metadata.ts";
import type { DocumentRecord } from "../../store/records.ts";
import { isOfKnownKind } from "../../ingest/format.ts";
import { NearDuplicates } from "../documents/near-duplicates.ts";
import {
  documentRecord,
  hashOfDocument,
  problemRecord,
  seenFields,
  sourceOfPart,
  staleRecord,
  unfinished,
  type SeenFile,
} from "./file-records.ts";
import { Indexer, type PreparedDocument } from "./indexer.ts";
import type { RunRecords } from "./run-records.ts";
import type { ScannedFile } from "./scan.ts";
import type { Document } from "../../core/document.ts";
import type { PartProblem, ReadDocument, ReadResult } from "../../core/read-result.ts";
import type { SyncPorts } from "./sync-ports.ts";

/** What came of reading a file. */
export interface Reading {
  /** Before the file was opened: a change after this moment has not been read. */
  readonly startedAt: string;
  readonly result: ReadResult;
}

/** How a run goes about files. */
export interface FileUpdateOptions {
  /** What a person has removed comes back only when a person names it. */
  readonly staysRemoved: (record: DocumentRecord) => boolean;
  /** Told of the source whose passages were embedded. */
  readonly onEmbedded: (source: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** Brings the store into line with what a file says now, a document a transaction. */
export class FileUpdates {
  private originals: NearDuplicates | null = null;
  private opened: Promise<Indexer> | null = null;
  private readonly ahead = new WeakMap<ReadDocument, Promise<PreparedDocument | null>>();

  constructor(
    private readonly ports: Pick<SyncPorts, "store" | "embedder" | "isSupported">,
    private readonly records: RunRecords,
    private readonly options: FileUpdateOptions,
  ) {}

  /** Puts in what the file has become, and takes out what it no longer is. */
  async take(file: ScannedFile, { startedAt, result }: Reading): Promise<void> {
    const former = this.records.of(file.source);
    const seen = { file, readAt: startedAt, contentHash: result.contentHash };
    const isOneStep =
      !result.ok || Math.max(former.length, result.documents.length + result.problems.length) <= 1;
    const taken = result.ok
      ? await this.takeContents(isOneStep ? seen : unfinished(seen), result, former)
      : await this.takeFailure(seen, result, former);
    const kept = new Set(taken.map(({ id }) => id));
    const gone = former.filter(({ id }) => !kept.has(id));
    await this.ports.store.removeDocuments(gone.map(({ id }) => id));
    this.records.counts.removed += gone.filter(({ state }) => state === "indexed").length;
    const records = isOneStep ? taken : taken.map((record) => ({ ...record, ...seenFields(seen) }));
    if (!isOneStep) await this.records.put(records);
    this.records.byFile.set(file.source, records);
  }

  /** Prepares the first document of a file that comes next, and has it embedded, while the one before is embedded and stored. */
  prepareAhead(source: string, { result }: Reading): void {
    const [first] = result.ok ? result.documents : [];
    if (first !== undefined) this.prepareDocumentAhead(source, first);
  }

  private prepareDocumentAhead(file: string, read: ReadDocument): void {
    const prepared = this.preparedUnlessKnown(file, read);
    // A failure is met when the document's turn comes.
    prepared.catch(() => undefined);
    this.ahead.set(read, prepared);
  }

  /** Null where the document is what it was. */
  private async preparedUnlessKnown(file: string, read: ReadDocument): Promise<PreparedDocument | null> {
    const source = sourceOfPart(file, read.part);
    const document = await this.withEdits(source, read.document);
    const before = this.records.of(file).find((record) => record.source === source);
    if (before?.documentHash === hashOfDocument(document)) return null;
    const indexer = await this.indexer();
    const prepared = indexer.prepare(document);
    await indexer.begin(prepared);
    return prepared;
  }

  /** What was prepared ahead, unless somebody has edited the document since. */
  private async preparedOf(read: ReadDocument, document: Document): Promise<PreparedDocument> {
    const ahead = (await this.ahead.get(read)) ?? null;
    const isStillSo = ahead !== null && isDeepStrictEqual(ahead.document.metadata, document.metadata);
    return isStillSo ? ahead : (await this.indexer()).prepare(document);
  }

  private async withEdits(source: string, document: Document): Promise<Document> {
    return { ...document, metadata: withEdits(document.metadata, await this.ports.store.edits.of(source)) };
  }

  /** One for the run. */
  private indexer(): Promise<Indexer> {
    const { store, embedder } = this.ports;
    this.opened ??= embedder().then(
      (opened) => new Indexer(store, opened, this.records.removed.allowsWriting),
    );
    return this.opened;
  }

  private async takeFailure(
    seen: SeenFile,
    { reason, isEmpty }: ReadResult & { ok: false },
    former: readonly DocumentRecord[],
  ): Promise<DocumentRecord[]> {
    const { file } = seen;
    // A file whose name says nothing was tried as text, and need not be any.
    const isExpected = this.ports.isSupported(file.path) && isOfKnownKind(file.path);
    const isSkipped = file.refusal === null && !isExpected;
    const isGone = isEmpty === true || !this.ports.isSupported(file.path);
    const readable = isGone ? [] : former.filter(({ state }) => state === "indexed");
    // What could be read once stays searchable while its file is damaged; the reason says so.
    if (readable.length > 0) {
      const stale = readable.map((record) => staleRecord(record, seen, reason));
      await this.records.put(stale);
      return stale;
    }
    const id = this.records.idFor(file.source, file.source, former);
    return this.putProblems(
      [problemRecord(seen, id, { part: null, reason }, isSkipped ? "skipped" : "failed")],
      former,
    );
  }

  /** Puts in what a file has become that holds no text to search: the text that it had goes. */
  private async putProblems(
    problems: DocumentRecord[],
    former: readonly DocumentRecord[],
  ): Promise<DocumentRecord[]> {
    const hadText = new Set(former.filter(({ state }) => state === "indexed").map(({ id }) => id));
    const emptied = problems.filter(({ id, state }) => state !== "indexed" && hadText.has(id));
    await this.ports.store.takeOut(emptied, this.records.removed.allowsWriting);
    this.records.counts.removed += emptied.length;
    await this.records.put(problems.filter((problem) => !emptied.includes(problem)));
    return problems;
  }

  private async takeContents(
    seen: SeenFile,
    contents: ReadResult & { ok: true },
    former: readonly DocumentRecord[],
  ): Promise<DocumentRecord[]> {
    const records: DocumentRecord[] = [];
    for (const [place, read] of contents.documents.entries()) {
      this.options.signal?.throwIfAborted();
      const next = contents.documents[place + 1];
      if (next !== undefined)
        setImmediate(() => {
          this.prepareDocumentAhead(seen.file.source, next);
        });
      records.push(await this.takeDocument(seen, read, former));
    }
    const problems = contents.problems.map((problem) => this.problemOf(seen, problem, former));
    await this.putProblems(problems, former);
    return [...records, ...problems];
  }

  /** What could be read once stays searchable while its part of the file is damaged; the reason says so. */
  private problemOf(seen: SeenFile, problem: PartProblem, former: readonly DocumentRecord[]): DocumentRecord {
    const source = sourceOfPart(seen.file.source, problem.part);
    const before = former.find((record) => record.source === source);
    return before?.state === "indexed" && problem.isEmpty !== true
      ? staleRecord(before, seen, problem.reason)
      : problemRecord(seen, this.records.idFor(source, seen.file.source, former), problem, "failed");
  }

  private async takeDocument(
    seen: SeenFile,
    read: ReadDocument,
    former: readonly DocumentRecord[],
  ): Promise<DocumentRecord> {
    const { part } = read;
    const source = sourceOfPart(seen.file.source, part);
    const document = await this.withEdits(source, read.document);
    const id = this.records.idFor(source, seen.file.source, former);
    const record = this.withDuplicate(documentRecord(seen, id, { part, document }));
    const before = former.find(({ id }) => id === record.id);
    if (before !== undefined && this.options.staysRemoved(before)) {
      const removed = { ...before, ...seenFields(seen) };
      await this.records.put([removed]);
      return removed;
    }
    if (before?.state === "indexed" && before.documentHash === record.documentHash) {
      const unchanged = { ...record, passages: before.passages, duplicateOf: before.duplicateOf };
      await this.records.put([unchanged]);
      this.records.counts.unchanged += 1;
      return unchanged;
    }
    const prepared = await this.preparedOf(read, document);
    const onEmbedded = (passages: number): void => {
      this.records.counts.embedded += passages;
      this.options.onEmbedded(source);
    };
    const indexer = await this.indexer();
    const indexed = await indexer.index(record, prepared, onEmbedded, this.options.signal);
    if (indexed === null) return record;
    this.records.counts[before?.state === "indexed" ? "updated" : "added"] += 1;
    return indexed;
  }

  /** Notes the document, if any, that was there before and says nearly the same. */
  private withDuplicate(record: DocumentRecord): DocumentRecord {
    this.originals ??= new NearDuplicates(this.records.all());
    const original = this.originals.find(record);
    if (original === null) this.originals.add(record);
    return { ...record, duplicateOf: original };
  }
}
