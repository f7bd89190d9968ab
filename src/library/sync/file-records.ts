import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Document, RecognisedPage } from "../../core/document.ts";
import { documentId, type DocumentId } from "../../core/ids.ts";
import { formatOf, readerVersion } from "../../ingest/format.ts";
import type { DocumentRecord } from "../../store/records.ts";
import type { PartProblem, ReadDocument } from "../../core/read-result.ts";
import type { ScannedFile } from "./scan.ts";
import { signatureOf } from "./signature.ts";
import { uploadIdIn } from "../../api/upload-source.ts";
import type { FileProblem } from "../../api/job-responses.ts";

/** The reason of a document that was removed from the library while its file is still there. */
export const REMOVED =
  "It was removed with `pincite remove`; `pincite index` with its path takes it in again.";

/** A file changed this shortly before it was read may have changed once more since without showing it. */
const UNCERTAIN_MS = 2_000;

/** A file as it was when it was read: a change after `readAt` has not been seen. */
export interface SeenFile {
  readonly file: ScannedFile;
  readonly readAt: string;
  readonly contentHash: string | null;
}

/** What all documents of one file have in common, and what a touch of the file changes. */
export function seenFields({
  file,
  readAt,
  contentHash,
}: SeenFile): Pick<DocumentRecord, "file" | "bytes" | "modifiedMs" | "indexedAt" | "contentHash"> {
  return {
    file: file.source,
    bytes: file.bytes,
    modifiedMs: file.modifiedMs,
    indexedAt: readAt,
    contentHash,
  };
}

export function documentRecord(
  seen: SeenFile,
  id: DocumentId,
  { part, document }: ReadDocument,
): DocumentRecord {
  const { text, metadata, format, pages } = document;
  return {
    ...seenFields(seen),
    ...metadata,
    id,
    source: sourceOfPart(seen.file.source, part),
    part,
    state: "indexed",
    reason: null,
    note: document.note ?? null,
    recognised: document.recognised ?? null,
    ...recognisedPages(document),
    readerVersion: readerVersion(format),
    format,
    characters: text.length,
    passages: 0,
    pages: pages.length,
    documentHash: hashOfDocument(document),
    signature: signatureOf(text),
    duplicateOf: null,
  };
}

/** The pages that were read off pictures; nothing where there are none. */
function recognisedPages({ pages }: Pick<Document, "pages">): Pick<DocumentRecord, "recognisedPages"> {
  const recognised = new Map<number, RecognisedPage>();
  for (const { page, recognised: sure, start, end } of pages) {
    if (sure !== undefined)
      recognised.set(page, { page, sure, start: recognised.get(page)?.start ?? start, end });
  }
  return recognised.size === 0 ? {} : { recognisedPages: Array.from(recognised.values()) };
}

/** The record of a document whose file has another name now. */
export function movedRecord(record: DocumentRecord, seen: SeenFile): DocumentRecord {
  return { ...record, ...seenFields(seen), source: sourceOfPart(seen.file.source, record.part) };
}

/**
 * The record of a document whose file cannot be read any more: its text stays, its reason and its hits say that it is stale,
 * and the same reader is not tried again.
 */
export function staleRecord(record: DocumentRecord, seen: SeenFile, reason: string): DocumentRecord {
  const readers = readerVersion(record.format);
  return { ...record, ...seenFields(seen), reason: staleReason(reason), readerVersion: readers };
}

/** What a document that is searched in its former text says of itself; `reason` is why its file is not read now. */
export function staleReason(reason: string): string {
  return `stale: the file can no longer be read, and this is its former text. ${reason}`;
}

/** As long as not all parts of a file are in, its records look as if it had changed: a run that is interrupted goes on. */
export function unfinished(seen: SeenFile): SeenFile {
  return { ...seen, contentHash: null, file: { ...seen.file, modifiedMs: 0 } };
}

/** Whether the reader of the document's format, or of its file's where it was not read, is another one by now. */
export function isOfOlderReader(record: Pick<DocumentRecord, "format" | "file" | "readerVersion">): boolean {
  return record.readerVersion < readerVersion(record.format ?? formatOf(record.file));
}

/** Whether a file need not be read to know that it is what it was. */
export function looksUnchanged(
  file: Pick<ScannedFile, "bytes" | "modifiedMs">,
  record: Pick<DocumentRecord, "indexedAt" | "bytes" | "modifiedMs">,
): boolean {
  const settled = Date.parse(record.indexedAt) - record.modifiedMs > UNCERTAIN_MS;
  return settled && file.bytes === record.bytes && file.modifiedMs === record.modifiedMs;
}

/** A file, or a part of one, that could not be read. */
export function problemRecord(
  seen: SeenFile,
  id: DocumentId,
  problem: { readonly part: PartProblem["part"] | null; readonly reason: string },
  state: "failed" | "skipped",
): DocumentRecord {
  return {
    ...seenFields(seen),
    id,
    source: sourceOfPart(seen.file.source, problem.part),
    part: problem.part,
    state,
    reason: problem.reason,
    note: null,
    recognised: null,
    readerVersion: readerVersion(formatOf(seen.file.source)),
    title: basename(problem.part ?? seen.file.source),
    authors: [],
    date: null,
    url: null,
    language: null,
    tags: [],
    format: null,
    evidence: null,
    characters: 0,
    passages: 0,
    pages: 0,
    documentHash: null,
    signature: null,
    duplicateOf: null,
  };
}

/** What stays of a document that was taken out while its file is still there. */
export function removedRecord(record: DocumentRecord, reason: string): DocumentRecord {
  return {
    ...record,
    state: "skipped",
    reason,
    note: null,
    recognised: null,
    recognisedPages: [],
    characters: 0,
    passages: 0,
    pages: 0,
    documentHash: null,
    signature: null,
    duplicateOf: null,
  };
}

export function sourceOfPart(file: string, part: string | null): string {
  return part === null ? file : `${file}#${part}`;
}

/** The id that the source itself tells: that of an upload which is one document. */
export function idInSource(source: string, file: string): DocumentId | null {
  const id = source === file ? uploadIdIn(file) : null;
  return id === null ? null : documentId(id);
}

/** A document's id is made of the source it was first seen under; `attempt` counts the ids that are already taken. */
export function newDocumentId(source: string, attempt: number): DocumentId {
  const seed = attempt === 0 ? source : `${source}\n${attempt}`;
  return documentId(createHash("sha256").update(seed).digest("hex").slice(0, 16));
}

/** Equal for documents that would be indexed alike. */
export function hashOfDocument(document: Document): string {
  return createHash("sha256").update(JSON.stringify(document)).digest("hex");
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

/** The records of each file. */
export function byFile(records: readonly DocumentRecord[]): Map<string, DocumentRecord[]> {
  const files = new Map<string, DocumentRecord[]>();
  for (const record of records) files.set(record.file, [...(files.get(record.file) ?? []), record]);
  return files;
}
