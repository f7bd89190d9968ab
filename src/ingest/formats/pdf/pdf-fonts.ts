import type { PDFPageProxy } from "pdfjs-dist";

const BOLD_NAME = /bold|black|heavy|demi|semibd|cmbx|cmb10|sfbx|(?:^|[-+])medi$|-(?:bd|b)$/iu;

/** Which fonts of a PDF are bold, by pdf.js' names for them. */
export class PdfFonts {
  private readonly bold = new Map<string, boolean>();

  /** pdf.js knows a font's real name once the drawing operators of a page that uses it were asked for. */
  learn(page: PDFPageProxy, fonts: readonly string[]): void {
    for (const font of new Set(fonts)) {
      if (this.bold.has(font)) continue;
      const known = page.commonObjs.has(font);
      this.bold.set(font, known && isBold(page.commonObjs.get(font) as unknown));
    }
  }

  isBold(font: string): boolean {
    return this.bold.get(font) === true;
  }
}

function isBold(font: unknown): boolean {
  if (typeof font !== "object" || font === null) return false;
  const field = (name: string): unknown => Reflect.get(font, name);
  const name = field("name");
  return (
    field("bold") === true || field("black") === true || (typeof name === "string" && BOLD_NAME.test(name))
  );
}
