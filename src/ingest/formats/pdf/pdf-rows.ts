import type { PdfSegment } from "./pdf-segments.ts";

/** Between the lines of a cell, until it is known which words they break. */
export const CELL_LINE = "\u2028";

/** Segments on one base line, from left to right. */
export type PdfRow = readonly PdfSegment[];

/** Joins segments to rows, from top to bottom. */
export function toRows(segments: readonly PdfSegment[]): PdfRow[] {
  const rows: PdfSegment[][] = [];
  for (const segment of [...segments].sort((one, other) => one.y - other.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && segment.y - first.y < Math.min(first.size, segment.size) * 0.4) row.push(segment);
    else rows.push([segment]);
  }
  return rows.map((row) => row.sort((one, other) => one.x - other.x));
}

export function lengthOf(row: PdfRow): number {
  return row.reduce((sum, { text }) => sum + text.length, row.length - 1);
}

/** The middle value, the upper of two; undefined for no values. */
export function median(values: readonly number[]): number | undefined {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}
