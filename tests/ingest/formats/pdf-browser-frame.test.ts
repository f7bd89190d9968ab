import { describe, expect, it } from "vitest";
import { blocksOf, pdf, read } from "../support.ts";

const PROSE =
  "The ramp at the harbour was closed on Friday after a crane had fallen into the water, and nobody was hurt, said the office.";

interface Frame {
  readonly head: readonly [left: string, right: string];
  readonly foot: readonly [left: string, right: string];
}

/** A page with something at its four corners. */
function page({ head, foot }: Frame): Promise<Buffer> {
  return pdf({ size: "A4", margin: 0 }, (out) => {
    out.fontSize(8);
    out.text(head[0], 20, 15, { lineBreak: false }).text(head[1], 330, 15, { lineBreak: false });
    out
      .fontSize(12)
      .text("The ramp", 40, 60)
      .text(PROSE, 40, 90, { width: 500 })
      .text(PROSE, 40, 150, { width: 500 });
    out.fontSize(8);
    out.text(foot[0], 20, 820, { lineBreak: false }).text(foot[1], 560, 820, { lineBreak: false });
  });
}

describe("what a browser prints above and below a page", () => {
  it.each<readonly [string, Frame]>([
    [
      "Chrome",
      {
        head: ["7/13/18, 2:40 PM", "The ramp – Harbour News"],
        foot: ["https://harbour.example/ramp?id=1", "1/1"],
      },
    ],
    [
      "Chrome in German",
      { head: ["13.07.18, 14:40", "The ramp – Harbour News"], foot: ["https://harbour.example/ramp", "1/1"] },
    ],
    [
      "Firefox",
      {
        head: ["The ramp – Harbour News", "https://harbour.example/ra…"],
        foot: ["1 of 1", "7/13/18, 14:40"],
      },
    ],
    [
      "Safari",
      {
        head: ["The ramp – Harbour News", "13/07/2018, 14:40"],
        foot: ["https://harbour.example/ramp", "Page 1 of 1"],
      },
    ],
  ])("is left out of a single page: %s", async (_, frame) => {
    const document = await read(await page(frame), "a.pdf");
    expect(blocksOf(document)).toEqual(["The ramp", PROSE, PROSE]);
  });

  it.each<readonly [string, Frame]>([
    [
      "an address alone",
      { head: ["Invoice 4711", "Kelmby"], foot: ["https://harbour.example/ramp", "Total 12"] },
    ],
    ["a time alone", { head: ["7/13/18, 2:40 PM", "Minutes"], foot: ["Signed: Jane Doe", "Kelmby"] }],
  ])("is told from what stands there of a page's own: %s", async (_, frame) => {
    const { text } = await read(await page(frame), "a.pdf");
    for (const part of [...frame.head, ...frame.foot]) expect(text).toContain(part);
  });

  it("leaves the lines of pages that hold nothing else", async () => {
    const slides = await pdf({ size: "A4", margin: 30 }, (out) => {
      for (const number of [1, 2, 3, 4]) {
        if (number > 1) out.addPage();
        out.text(`Station ${number} of the way is a lock that the keeper opens.`);
      }
    });
    const { text } = await read(slides, "a.pdf");
    for (const number of [1, 2, 3, 4]) expect(text).toContain(`Station ${number}`);
  });
});
