import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { PDFParse } from "pdf-parse";
import { confidenceOf, type RecognisedLine, type Recogniser } from "../../recognition/recognised-line.ts";
import { openRecogniser } from "../../recognition/recogniser.ts";
import { uprightLines } from "../../recognition/upright-lines.ts";
import type { Progress } from "../reader.ts";
import { loadedPdf } from "./pdf-file.ts";
import type { PdfSegment, PdfSheet } from "./pdf-segments.ts";

/** What was recognised on pages without text. */
export interface RecognisedPages {
  readonly sheets: readonly PdfSheet[];
  /** How sure the recogniser is of all of it, 0 to 100. */
  readonly confidence: number;
  /** How sure it is of each page. */
  readonly ofPages: ReadonlyMap<number, number>;
  /** Languages whose data is not installed. */
  readonly missing: readonly string[];
}

/** Pixels for each point: some 200 an inch, which recognition wants at least; a page larger than a poster gets fewer. */
const SCALE = 2.8;
const MOST_PIXELS = 25_000_000;
/** Text that is drawn as curves needs more than so many; a page with fewer has rules and ornaments. */
const MOST_ORNAMENTS = 200;
/** A picture within a page may have so many pixels; a larger one is left out. */
const LARGEST_PICTURE = 100_000_000;

/** Recognises the text of the pages with pictures, or letters drawn as curves, one page after the other. */
export async function recognisePages(
  bytes: Uint8Array,
  pages: readonly number[],
  languages: readonly string[],
  onProgress: Progress,
): Promise<RecognisedPages> {
  const parser = new PDFParse({
    data: Uint8Array.from(bytes),
    isEvalSupported: false,
    maxImageSize: LARGEST_PICTURE,
  });
  let recogniser: Recogniser | null = null;
  const sheets: PdfSheet[] = [];
  const confidences: { readonly letters: number; readonly sum: number }[] = [];
  const ofPages = new Map<number, number>();
  try {
    await parser.getInfo();
    for (const page of pages) {
      const size = await pictureSize(parser, page);
      if (size === null) continue;
      recogniser ??= await openRecogniser(languages);
      const picture = await pictureOf(parser, page, size.scale);
      const { lines, quarters } = await uprightLines(recogniser, picture);
      onProgress(page);
      const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
      confidences.push({ letters, sum: letters * confidenceOf(lines) });
      ofPages.set(page, confidenceOf(lines));
      const height = quarters % 2 === 0 ? size.height : size.width;
      sheets.push({ page, height, isApart: false, segments: segmentsOf(lines, size.scale) });
    }
  } finally {
    await recogniser?.close();
    await parser.destroy();
  }
  const letters = confidences.reduce((sum, one) => sum + one.letters, 0);
  const sum = confidences.reduce((total, one) => total + one.sum, 0);
  return {
    sheets: sheets.filter(({ segments }) => segments.length > 0),
    confidence: letters === 0 ? 0 : sum / letters,
    ofPages,
    missing: recogniser?.missing ?? [],
  };
}

/** How large the page is and is to be drawn; null where there is nothing on it to be recognised. */
async function pictureSize(
  parser: PDFParse,
  number: number,
): Promise<{ readonly width: number; readonly height: number; readonly scale: number } | null> {
  const page = await loadedPdf(parser).getPage(number);
  const { fnArray } = await page.getOperatorList();
  const pictures: ReadonlySet<number> = new Set([
    OPS.paintImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintInlineImageXObject,
  ]);
  const curves = fnArray.filter((operator) => operator === OPS.constructPath).length;
  if (!fnArray.some((operator) => pictures.has(operator)) && curves <= MOST_ORNAMENTS) return null;
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height, scale: Math.min(SCALE, Math.sqrt(MOST_PIXELS / Math.max(1, width * height))) };
}

async function pictureOf(parser: PDFParse, page: number, scale: number): Promise<Uint8Array> {
  const { pages } = await parser.getScreenshot({ partial: [page], scale, imageDataUrl: false });
  return pages[0]?.data ?? new Uint8Array();
}

/** All in one size: how high recognised letters are says little. */
function segmentsOf(lines: readonly RecognisedLine[], scale: number): PdfSegment[] {
  const heights = lines.map(({ top, bottom }) => (bottom - top) / scale).sort((one, other) => one - other);
  const size = Math.round((heights[Math.floor(heights.length / 2)] ?? 10) * 8) / 10;
  return lines.map(({ text, left, right, bottom }) => ({
    text,
    x: left / scale,
    right: right / scale,
    y: bottom / scale - size * 0.2,
    size,
    font: "recognised",
    bold: false,
  }));
}
