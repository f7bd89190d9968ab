import { toRows } from "./pdf-rows.ts";
import type { PdfSegment, PdfSheet } from "./pdf-segments.ts";

/** The parts of a page's height, at its top and at its foot, where running heads and page numbers stand. */
const MARGIN = 0.12;
/** Pages between two occurrences of a running line: left and right pages differ, and a chapter's first may have none. */
const FARTHEST = 3;
const ARABIC =
  /^[-–—|[(\s]*(?:(?:page|seite|p\.|стр\.)\s*)?(?<number>\d{1,4})(?:\s*(?:of|\/|von|sur|из)\s*\d{1,4})?[-–—|\])\s]*$/iu;
const ROMAN = /^[ivxl]{1,8}$/iu;

/** The pages without page numbers, and without lines that recur in the margin of at least three pages close together. */
export function withoutRunningLines(sheets: readonly PdfSheet[], bodySize: number): PdfSheet[] {
  const margins = sheets.map((sheet) => marginSegments(sheet, bodySize));
  const recurring = recurringLines(sheets, margins);
  const offsets = count(
    sheets.flatMap(({ page }, at) =>
      (margins[at] ?? []).flatMap((segment) => numberOffset(segment, page) ?? []),
    ),
  );
  const without = sheets.map((sheet, at) => {
    const margin = new Set(margins[at]);
    const rows = toRows(sheet.segments);
    const running = rows.flatMap((row) => {
      const inMargin = row.filter((segment) => margin.has(segment));
      const rest = inMargin.filter(
        (segment) => !places(segment, sheet.page).some((one) => recurring.has(one)),
      );
      const [number, ...others] = inMargin.flatMap((segment) => numberOffset(segment, sheet.page) ?? []);
      const times = number === undefined || others.length > 0 ? 0 : (offsets.get(number) ?? 0);
      // A chapter's title beside the page number is a running head. Elsewhere a number beside text is that text's own.
      const isOuter = row === rows[0] || row === rows.at(-1);
      const isHead = isOuter && inMargin.length === row.length && row.length <= 3 && times >= 3;
      const isNumber = rest.length === 1 && inMargin.length === row.length && (number === 0 || times >= 2);
      return isHead || isNumber ? inMargin : inMargin.filter((segment) => !rest.includes(segment));
    });
    const gone = new Set(running);
    return { ...sheet, segments: sheet.segments.filter((segment) => !gone.has(segment)) };
  });
  // Slides and forms may have no more on a page than a line at its top.
  return without.some(({ segments }) => segments.length > 0) ? without : [...sheets];
}

/** A line larger than the body is a title, wherever it stands. */
function marginSegments({ segments, height }: PdfSheet, bodySize: number): PdfSegment[] {
  return segments.filter(({ y, size }) => {
    const share = y / height;
    return (share < MARGIN || share > 1 - MARGIN) && size <= bodySize * 1.1;
  });
}

/** Where each running line stands, as `places` writes it. */
function recurringLines(
  sheets: readonly PdfSheet[],
  margins: readonly (readonly PdfSegment[])[],
): ReadonlySet<string> {
  const pagesOf = new Map<string, number[]>();
  for (const [at, { page }] of sheets.entries()) {
    for (const key of new Set(margins[at]?.flatMap((segment) => signatures(segment, page))))
      pagesOf.set(key, [...(pagesOf.get(key) ?? []), page]);
  }
  return new Set(
    [...pagesOf].flatMap(([key, pages]) =>
      chains(pages)
        .filter((chain) => chain.length >= 3)
        .flatMap((chain) => chain.map((page) => `${page} ${key}`)),
    ),
  );
}

/** Groups of pages that follow one another closely. */
function chains(pages: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const page of pages) {
    const group = groups.at(-1);
    if (group !== undefined && page - (group.at(-1) ?? page) <= FARTHEST) group.push(page);
    else groups.push([page]);
  }
  return groups;
}

function places(segment: PdfSegment, page: number): readonly string[] {
  return signatures(segment, page).map((signature) => `${page} ${signature}`);
}

/** No running head has more numbers, of which one may be the page's. */
const MOST_NUMBERS = 6;

/**
 * What is alike on all pages, a pixel up or down: the text itself, or with one of its numbers as how far that is from the
 * page's own. Other numbers that differ from page to page are the page's own: dates, totals, numbers of invoices.
 */
function signatures({ text, y }: PdfSegment, page: number): readonly string[] {
  const height = Math.round(y / 4);
  const numbers = [...text.matchAll(/\d+/g)].slice(0, MOST_NUMBERS);
  const variants = numbers.map(
    ({ 0: digits, index }) =>
      `${text.slice(0, index)}#${Number(digits) - page}${text.slice(index + digits.length)}`,
  );
  return [text, ...variants].map((variant) => `${height} ${variant}`);
}

/** How far a printed page number is from the page's own count, or null for a segment that is no page number. */
function numberOffset({ text }: PdfSegment, page: number): number | null {
  const number = ARABIC.exec(text)?.groups?.number;
  if (number !== undefined) return Number(number) - page;
  return ROMAN.test(text) ? romanValue(text) - page : null;
}

const ROMAN_DIGITS: ReadonlyMap<string, number> = new Map([
  ["i", 1],
  ["v", 5],
  ["x", 10],
  ["l", 50],
]);

function romanValue(text: string): number {
  const digits = Array.from(text.toLowerCase(), (digit) => ROMAN_DIGITS.get(digit) ?? 0);
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
}

function count<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
