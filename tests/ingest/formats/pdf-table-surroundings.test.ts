import { describe, expect, it } from "vitest";
import { blocksOf, pdf, read } from "../support.ts";

type Word = readonly [x: number, y: number, text: string];

function drawn(words: readonly Word[]): Promise<Buffer> {
  return pdf({ size: "A4", margin: 0 }, (document) => {
    document.font("Times-Roman").fontSize(11);
    for (const [x, y, text] of words) document.text(text, x, y, { lineBreak: false });
  });
}

const HEAD = ["Ship", "What was carried", "Toll", "Paid in"];
const ROWS = [
  ["Anna", "Oak and fir logs from the forests north of the sound", "12.50", "coin"],
  ["Berta", "Salt from the mines", "7.00", ""],
  ["Cora", "Wine and cloth for the feast of the council", "25.00", "timber"],
];
const TABLE = [HEAD, ...ROWS].map((row) => row.join(" | ")).join("\n");

function table(y: number, right: number): Word[] {
  const columns = [60, 130, right, right + 45];
  return [HEAD, ...ROWS].flatMap((row, line) =>
    row.flatMap((text, at): Word[] => (text === "" ? [] : [[columns[at] ?? 0, y + line * 24, text]])),
  );
}

describe("a table of a PDF without lines", () => {
  it("keeps its columns where narrow text stands below and a paragraph's last line above", async () => {
    const document = await read(
      await drawn([
        [
          60,
          60,
          "The keeper wrote down what every ship had carried and what was paid for it, in francs and not in",
        ],
        [
          60,
          76,
          "crowns, and he did so until the autumn of that year, when the book of tolls was closed, and every",
        ],
        [60, 92, "page was sealed by him."],
        ...table(130, 440),
        [60, 240, "The other pages of this book are lost."],
      ]),
      "a.pdf",
    );
    expect(blocksOf(document)).toEqual([
      "The keeper wrote down what every ship had carried and what was paid for it, in francs and not in crowns, and he did so until the autumn of that year, when the book of tolls was closed, and every page was sealed by him.",
      TABLE,
      "The other pages of this book are lost.",
    ]);
  });

  it("keeps its head where columns of text end above it", async () => {
    const left = [
      "In the first column stands what came from",
      "the north with timber and went back with",
      "salt, which was the trade of many years,",
      "until the railway had reached the sound",
      "and the ships were sold to the south.",
    ];
    const right = [
      "The second one tells of their masters, of",
      "whom the keeper knew nearly all by name,",
      "and whom he never trusted if they were",
      "from the south, for their coins were not",
      "heavy enough for the tolls they had to pay.",
    ];
    const document = await read(
      await drawn([
        ...left.map((text, at): Word => [60, 60 + at * 14, text]),
        ...right.map((text, at): Word => [300, 60 + at * 14, text]),
        ...table(170, 400),
      ]),
      "a.pdf",
    );
    expect(blocksOf(document)).toEqual([left.join(" "), right.join(" "), TABLE]);
  });
});

describe("an invoice in a PDF", () => {
  it("keeps its rows and columns below a heading and above narrow text, also of cells that go on", async () => {
    const rows = [
      ["Pos", "Description", "Qty", "Price", "Amount"],
      ["1", "Berth for the Seagull, May", "1", "120.00", "120.00"],
      ["2", "Pilot, including the tug for", "2", "85.50", "171.00"],
      ["", "the outer basin on both", "", "", ""],
      ["", "days", "", "", ""],
      ["3", "Fresh water", "12", "1.20", "14.40"],
      ["", "", "", "Total", "305.40"],
    ];
    const columns = [72, 110, 314, 390, 490];
    const document = await read(
      await pdf({ size: "A4", margin: 0 }, (page) => {
        page.font("Helvetica-Bold").fontSize(16).text("INVOICE", 72, 100, { lineBreak: false });
        page.font("Helvetica").fontSize(10);
        for (const [line, row] of rows.entries())
          for (const [at, text] of row.entries())
            if (text !== "") page.text(text, columns[at] ?? 0, 150 + line * 14, { lineBreak: false });
        page.text("Payable within 30 days to 1234.56.78901.", 72, 290, { lineBreak: false });
      }),
      "a.pdf",
    );
    expect(blocksOf(document).slice(1)).toEqual([
      [
        "Pos | Description | Qty | Price | Amount",
        "1 | Berth for the Seagull, May | 1 | 120.00 | 120.00",
        "2 | Pilot, including the tug for the outer basin on both days | 2 | 85.50 | 171.00",
        "3 | Fresh water | 12 | 1.20 | 14.40",
        " |  |  | Total | 305.40",
      ].join("\n"),
      "Payable within 30 days to 1234.56.78901.",
    ]);
  });
});

describe("words behind a tab in a PDF", () => {
  it("stand in their line, and not in a box beside the text", async () => {
    const document = await read(
      await drawn([
        [60, 60, "These rules of the harbour end with the words"],
        [60, 76, "of the council, and"],
        [300, 76, "they are signed by it,"],
        [60, 92, "as they were when they had been read aloud."],
      ]),
      "a.pdf",
    );
    expect(document.text).toBe(
      "These rules of the harbour end with the words of the council, and they are signed by it, as they were when they had been read aloud.",
    );
  });
});
