import type { Span } from "../core/document.ts";
import type { DocumentId, PassageRow } from "../core/ids.ts";
import { headingLine } from "../core/passage.ts";
import type { NewPassage, PassagePosition, StoredPassage } from "./records.ts";
import type { Statements } from "./statements.ts";

interface PassageRowRecord {
  row: PassageRow;
  start: number;
  end: number;
  text: string;
  page: number | null;
  headings: string;
  sentences: string;
  document_id: DocumentId;
  title: string;
  authors: string;
  date: string | null;
  source: string;
  url: string | null;
}

/** The passages; triggers keep the lexical index in step with them. Writes belong into the transactions of `Store`. */
export class PassageTable {
  constructor(private readonly statements: Statements) {}

  insert(
    document: { id: DocumentId; title: string; author: string | null },
    passages: readonly NewPassage[],
  ): void {
    const insert = this.statements.prepare(
      `INSERT INTO passages
         (document_id, start, "end", text, page, headings, sentences, title, author, heading, vector_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM vectors WHERE key = ?))`,
    );
    for (const { passage, vectorKey } of passages) {
      insert.run(
        document.id,
        passage.start,
        passage.end,
        passage.text,
        passage.page,
        JSON.stringify(passage.headings),
        JSON.stringify(passage.sentences.flatMap(({ start, end }) => [start, end])),
        document.title,
        document.author ?? "",
        headingLine(passage.headings) ?? "",
        vectorKey,
      );
    }
  }

  removeOf(document: DocumentId): void {
    this.statements.prepare("DELETE FROM passages WHERE document_id = ?").run(document);
  }

  /** Where the passages that still exist among `rows` stand, in no particular order. */
  positions(rows: readonly PassageRow[]): PassagePosition[] {
    return this.statements
      .prepare<[string], PassagePosition>(
        `SELECT p.row, d.source, p.start, json_extract(p.headings, '$[#-1]') AS heading
         FROM passages p JOIN documents d ON d.id = p.document_id
       WHERE p.row IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(rows));
  }

  /** The passages that still exist among `rows`, in no particular order. */
  byRows(rows: readonly PassageRow[]): StoredPassage[] {
    return this.statements
      .prepare<[string], PassageRowRecord>(
        `SELECT p.row, p.start, p."end", p.text, p.page, p.headings, p.sentences, p.document_id,
                d.title, d.authors, d.date, d.source, d.url
         FROM passages p JOIN documents d ON d.id = p.document_id
         WHERE p.row IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(rows))
      .map(toPassage);
  }
}

function toPassage(row: PassageRowRecord): StoredPassage {
  return {
    row: row.row,
    start: row.start,
    end: row.end,
    text: row.text,
    page: row.page,
    headings: JSON.parse(row.headings) as string[],
    sentences: toSpans(JSON.parse(row.sentences) as number[]),
    document: {
      id: row.document_id,
      title: row.title,
      authors: JSON.parse(row.authors) as string[],
      date: row.date,
      source: row.source,
      url: row.url,
    },
  };
}

function toSpans(offsets: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index + 1 < offsets.length; index += 2) {
    spans.push({ start: offsets[index] ?? 0, end: offsets[index + 1] ?? 0 });
  }
  return spans;
}
