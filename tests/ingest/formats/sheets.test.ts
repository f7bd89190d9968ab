import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { numberFormat, shownNumber } from "../../../src/ingest/formats/sheets/cell-value.ts";
import { blocksOf, readAll } from "../support.ts";

type Value = string | number | null;

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  /** As "A3:A4". */
  readonly merged?: readonly string[];
}

const LETTERS = "ABCDEFGHIJ";

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function rangeOf(range: string): { top: number; bottom: number; column: number } {
  const [, column = "A", top = "1", bottom = "1"] = /^([A-Z])(\d+):[A-Z](\d+)$/.exec(range) ?? [];
  return { top: Number(top) - 1, bottom: Number(bottom) - 1, column: LETTERS.indexOf(column) };
}

/** Whether a cell belongs to the one above it. */
function isCovered(merged: readonly string[], row: number, column: number): boolean {
  return merged
    .map(rangeOf)
    .some((range) => range.column === column && row > range.top && row <= range.bottom);
}

/** A workbook as Excel writes it: empty rows and cells are left out. */
function xlsx({ name, rows, merged = [] }: Sheet): Uint8Array {
  const cell = (value: Value, row: number, column: number): string => {
    const place = `r="${LETTERS[column] ?? "Z"}${row + 1}"`;
    if (value === null || value === "") return "";
    if (typeof value === "number") return `<c ${place}><v>${value}</v></c>`;
    return `<c ${place} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  };
  const data = rows
    .map((row, at) => {
      const cells = row.map((value, column) => cell(value, at, column)).join("");
      return cells === "" ? "" : `<row r="${at + 1}">${cells}</row>`;
    })
    .join("");
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const related = (id: string, type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join("");
  const files = {
    "_rels/.rels": related("r1", "officeDocument", "xl/workbook.xml"),
    "xl/_rels/workbook.xml.rels": related("r1", "worksheet", "worksheets/sheet1.xml"),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${data}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

/** The same as an OpenDocument sheet. */
function ods({ name, rows, merged = [] }: Sheet): Uint8Array {
  const spans = new Map(
    merged.map(rangeOf).map(({ top, bottom, column }) => [`${top} ${column}`, bottom - top + 1]),
  );
  const cell = (value: Value, row: number, column: number): string => {
    if (isCovered(merged, row, column)) return "<table:covered-table-cell/>";
    const span = spans.get(`${row} ${column}`);
    const attribute = span === undefined ? "" : ` table:number-rows-spanned="${span}"`;
    return `<table:table-cell${attribute}><text:p>${escaped(String(value ?? ""))}</text:p></table:table-cell>`;
  };
  const table = rows.map((row, at) => {
    const cells = row.map((value, column) => cell(value, at, column)).join("");
    return `<table:table-row>${cells}</table:table-row>`;
  });
  const uri = "urn:oasis:names:tc:opendocument:xmlns";
  const content = `<office:document-content xmlns:office="${uri}:office:1.0" xmlns:text="${uri}:text:1.0" xmlns:table="${uri}:table:1.0"><office:body><office:spreadsheet><table:table table:name="${name}">${table.join("")}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }],
    "content.xml": strToU8(content),
  });
}

async function blocks(sheet: Sheet): Promise<string[]> {
  const [one, other] = [await readAll(xlsx(sheet), "book.xlsx"), await readAll(ods(sheet), "book.ods")];
  const [excel, open] = [one, other].map(({ documents }) =>
    documents.flatMap(({ document }) =>
      blocksOf(document).filter((_, at) => at > 0 || document.blocks[0]?.kind !== "title"),
    ),
  );
  expect(open).toEqual(excel);
  return excel ?? [];
}

