import { extent, splitAt, whiteSpace, withoutNarrow } from "./pdf-gutters.ts";
import { lengthOf, median, toRows, type PdfRow } from "./pdf-rows.ts";
import type { PdfSegment } from "./pdf-segments.ts";

type Column = readonly PdfSegment[];

/** What text with white space from its top to its bottom is: columns to be read one by one, or rows of a table. */
export type Band =
  | { readonly kind: "columns"; readonly columns: readonly Column[] }
  | { readonly kind: "table"; readonly rows: readonly PdfRow[] };

/** Lines of a column have at least this many letters, as a rule; cells of a table have fewer. */
const PROSE_LENGTH = 15;
const MARKER = /^(?:[([]?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,5})[.)\]]{0,2}|[-*•‣◦▪–—●○■□])$/iu;

/** null where the white space parts nothing: a list's numbers from its text, a heading's from its words. */
export function kindOfBand(segments: Column, size: number): Band | null {
  const columns = withoutMarkers(columnsOf(segments, size));
  if (columns.length < 2) return null;
  const rows = columns.map(toRows);
  const isProse = rows.map((column) => (median(column.map(lengthOf)) ?? 0) >= PROSE_LENGTH);
  if (rows.some((column) => column.length < 2)) return null;
  if (isProse.every(Boolean)) return { kind: "columns", columns };
  const parted = independentHalves(columns);
  if (parted !== null) return { kind: "columns", columns: parted };
  const cells = toRows(columns.flat()).length;
  return cells < 3 || columns.length < 2 ? null : { kind: "table", rows: tableRows(columns) };
}

function columnsOf(segments: Column, size: number): Column[] {
  return splitAt(segments, withoutNarrow(whiteSpace(segments, [extent(segments)]), size));
}

/** Numbers and bullets belong to the text on their right. */
function withoutMarkers(columns: readonly Column[]): Column[] {
  const merged: Column[] = [];
  let markers: Column = [];
  for (const [at, column] of columns.entries()) {
    if (at < columns.length - 1 && column.every(({ text }) => MARKER.test(text)))
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
    const aligned = shorter.filter((row) => longer.some((other) => onOneLine(row, other))).length;
    if (shorter.length >= 3 && aligned < shorter.length * 0.6) return halves;
  }
  return null;
}

function onOneLine([one]: PdfRow, [other]: PdfRow): boolean {
  return one !== undefined && other !== undefined && Math.abs(one.y - other.y) < one.size * 0.15;
}

/** Rows whose parts are cells: everything that stands between two gutters on one line. */
function tableRows(columns: readonly Column[]): PdfRow[] {
  const columnAt = new Map(columns.flatMap((column, at) => column.map((segment) => [segment, at])));
  return toRows(columns.flat()).map((row) =>
    row.reduce<PdfSegment[]>((cells, segment, at) => {
      const before = row[at - 1];
      const last = cells.pop();
      if (last === undefined) return [segment];
      const sameCell = before !== undefined && columnAt.get(before) === columnAt.get(segment);
      if (!sameCell) return [...cells, last, segment];
      return [...cells, { ...last, text: `${last.text} ${segment.text}`, right: segment.right }];
    }, []),
  );
}
