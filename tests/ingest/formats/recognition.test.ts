import { createCanvas, type Canvas } from "@napi-rs/canvas";
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

/** The sentence, turned by quarters of a circle. */
function turned(quarters: number): Canvas {
  const upright = createCanvas(1700, 400);
  const page = createCanvas(quarters % 2 === 0 ? 1700 : 400, quarters % 2 === 0 ? 400 : 1700);
  const [drawn, context] = [upright.getContext("2d"), page.getContext("2d")];
  drawn.fillStyle = "white";
  drawn.fillRect(0, 0, 1700, 400);
  drawn.fillStyle = "black";
  drawn.font = "40px sans-serif";
  drawn.fillText(SENTENCE, 60, 200);
  context.translate(page.width / 2, page.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(upright, -850, -200);
  return page;
}

/** A TIFF file of grey pages, as scanners write them; each dot also says how transparent it is. */
function tiff(pages: readonly Canvas[]): Uint8Array {
  const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  const written: Buffer[] = [head];
  let place = 8;
  for (const [at, page] of pages.entries()) {
    const { data } = page.getContext("2d").getImageData(0, 0, page.width, page.height);
    const grey = Buffer.alloc(page.width * page.height * 2, 255);
    for (let dot = 0; dot < grey.length; dot += 2) grey[dot] = data[dot * 2] ?? 0;
    const tags = [
      [256, page.width],
      [257, page.height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, place + 2 + 9 * 12 + 4],
      [277, 2],
      [278, page.height],
      [279, grey.length],
    ];
    const directory = Buffer.alloc(2 + tags.length * 12 + 4);
    directory.writeUInt16LE(tags.length);
    for (const [entry, [tag = 0, value = 0]] of tags.entries()) {
      directory.writeUInt16LE(tag, 2 + entry * 12);
      directory.writeUInt16LE(4, 4 + entry * 12);
      directory.writeUInt32LE(1, 6 + entry * 12);
      directory.writeUInt32LE(value, 10 + entry * 12);
    }
    const next = place + directory.length + grey.length;
    directory.writeUInt32LE(at + 1 < pages.length ? next : 0, directory.length - 4);
    written.push(directory, grey);
    place = next;
  }
  return Buffer.concat(written);
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

  it("is recognised on every page of a TIFF file, whichever way round it lies", async () => {
    const document = await read(tiff([turned(0), turned(1), turned(2)]), "a.tif");
    expect(document.text.replace(/[.\n]+/g, " ").trim()).toBe([SENTENCE, SENTENCE, SENTENCE].join(" "));
    expect(document.pages.map(({ page }) => page)).toEqual([1, 2, 3]);
    expect(document.recognised).toBeGreaterThan(80);
    const circle = Buffer.from(tiff([turned(0)]));
    circle.writeUInt32LE(8, 8 + 2 + 9 * 12);
    await expect(read(circle, "a.tif")).rejects.toThrow(/cannot be read/);
    await expect(read(tiff([turned(0)]).subarray(0, 300), "a.tif")).rejects.toThrow(/cannot be read|No text/);
  }, 180_000);

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
