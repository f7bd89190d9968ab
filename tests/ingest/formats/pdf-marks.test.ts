import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, pdf, read } from "../support.ts";

const PROSE =
  "The council met in the evening and heard the pilots of all the ships that had come through the strait.";

describe("what stands on a PDF's page beside its print", () => {
  it("is read: what is filled into a form stands behind its label", async () => {
    const document = await read(
      await pdf({}, (out) => {
        out
          .text("Application for a berth", 72, 72)
          .text("Name of the boat:", 72, 120)
          .text("Owner:", 72, 150);
        out.font("Helvetica").initForm();
        out
          .formText("boat", 200, 118, 200, 16, { value: "Seagull" })
          .formText("owner", 200, 148, 200, 16, { value: "Ilse" });
      }),
      "a.pdf",
    );
    expect(document.text).toMatch(/Name of the boat:[ |]+Seagull/);
    expect(document.text).toMatch(/Owner:[ |]+Ilse/);
  });

  it("is read: a reader's note, apart from the text", async () => {
    const document = await read(
      await pdf({}, (out) =>
        out.text(PROSE, 72, 72, { width: 300 }).note(300, 72, 20, 20, "Ask the pilots again"),
      ),
      "a.pdf",
    );
    expect(document.text).toBe(`${PROSE}\n\nAsk the pilots again`);
  });

  it("is a list where bullets are drawn before its lines", async () => {
    const document = await read(
      await pdf({}, (out) => {
        out.text("Every boat must carry:", 72, 72);
        for (const [at, thing] of ["two lifebuoys", "a fog horn", "six red flares"].entries()) {
          const y = 100 + at * 16;
          out
            .circle(80, y + 5, 2)
            .fill()
            .text(thing, 90, y);
        }
      }),
      "a.pdf",
    );
    expect(blocksOf(document, "list")).toEqual(["• two lifebuoys", "• a fog horn", "• six red flares"]);
    expect(coverageFaults(document)).toEqual([]);
  });
});

describe("a hyphen at the end of a PDF's line", () => {
  it("stays between two words that make none together, and goes from a broken word", async () => {
    const lines = [
      "The tender was decided on the price-",
      "determining factors that the well-",
      "known surveyor had listed for the board of the engi-",
      "neers, and the decision-",
      "making was minuted in the under-",
      "standing of all.",
    ];
    const { text } = await read(
      await pdf({}, (out) => {
        for (const [at, line] of lines.entries()) out.text(line, 72, 72 + at * 14, { lineBreak: false });
      }),
      "a.pdf",
    );
    expect(text).toBe(
      "The tender was decided on the price-determining factors that the well-known surveyor had listed for the board of the engineers, and the decision-making was minuted in the understanding of all.",
    );
  });

  it("goes from wrapped plain text, too", async () => {
    const wrapped =
      "The harbour was closed for three weeks, and the council met every even-\ning to hear what the pilots had to say of the well-known but price-deter-\nmining dredger, which lay at the coal quay of the upper town until\nspring.";
    expect((await read(wrapped, "a.txt")).text.replaceAll("\n", " ")).toBe(
      "The harbour was closed for three weeks, and the council met every evening to hear what the pilots had to say of the well-known but price-determining dredger, which lay at the coal quay of the upper town until spring.",
    );
  });
});

describe("a table in a PDF", () => {
  it("keeps the place of an empty cell, and a wrapped cell in its row", async () => {
    const rows = [
      ["Parish", "1816", "Remarks", "1818"],
      ["Aldvik", "31", "of these two in\nthe lower town", "52"],
      ["Borvik", "12", "", "19"],
      ["Kelmby", "7", "none", "11"],
    ];
    const document = await read(
      await pdf({}, (out) => {
        out.text(PROSE, 72, 72, { width: 400 });
        for (const [at, row] of rows.entries()) {
          for (const [column, cell] of row.entries()) {
            for (const [line, part] of cell.split("\n").entries())
              out.text(part, 72 + column * 110, 130 + at * 40 + line * 13, { lineBreak: false });
          }
        }
      }),
      "a.pdf",
    );
    expect(blocksOf(document, "table")).toEqual([
      "Parish | 1816 | Remarks | 1818\nAldvik | 31 | of these two in the lower town | 52\nBorvik | 12 |  | 19\nKelmby | 7 | none | 11",
    ]);
  });
});

describe("numbers at the edge of a PDF's pages", () => {
  it("are the page's own unless they count the pages", async () => {
    const document = await read(
      await pdf({ bufferPages: true }, (out) => {
        for (const [at, total] of ["41,200", "1,900", "7,350"].entries()) {
          if (at > 0) out.addPage();
          out.text(`Invoice 20${at * 7 + 11}`, 72, 40, { lineBreak: false });
          out.text(PROSE, 72, 200, { width: 400 });
          out
            .text(`Total ${total}`, 72, 730, { lineBreak: false })
            .text(`Page ${at + 1} of 3`, 300, 745, { lineBreak: false });
        }
      }),
      "a.pdf",
    );
    for (const kept of ["Invoice 2011", "Invoice 2018", "Total 41,200", "Total 7,350"])
      expect(document.text).toContain(kept);
    expect(document.text).not.toContain("Page 2 of 3");
  });
});

describe("a box beside a PDF's text", () => {
  it("stands behind the paragraph that flows around it", async () => {
    const lines = [
      "The board voted to repair the dredger, on the condition that the county of the upper",
      "valley pays a third of the bill, which",
      "it had refused to do in the winter of",
      "the great storm, when all of the herring boats lay stranded on the bank for a month.",
    ];
    const { text } = await read(
      await pdf({}, (out) => {
        out.fontSize(10);
        for (const [at, line] of lines.entries()) out.text(line, 72, 72 + at * 12, { lineBreak: false });
        out
          .text("Built at Kelmby", 330, 84, { lineBreak: false })
          .text("in 1938 of oak", 330, 96, { lineBreak: false });
      }),
      "a.pdf",
    );
    expect(text).toBe(`${lines.join(" ")}\n\nBuilt at Kelmby in 1938 of oak`);
  });
});
