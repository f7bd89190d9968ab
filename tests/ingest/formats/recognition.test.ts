import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../../src/config/limits.ts";
import { readContents } from "../../../src/ingest/read-document.ts";
import { LocalTesseract } from "../../../src/ingest/recognition/local-tesseract.ts";
import { packagedData } from "../../../src/ingest/recognition/packaged-tesseract.ts";
import { recognitionCodes, recognitionName } from "../../../src/ingest/recognition/recognition-languages.ts";
import { pdf, read } from "../support.ts";

const GERMAN = "Während der Prüfung fuhren Fußgänger über die höhere Brücke";
const knowsGerman =
  packagedData("deu") !== null || (await LocalTesseract.find())?.languages.has("deu") === true;

const SENTENCE = "The harbour was closed for three weeks and the council met every evening";

/** A picture of the sentence, as a scanner would make one at 200 dots an inch. */
function picture(sentence = SENTENCE): Buffer {
  const canvas = createCanvas(1700, 400);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, 1700, 400);
  context.fillStyle = "black";
  context.font = "40px sans-serif";
  context.fillText(sentence, 60, 200);
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

describe("the languages that pictures are recognised in", () => {
  it("are named as Tesseract does, once each, and nothing else of the disk", () => {
    expect(
      recognitionCodes(["de", "en", "de-AT", "", "tlh-unknown", "../../etc", "zh-TW", "deu_latf"]),
    ).toEqual(["deu", "eng", "chi_tra", "deu_latf"]);
    expect(recognitionName("deu")).toBe("German (@tesseract.js-data/deu)");
  });

  it("are said to be missing where their data is, and the text is read all the same", async () => {
    const limits = { ...defaultLimits, recognitionLanguages: ["xyz", "en"] };
    const { documents } = await readContents(picture(), "a.png", limits);
    expect(documents[0]?.document.text).toContain("The harbour was closed");
    expect(documents[0]?.document.note).toMatch(/@tesseract\.js-data\/xyz\) is not installed/);
  }, 120_000);

  it.skipIf(!knowsGerman)(
    "are those of the setting and of the document (skipped: no data for German is installed)",
    async () => {
      const limits = { ...defaultLimits, recognitionLanguages: ["de"] };
      const { documents } = await readContents(picture(GERMAN), "a.png", limits);
      expect(documents[0]?.document.text.trim()).toBe(GERMAN);
      const scan = await pdf({ size: "A4", lang: "de-DE" }, (out) => {
        out.image(picture(GERMAN), 0, 100, { width: 595 });
      });
      expect((await read(scan, "a.pdf")).text.trim()).toBe(GERMAN);
    },
    120_000,
  );
});
