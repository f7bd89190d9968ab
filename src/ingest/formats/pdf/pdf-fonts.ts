import type { PDFPageProxy } from "pdfjs-dist";

const BOLD_NAME = /bold|black|heavy|demi|semibd|cmbx|cmb10|sfbx|(?:^|[-+])medi$|-(?:bd|b)$/iu;

/** Which fonts of a PDF are bold, and of which the letters are pictures, by pdf.js' names for them. */
export class PdfFonts {
  private readonly bold = new Map<string, boolean>();
  private readonly drawn = new Set<string>();

  /** pdf.js knows a font's real name once the drawing operators of a page that uses it were asked for. */
  learn(page: PDFPageProxy, fonts: readonly string[]): void {
    for (const font of new Set(fonts)) {
      if (this.bold.has(font)) continue;
      const known: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : null;
      this.bold.set(font, isBold(known));
      if (fieldOf(known, "isType3Font") === true) this.drawn.add(font);
    }
  }

  isDrawn(font: string): boolean {
    return this.drawn.has(font);
  }

  isBold(font: string): boolean {
    return this.bold.get(font) === true;
  }
}

function isBold(font: unknown): boolean {
  const name = fieldOf(font, "name");
  return (
    fieldOf(font, "bold") === true ||
    fieldOf(font, "black") === true ||
    (typeof name === "string" && BOLD_NAME.test(name))
  );
}

function fieldOf(font: unknown, name: string): unknown {
  return typeof font === "object" && font !== null ? Reflect.get(font, name) : undefined;
}
