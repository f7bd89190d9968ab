import type { PdfLine, PdfPageLines } from "./pdf-lines.ts";

/** The parts of a page's height, at its top and at its foot, where running heads and page numbers stand. */
const MARGIN = 0.12;
const PAGE_NUMBER =
  /^[-–—|[(\s]*(?:(?:page|seite|p\.|стр\.)\s*)?(?<number>\d{1,4})(?:\s*(?:of|\/|von|sur|из)\s*\d{1,4})?[-–—|\])\s]*$/iu;

/** The pages without page numbers, and without lines that recur in the margin of at least three pages in four dozen. */
export function withoutRunningLines(pages: readonly PdfPageLines[], bodySize: number): PdfPageLines[] {
  const offsets = count(
    pages.flatMap((page) =>
      marginLines(page, bodySize).flatMap((line) => numberOffset(line, page.page) ?? []),
    ),
  );
  const recurring = count(
    pages.flatMap((page) => [...new Set(marginLines(page, bodySize).map((line) => signature(line)))]),
  );
  const enough = Math.max(3, pages.length / 16);
  const isRunning = (line: PdfLine, page: PdfPageLines): boolean => {
    const offset = numberOffset(line, page.page);
    if (offset !== null) return offset === 0 || (offsets.get(offset) ?? 0) >= 2;
    return (recurring.get(signature(line)) ?? 0) >= enough;
  };
  return pages.map((page) => {
    const margin = new Set(marginLines(page, bodySize));
    return { ...page, lines: page.lines.filter((line) => !margin.has(line) || !isRunning(line, page)) };
  });
}

/** A line larger than the body is a title, wherever it stands. */
function marginLines(page: PdfPageLines, bodySize: number): PdfLine[] {
  const height = page.top - page.bottom;
  return page.lines.filter((line) => {
    const place = (line.y - page.bottom) / height;
    return (place < MARGIN || place > 1 - MARGIN) && line.size <= bodySize * 1.1;
  });
}

/** How far a printed page number is from the page's own count, or null for a line that is no page number. */
function numberOffset(line: PdfLine, page: number): number | null {
  const number = PAGE_NUMBER.exec(line.text)?.groups?.number;
  return number === undefined ? null : Number(number) - page;
}

/** Alike on all pages but for the number in it and a pixel up or down. */
function signature(line: PdfLine): string {
  return `${line.text.replace(/\d+/g, "#")} at ${Math.round(line.y / 4)}`;
}

function count<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
