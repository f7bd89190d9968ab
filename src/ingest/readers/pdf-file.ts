import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PasswordException, PDFParse } from "pdf-parse";
import { AppError, messageOf } from "../../core/errors.ts";
import { sizeInWords } from "../limits.ts";

/** A run of text as pdf.js places it: `transform` ends in the x and y of its start, y growing upwards. */
export interface PdfTextItem {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly fontName: string;
}

/** The part of a pdf.js page that is used here. */
interface PdfPage {
  /** x and y of the lower left corner, then of the upper right. */
  readonly view: readonly number[];
  getTextContent(): Promise<{ readonly items: readonly (PdfTextItem | { readonly type: string })[] }>;
  cleanup(): unknown;
}

interface LoadedPdf {
  readonly numPages: number;
  getPage(page: number): Promise<PdfPage>;
}

export interface PdfInfo {
  readonly title: string;
  readonly author: string;
  readonly creationDate: string;
}

/** An open PDF: its pages are parsed one by one, as they are asked for. */
export class PdfFile {
  private constructor(
    private readonly parser: PDFParse,
    private readonly document: LoadedPdf,
    readonly info: PdfInfo,
  ) {}

  /** Throws `unsupported_media_type` where the bytes are no PDF, damaged, cut off or encrypted. */
  static async open(bytes: Uint8Array): Promise<PdfFile> {
    refuseDamage(bytes);
    // pdf.js takes the buffer over, hence the copy. No script of the document is compiled.
    const parser = new PDFParse({ data: bytes.slice(), isEvalSupported: false, ...characterMaps() });
    try {
      const result = await parser.getInfo();
      return new PdfFile(parser, loadedPdf(parser), infoOf(result.info));
    } catch (cause) {
      await parser.destroy();
      throw openFailure(cause);
    }
  }

  get pageCount(): number {
    return this.document.numPages;
  }

  /** The text runs of a page, in the order in which they are drawn, and the page's edges. Pages count from 1. */
  async page(number: number): Promise<{ items: PdfTextItem[]; bottom: number; top: number }> {
    const page = await this.document.getPage(number);
    const { items } = await page.getTextContent();
    const [, bottom = 0, , top = 0] = page.view;
    page.cleanup();
    return { items: items.filter((item) => "str" in item), bottom, top };
  }

  close(): Promise<void> {
    return this.parser.destroy();
  }
}

/**
 * The pdf.js document behind a loaded parser. `PDFParse.getText` drops positions and sizes, without which paragraphs,
 * headings and running heads cannot be told apart; the version of pdf-parse is pinned, and a change of it shows here.
 */
function loadedPdf(parser: PDFParse): LoadedPdf {
  const loaded: unknown = Reflect.get(parser, "doc");
  if (typeof loaded !== "object" || loaded === null || !("getPage" in loaded) || !("numPages" in loaded)) {
    throw new AppError("internal", "This version of pdf-parse keeps its document elsewhere.");
  }
  return loaded as LoadedPdf;
}

/** Where pdf.js finds the character maps that Chinese, Japanese and Korean PDFs name without embedding them. */
function characterMaps(): { cMapUrl: string; standardFontDataUrl: string } {
  const require = createRequire(import.meta.url);
  const pdfjs = dirname(createRequire(require.resolve("pdf-parse")).resolve("pdfjs-dist/package.json"));
  return { cMapUrl: join(pdfjs, "cmaps/"), standardFontDataUrl: join(pdfjs, "standard_fonts/") };
}

const EDGE_BYTES = 2_048;

/** pdf.js rebuilds a cut-off file from what is left of it and says nothing; half an article must not pass as whole. */
function refuseDamage(bytes: Uint8Array): void {
  const text = (part: Uint8Array): string => Buffer.from(part).toString("latin1");
  if (!text(bytes.subarray(0, EDGE_BYTES)).includes("%PDF-")) {
    throw new AppError(
      "unsupported_media_type",
      "The file is not a PDF, whatever its name says; rename or remove it.",
    );
  }
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] ?? 1) <= 0x20) end--;
  if (!/%%EOF|startxref/.test(text(bytes.subarray(Math.max(0, end - EDGE_BYTES), end)))) {
    const message = `The PDF is cut off after ${sizeInWords(bytes.length)}: its end is missing; get a whole copy of it.`;
    throw new AppError("unsupported_media_type", message);
  }
}

function openFailure(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (cause instanceof PasswordException) {
    const message = "The PDF is encrypted and asks for a password; save a copy without one.";
    return new AppError("unsupported_media_type", message, { cause });
  }
  const message = `The PDF is damaged (${messageOf(cause).slice(0, 120)}); get or export a new copy of it.`;
  return new AppError("unsupported_media_type", message, { cause });
}

function infoOf(info: unknown): PdfInfo {
  const fields = new Map<string, unknown>(
    typeof info === "object" && info !== null ? Object.entries(info) : [],
  );
  const field = (name: string): string => {
    const value = fields.get(name);
    return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
  };
  return { title: field("Title"), author: field("Author"), creationDate: field("CreationDate") };
}
