import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { pdf, read } from "../support.ts";

const SENTENCE = "The harbour was closed for three weeks and the council met every evening";

/** A picture of the sentence, as a scanner would make one at 200 dots an inch. */
function picture(): Buffer {
  const canvas = createCanvas(1700, 400);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, 1700, 400);
  context.fillStyle = "black";
  context.font = "40px sans-serif";
  context.fillText(SENTENCE, 60, 200);
  return canvas.toBuffer("image/png");
}

describe("text on pictures", () => {
  it("is recognised on a page without text, and on a picture by itself, and said to be", async () => {
    const scan = await pdf({ size: "A4" }, (out) => {
      out.image(picture(), 0, 100, { width: 595 });
      out.addPage();
    });
    for (const document of [await read(scan, "a.pdf"), await read(picture(), "a.png")]) {
      expect(document.text.replace(/[.\n]/g, " ").trim()).toBe(SENTENCE);
      expect(document.recognised).toBeGreaterThan(80);
      expect(document.note).toMatch(/^The text is recognised from pictures, \d+ % sure/);
    }
  }, 120_000);

  it("is told page by page where other pages hold their own", async () => {
    const scan = await pdf({ size: "A4" }, (out) => {
      out.text("The first page is printed, and says that the ferry goes at noon on every day but Sunday.");
      out.addPage();
      out.image(picture(), 0, 100, { width: 595 });
    });
    const document = await read(scan, "a.pdf");
    expect(document.recognised).toBeUndefined();
    expect(document.pages.map(({ page, recognised }) => [page, (recognised ?? 0) > 80])).toEqual([
      [1, false],
      [2, true],
    ]);
  }, 120_000);

  it("is nothing on a blank page and on a picture of nothing", async () => {
    const blank = await pdf({}, () => undefined);
    await expect(read(blank, "a.pdf")).rejects.toThrow(/no text on the PDF's 1 page/);
    const empty = createCanvas(300, 300).toBuffer("image/png");
    await expect(read(empty, "a.png")).rejects.toThrow(/No text is to be seen/);
    await expect(read(Buffer.from("no picture"), "a.png")).rejects.toThrow(/cannot be read/);
  }, 120_000);
});
