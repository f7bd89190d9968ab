import { BlockWriter } from "../../blocks/block-writer.ts";
import { collapseSpace } from "../../clean.ts";
import type { DeclaredMetadata, Part } from "../reader.ts";
import { partsOfTable } from "../tables/head-row.ts";

/** A sheet of a workbook: its rows, each with its cells as a person reads them. */
export interface Sheet {
  readonly name: string;
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
    return [
      {
        part,
        draft: {
          ...draftOf(part, filled.slice(0, maxRows)),
          pages: [],
          declared: titled(part, ofFile),
          note,
        },
      },
    ];
  });
}

function titled(title: string, declared: DeclaredMetadata): DeclaredMetadata {
  return { ...declared, title: { value: title, evidence: "column" } };
}

/** A row is one line, each cell behind the name of its column, so that the line can be understood by itself. */
function draftOf(
  title: string,
  rows: readonly (readonly string[])[],
): { text: string; blocks: BlockWriter["blocks"] } {
  const { above, columns, rows: data } = partsOfTable(rows);
  const writer = new BlockWriter();
  writer.add("heading", title, 1);
  for (const row of above) writer.add("paragraph", cellsOf(row).join(" "));
  const lines = data.map((row) =>
    row.flatMap((cell, column) => {
      const value = collapseSpace(cell);
      const name = columns[column];
      return value === "" ? [] : [name === undefined ? value : `${collapseSpace(name)}: ${value}`];
    }),
  );
  if (data.length === 0) writer.add("table", columns.map((name) => name ?? "").join(" | "));
  writer.add("table", lines.map((line) => line.join(columns.length === 0 ? " | " : "; ")).join("\n"));
  return { text: writer.text, blocks: writer.blocks };
}

function cellsOf(row: readonly string[]): readonly string[] {
  return row.map(collapseSpace).filter((cell) => cell !== "");
}
