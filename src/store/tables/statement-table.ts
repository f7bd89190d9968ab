import type { DocumentId, PassageRow } from "../../core/ids.ts";
import type { Statement, StatementKind } from "../../core/statement.ts";
import type { QuotedPart, Span } from "../../core/document.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";

interface StatementRow {
  start: number;
  end: number;
  kind: StatementKind;
  speaker: string;
  names: string;
  roles: string;
  date: string | null;
}

/** What is needed of a document to find its statements again. */
export interface SpokenText {
  readonly id: DocumentId;
  readonly text: string;
  readonly authors: readonly string[];
  readonly quoted: readonly QuotedPart[];
  readonly passages: readonly (Span & {
    readonly headings: readonly string[];
    readonly sentences: readonly Span[];
  })[];
}

/** Who says what. Each statement lies in one passage of its document. Writes belong into the transactions of `Store`. */
export class StatementTable {
  constructor(private readonly statements: Statements) {}

  /** `version` tells by which rules they were found. */
  replaceOf(id: DocumentId, found: readonly Statement[], version: number): void {
    this.statements.prepare("DELETE FROM statements WHERE document_id = ?").run(id);
    const insert = this.statements.prepare(
      `INSERT INTO statements (document_id, start, "end", kind, speaker, names, roles, date) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const { start, end, kind, speaker, date = null } of found) {
      const [names, roles] = [speaker.names.join(" "), speaker.roles.join(" ")];
      insert.run(id, start, end, kind, speaker.name, names, roles, date);
    }
    this.statements.prepare("UPDATE documents SET statements_version = ? WHERE id = ?").run(version, id);
  }

  /** In order; written with its text. */
  replaceQuoted(id: DocumentId, parts: readonly QuotedPart[]): void {
    this.statements.prepare("DELETE FROM quoted_parts WHERE document_id = ?").run(id);
    const insert = this.statements.prepare(
      'INSERT INTO quoted_parts (document_id, start, "end", author, date) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { start, end, author, date } of parts) insert.run(id, start, end, author, date);
  }

  /** The statements of the passages that still exist among `rows`, in text order; passages without any are left out. */
  within(rows: readonly PassageRow[]): Map<PassageRow, Statement[]> {
    const found = new Map<PassageRow, Statement[]>();
    const read = this.statements
      .prepare<[string], StatementRow & { row: PassageRow }>(
        `SELECT p.row, s.start, s."end", s.kind, s.speaker, s.names, s.roles, s.date
         FROM passages p JOIN statements s
           ON s.document_id = p.document_id AND s.start >= p.start AND s.start < p."end"
         WHERE p.row IN (SELECT value FROM json_each(?)) ORDER BY p.row, s.start, s."end"`,
      )
      .all(JSON.stringify(rows));
    for (const { row, ...statement } of read) {
      const known = found.get(row);
      if (known === undefined) found.set(row, [toStatement(statement)]);
      else known.push(toStatement(statement));
    }
    return found;
  }

  /** In text order. */
  of(id: DocumentId): Statement[] {
    return this.statements
      .prepare<[string], StatementRow>(
        `SELECT start, "end", kind, speaker, names, roles, date FROM statements WHERE document_id = ? ORDER BY start, "end"`,
      )
      .all(id)
      .map(toStatement);
  }

  /** All of the library, in the order of documents and texts. */
  all(): (Statement & { readonly document: DocumentId })[] {
    return this.statements
      .prepare<[], StatementRow & { document: DocumentId }>(
        `SELECT document_id AS document, start, "end", kind, speaker, names, roles, date FROM statements
         ORDER BY document_id, start, "end"`,
      )
      .all()
      .map(({ document, ...row }) => ({ ...toStatement(row), document }));
  }

  /** The documents whose statements were found by the rules of another version, or not at all, up to `limit`. */
  outdated(version: number, limit: number): DocumentId[] {
    return this.statements
      .prepare<[number, number], DocumentId>(
        "SELECT id FROM documents WHERE passages > 0 AND statements_version <> ? ORDER BY id LIMIT ?",
      )
      .pluck()
      .all(version, limit);
  }

  /** Undefined where there is no such document any more. */
  textOf(id: DocumentId): SpokenText | undefined {
    const row = this.statements
      .prepare<[string], { text: string; authors: string }>(
        "SELECT t.text, d.authors FROM documents d JOIN texts t ON t.document_id = d.id WHERE d.id = ?",
      )
      .get(id);
    if (row === undefined) return undefined;
    const passages = this.statements
      .prepare<[string], { start: number; end: number; headings: string; sentences: string }>(
        'SELECT start, "end", headings, sentences FROM passages WHERE document_id = ? ORDER BY start',
      )
      .all(id);
    return {
      id,
      text: row.text,
      authors: JSON.parse(row.authors) as string[],
      quoted: this.statements
        .prepare<[string], QuotedPart>(
          'SELECT start, "end", author, date FROM quoted_parts WHERE document_id = ? ORDER BY start',
        )
        .all(id),
      passages: passages.map(({ start, end, headings, sentences }) => ({
        start,
        end,
        headings: JSON.parse(headings) as string[],
        sentences: toSpans(JSON.parse(sentences) as number[]),
      })),
    };
  }
}

function toStatement({ start, end, kind, speaker, names, roles, date }: StatementRow): Statement {
  return {
    start,
    end,
    kind,
    speaker: { name: speaker, names: wordsOf(names), roles: wordsOf(roles) },
    ...(date !== null && { date }),
  };
}

function wordsOf(joined: string): string[] {
  return joined === "" ? [] : joined.split(" ");
}

function toSpans(offsets: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index + 1 < offsets.length; index += 2) {
    spans.push({ start: offsets[index] ?? 0, end: offsets[index + 1] ?? 0 });
  }
  return spans;
}
