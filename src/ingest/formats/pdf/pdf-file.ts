import { formatBytes } from "../../../core/wording.ts";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PasswordException, PDFParse } from "pdf-parse";
import { OPS, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { AppError, messageOf } from "../../../core/errors.ts";
import { withAccents } from "./pdf-accents.ts";
import { PdfFonts } from "./pdf-fonts.ts";
import { filledFields, remarksOn, remarksPage, withFields } from "./pdf-annotations.ts";
import { dotsAmong, withDrawnBullets } from "./pdf-bullets.ts";
import { pathsOn } from "./pdf-drawing.ts";
import { exchangedLigatures, withLigatures } from "./pdf-ligatures.ts";
import { infoOf, type PdfInfo } from "./pdf-info.ts";
import { rulesAmong } from "./pdf-rules.ts";
import { PdfTexLetters } from "./pdf-tex-letters.ts";
import { toViews, type PdfView } from "./pdf-runs.ts";

/** An open PDF: its pages are parsed one by one, as they are asked for. */
export class PdfFile {
  private readonly fonts = new PdfFonts();
  private readonly texLetters = new PdfTexLetters();

  private constructor(
    private readonly parser: PDFParse,
    private readonly document: PDFDocumentProxy,
    readonly info: PdfInfo,
  ) {}

  /** Throws `unsupported_media_type` where the bytes are no PDF, damaged, cut off or encrypted. */
  static async open(bytes: Uint8Array): Promise<PdfFile> {
    refuseDamage(bytes);
    const parser = new PDFParse({
      // pdf.js takes the buffer over, hence the copy.
      data: Uint8Array.from(bytes),
      // No script of the document is compiled, and none of its images is decoded.
      isEvalSupported: false,
      maxImageSize: 1,
      ...characterMaps(),
    });
    try {
      const result = await parser.getInfo();
      return new PdfFile(parser, loadedPdf(parser), infoOf(result.info, result.metadata));
    } catch (cause) {
      await parser.destroy();
      throw openFailure(cause);
    }
  }

  get pageCount(): number {
    return this.document.numPages;
  }

  /** The text of a page, once for each direction that it is written in, the main one first. Pages count from 1. */
  async page(number: number): Promise<PdfView[]> {
    const page = await this.document.getPage(number);
    try {
      return await this.readPage(page);
    } finally {
      page.cleanup();
    }
  }

  private async readPage(page: PDFPageProxy): Promise<PdfView[]> {
    const { items } = await page.getTextContent();
    const operators = await page.getOperatorList();
    const drawn = items.filter((item) => "str" in item);
    this.fonts.learn(
      page,
      drawn.map(({ fontName }) => fontName),
    );
    const written = this.texLetters.written(drawn, (font) => this.fonts.isDrawn(font));
    const runs = withLigatures(withAccents(written), exchangedLigatures(operators, OPS.showText));
    const viewport = page.getViewport({ scale: 1 });
    const views = toViews(runs, viewport, (font) => this.fonts.isBold(font));
    const annotations: readonly unknown[] = await page.getAnnotations();
    const [main = { width: viewport.width, height: viewport.height, turn: 0, runs: [] }, ...others] = views;
    if (main.turn !== 0) return [main, ...others, ...remarksView(annotations, main)];
    const paths = pathsOn(operators, OPS, viewport.transform);
    const bulleted = withDrawnBullets(main.runs, dotsAmong(paths));
    const filled = {
      ...main,
      runs: withFields(bulleted, filledFields(annotations), viewport.transform),
      rules: rulesAmong(paths, OPS),
    };
    return [filled, ...others, ...remarksView(annotations, filled)].filter((view) => view.runs.length > 0);
  }

  close(): Promise<void> {
    return this.parser.destroy();
  }
}

/** What readers have written on the page, apart from what is printed. */
function remarksView(annotations: readonly unknown[], { runs }: PdfView): PdfView[] {
  const remarks = remarksOn(annotations);
  const [style = { size: 10, font: "", bold: false }] = runs;
  return remarks.length === 0 ? [] : [{ ...remarksPage(remarks, style), turn: 0 }];
}

/**
 * The pdf.js document that pdf-parse has opened. pdf-parse's own `getText` drops positions, sizes and fonts, without
 * which columns, headings and running heads cannot be told apart. The version of pdf-parse is pinned, and a change of
 * where it keeps its document shows here.
 */
export function loadedPdf(parser: PDFParse): PDFDocumentProxy {
  const loaded: unknown = Reflect.get(parser, "doc");
  if (typeof loaded !== "object" || loaded === null || !("getPage" in loaded) || !("numPages" in loaded)) {
    throw new AppError("internal", "This version of pdf-parse keeps its document elsewhere.");
  }
  return loaded as PDFDocumentProxy;
}

/** Where pdf.js finds the character maps that Chinese, Japanese and Korean PDFs name without embedding them. */
function characterMaps(): { cMapUrl: string; standardFontDataUrl: string } {
  const pdfjs = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  return { cMapUrl: join(pdfjs, "cmaps/"), standardFontDataUrl: join(pdfjs, "standard_fonts/") };
}

const HEAD_BYTES = 2_048;

/** pdf.js rebuilds a cut-off file from what is left of it and says nothing; half an article must not pass as whole. */
function refuseDamage(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, HEAD_BYTES).includes("%PDF-")) {
    throw new AppError(
      "unsupported_media_type",
      "The file is not a PDF, whatever its name says; rename or remove it.",
    );
  }
  // Behind the end there may be whatever a mail program or a server has put there.
  const end = Math.max(file.lastIndexOf("%%EOF"), file.lastIndexOf("startxref"));
  if (end === -1 || end < file.lastIndexOf("endobj")) {
    const message = `The PDF is cut off after ${formatBytes(bytes.length)}: its end is missing; get a whole copy of it.`;
    throw new AppError("unsupported_media_type", message);
  }
}

function openFailure(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (cause instanceof PasswordException) {
    const message = "The PDF is encrypted and needs a password; save a copy without one.";
    return new AppError("unsupported_media_type", message, { cause });
  }
  const message = `The PDF is damaged (${messageOf(cause).slice(0, 120)}); get or export a new copy of it.`;
  return new AppError("unsupported_media_type", message, { cause });
}
