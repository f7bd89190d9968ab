import { describe, expect, it } from "vitest";
import { blocksOf, pdf, read } from "../support.ts";

const WIDTH = 450;
const FIRST =
  "The lock at Ferrow was built of grey stone and widened twice, and the keeper wrote that no barge shall pass after dusk, whatever its cargo, because two boats had been lost.";
const SECOND =
  "In March the river rose four metres in one night, and the lower gate was carried off and found in the meadows a mile below, where the children played on it for years.";

/** A letter as office programs print it: one size, one line apart, its head and the marks between its parts centred. */
function printed(align: "left" | "justify"): Promise<Buffer> {
  return pdf({ margin: 72 }, (out) => {
    out.font("Times-Roman").fontSize(12);
    const centred = { width: WIDTH, align: "center" } as const;
    out.font("Times-Bold").text("The lock at Ferrow Weir", 72, 72, centred).font("Times-Roman");
    for (const line of [
      "Ida Moor and Tomas Okafor",
      "University of Northport, Department of Harbours",
      "2 April 2019",
    ])
      out.text(line, centred);
    out.text(FIRST, { width: WIDTH, align });
    out.text("I. The tolls", centred);
    out.text(SECOND, { width: WIDTH, align });
    out.text("* * *", centred);
    out.text(FIRST, { width: WIDTH, align });
    out.text("Northport, in the winter", { width: WIDTH, align: "right" });
    out.text("Ida Moor", { width: WIDTH, align: "right" });
  });
}

describe("lines of a PDF that are centred, or stand at its right edge", () => {
  it("are no part of the text above and below them, nor of one another", async () => {
    const document = await read(await printed("justify"), "letter.pdf");
    expect(document.metadata).toMatchObject({
      title: "The lock at Ferrow Weir",
      authors: ["Ida Moor", "Tomas Okafor"],
      date: "2019-04-02",
    });
    expect(blocksOf(document).slice(2)).toEqual([
      "University of Northport, Department of Harbours",
      "2 April 2019",
      FIRST,
      "I. The tolls",
      SECOND,
      "* * *",
      FIRST,
      "Northport, in the winter",
      "Ida Moor",
    ]);
  });

  it("are known by one another where the text is ragged", async () => {
    const document = await read(await printed("left"), "letter.pdf");
    expect(document.metadata).toMatchObject({ authors: ["Ida Moor", "Tomas Okafor"], date: "2019-04-02" });
  });

  it("stay one where the first one is full", async () => {
    const motto =
      "whatever the tide may bring to the gates of the harbour in the years that are still to come for all of us here";
    const bytes = await pdf({ margin: 72 }, (out) => {
      out.font("Times-Roman").fontSize(12).text(FIRST, 72, 72, { width: WIDTH });
      out.moveDown().text(motto, { width: WIDTH, align: "center" });
      out.moveDown().text(SECOND, { width: WIDTH });
    });
    expect(blocksOf(await read(bytes, "motto.pdf"))).toEqual([FIRST, motto, SECOND]);
  });
});
