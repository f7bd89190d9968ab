import type { DocumentId } from "../core/ids.ts";
import { isDamaged, type CHECKSUMS } from "./checksum.ts";
import type { SqliteDatabase } from "./sqlite/sqlite.ts";

type ScrubbedTable = keyof typeof CHECKSUMS;

/** Where a round over all that has a checksum stands: behind the row of a table that has this key. */
export interface ScrubPlace {
  readonly table: string;
  readonly after: string | number;
}

/** What one step of a round has looked at. */
export interface ScrubStep {
  /** Where the next one begins; null where the round is over. */
  readonly next: ScrubPlace | null;
  readonly rows: number;
  /** Those of which something is not what was stored. */
  readonly damaged: readonly DocumentId[];
}

interface ScrubbedRow {
  readonly place: string | number;
  readonly isDamaged: 0 | 1;
}

interface ScrubbedRows {
  /** The column by whose order the rows are gone over. */
  readonly key: string;
  /** Before every key. */
  readonly start: string | number;
  /** The documents that a row is of. What no passage uses is of none: it is made anew where it is damaged and wanted again. */
  readonly documents: string;
}

/** In the order of a round. */
const TABLES: Readonly<Record<ScrubbedTable, ScrubbedRows>> = {
  documents: { key: "id", start: "", documents: "SELECT ?" },
  texts: { key: "document_id", start: "", documents: "SELECT ?" },
  whole_documents: { key: "document_id", start: "", documents: "SELECT ?" },
  passages: { key: "row", start: 0, documents: "SELECT document_id FROM passages WHERE row = ?" },
  vectors: {
    key: "id",
    start: 0,
    documents: "SELECT DISTINCT document_id FROM passages WHERE vector_id = ?",
  },
};

const ORDER = Object.keys(TABLES) as readonly ScrubbedTable[];

export const FIRST_PLACE: ScrubPlace = { table: "documents", after: "" };

/** The beginning of the table behind this one; null behind the last, and for what is no table of a round. */
export function nextTable({ table }: ScrubPlace): ScrubPlace | null {
  const at = ORDER.findIndex((name) => name === table);
  const next = at < 0 ? undefined : ORDER[at + 1];
  return next === undefined ? null : { table: next, after: TABLES[next].start };
}

/**
 * Compares rows of one table with their checksums until it is told that its time is over, one at least: how long a row takes is
 * bounded by the length of a document. Throws SQLite's error where the table is too damaged to be read.
 */
export function scrubStep(database: SqliteDatabase, place: ScrubPlace, isTimeOver: () => boolean): ScrubStep {
  const table = ORDER.find((name) => name === place.table);
  if (table === undefined) return { next: FIRST_PLACE, rows: 0, damaged: [] };
  const { key, documents } = TABLES[table];
  const rows = database
    .prepare<[string | number], ScrubbedRow>(
      `SELECT ${key} AS place, (${isDamaged(table)}) AS isDamaged FROM ${table} WHERE ${key} > ? ORDER BY ${key}`,
    )
    .iterate(place.after);
  const damaged: (string | number)[] = [];
  let next = nextTable(place);
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (row.isDamaged === 1) damaged.push(row.place);
    if (!isTimeOver()) continue;
    next = { table, after: row.place };
    break;
  }
  const documentsOf = database.prepare<[string | number], DocumentId>(documents).pluck();
  return { next, rows: count, damaged: [...new Set(damaged.flatMap((row) => documentsOf.all(row)))] };
}
