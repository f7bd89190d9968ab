import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { blocksOf, coverageFaults, pdf, read } from "../support.ts";

const sentence = (page: number, at: number): string =>
  `On page ${page} sentence ${at} tells what the council heard from the pilots that evening.`;

function pageText(page: number): string {
  return [1, 2, 3, 4].map((at) => sentence(page, at)).join(" ");
}

function book(pages: number, furniture: (out: PDFKit.PDFDocument, page: number) => void): Promise<Buffer> {
  return pdf({ autoFirstPage: false, margin: 0 }, (out) => {
    out.font("Times-Roman");
    for (let page = 1; page <= pages; page++) {
      out.addPage().fontSize(11).text(pageText(page), 72, 200, { width: 450 });
      out.fontSize(9);
      furniture(out, page);
    }
  });
}

function textOfPages({ text, pages }: Document): string[] {
  return pages.map(({ start, end }) => text.slice(start, end));
}

const all = (pages: number): string[] => Array.from({ length: pages }, (_, at) => pageText(at + 1));

describe("the pages of a PDF", () => {
  it("hold their own text, on every one of 300", async () => {
    const document = await read(
      await book(300, (out, page) => out.text(`${page}`, 300, 750, { lineBreak: false })),
      "a.pdf",
    );
    expect(document.pages.map(({ page }) => page)).toEqual(Array.from({ length: 300 }, (_, at) => at + 1));
    expect(textOfPages(document)).toEqual(all(300));
    expect(coverageFaults(document)).toEqual([]);
  });

  it.each<[string, (out: PDFKit.PDFDocument, page: number) => void]>([
    [
      "left and right heads that differ",
      (out, page) => {
        const [title, x] = page % 2 === 0 ? ["The Harbour Question", 72] : ["Jane Doe", 480];
        out.text(title, x, 40, { lineBreak: false });
      },
    ],
    [
      "chapter titles beside page numbers that do not begin with 1",
      (out, page) => {
        out.text(
          `Chapter ${Math.ceil(page / 2)}: ${["Ice", "Grain", "Pilots", "War", "Peace"][Math.ceil(page / 2) - 1] ?? ""}`,
          72,
          40,
          { lineBreak: false },
        );
        out.text(`${page + 130}`, 500, 40, { lineBreak: false });
      },
    ],
    ["page counts", (out, page) => out.text(`Page ${page} of 10`, 280, 755, { lineBreak: false })],
    [
      "roman numbers",
      (out, page) =>
        out.text(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][page - 1] ?? "", 300, 755, {
          lineBreak: false,
        }),
    ],
    [
      "footers of two lines",
      (out, page) => {
        out.text("Harbour Institute, 1 Pier Road, Brannock", 72, 735, { lineBreak: false });
        out.text(`Working paper 12 | ${page}`, 72, 750, { lineBreak: false });
      },
    ],
  ])("are read without %s", async (_, furniture) => {
    const document = await read(await book(10, furniture), "a.pdf");
    expect(textOfPages(document)).toEqual(all(10));
  });

  it("keep a line in the margin that stands on one page only", async () => {
    const document = await read(
      await book(10, (out, page) => {
        if (page === 4) out.text("Printed in Brannock by the harbour press.", 72, 750, { lineBreak: false });
      }),
      "a.pdf",
    );
    expect(textOfPages(document)[3]).toContain("Printed in Brannock");
  });

  it("keep footnotes out of the sentence that a page's end cuts", async () => {
    const document = await read(
      await pdf({ margin: 0, autoFirstPage: false }, (out) => {
        const lines = (top: number, texts: readonly string[]): void => {
          for (const [at, text] of texts.entries()) out.text(text, 72, top + at * 13, { lineBreak: false });
        };
        out.font("Times-Roman").fontSize(11).addPage();
        lines(300, [
          "The council met in the evening and heard the pilots of the ships that",
          "had come through the strait, one after the other, and it had to inter-",
        ]);
        out.fontSize(8);
        lines(600, ["1 See the minutes of the council, volume 12."]);
        out.addPage().fontSize(11);
        lines(100, [
          "rupt them at midnight.",
          "Then all of them went home over the ice to the lights of the harbour.",
        ]);
      }),
      "a.pdf",
    );
    expect(blocksOf(document)[0]).toBe("1 See the minutes of the council, volume 12.");
    expect(blocksOf(document)[1]).toContain("it had to interrupt them at midnight.");
    const cut = document.pages[1];
    expect(document.text.slice(cut?.start, cut?.end).startsWith("rupt them")).toBe(true);
  });
});

describe("the headings of a PDF", () => {
  it("have levels by their size, and by their weight at the size of the text", async () => {
    const prose = pageText(1);
    const document = await read(
      await pdf({}, (out) => {
        out.font("Times-Bold").fontSize(24).text("The Harbour Question").moveDown();
        for (const [size, title] of [
          [18, "First Part"],
          [14, "A Chapter"],
          [11, "A Section in Bold"],
        ] as const) {
          out.font("Times-Bold").fontSize(size).text(title).moveDown(0.3);
          out.font("Times-Roman").fontSize(11).text(prose).moveDown();
        }
        out.font("Times-Italic").text(prose);
      }),
      "a.pdf",
    );
    expect(document.blocks.map(({ kind, level }) => `${kind} ${level ?? ""}`.trim())).toEqual([
      "title",
      "heading 2",
      "paragraph",
      "heading 3",
      "paragraph",
      "heading 4",
      "paragraph",
      "paragraph",
    ]);
    expect(blocksOf(document, "heading")).toEqual(["First Part", "A Chapter", "A Section in Bold"]);
  });
});
