import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, pdf, read } from "../support.ts";

const PAGE = { width: 612, height: 792, margin: 54 };
const SIZE = 10;
const LEADING = 12;

/** Numbered sentences, so that their order can be told from the text. */
function sentences(first: number, count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `Sentence ${first + at} tells of the harbour and of all who came to it in those years.`,
  ).join(" ");
}

/** Breaks words into lines of a width. */
function lines(out: PDFKit.PDFDocument, text: string, width: number): string[] {
  const broken: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${broken.at(-1) ?? ""} ${word}`.trim();
    if (broken.length > 0 && out.widthOfString(longer) <= width) broken[broken.length - 1] = longer;
    else broken.push(word);
  }
  return broken;
}

interface Columns {
  readonly count: number;
  readonly gutter: number;
  readonly top: number;
  /** How much lower each column begins than the one before: base lines then do not meet. */
  readonly shift?: number;
}

/** Draws one text per column and says nothing about their order: line by line across all columns. */
function drawColumns(out: PDFKit.PDFDocument, texts: readonly string[], columns: Columns): void {
  const width = (PAGE.width - 2 * PAGE.margin - (columns.count - 1) * columns.gutter) / columns.count;
  const broken = texts.map((text) => lines(out, text, width));
  const rows = Math.max(...broken.map(({ length }) => length));
  for (let row = 0; row < rows; row++) {
    for (const [at, column] of broken.entries()) {
      const x = PAGE.margin + at * (width + columns.gutter);
      const y = columns.top + row * LEADING + at * (columns.shift ?? 0);
      const line = column[row];
      if (line !== undefined) out.text(line, x, y, { lineBreak: false });
    }
  }
}

function page(draw: (out: PDFKit.PDFDocument) => void): Promise<Buffer> {
  return pdf({ size: [PAGE.width, PAGE.height], margin: 0 }, (out) => {
    out.font("Times-Roman").fontSize(SIZE);
    draw(out);
  });
}

/** The numbers of the sentences, in the order of the text. */
function order(text: string): number[] {
  return [...text.matchAll(/Sentence (\d+)/g)].map(([, number]) => Number(number));
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

describe("the columns of a PDF page", () => {
  it.each([
    ["two columns on common base lines", { count: 2, gutter: 18, top: 60 }],
    ["two columns on base lines of their own", { count: 2, gutter: 18, top: 60, shift: 5 }],
    ["three narrow columns", { count: 3, gutter: 12, top: 60 }],
    ["four columns", { count: 4, gutter: 10, top: 60, shift: 2 }],
  ])("are read one after the other: %s", async (_, columns) => {
    const texts = upTo(columns.count).map((at) => sentences(1 + (at - 1) * 12, 12));
    const document = await read(
      await page((out) => {
        drawColumns(out, texts, columns);
      }),
      "a.pdf",
    );
    expect(document.text.replace(/\s+/g, " ")).toBe(texts.join(" "));
    expect(coverageFaults(document)).toEqual([]);
  });

  it("come after a title and an abstract that stand across them", async () => {
    const [left, middle, right] = [sentences(4, 10), sentences(14, 10), sentences(24, 10)];
    const document = await read(
      await page((out) => {
        drawColumns(out, [left, middle, right], { count: 3, gutter: 14, top: 160 });
        out.text(sentences(1, 3), PAGE.margin, 100, { width: PAGE.width - 2 * PAGE.margin });
        out.fontSize(22).text("The Harbour Question", 0, 50, { width: PAGE.width, align: "center" });
      }),
      "a.pdf",
    );
    expect(blocksOf(document, "title")).toEqual(["The Harbour Question"]);
    expect(blocksOf(document, "paragraph").join(" ")).toBe([sentences(1, 3), left, middle, right].join(" "));
  });

  it("are read band by band where a line stands across them in the middle of the page", async () => {
    const document = await read(
      await page((out) => {
        drawColumns(out, [sentences(1, 5), sentences(6, 5)], { count: 2, gutter: 18, top: 60 });
        out.font("Times-Bold").fontSize(14);
        out.text("What the pilots of the northern harbours told the council", 0, 240, {
          width: PAGE.width,
          align: "center",
        });
        out.font("Times-Roman").fontSize(SIZE);
        drawColumns(out, [sentences(11, 5), sentences(16, 5)], { count: 2, gutter: 18, top: 280 });
      }),
      "a.pdf",
    );
    expect(order(document.text)).toEqual(upTo(20));
    expect(document.text.indexOf("What the pilots")).toBeGreaterThan(document.text.indexOf("Sentence 10"));
    expect(document.text.indexOf("What the pilots")).toBeLessThan(document.text.indexOf("Sentence 11"));
  });

  it("stay columns beside a column that begins lower and under a title across two of three", async () => {
    const document = await read(
      await page((out) => {
        const wide = (PAGE.width - 2 * PAGE.margin - 28) / 3;
        out
          .fontSize(20)
          .text("A Title Across Two", PAGE.margin, 60, { width: wide * 2 })
          .fontSize(SIZE);
        for (const [at, first] of [1, 7].entries()) {
          for (const [row, line] of lines(out, sentences(first, 6), wide).entries()) {
            out.text(line, PAGE.margin + at * (wide + 14), 110 + row * LEADING, { lineBreak: false });
          }
        }
        for (const [row, line] of lines(out, sentences(13, 12), wide).entries()) {
          out.text(line, PAGE.margin + 2 * (wide + 14), 62 + row * LEADING, { lineBreak: false });
        }
      }),
      "a.pdf",
    );
    expect(document.text.startsWith("A Title Across Two")).toBe(true);
    expect(order(document.text)).toEqual(upTo(24));
  });

  it("give random words back in reading order, however they are laid out", async () => {
    const word = fc.stringMatching(/^[a-z]{2,9}$/);
    const column = fc.array(word, { minLength: 30, maxLength: 70 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(column, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 11, max: 30 }),
        fc.constantFrom(0, 3, 6),
        async (texts, gutter, shift) => {
          const bytes = await page((out) => {
            drawColumns(
              out,
              texts.map((words) => words.join(" ")),
              { count: texts.length, gutter, top: 130, shift },
            );
          });
          const { text } = await read(bytes, "a.pdf");
          expect(text.split(/\s+/)).toEqual(texts.flat());
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("a table in a PDF", () => {
  const rows = [
    ["Port", "Ships", "Tonnes"],
    ["Brannock", "12", "3,400"],
    ["Ostholm", "7", "1,250"],
    ["Vester Bay", "31", "9,900"],
  ];

  it("is read row by row, its cells parted by bars, between the paragraphs around it", async () => {
    const document = await read(
      await page((out) => {
        out.text(sentences(1, 4), 54, 60, { width: 500 });
        for (const [at, row] of rows.entries()) {
          for (const [cell, text] of row.entries())
            out.text(text, 80 + cell * 140, 150 + at * 14, { lineBreak: false });
        }
        out.text(sentences(5, 4), 54, 240, { width: 500 });
      }),
      "a.pdf",
    );
    expect(document.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "table", "paragraph"]);
    expect(blocksOf(document, "table")).toEqual([rows.map((row) => row.join(" | ")).join("\n")]);
    expect(order(document.text)).toEqual(upTo(8));
  });

  it("is not made of a list's numbers", async () => {
    const document = await read(
      await page((out) => {
        for (const at of upTo(5)) {
          out.text(`${at}.`, 54, 60 + at * 14, { lineBreak: false });
          out.text(`Item of the list about harbour ${at}`, 90, 60 + at * 14, { lineBreak: false });
        }
      }),
      "a.pdf",
    );
    expect(blocksOf(document)).toEqual(upTo(5).map((at) => `${at}. Item of the list about harbour ${at}`));
  });
});
