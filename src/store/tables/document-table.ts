import type { FoundMetadata } from "../../core/edited-metadata.ts";
import type { DocumentId } from "../../core/ids.ts";
import { AppError } from "../../core/errors.ts";
import { VersionedCache } from "../../core/versioned-cache.ts";
import { CHECKSUMS, checksum, SHOWN_OF_RECORD } from "../checksum.ts";
import { DAMAGED, type Damage } from "../damage.ts";
import type { FoundPassage } from "../../core/passage.ts";
import type { DocumentFacts, DocumentRecord } from "../records.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";

interface DocumentRow {
  id: DocumentId;
  source: string;
  file: string;
  part: string | null;
  state: DocumentRecord["state"];
  reason: string | null;
  note: string | null;
  recognised: number | null;
  recognised_pages: string;
  reader_version: number;
  title: string;
  authors: string;
  date: string | null;
  url: string | null;
  language: string | null;
  tags: string;
  format: DocumentRecord["format"];
  evidence: string | null;
  found: string | null;
  characters: number;
  passages: number;
  pages: number;
  content_hash: string | null;
  document_hash: string | null;
  signature: Buffer | null;
  duplicate_of: string | null;
  bytes: number;
  modified_ms: number;
  indexed_at: string;
}

/** What of a record is shown, or filtered by, with its checksum. */
type ShownRow = Pick<DocumentRow, (typeof SHOWN_OF_RECORD)[number]> & { record_check: number };

interface DocumentCount {
  /** Those that have passages. */
  readonly documents: number;
  readonly passages: number;
}

/** Each column with the record's field that it holds. */
const COLUMNS = {
  id: "id",
  source: "source",
  file: "file",
  part: "part",
  state: "state",
  reason: "reason",
  note: "note",
  recognised: "recognised",
  recognised_pages: "recognisedPages",
  reader_version: "readerVersion",
  title: "title",
  authors: "authors",
  date: "date",
  url: "url",
  language: "language",
  tags: "tags",
  format: "format",
  evidence: "evidence",
  found: "found",
  characters: "characters",
  passages: "passages",
  pages: "pages",
  content_hash: "contentHash",
  document_hash: "documentHash",
  signature: "signature",
  duplicate_of: "duplicateOf",
  bytes: "bytes",
  modified_ms: "modifiedMs",
  indexed_at: "indexedAt",
} as const satisfies Record<keyof DocumentRow, keyof DocumentRecord>;

const PUT_DOCUMENT = `
  INSERT INTO documents (${Object.keys(COLUMNS).join(", ")})
  VALUES (${Object.values(COLUMNS)
    .map((field) => `@${field}`)
    .join(", ")})
  ON CONFLICT (id) DO UPDATE SET ${Object.keys(COLUMNS)
    .map((column) => `${column} = excluded.${column}`)
    .join(", ")}`;

const SHOWN = [...SHOWN_OF_RECORD, "record_check"].join(", ");

/** The documents' records and their texts. Writes belong into the transactions of `Store`. */
export class DocumentTable {
  private readonly counted = new VersionedCache<number, DocumentCount>();

  constructor(
    private readonly statements: Statements,
    private readonly damage: Damage,
  ) {}

  all(): DocumentRecord[] {
    return this.statements
      .prepare<[], DocumentRow>("SELECT * FROM documents ORDER BY source")
      .all()
      .map(toRecord);
  }

  /** The records that say why a file, or its newest version, is not in the library: few, in a library of many. */
  withReason(): DocumentRecord[] {
    return this.statements
      .prepare<[], DocumentRow>("SELECT * FROM documents WHERE reason IS NOT NULL ORDER BY source")
      .all()
      .map(toRecord);
  }

  byId(id: string): DocumentRecord | undefined {
    const row = this.statements
      .prepare<[string], DocumentRow>("SELECT * FROM documents WHERE id = ?")
      .get(id);
    return row && toRecord(row);
  }

  /** The records of the files below a folder, by source. */
  below(folder: string): DocumentRecord[] {
    // "0" comes right after "/": the files of no other folder lie between the two.
    return this.statements
      .prepare<[string, string], DocumentRow>(
        "SELECT * FROM documents WHERE file >= ? AND file < ? ORDER BY source",
      )
      .all(`${folder}/`, `${folder}0`)
      .map(toRecord);
  }

  /** Throws `library_damaged` where it is not the text that was stored. */
  text(id: DocumentId): string | undefined {
    const found = this.statements
      .prepare<[string], { text: string; text_check: number }>(
        "SELECT text, text_check FROM texts WHERE document_id = ?",
      )
      .get(id);
    if (found === undefined || this.damage.isWhole(id, checksum(id, found.text) === found.text_check))
      return found?.text;
    throw new AppError(
      "library_damaged",
      "The stored text of this document is not what was stored. `pincite index` reads its file anew.",
    );
  }

  /** What filters look at, of the documents that have passages. Those whose records are damaged are left out. */
  facts(): DocumentFacts[] {
    return this.statements
      .prepare<[], ShownRow>(`SELECT ${SHOWN} FROM documents WHERE passages > 0`)
      .all()
      .filter((row) => this.isWhole(row))
      .map(({ id, source, authors, date, language, tags, format, characters }) => ({
        id,
        source,
        date,
        language,
        format,
        characters,
        authors: JSON.parse(authors) as string[],
        tags: JSON.parse(tags) as string[],
      }));
  }

