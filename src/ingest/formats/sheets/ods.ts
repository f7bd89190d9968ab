import { damaged, OF_ANY_FILE, ZipArchive } from "../archive/zip.ts";
import { declaredByOdt, ODF_NAMESPACES } from "../odt/odt-metadata.ts";
import type { ContainerReader } from "../reader.ts";
import {
  descendants,
  elementsIn,
  parseOptionalXml,
  parseXml,
  wholeNumber,
  xmlText,
  type XmlElement,
} from "../xml/xml-tree.ts";
import { sheetParts, type Sheet } from "./sheet-draft.ts";

/** OpenDocument spreadsheets: each sheet a document, each row a record; formulas as the values that they had. */
export const odsReader: ContainerReader = {
  format: "ods",
  maxBytes: (limits) => limits.maxFileBytes,
  async readParts(bytes, limits) {
    const archive = await ZipArchive.open(bytes, "an OpenDocument spreadsheet", limits, OF_ANY_FILE);
    const content = await archive.read("content.xml");
    if (content === null) throw damaged("it has no content.xml");
    const meta = parseOptionalXml(await archive.read("meta.xml"), ODF_NAMESPACES);
    const sheets = descendants(parseXml(content, ODF_NAMESPACES), "table:table").map((table) =>
      sheetOf(table, limits.maxEntries),
    );
    return sheetParts(sheets, meta === null ? {} : declaredByOdt(meta), limits.maxEntries);
  },
};

function sheetOf(table: XmlElement, maxRows: number): Sheet {
  const rows: string[][] = [];
  let spans: Spans = new Map();
  for (const row of descendants(table, "table:table-row")) {
    const read = cellsOf(row, spans);
    spans = read.spans;
    // Empty rows to the end of the sheet are written as one that is repeated a million times.
    const times = read.cells.length === 0 ? 1 : repeats(row, "table:number-rows-repeated");
    for (let time = 0; time < times && rows.length <= maxRows; time++) rows.push(read.cells);
  }
  return { name: table.attributes["table:name"] ?? "", rows };
}

/** Of cells that go over several rows, by their column: what they say, and in how many rows more. */
type Spans = ReadonlyMap<number, { readonly text: string; readonly left: number }>;

/** Columns that a sheet can have. */
const MOST_COLUMNS = 16_384;

function cellsOf(row: XmlElement, above: Spans): { readonly cells: string[]; readonly spans: Spans } {
  const cells: string[] = [];
  let isEmpty = true;
  const spans = new Map<number, { readonly text: string; readonly left: number }>();
  for (const cell of elementsIn(row)) {
    if (!/^table:(?:covered-)?table-cell$/.test(cell.name)) continue;
    const span = above.get(cells.length);
    const isCovered = cell.name === "table:covered-table-cell" && span !== undefined;
    const text = isCovered ? span.text : textOf(cell);
    isEmpty &&= isCovered || text === "";
    const left = isCovered ? span.left - 1 : repeats(cell, "table:number-rows-spanned") - 1;
    if (left > 0 && text !== "") spans.set(cells.length, { text, left });
    const times = Math.min(repeats(cell, "table:number-columns-repeated"), MOST_COLUMNS - cells.length);
    for (let time = 0; time < times; time++) cells.push(isCovered && time > 0 ? "" : text);
  }
  while (cells.at(-1) === "") cells.pop();
  return { cells: isEmpty ? [] : cells, spans };
}

function repeats({ attributes }: XmlElement, name: string): number {
  return wholeNumber(attributes[name], 1, { least: 1, most: 1_048_576 });
}

/** A date as the file keeps it, whatever it looks like; everything else as it is shown. */
function textOf(cell: XmlElement): string {
  const { "office:value-type": type, "office:date-value": date } = cell.attributes;
  if (type === "date" && date !== undefined) return date.replace("T00:00:00", "").replace("T", " ");
  return elementsIn(cell)
    .filter(({ name }) => name === "text:p")
    .map(xmlText)
    .join(" ");
}
