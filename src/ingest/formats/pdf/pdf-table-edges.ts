import { cellColumnsOf } from "./pdf-bands.ts";
import type { Strip } from "./pdf-gutters.ts";

/** Where a table begins and ends among the strips of a band; what stands before and behind is text of its own. */
export interface TableEdges {
  readonly start: number;
  readonly end: number;
}

/** A gap this many times the widest within the table parts it from what follows. */
const PARTING = 1.3;

/**
 * A caption, a heading, a list that is narrower than the table's first column leave its white space free, too, and seem to be rows
 * with nothing but a first cell. They stand apart by a wider gap than the rows, or, above it, are longer than all cells of
 * that column. Rows with one cell filled in the midst of the table and at its end belong to it.
 */
export function edgesOfTable(strips: readonly Strip[], band: TableEdges, size: number): TableEdges {
  const columns = cellColumnsOf(strips.slice(band.start, band.end).flat(), size);
  const columnAt = new Map(columns.flatMap((column, at) => column.map((segment) => [segment, at])));
  const isRow = (strip: Strip | undefined): boolean =>
    new Set(strip?.map((segment) => columnAt.get(segment))).size > 1;
  let { start: first, end: last } = band;
  while (first < last && !isRow(strips[first])) first++;
  while (last > first && !isRow(strips[last - 1])) last--;
  if (last - first < 2) return band;
  // What stands below or above and closes a white space within the rows is none of them.
  const within = cellColumnsOf(strips.slice(first, last).flat(), size);
  if (within.length > columns.length) return { start: first, end: last };
  const drops = strips.slice(first + 1, last).map((strip, at) => dropOf(strips[first + at], strip));
  const widest = Math.max(...drops) * PARTING;
  let end = last;
  while (end < band.end && dropOf(strips[end - 1], strips[end]) <= widest) end++;
  let start = first;
  while (start > band.start && dropOf(strips[start - 1], strips[start]) <= widest) {
    if (isCaption(strips[start - 1], strips.slice(first, last))) break;
    start--;
  }
  return { start, end };
}

function dropOf(above: Strip | undefined, below: Strip | undefined): number {
  return (below?.[0]?.y ?? 0) - (above?.[0]?.y ?? 0);
}

function isCaption(strip: Strip | undefined, rows: readonly Strip[]): boolean {
  const [line] = strip ?? [];
  if (line === undefined) return false;
  const firstCells = rows.flatMap((row) => row.reduce((left, one) => (one.x < left.x ? one : left)));
  const isInFirst = firstCells.some(({ x }) => Math.abs(x - line.x) < line.size);
  return isInFirst && firstCells.every(({ x, right }) => right - x < line.right - line.x);
}