  /** What is shown of those among `documents` whose records are whole. */
  shown(documents: readonly DocumentId[]): Map<DocumentId, FoundPassage["document"]> {
    const rows = this.statements
      .prepare<[string], ShownRow>(
        `SELECT ${SHOWN} FROM documents WHERE id IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(documents));
    return new Map(rows.filter((row) => this.isWhole(row)).map((row) => [row.id, toShown(row)]));
  }

  private isWhole(row: ShownRow): boolean {
    const sum = checksum(...SHOWN_OF_RECORD.map((column) => row[column]));
    return this.damage.isWhole(row.id, sum === row.record_check);
  }

  /** Those among `documents` that do not say it yet. */
  notMarked(documents: readonly DocumentId[]): DocumentId[] {
    return this.statements
      .prepare<[string, string], DocumentId>(
        `SELECT id FROM documents
         WHERE id IN (SELECT value FROM json_each(?)) AND reason IS NOT ?`,
      )
      .pluck()
      .all(JSON.stringify(documents), DAMAGED);
  }

  /**
   * Says that something of the documents is damaged, and makes the next sync read their files. What was not read, or was
   * removed, stays so: only its record can be damaged.
   */
  mark(documents: readonly DocumentId[]): void {
    const among = "WHERE id IN (SELECT value FROM json_each(?))";
    const ids = JSON.stringify(documents);
    this.statements
      .prepare(
        `UPDATE documents SET reason = iif(state = 'indexed', ?, reason), modified_ms = 0, content_hash = NULL, document_hash = NULL ${among}`,
      )
      .run(DAMAGED, ids);
    this.statements
      .prepare(`UPDATE documents SET record_check = ${CHECKSUMS.documents.record_check} ${among}`)
      .run(ids);
  }

  /** Makes the next sync read a file again, whatever it looks like. */
  markUnread(file: string): void {
    this.statements
      .prepare(
        "UPDATE documents SET modified_ms = 0, content_hash = NULL, document_hash = NULL WHERE file = ?",
      )
      .run(file);
  }

  /** Every question asks for it several times, and it looks at every document: counted once for each state of the library. */
  count(): DocumentCount {
    const revision = Number(this.statements.prepare("SELECT change FROM library").pluck().get());
    return this.counted.get(revision, () => this.countAnew());
  }

  private countAnew(): DocumentCount {
    const row = this.statements
      .prepare<[], DocumentCount>(
        "SELECT count(*) AS documents, coalesce(sum(passages), 0) AS passages FROM documents WHERE passages > 0",
      )
      .get();
    return row ?? { documents: 0, passages: 0 };
  }

  put(record: DocumentRecord): void {
    this.statements.prepare(PUT_DOCUMENT).run({
      ...record,
      authors: JSON.stringify(record.authors),
      tags: JSON.stringify(record.tags),
      recognisedPages: JSON.stringify(record.recognisedPages ?? []),
      signature: record.signature && Buffer.from(record.signature.buffer),
      evidence: record.evidence && JSON.stringify(record.evidence),
      found: record.found ? JSON.stringify(record.found) : null,
    });
    this.statements
      .prepare(`UPDATE documents SET record_check = ${CHECKSUMS.documents.record_check} WHERE id = ?`)
      .run(record.id);
  }

  putText(id: DocumentId, text: string): void {
    this.statements
      .prepare(
        `INSERT INTO texts (document_id, text, text_check) VALUES (?, ?, ?)
         ON CONFLICT (document_id) DO UPDATE SET text = excluded.text, text_check = excluded.text_check`,
      )
      .run(id, text, checksum(id, text));
  }

  remove(id: DocumentId): void {
    this.statements.prepare("DELETE FROM documents WHERE id = ?").run(id);
  }
}

function toShown(row: ShownRow): FoundPassage["document"] {
  const { id, title, authors, date, source, url, language, recognised, reason } = row;
  return {
    id,
    title,
    authors: JSON.parse(authors) as string[],
    date,
    source,
    url,
    language,
    recognised,
    ...recognisedPagesOf(row),
    reason,
  };
}

function toRecord(row: DocumentRow): DocumentRecord {
  return {
    id: row.id,
    source: row.source,
    file: row.file,
    part: row.part,
    state: row.state,
    reason: row.reason,
    note: row.note,
    recognised: row.recognised,
    ...recognisedPagesOf(row),
    readerVersion: row.reader_version,
    title: row.title,
    authors: JSON.parse(row.authors) as string[],
    language: row.language,
    tags: JSON.parse(row.tags) as string[],
    date: row.date,
    url: row.url,
    format: row.format,
    evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as DocumentRecord["evidence"]),
    ...(row.found === null ? {} : { found: JSON.parse(row.found) as FoundMetadata }),
    characters: row.characters,
    passages: row.passages,
    pages: row.pages,
    contentHash: row.content_hash,
    documentHash: row.document_hash,
    // Copied, because the numbers must start on a multiple of four bytes and SQLite's buffers need not.
    signature: row.signature && new Uint32Array(Uint8Array.from(row.signature).buffer),
    duplicateOf: row.duplicate_of,
    bytes: row.bytes,
    modifiedMs: row.modified_ms,
    indexedAt: row.indexed_at,
  };
}

/** The pages that were recognised, as a record has them: nothing where there are none. */
function recognisedPagesOf(row: {
  readonly recognised_pages: string;
}): Pick<DocumentRecord, "recognisedPages"> {
  const pages = JSON.parse(row.recognised_pages) as NonNullable<DocumentRecord["recognisedPages"]>;
  return pages.length === 0 ? {} : { recognisedPages: pages };
}
