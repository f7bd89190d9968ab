import type { Span } from "../../core/document.ts";
import type { DocumentId, PassageRow } from "../../core/ids.ts";
import { checksum, CHECKSUMS } from "../checksum.ts";
import type { Damage } from "../damage.ts";
import type { FoundPassage } from "../../core/passage.ts";
import type { NewPassage } from "../records.ts";
import type { Statements } from "../sqlite/prepared-statements.ts";
import type { DocumentTable } from "./document-table.ts";
import { packedWords } from "./packed-words.ts";
import { encodeNumbers } from "./vector-codec.ts";

interface PassageRowRecord {
  row: PassageRow;
  start: number;
  end: number;
  text: string;
  page: number | null;
  headings: string;
  sentences: string;
  document_id: DocumentId;
  shown_check: number;
}

const SHOWN = 'row, start, "end", text, page, headings, sentences, document_id, shown_check';

/** The page, null in a document without pages, and the headings that something stands under. */
type PassagePlace = Pick<FoundPassage, "page" | "headings">;

/** The passages; triggers keep the lexical index in step with them. Writes belong into the transactions of `Store`. */
export class PassageTable {
  constructor(
    private readonly statements: Statements,
    private readonly documents: Pick<DocumentTable, "shown">,
    private readonly damage: Damage,
  ) {}

  private insert(document: DocumentId, passages: readonly NewPassage[]): void {
    const insert = this.statements.prepare(
      `INSERT INTO passages
         (document_id, start, "end", text, page, headings, sentences, words,
          title_words, author_words, heading_words, packed_words, other_words, vector_id,
          shown_check, words_check, lexical_check)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const vectorIds = this.statements.prepare<[string], number>("SELECT id FROM vectors WHERE key = ?");
    for (const { passage, vectorKey, words, lexical } of passages) {
      const [vectorId, numbers] = [vectorIds.pluck().get(vectorKey) ?? null, encodeNumbers(words)];
      const { title, author, heading, text, others } = lexical;
      const packed = packedWords(text, passage.text);
      insert.run(
        document,
        passage.start,
        passage.end,
        passage.text,
        passage.page,
        JSON.stringify(passage.headings),
        sentencesAsJson(passage),
        numbers,
        title,
        author,
        heading,
        packed,
        others,
        vectorId,
        shownCheck(document, passage),
        checksum(vectorId, numbers),
        checksum(title, author, heading, packed, others, passage.text),
      );
    }
  }

  /**
   * Puts a document's passages in place of its former ones. A passage that was there with the same text, headings, words and
   * vector keeps its row and only moves: an edit of one paragraph of a long document changes one passage of the indexes. Of a
   * document that is damaged none keeps its row: whatever follows the library has to take all of it anew.
   */
  replaceOf(document: DocumentId, passages: readonly NewPassage[], isDamaged = false): void {
    if (isDamaged) {
      const hadOtherWords = this.hasOtherWords(document);
      this.statements.prepare("DELETE FROM passages WHERE document_id = ?").run(document);
      this.insert(document, passages);
      // The lexical index forgets a passage by the words that it is told; it was told others than it knew.
      if (hadOtherWords) this.rebuildLexicalIndex();
      return;
    }
    const former = this.formerOf(document);
    const added = passages.filter((entry) => {
      const row = former.get(identityOf(entry))?.pop();
      if (row !== undefined) this.move(document, row, entry);
      return row === undefined;
    });
    const remove = this.statements.prepare("DELETE FROM passages WHERE row = ?");
    for (const row of [...former.values()].flat()) remove.run(row);
    this.insert(document, added);
  }

  private hasOtherWords(document: DocumentId): boolean {
    const sql = `SELECT 1 FROM passages WHERE document_id = ? AND lexical_check <> ${CHECKSUMS.passages.lexical_check}`;
    return this.statements.prepare<[string]>(sql).get(document) !== undefined;
  }

  /** False, and nothing is done, where words that it would be made of are damaged. */
  rebuildLexicalIndex(): boolean {
    const sql = `SELECT 1 FROM passages WHERE lexical_check <> ${CHECKSUMS.passages.lexical_check}`;
    if (this.statements.prepare(sql).get() !== undefined) return false;
    this.statements.prepare("INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')").run();
    return true;
  }

  /** The rows of a document's passages by identity. */
  private formerOf(document: DocumentId): Map<string, PassageRow[]> {
    const rows = this.statements
      .prepare<[DocumentId], { row: PassageRow; headings: string; key: string; words: Buffer }>(
        `SELECT p.row, p.headings, p.words, v.key
         FROM passages p JOIN vectors v ON v.id = p.vector_id WHERE p.document_id = ? ORDER BY p.start DESC`,
      )
      .all(document);
    const former = new Map<string, PassageRow[]>();
    for (const { row, headings, key, words } of rows) {
      const identity = identityFrom(key, headings, words);
      former.set(identity, [...(former.get(identity) ?? []), row]);
    }
    return former;
  }

  private move(document: DocumentId, row: PassageRow, { passage }: NewPassage): void {
    const { start, end, page } = passage;
    this.statements
      .prepare(
        'UPDATE passages SET start = ?, "end" = ?, page = ?, sentences = ?, shown_check = ? WHERE row = ?',
      )
      .run(start, end, page, sentencesAsJson(passage), shownCheck(document, passage), row);
  }

  /** Where a place of a document stands, as far as the passage tells that begins before it. Headings: the outermost first. */
  placeAt(document: DocumentId, offset: number): PassagePlace {
    const found = this.statements
      .prepare<[string, number], PassageRowRecord>(
        `SELECT ${SHOWN} FROM passages WHERE document_id = ? AND start <= ? ORDER BY start DESC LIMIT 1`,
      )
      .get(document, offset);
    if (found === undefined || !this.isShownWhole(found)) return { page: null, headings: [] };
    return { page: found.page, headings: JSON.parse(found.headings) as string[] };
  }

  /** Where all passages of a document stand, in text order. */
  placesOf(document: DocumentId): (PassagePlace & Span)[] {
    return this.statements
      .prepare<[string], { start: number; end: number; page: number | null; headings: string }>(
        'SELECT start, "end", page, headings FROM passages WHERE document_id = ? ORDER BY start',
      )
      .all(document)
      .map(({ headings, ...place }) => ({ ...place, headings: JSON.parse(headings) as string[] }));
  }

  /** In no particular order. */
  rowsOf(documents: readonly DocumentId[]): PassageRow[] {
    return this.statements
      .prepare<[string], PassageRow>(
        "SELECT row FROM passages WHERE document_id IN (SELECT value FROM json_each(?))",
      )
      .pluck()
      .all(JSON.stringify(documents));
  }

  /** The passages that still exist among `rows` and are whole, in no particular order. */
  byRows(rows: readonly PassageRow[]): FoundPassage[] {
    const found = this.statements
      .prepare<[string], PassageRowRecord>(
        `SELECT ${SHOWN} FROM passages WHERE row IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(rows))
      .filter((row) => this.isShownWhole(row));
    const documents = this.documents.shown([...new Set(found.map(({ document_id }) => document_id))]);
    return found.flatMap((row) => {
      const document = documents.get(row.document_id);
      return document === undefined ? [] : [toPassage(row, document)];
    });
  }

