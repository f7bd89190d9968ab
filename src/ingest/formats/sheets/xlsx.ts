import { damaged, OF_ANY_FILE, ZipArchive } from "../archive/zip.ts";
import { declaredByDocx } from "../docx/docx-metadata.ts";
import type { ContainerReader } from "../reader.ts";
import { relationshipsOf } from "../xml/office-package.ts";
import {
  descendant,
  descendants,
  elementsIn,
  parseOptionalXml,
  parseXml,
  wholeNumber,
  type Namespaces,
  type XmlElement,
} from "../xml/xml-tree.ts";
import { numberFormat, PLAIN, shownNumber, type NumberFormat } from "./cell-value.ts";
import { fillMerged, type MergedCells } from "./merged-cells.ts";
import { sheetParts, type Sheet } from "./sheet-draft.ts";

const NAMESPACES: Namespaces = new Map([
  ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "s"],
  ["http://purl.oclc.org/ooxml/spreadsheetml/main", "s"],
]);

/** Excel workbooks: each sheet a document, each row a record; formulas as the values that they had. */
export const xlsxReader: ContainerReader = {
  format: "xlsx",
  maxBytes: (limits) => limits.maxFileBytes,
  async readParts(bytes, limits) {
    const archive = await ZipArchive.open(bytes, "an Excel workbook", limits, OF_ANY_FILE);
    const declared = declaredByDocx(await archive.read("docProps/core.xml"));
    return sheetParts(await sheetsOf(archive, limits.maxEntries), declared, limits.maxEntries);
  },
};

async function sheetsOf(archive: ZipArchive, maxRows: number): Promise<readonly Sheet[]> {
  const [main] = (await relationshipsOf(archive, "")).filter(({ type }) => type === "officeDocument");
  const path = main?.path ?? "xl/workbook.xml";
  const bytes = await archive.read(path);
  if (bytes === null) throw damaged("it has no workbook part");
  const workbook = parseXml(bytes, NAMESPACES);
  const related = await relationshipsOf(archive, path);
  const pathOf = (type: string): string => related.find((one) => one.type === type)?.path ?? "";
  const cells = new CellReader(
    sharedStrings(parseOptionalXml(await archive.read(pathOf("sharedStrings")), NAMESPACES)),
    numberFormats(parseOptionalXml(await archive.read(pathOf("styles")), NAMESPACES)),
    /^(?:1|true)$/.test(descendant(workbook, "s:workbookPr")?.attributes.date1904 ?? ""),
  );
  const sheets: Sheet[] = [];
  for (const { attributes } of descendants(workbook, "s:sheet")) {
    const part = related.find(({ id }) => id === attributes["r:id"]);
    const sheet = part?.type === "worksheet" ? await archive.read(part.path) : null;
    if (sheet === null) continue;
    sheets.push({ name: attributes.name ?? "", rows: rowsOf(parseXml(sheet, NAMESPACES), cells, maxRows) });
  }
  return sheets;
}

/** Columns that a sheet can have. */
const MOST_COLUMNS = 16_384;

function rowsOf(sheet: XmlElement, cells: CellReader, maxRows: number): string[][] {
  const rows: string[][] = [];
  const placeOf = new Map<number, number>();
  let number = 0;
  for (const row of descendants(sheet, "s:row").slice(0, maxRows + 1)) {
    const next = wholeNumber(row.attributes.r, number + 1, { least: 1, most: 1_048_576 });
    // Empty rows are not written; one stands for them.
    if (rows.length > 0 && next > number + 1) rows.push([]);
    number = next;
    placeOf.set(number, rows.length);
    rows.push(valuesOf(row, cells));
  }
  const merged = descendants(sheet, "s:mergeCell").map(mergedOf);
  fillMerged(merged, (at) => rows[placeOf.get(at + 1) ?? -1]);
  return rows;
}

function valuesOf(row: XmlElement, cells: CellReader): string[] {
  const values: string[] = [];
  for (const cell of elementsIn(row)) {
    const column = columnOf(cell.attributes.r) ?? values.length;
    const text = cells.read(cell);
    if (text === "" || column >= MOST_COLUMNS) continue;
    while (values.length < column) values.push("");
    values[column] = text;
  }
  return values;
}

/** The range of a reference: "A3:A4". */
function mergedOf({ attributes }: XmlElement): MergedCells {
  const [from = "", to = ""] = (attributes.ref ?? "").split(":");
  return { top: rowOf(from), bottom: rowOf(to), column: columnOf(from) ?? 0 };
}

/** The row of a cell counted from 0. */
function rowOf(reference: string): number {
  return Number(/\d{1,7}$/.exec(reference)?.[0] ?? 1) - 1;
}

/** The column of a cell counted from 0: "C12" is in the third. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

class CellReader {
  constructor(
    private readonly strings: readonly string[],
    private readonly formats: readonly NumberFormat[],
    private readonly starts1904: boolean,
  ) {}

  read(cell: XmlElement): string {
    const { t: type, s: style } = cell.attributes;
    if (type === "inlineStr") return textOf(descendant(cell, "s:is"));
    const value = rawText(descendant(cell, "s:v"));
    if (type === "s") return this.strings[Number(value)] ?? "";
    if (type === "str" || type === "e") return value;
    if (type === "b") return value === "1" ? "TRUE" : "FALSE";
    if (type === "d" || value === "") return value;
    return shownNumber(Number(value), this.formats[Number(style ?? 0)] ?? PLAIN, this.starts1904);
  }
}

function sharedStrings(root: XmlElement | null): readonly string[] {
  return root === null ? [] : descendants(root, "s:si").map(textOf);
}

/** Without the reading aids of Japanese. */
function textOf(element: XmlElement | undefined): string {
  if (element === undefined || element.name === "s:rPh") return "";
  return element.name === "s:t" ? rawText(element) : elementsIn(element).map(textOf).join("");
}

function rawText(element: XmlElement | undefined): string {
  return element?.children.filter((child) => typeof child === "string").join("") ?? "";
}

/** How the numbers of each cell style are shown. */
function numberFormats(styles: XmlElement | null): readonly NumberFormat[] {
  if (styles === null) return [];
  const codes = new Map(
    descendants(styles, "s:numFmt").map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode,
    ]),
  );
  const formats = descendant(styles, "s:cellXfs");
  return (formats === undefined ? [] : descendants(formats, "s:xf")).map(({ attributes }) => {
    const id = wholeNumber(attributes.numFmtId, 0, { least: 0, most: 100_000 });
    return numberFormat(id, codes.get(id));
  });
}
