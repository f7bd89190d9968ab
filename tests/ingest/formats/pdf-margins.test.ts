import { describe, expect, it } from "vitest";
import { blocksOf, pdf, read } from "../support.ts";

const LINES = [
  "The plaintiff brings this action against the harbour of Kelmby for",
  "damages that arose in the spring of 1867 when the northern ramp was",
  "lowered without warning upon three barges that lay at the quay and",
  "waited for the evening tide, as the keeper had told them to do. Of",
  "these two were lost with their cargo of salt and timber, and a third",
  "was so damaged that it could not be used again before the autumn of",
  "the following year. The defendant denies that the keeper was on duty",
  "and says that the ramp had been lowered by persons unknown to it.",
];

/** A page with these lines, 16 points apart, and others beside them. */
function page(beside: readonly (readonly [line: number, x: number, text: string])[]): Promise<Buffer> {
  return pdf({ size: "A4", margin: 0 }, (document) => {
    document.font("Times-Roman").fontSize(12);
    const write = (text: string, x: number, line: number): void => {
      document.text(text, x, 100 + line * 16, { lineBreak: false });
    };
    for (const [at, text] of LINES.entries()) write(text, 120, at);
    for (const [line, x, text] of beside) write(text, x, line);
  });
}

const WHOLE = LINES.join(" ");

describe("what stands in the margin of a PDF's text", () => {
  it("is left out where it counts the lines", async () => {
    const each = LINES.map((_, at) => [at, 80, String(at + 1)] as const);
    expect(blocksOf(await read(await page(each), "a.pdf"))).toEqual([WHOLE]);
    const second = [1, 3, 5, 7].map((at) => [at, 520, `${at + 1}R`] as const);
    expect(blocksOf(await read(await page(second), "a.pdf"))).toEqual([WHOLE]);
    const list = await page([0, 2, 4, 6].map((at) => [at, 500, String(at * at)] as const));
    expect((await read(list, "a.pdf")).text).toContain("16");
  });

  it("is read behind the text where it is a note", async () => {
    const notes = await page([
      [2, 500, "The loss"],
      [5, 500, "See § 4"],
    ]);
    expect(blocksOf(await read(notes, "a.pdf"))).toEqual([WHOLE, "The loss", "See § 4"]);
  });

  it("is the head of a row where its line begins a sentence", async () => {
    const rows = await pdf({ size: "A4", margin: 0 }, (document) => {
      document.font("Times-Roman").fontSize(12);
      const write = (text: string, x: number, y: number): void => {
        document.text(text, x, y, { lineBreak: false });
      };
      for (const [at, name] of ["Kelmby", "Borvik", "Lindau"].entries()) {
        write(name, 60, 100 + at * 60);
        write(`${name} has a quay of grey stone at which barges lie until the`, 160, 100 + at * 60);
        write("evening tide lifts them over the bar and out into the sound.", 160, 114 + at * 60);
      }
    });
    expect(blocksOf(await read(rows, "a.pdf"), "table")).toEqual([
      ["Kelmby", "Borvik", "Lindau"]
        .map(
          (name) =>
            `${name} | ${name} has a quay of grey stone at which barges lie until the evening tide lifts them over the bar and out into the sound.`,
        )
        .join("\n"),
    ]);
  });

  it("leaves the words whole that the lines of a cell break", async () => {
    const rows = await pdf({ size: "A4", margin: 0 }, (document) => {
      document.font("Times-Roman").fontSize(12);
      for (const [at, name] of ["Timber", "Salt", "Wine"].entries()) {
        document.text(name, 60, 100 + at * 60, { lineBreak: false });
        document.text(`${name} comes with the north-`, 160, 100 + at * 60, { lineBreak: false });
        document.text("ern ships in the au-", 160, 114 + at * 60, { lineBreak: false });
        document.text("tumn.", 160, 128 + at * 60, { lineBreak: false });
        document.text(String(at + 3), 400, 100 + at * 60, { lineBreak: false });
      }
    });
    expect(blocksOf(await read(rows, "a.pdf"), "table")[0]).toContain(
      "Salt | Salt comes with the northern ships in the autumn. | 4",
    );
  });
});
