import { toRows } from "./pdf-rows.ts";
import type { PdfSegment, PdfSheet } from "./pdf-segments.ts";

/** The parts of a page's height, at its top and at its foot, where a browser prints. */
const MARGIN = 0.08;
/** What a browser writes there, in the languages of its users: "11/29/26, 2:40 PM", "29.11.2026 14:40". */
const FRAME: Readonly<Record<string, RegExp>> = {
  time: /^\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4},?\s\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?$/iu,
  address: /^(?:https?|file|ftp|about|chrome-extension|moz-extension):\S{3,}$/iu,
  count: /^(?:\p{L}{1,10}\s)?\d{1,4}\s?(?:\/|of|von|sur|de|di|van|из)\s?\d{1,4}$/iu,
};
/** Of these, so many stand on a page that a browser has printed; one alone can be the page's own. */
const TELLING = 2;

/**
 * The pages without what a browser prints above and below them: date, title, address and page count. Other running lines are known
 * by recurring on three pages; most saved articles have one or two.
 */
export function withoutBrowserFrames(sheets: readonly PdfSheet[]): PdfSheet[] {
  return sheets.map((sheet) => {
    if (sheet.isApart) return sheet;
    const rows = toRows(sheet.segments);
    const edges = [...new Set([rows[0] ?? [], rows.at(-1) ?? []])].filter((row) =>
      row.every(({ y }) => y / sheet.height < MARGIN || y / sheet.height > 1 - MARGIN),
    );
    const kinds = new Set(edges.flat().flatMap((segment) => kindOf(segment) ?? []));
    if (kinds.size < TELLING) return sheet;
    const gone = new Set(edges.flatMap(framePart));
    return { ...sheet, segments: sheet.segments.filter((segment) => !gone.has(segment)) };
  });
}

function kindOf({ text }: PdfSegment): string | null {
  return Object.entries(FRAME).find(([, form]) => form.test(text))?.[0] ?? null;
}

/** A title may stand beside what tells; more beside it is the page's own. */
function framePart(row: readonly PdfSegment[]): readonly PdfSegment[] {
  const telling = row.filter((segment) => kindOf(segment) !== null);
  return telling.length > 0 && row.length - telling.length <= 1 ? row : [];
}
