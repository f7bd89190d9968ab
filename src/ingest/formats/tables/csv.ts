import { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText, collapseSpace } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";
import { readTable } from "./csv-table.ts";
import type { ContainerReader, Draft, Part } from "../reader.ts";
import { withNote } from "./rows-note.ts";
import { recordDraft } from "./rows.ts";

/** CSV and TSV: one document a row, its fields by the names of the columns. Empty rows are passed over. */
export const csvReader: ContainerReader = {
  format: "csv",
  maxBytes: (limits) => limits.maxTextBytes,
  readParts(bytes, { maxEntries }) {
    const { text, note } = decodeText(bytes);
    const { above, columns, rows } = readTable(cleanText(text), maxEntries);
    const parts: Part[] = above.length === 0 ? [] : [{ part: "above the table", draft: remarksDraft(above) }];
    const records = rows.slice(0, maxEntries).flatMap((cells, at): Part[] => {
      const fields = cells.map((value, column) => ({ name: columns[column] ?? numbered(column), value }));
      const draft = recordDraft(fields);
      return draft === null ? [] : [{ part: `row ${at + 1}`, draft }];
    });
    parts.push(...records);
    if (rows.length > maxEntries) {
      const reason = `The table has more than ${maxEntries} rows, the limit; split it into smaller files.`;
      parts.push({ part: `rows after ${maxEntries}`, reason });
    }
    return Promise.resolve(withNote(parts, note));
  },
};

/** What stands above the names of the columns: a title, a source, remarks. */
function remarksDraft(above: readonly (readonly string[])[]): Draft {
  const writer = new BlockWriter();
  for (const row of above) writer.add("paragraph", collapseSpace(row.join(" ")));
  return { text: writer.text, blocks: writer.blocks, pages: [], declared: {} };
}

function numbered(column: number): string {
  return `column ${column + 1}`;
}