  private isShownWhole(row: PassageRowRecord): boolean {
    const { document_id, start, end, text, page, headings, sentences } = row;
    const sum = checksum(document_id, start, end, text, page, headings, sentences);
    return this.damage.isWhole(document_id, sum === row.shown_check);
  }
}

/** The words are those of title, authors and text as the document's language has them: with any other they are others. */
function identityOf({ passage, vectorKey, words }: NewPassage): string {
  return identityFrom(vectorKey, JSON.stringify(passage.headings), encodeNumbers(words));
}

function identityFrom(vectorKey: string, headings: string, words: Buffer): string {
  return `${vectorKey} ${headings} ${words.toString("base64")}`;
}

function sentencesAsJson(passage: NewPassage["passage"]): string {
  return JSON.stringify(passage.sentences.flatMap(({ start, end }) => [start, end]));
}

function shownCheck(document: DocumentId, passage: NewPassage["passage"]): number {
  const { start, end, text, page, headings } = passage;
  return checksum(document, start, end, text, page, JSON.stringify(headings), sentencesAsJson(passage));
}

function toPassage(row: PassageRowRecord, document: FoundPassage["document"]): FoundPassage {
  return {
    row: row.row,
    start: row.start,
    end: row.end,
    text: row.text,
    page: row.page,
    headings: JSON.parse(row.headings) as string[],
    sentences: toSpans(JSON.parse(row.sentences) as number[]),
    document,
  };
}

function toSpans(offsets: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index + 1 < offsets.length; index += 2) {
    spans.push({ start: offsets[index] ?? 0, end: offsets[index + 1] ?? 0 });
  }
  return spans;
}
