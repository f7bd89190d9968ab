import type { DocumentId } from "../core/ids.ts";
import type { DocumentRecord } from "./records.ts";
import type { Statements } from "./statements.ts";

interface DocumentRow {
  id: DocumentId;
  source: string;
  state: DocumentRecord["state"];
  reason: string | null;
  title: string;
  authors: string;
  date: string | null;
  url: string | null;
  format: DocumentRecord["format"];
  evidence: string | null;
  characters: number;
  passages: number;
  pages: number;
  content_hash: string | null;
  bytes: number;
  modified_ms: number;
  indexed_at: string;
}

/** The documents' records and their texts. Writes belong into the transactions of `Store`. */
export class DocumentTable {
  constructor(private readonly statements: Statements) {}

  all(): DocumentRecord[] {
    return this.statements
      .prepare<[], DocumentRow>("SELECT * FROM documents ORDER BY source")
      .all()
      .map(toRecord);
  }

  byId(id: string): DocumentRecord | undefined {
    const row = this.statements
      .prepare<[string], DocumentRow>("SELECT * FROM documents WHERE id = ?")
      .get(id);
    return row && toRecord(row);
  }

  text(id: string): string | undefined {
    return this.statements
      .prepare<[string], string>("SELECT text FROM texts WHERE document_id = ?")
      .pluck()
      .get(id);
  }

  count(): { documents: number; passages: number } {
    const row = this.statements
      .prepare<[], { documents: number; passages: number }>(
        "SELECT count(*) AS documents, coalesce(sum(passages), 0) AS passages FROM documents WHERE passages > 0",
      )
      .get();
    return row ?? { documents: 0, passages: 0 };
  }

  put(record: DocumentRecord): void {
    this.statements
      .prepare(
        `INSERT INTO documents VALUES (
           @id, @source, @state, @reason, @title, @authors, @date, @url, @format, @evidence,
           @characters, @passages, @pages, @contentHash, @bytes, @modifiedMs, @indexedAt
         )
         ON CONFLICT (id) DO UPDATE SET
           source = excluded.source, state = excluded.state, reason = excluded.reason, title = excluded.title,
           authors = excluded.authors, date = excluded.date, url = excluded.url, format = excluded.format,
           evidence = excluded.evidence, characters = excluded.characters, passages = excluded.passages,
           pages = excluded.pages, content_hash = excluded.content_hash, bytes = excluded.bytes,
           modified_ms = excluded.modified_ms, indexed_at = excluded.indexed_at`,
      )
      .run({
        ...record,
        authors: JSON.stringify(record.authors),
        evidence: record.evidence && JSON.stringify(record.evidence),
      });
  }

  putText(id: DocumentId, text: string): void {
    this.statements
      .prepare("INSERT INTO texts VALUES (?, ?) ON CONFLICT (document_id) DO UPDATE SET text = excluded.text")
      .run(id, text);
  }

  remove(id: DocumentId): void {
    this.statements.prepare("DELETE FROM documents WHERE id = ?").run(id);
  }
}

function toRecord(row: DocumentRow): DocumentRecord {
  return {
    id: row.id,
    source: row.source,
    state: row.state,
    reason: row.reason,
    title: row.title,
    authors: JSON.parse(row.authors) as string[],
    date: row.date,
    url: row.url,
    format: row.format,
    evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as DocumentRecord["evidence"]),
    characters: row.characters,
    passages: row.passages,
    pages: row.pages,
    contentHash: row.content_hash,
    bytes: row.bytes,
    modifiedMs: row.modified_ms,
    indexedAt: row.indexed_at,
  };
}
