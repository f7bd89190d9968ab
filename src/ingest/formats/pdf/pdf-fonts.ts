import type { PDFPageProxy } from "pdfjs-dist";

const BOLD_NAME = /bold|black|heavy|demi|semibd|cmbx|cmb10|sfbx|(?:^|[-+])medi$|-(?:bd|b)$/iu;

/** Beyond this many pages with fonts of their own, as some programs write them, weights are left unknown. */
const MOST_LOOKUPS = 50;

/** Which fonts of a PDF are bold, by pdf.js' names for them. */
export class PdfFonts {
  private readonly bold = new Map<string, boolean>();
  private lookups = 0;

  /** pdf.js tells a font's real name only with the drawing operators of a page that uses it. */
  async learn(page: PDFPageProxy, fonts: readonly string[]): Promise<void> {
    const unknown = [...new Set(fonts)].filter((font) => !this.bold.has(font));
    if (unknown.length === 0 || this.lookups >= MOST_LOOKUPS) return;
    this.lookups++;
    await page.getOperatorList();
    for (const font of unknown) {
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
