import { extent, splitAt, whiteSpace, withoutNarrow } from "./pdf-gutters.ts";
import { CELL_LINE, lengthOf, median, toRows, type PdfRow } from "./pdf-rows.ts";
import { marginsOf } from "./pdf-margins.ts";
import { isJustified, isNarrowProse } from "./pdf-narrow-prose.ts";
import type { PdfSegment } from "./pdf-segments.ts";

type Column = readonly PdfSegment[];

/** What text with white space from its top to its bottom is: columns to be read one by one, or rows of a table. */
export type Band =
  | { readonly kind: "columns"; readonly columns: readonly Column[] }
  | { readonly kind: "table"; readonly rows: readonly PdfRow[] };

/** Lines of a column have at least this many letters, as a rule; cells of a table have fewer. */
const PROSE_LENGTH = 15;
const MARKER = /^(?:[([]?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivxlc]{1,5})[.)\]]{0,2}|[-*•‣◦▪–—●○■□])$/iu;

/** Behind other text a number alone is a value. */
const INNER_MARKER = /^(?:[([]?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)\]]{1,2}|[-*•‣◦▪–—●○■□])$/iu;

/** null where the white space parts nothing: a list's numbers from its text, a heading's from its words. */
export function kindOfBand(segments: Column, size: number): Band | null {
  const margins = marginsOf(columnsOf(segments, size));
  if (margins !== null) return { kind: "columns", columns: [margins.text, ...margins.notes] };
  const columns = cellColumnsOf(segments, size);
  if (columns.length < 2) return null;
  const rows = columns.map(toRows);
  const isProse = rows.map(
    (column) => (median(column.map(lengthOf)) ?? 0) >= PROSE_LENGTH || isNarrowProse(column),
  );
  if (rows.some((column) => column.length < 2) || isJustified(segments, size)) return null;
  if (isProse.every(Boolean)) return { kind: "columns", columns };
  const parted = independentHalves(columns);
  if (parted !== null) return { kind: "columns", columns: parted };
  const cells = toRows(columns.flat()).length;
  return cells < 3 || columns.length < 2 ? null : { kind: "table", rows: tableRows(columns) };
}

/** As `columnsOf`, with the numbers and bullets of lists in the column of their text. */
export function cellColumnsOf(segments: Column, size: number): Column[] {
  return withoutMarkers(columnsOf(segments, size));
}

/** The text between the white spaces that go through the segments from top to bottom. */
export function columnsOf(segments: Column, size: number): Column[] {
  return splitAt(segments, withoutNarrow(whiteSpace(segments, [extent(segments)]), size));
}

/** Numbers and bullets belong to the text on their right. */
function withoutMarkers(columns: readonly Column[]): Column[] {
  const merged: Column[] = [];
  let markers: Column = [];
  for (const [at, column] of columns.entries()) {
    const marker = at === 0 ? MARKER : INNER_MARKER;
    if (at < columns.length - 1 && column.every(({ text }) => marker.test(text)))
      markers = [...markers, ...column];
    else {
      merged.push([...markers, ...column]);
      markers = [];
    }
  }
  return merged;
}

/** The two sides of a gutter across which lines do not stand on common base lines, as cells of a table would. */
function independentHalves(columns: readonly Column[]): [Column, Column] | null {
  for (let at = 1; at < columns.length; at++) {
    const halves: [Column, Column] = [columns.slice(0, at).flat(), columns.slice(at).flat()];
    const [left, right] = [toRows(halves[0]), toRows(halves[1])];
    const shorter = left.length < right.length ? left : right;
    const longer = shorter === left ? right : left;
    const [top, bottom] = [topOf(longer[0]), topOf(longer.at(-1))];
    // What stands above or below all of the other half tells nothing.
    const beside = shorter.filter((row) => topOf(row) > top - 1 && topOf(row) < bottom + 1);
    const aligned = beside.filter((row) => longer.some((other) => onOneLine(row, other))).length;
    if (beside.length >= 3 && aligned < beside.length * 0.6) return halves;
  }
  return null;
}

function onOneLine([one]: PdfRow, [other]: PdfRow): boolean {
  return one !== undefined && other !== undefined && Math.abs(one.y - other.y) < one.size * 0.15;
}

/** Rows whose parts are cells: everything that stands between two gutters, an empty one where nothing does. */
function tableRows(columns: readonly Column[]): PdfRow[] {
  const columnAt = new Map(columns.flatMap((column, at) => column.map((segment) => [segment, at])));
  return logicalRows(toRows(columns.flat()), columns.length, columnAt).map((lines) =>
    columns.map((column, at) =>
      cellOf(
        lines.flat().filter((segment) => columnAt.get(segment) === at),
        column,
        lines,
      ),
    ),
  );
}

/** Lines this close, in font sizes, may be of one cell; in other rows of the table lines are further apart by this factor. */
const CELL_LEADING = 1.35;
const ROW_LEADING = 1.2;

/**
 * The lines of each row. Where cells are wrapped, the lines within a row stand closer than the rows, and at least one of
 * two such lines leaves cells empty.
 */
function logicalRows(
  lines: readonly PdfRow[],
  width: number,
  columnAt: ReadonlyMap<PdfSegment, number>,
): PdfRow[][] {
  const drops = lines.slice(1).map((line, at) => topOf(line) - topOf(lines[at]));
  const widest = Math.max(...drops);
  const filled = (line: PdfRow): number => new Set(line.map((segment) => columnAt.get(segment))).size;
  const rows: PdfRow[][] = [];
  for (const [at, line] of lines.entries()) {
    const [row, drop, before] = [rows.at(-1), drops[at - 1] ?? Infinity, lines[at - 1] ?? []];
    const size = line[0]?.size ?? 0;
    const isClose = drop <= size * CELL_LEADING && drop * ROW_LEADING < widest;
    const isPartial = filled(line) < width || filled(before) < width;
    if (row !== undefined && ((isClose && isPartial) || goesOnInCell(line, row, columnAt))) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** Whether a line is the next one of a single cell: it begins in small letters, below words without an end. */
function goesOnInCell(
  line: PdfRow,
  row: readonly PdfRow[],
  columnAt: ReadonlyMap<PdfSegment, number>,
): boolean {
  const [first] = line;
  const column = first === undefined ? undefined : columnAt.get(first);
  const above = row.at(-1)?.findLast((segment) => columnAt.get(segment) === column);
  const columns = new Set(row.flat().map((segment) => columnAt.get(segment)));
  if (first === undefined || above === undefined || columns.size < 2) return false;
  if (
    line.some((segment) => columnAt.get(segment) !== column) ||
    first.y - above.y > first.size * CELL_LEADING * 1.2
  )
    return false;
  return /^\p{Ll}/u.test(first.text) && /[\p{L},-]$/u.test(above.text);
}

function topOf(line: PdfRow | undefined): number {
  return line?.[0]?.y ?? 0;
}

function cellOf(segments: readonly PdfSegment[], column: Column, lines: readonly PdfRow[]): PdfSegment {
  const [first, ...others] = segments;
  const y = topOf(lines[0]);
  // Nothing but its place is known of an empty cell.
  if (first === undefined) {
    const { from, to } = extent(column);
    const [beside] = lines.flat();
    return { text: "", x: from, right: to, y, size: beside?.size ?? 0, font: beside?.font ?? "", bold: true };
  }
  return others.reduce<PdfSegment>(
    (cell, segment) => ({
      ...cell,
      text: `${cell.text}${CELL_LINE}${segment.text}`,
      right: Math.max(cell.right, segment.right),
      bold: cell.bold && segment.bold,
    }),
    { ...first, y },
  );
}
