import { cleanText } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";
import { readTable } from "./csv-table.ts";
import type { ContainerReader, Part } from "../reader.ts";
import { withNote } from "./rows-note.ts";
import { recordDraft } from "./rows.ts";

/** CSV and TSV: one document a row, its fields by the names of the columns. Empty rows are passed over. */
export const csvReader: ContainerReader = {
  format: "csv",
  maxBytes: (limits) => limits.maxTextBytes,
  readParts(bytes, { maxEntries }) {
    const { text, note } = decodeText(bytes);
    const { columns, rows } = readTable(cleanText(text), maxEntries);
    const parts = rows.slice(0, maxEntries).flatMap((cells, at): Part[] => {
      const fields = cells.map((value, column) => ({ name: columns[column] ?? numbered(column), value }));
      const draft = recordDraft(fields);
      return draft === null ? [] : [{ part: `row ${at + 1}`, draft }];
    });
    if (rows.length > maxEntries) {
      const reason = `The table has more than ${maxEntries} rows, the limit; split it into smaller files.`;
      parts.push({ part: `rows after ${maxEntries}`, reason });
    }
    return Promise.resolve(withNote(parts, note));
  },
};

function numbered(column: number): string {
  return `column ${column + 1}`;
}
