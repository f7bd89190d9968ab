/** A piece of text on a page: where it begins, from the page's lower left corner, in points. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  /** Extra space behind every letter, in points, as typesetters set words apart. */
  readonly spacing?: number;
}

const LIGATURE_CODE = "E000";
/** One sign that stands for two letters, lam and alef, as fonts have it. */
export const LAM_ALEF = "\uE000";

/**
 * A PDF of one page whose font is not in it: every letter is half an em wide and says by a ToUnicode map which one it is. So
 * any script is written in any order, letter by letter as given, without a font at hand.
 */
export function pdfOf(
  texts: readonly PdfText[],
  encoding: "Identity-H" | "Identity-V" = "Identity-H",
): Uint8Array {
  const content = texts
    .map(({ x, y, text, size = 12, spacing = 0 }) => {
      const hex = Array.from(text, (letter) =>
        (letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0"),
      ).join("");
      return `BT /F1 ${size} Tf ${spacing} Tc 1 0 0 1 ${x} ${y} Tm <${hex}> Tj ET`;
    })
    .join("\n");
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${ranges()}
1 beginbfchar <${LIGATURE_CODE}> <06440627> endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
    stream(content),
    `<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /${encoding} /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>`,
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    stream(map),
  ];
  return fileOf(objects);
}

/**
 * A PDF of one page whose font draws its letters as boxes and says of none which it is, as TeX's fonts of pixels do: `lines` are
 * the codes of each line, from the top down.
 */
export function drawnPdf(lines: readonly string[]): Uint8Array {
  const codes = Array.from({ length: 256 }, (_, code) => code);
  const content = lines
    .map((line, at) => {
      const hex = Array.from(line, (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
      return `BT /F1 12 Tf 1 0 0 1 50 ${700 - at * 14} Tm <${hex}> Tj ET`;
    })
    .join("\n");
  return fileOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
    stream(content),
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /Resources << >> /FirstChar 0 /LastChar 255 /Widths [${codes.map(() => 500).join(" ")}] /CharProcs << ${codes.map((code) => `/a${code} 6 0 R`).join(" ")} >> /Encoding << /Type /Encoding /Differences [0 ${codes.map((code) => `/a${code}`).join(" ")}] >> >>`,
    stream("500 0 0 0 500 700 d1 0 0 400 600 re f"),
  ]);
}

function fileOf(objects: readonly string[]): Uint8Array {
  let file = "%PDF-1.7\n";
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

function stream(data: string): string {
  return `<< /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

/** Every code stands for the character of its number; a range goes over the last byte only. */
function ranges(): string {
  const rows = Array.from({ length: 256 }, (_, high) => {
    const row = high.toString(16).padStart(2, "0");
    return `<${row}00> <${row}FF> <${row}00>`;
  });
  const parts = [rows.slice(0, 100), rows.slice(100, 200), rows.slice(200)];
  return parts.map((part) => `${part.length} beginbfrange\n${part.join("\n")}\nendbfrange`).join("\n");
}
