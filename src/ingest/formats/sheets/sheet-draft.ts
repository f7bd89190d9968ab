import { BlockWriter } from "../../blocks/block-writer.ts";
import { collapseSpace } from "../../clean.ts";
import type { DeclaredMetadata, Part } from "../reader.ts";
import { sheetTables, type SheetTable } from "./sheet-tables.ts";

/** A sheet of a workbook: its rows, each with its cells as a person reads them. */
export interface Sheet {
  readonly name: string;
  /** From the first one on; empty ones within as they are, or one for several. */
  readonly rows: readonly (readonly string[])[];
}

/** The sheets of a workbook that hold something, each as a document. */
export function sheetParts(
  sheets: readonly Sheet[],
  declared: DeclaredMetadata,
  maxRows: number,
): readonly Part[] {
  const { authors, date, language, tags } = declared;
  const ofFile: DeclaredMetadata = {
    ...(authors && { authors }),
    ...(date && { date }),
    ...(language && { language }),
    ...(tags && { tags }),
  };
  const taken = new Set<string>();
  return sheets.flatMap((sheet, at): Part[] => {
    const filled = sheet.rows.filter((row) => row.some((cell) => cell.trim() !== ""));
    if (filled.length === 0) return [];
    const name = collapseSpace(sheet.name.replaceAll("#", " ")) || `sheet ${at + 1}`;
    const part = taken.has(name) ? `${name} (${at + 1})` : name;
    taken.add(part);
    const note =
      filled.length > maxRows
        ? `Of the sheet's ${filled.length} rows the first ${maxRows} are read.`
        : undefined;
    const tables = sheetTables(sheet.rows, maxRows);
    const title = UNNAMED.test(name) ? titleAbove(tables) : part;
    const draft = { ...draftOf(title, tables), pages: [], note };
    return [{ part, draft: { ...draft, declared: title === null ? ofFile : titled(title, ofFile) } }];
  });
}

/** What programs call a sheet that nobody has named. */
const UNNAMED =
  /^(?:sheet|worksheet|tabelle|feuil(?:le)?|hoja|foglio|planilha|folha|blad|ark|arkusz|list|hárok|munka|лист|аркуш|sayfa|taul|シート|工作表)[ _]?\d{0,3}$/iu;
const LONGEST_TITLE = 120;

/** The line that stands alone above the sheet's first table. */
function titleAbove([first]: readonly SheetTable[]): string | null {
  const [line] = first?.above ?? [];
  const cells = line === undefined ? [] : cellsOf(line);
  const [title = ""] = cells;
  return cells.length === 1 && /\p{L}{2}/u.test(title) && title.length <= LONGEST_TITLE ? title : null;
}

function titled(title: string, declared: DeclaredMetadata): DeclaredMetadata {
  return { ...declared, title: { value: title, evidence: "column" } };
}

/** A row is one line, each cell behind the name of its column, so that the line can be understood by itself. */
function draftOf(
  title: string | null,
  tables: readonly SheetTable[],
): { text: string; blocks: BlockWriter["blocks"] } {
  const writer = new BlockWriter();
  if (title !== null) writer.add("heading", title, 1);
  for (const { above, columns, rows } of tables) {
    for (const row of above) {
      const line = cellsOf(row).join(" ");
      if (line !== title) writer.add("paragraph", line);
    }
    const lines = rows.map((row) => lineOf(row, columns)).filter((line) => line !== "");
    if (rows.length === 0) writer.add("table", columns.map((name) => name ?? "").join(" | "));
    writer.add("table", lines.join("\n"));
  }
  return { text: writer.text, blocks: writer.blocks };
}

function lineOf(row: readonly string[], columns: readonly (string | undefined)[]): string {
  if (columns.length === 0) return cellsOf(row).join(" | ").replaceAll(": | ", ": ");
  const cells = row.flatMap((cell, column) => {
    const value = collapseSpace(cell);
    const name = columns[column];
    return value === "" ? [] : [name === undefined ? value : `${collapseSpace(name)}: ${value}`];
  });
  return cells.join("; ");
}

function cellsOf(row: readonly string[]): readonly string[] {
  return row.map(collapseSpace).filter((cell) => cell !== "");
}