describe("sheets of a workbook", () => {
  it("name a column by both rows of a head that takes two", async () => {
    const rows = [
      ["Landings by parish"],
      [],
      ["Parish", 1919, null, 1920, null],
      [null, "Timber", "Salt", "Timber", "Salt"],
      ["Aldvik", 31, 12, 44, 15],
      ["Brune", 7, null, 8, 11],
    ];
    const merged = ["A3:A4", "B3:C3", "D3:E3"];
    expect(await blocks({ name: "Landings", rows, merged })).toEqual([
      "Landings by parish",
      "Parish: Aldvik; 1919 Timber: 31; 1919 Salt: 12; 1920 Timber: 44; 1920 Salt: 15\n" +
        "Parish: Brune; 1919 Timber: 7; 1920 Timber: 8; 1920 Salt: 11",
    ]);
  });

  it("say a cell over several rows in each", async () => {
    const rows = [
      ["Port", "Ship", "Tons"],
      ["Kelmby", "Möwe", 12],
      [null, "Adler", 20],
      ["Borvik", "Star", 3],
    ];
    expect(await blocks({ name: "Ships", rows, merged: ["A2:A3"] })).toEqual([
      "Port: Kelmby; Ship: Möwe; Tons: 12\nPort: Kelmby; Ship: Adler; Tons: 20\nPort: Borvik; Ship: Star; Tons: 3",
    ]);
  });

  it("hold several tables, each with its own head, and remarks below", async () => {
    const rows = [
      ["Parish", "Tons"],
      ["Aldvik", 31],
      [],
      ["Brune", 7],
      [],
      [],
      ["Ships of 1920"],
      ["Ship", "Master", "Year"],
      ["Möwe", "Anna", 1919],
      [],
      ["Source: the registry"],
    ];
    expect(await blocks({ name: "Two", rows })).toEqual([
      "Parish: Aldvik; Tons: 31\nParish: Brune; Tons: 7",
      "Ships of 1920",
      "Ship: Möwe; Master: Anna; Year: 1919",
      "Source: the registry",
    ]);
  });

  it("read a form by its labels", async () => {
    const rows = [["Application for a berth"], [], ["Name of ship:", "Möwe"], ["Master:", "Anna Berg"]];
    expect(await blocks({ name: "Form", rows })).toEqual([
      "Application for a berth",
      "Name of ship: Möwe\nMaster: Anna Berg",
    ]);
  });

  it("have the title above their table, or the file's name, where nobody has named them", async () => {
    const rows = [["Landings of herring"], [], ["Year", "Tons"], [2018, 410]];
    const titled = await readAll(xlsx({ name: "Sheet1", rows }), "herring_2018.xlsx");
    expect(titled.documents[0]?.document.metadata.title).toBe("Landings of herring");
    const bare = await readAll(xlsx({ name: "Tabelle2", rows: rows.slice(2) }), "herring_2018.xlsx");
    expect(bare.documents[0]?.document.metadata.title).toContain("herring");
  });

  it("lose no cell, wherever rows are empty and cells are merged", async () => {
    // No sentence and no number below 1500 names a column; a name is said where its column holds something.
    const value = fc.oneof(
      fc.constantFrom("It was salt.", "Hay!", "In fog.", ""),
      fc.integer({ min: 1, max: 1400 }),
    );
    const rows = fc
      .array(fc.array(value, { minLength: 3, maxLength: 5 }), { maxLength: 12 })
      .filter((cells) => cells.flat().some((cell) => cell !== ""));
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom<string[]>([], ["A1:A3"], ["B2:B9", "C1:D1"]),
        async (cells, merged) => {
          const own = cells.map((row, at) =>
            row.map((cell, column) => (isCovered(merged, at, column) ? null : cell)),
          );
          fc.pre(own.flat().some((cell) => cell !== "" && cell !== null));
          const text = (await blocks({ name: "All", rows: own, merged })).join("\n");
          for (const cell of own.flat()) expect(text).toContain(String(cell ?? ""));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the numbers of a sheet", () => {
  it.each([
    [1200.5, '#,##0.00 "CHF"', "1200.50 CHF"],
    [-1234.5, "#,##0.00 [$€-407]", "-1234.50 €"],
    [99.9, '_("$"* #,##0.00_);_("$"* (#,##0.00)', "$99.90"],
    [12.25, '0.0" kg"', "12.25 kg"],
    [12_345_678, '0.0,,"M"', "12345678"],
    [1234, "00000", "01234"],
    [1.25, "[h]:mm", "30:00"],
    [44_013, "mmm yyyy", "2020-07"],
    [44_013, "yyyy", "2020"],
    [44_013, 'd" of "mmmm', "2020-07-01"],
    [0.125, "0.0%", "12.5%"],
    [5, '"yes";"no"', "5"],
  ])("%d in the format %s is %s", (value, code, text) => {
    expect(shownNumber(value, numberFormat(164, code), false)).toBe(text);
  });
});
