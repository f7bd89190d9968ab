import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, pdf, read } from "../support.ts";

const LEFT = 72;
const SIZE = 10;
const LEADING = 12;
const PROSE =
  "The harbour office keeps accounts of every landing, and the table shows them as the clerk wrote them down in the spring.";

interface Cell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
}

type Drawing = "all" | "across" | "shaded" | "frame";

interface Table {
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | Cell)[])[];
  readonly drawing: Drawing;
}

/** Draws a table below `top`, each cell's words wrapped to its width, and gives where it ends. */
function drawTable(out: PDFKit.PDFDocument, { widths, rows, drawing }: Table, top: number): number {
  const xs = widths.reduce<number[]>((all, width) => [...all, (all.at(-1) ?? 0) + width], [LEFT]);
  const taken = new Set<string>();
  let y = top;
  out.fontSize(SIZE).lineWidth(0.5);
  for (const [at, row] of rows.entries()) {
    const cells = row.map((cell): Cell => (typeof cell === "string" ? { text: cell } : cell));
    const lines = (cell: Cell, width: number): number =>
      out.heightOfString(cell.text, { width: width - 6, lineGap: LEADING - out.currentLineHeight() }) /
      LEADING;
    const height =
      Math.ceil(Math.max(1, ...cells.map((cell, column) => lines(cell, widths[column] ?? 60)))) * LEADING + 8;
    if (drawing === "shaded" && at % 2 === 0)
      out
        .rect(LEFT, y, (xs.at(-1) ?? 0) - LEFT, height)
        .fill("#dddddd")
        .fillColor("black");
    let column = 0;
    for (const { text, columns = 1, rows: over = 1 } of cells) {
      while (taken.has(`${at} ${column}`)) column++;
      for (let other = 1; other < over; other++) taken.add(`${at + other} ${column}`);
      const [x = 0, right = 0] = [xs[column], xs[column + columns]];
      out
        .fillColor("black")
        .text(text, x + 3, y + 4, { width: right - x - 6, lineGap: LEADING - out.currentLineHeight() });
      if (drawing === "all") out.rect(x, y, right - x, height * over).stroke();
      if (drawing === "frame")
        out
          .moveTo(x, y)
          .lineTo(x, y + height)
          .stroke();
      column += columns;
    }
    if (drawing === "across" || (drawing === "frame" && at < 2))
      out
        .moveTo(LEFT, y)
        .lineTo(xs.at(-1) ?? 0, y)
        .stroke();
    y += height;
  }
  if (drawing === "across" || drawing === "frame")
    out
      .moveTo(LEFT, y)
      .lineTo(xs.at(-1) ?? 0, y)
      .stroke();
  if (drawing === "frame")
    out
      .moveTo(xs.at(-1) ?? 0, top)
      .lineTo(xs.at(-1) ?? 0, y)
      .stroke();
  return y;
}

async function readTable(table: Table): Promise<Awaited<ReturnType<typeof read>>> {
  const bytes = await pdf({ margin: LEFT, info: { Title: "Landings" } }, (out) => {
    out.fontSize(SIZE).text(PROSE, LEFT, 90, { width: 450 });
    const end = drawTable(out, table, 140);
    out.fillColor("black").text(PROSE, LEFT, end + 20, { width: 450 });
  });
  return read(bytes, "landings.pdf");
}

const WRAPPED = [
  ["Parish", "Cargo", "Tonnes", "Remark"],
  [
    "Aldvik",
    "Timber and planks for the new church roof",
    "31",
    "Landed in three voyages, the last of them in fog",
  ],
  ["Brune", "Salt", "", "none"],
  ["", "Coal", "9", "Sold at once to the gas works in the upper town"],
  ["Corve", "Hay", "1,204", "weighed"],
];
const WIDTHS = [60, 100, 50, 140];
const asLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join(" | ")).join("\n");

describe("tables of a PDF whose lines are drawn", () => {
  for (const drawing of ["all", "across", "shaded"] as const) {
    it(`keep rows and columns with wrapped and empty cells: ${drawing}`, async () => {
      const document = await readTable({ widths: WIDTHS, rows: WRAPPED, drawing });
      expect(blocksOf(document, "table")).toEqual([asLines(WRAPPED)]);
      expect(blocksOf(document, "paragraph")).toEqual([PROSE, PROSE]);
      expect(coverageFaults(document)).toEqual([]);
    });
  }

  it("say a cell over several rows in each, and one over several columns once", async () => {
    const rows = [
      [
        { text: "Parish", rows: 2 },
        { text: "1919", columns: 2 },
        { text: "1920", columns: 2 },
      ],
      ["Timber", "Salt", "Timber", "Salt"],
      ["Aldvik", "31", "12", "44", "15"],
      ["Brune", "7", "9", "8", "11"],
    ];
    const document = await readTable({ widths: [60, 50, 50, 50, 50], rows, drawing: "all" });
    expect(blocksOf(document, "table")).toEqual([
      "Parish | 1919 |  | 1920 | \nParish | Timber | Salt | Timber | Salt\nAldvik | 31 | 12 | 44 | 15\nBrune | 7 | 9 | 8 | 11",
    ]);
  });

  it("have a row for each line where lines are drawn between columns alone", async () => {
    const rows = [
      ["Parish", "Cargo", "Tonnes"],
      ["Aldvik", "Timber", "31"],
      ["Brune", "Salt", ""],
      ["Corve", "Hay", "1,204"],
    ];
    const document = await readTable({ widths: [70, 70, 60], rows, drawing: "frame" });
    expect(blocksOf(document, "table")).toEqual([asLines(rows)]);
  });

  it("are as they were drawn, whatever they say", async () => {
    const word = fc.constantFrom("salt", "hay", "31", "1,204", "the gas works", "in fog", "x", "2019");
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 7 }),
      );
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const widths = (rows[0] ?? []).map(() => 80);
        const document = await readTable({ widths, rows, drawing: "all" });
        expect(blocksOf(document, "table")).toEqual([asLines(rows)]);
        expect(coverageFaults(document)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe("lines that are drawn on a page and make no table", () => {
  it("leave prose between them as it is: rules, boxes, a frame", async () => {
    const bytes = await pdf({ margin: LEFT }, (out) => {
      out.rect(30, 30, 550, 730).stroke().fontSize(SIZE);
      for (let at = 0; at < 5; at++) {
        out.text(PROSE, LEFT, 100 + at * 60, { width: 450 });
        out
          .moveTo(LEFT, 140 + at * 60)
          .lineTo(LEFT + 450, 140 + at * 60)
          .stroke();
      }
      out
        .rect(LEFT - 4, 420, 300, 60)
        .stroke()
        .text(PROSE, LEFT, 424, { width: 280 });
    });
    const document = await read(bytes, "page.pdf");
    expect(blocksOf(document, "table")).toEqual([]);
    expect(blocksOf(document, "paragraph")).toEqual(Array.from({ length: 6 }, () => PROSE));
  });

  it("do not make cells of two columns of prose between a head rule and a foot rule", async () => {
    const bytes = await pdf({ margin: LEFT }, (out) => {
      out.fontSize(SIZE);
      for (const y of [100, 130, 400])
        out
          .moveTo(LEFT, y)
          .lineTo(LEFT + 450, y)
          .stroke();
      for (const x of [LEFT, LEFT + 235]) out.text(`${PROSE} `.repeat(5), x, 140, { width: 215 });
    });
    expect(blocksOf(await read(bytes, "page.pdf"), "table")).toEqual([]);
  });
});
