import type { PdfSegment } from "./pdf-segments.ts";

/** Segments that overlap in height, directly or through others. */
export type Strip = readonly PdfSegment[];

/** A stretch of a page's width. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The least width of the white space between columns, in font sizes. */
const GUTTER = 0.9;

/** Cuts segments wherever white space goes across, from top to bottom. */
export function toStrips(segments: readonly PdfSegment[]): Strip[] {
  const strips: PdfSegment[][] = [];
  let bottom = -Infinity;
  for (const segment of [...segments].sort((one, other) => topOf(one) - topOf(other) || one.x - other.x)) {
    const strip = strips.at(-1);
    if (strip !== undefined && topOf(segment) < bottom) strip.push(segment);
    else strips.push([segment]);
    bottom = Math.max(bottom, segment.y + segment.size * 0.15);
  }
  return strips;
}

function topOf({ y, size }: PdfSegment): number {
  return y - size * 0.7;
}

/** The width that the segments take up, with the white space within it. */
export function extent(segments: Strip): Interval {
  return segments.reduce(
    ({ from, to }, { x, right }) => ({ from: Math.min(from, x), to: Math.max(to, right) }),
    { from: Infinity, to: -Infinity },
  );
}

/** What the segments leave free of the given intervals. */
export function whiteSpace(strip: Strip, within: readonly Interval[]): Interval[] {
  let free = [...within];
  for (const { x, right } of strip) {
    free = free.flatMap(({ from, to }) => {
      if (right <= from || x >= to) return [{ from, to }];
      return [
        { from, to: x },
        { from: right, to },
      ].filter((part) => part.to > part.from);
    });
  }
  return free;
}

export function withoutNarrow(intervals: readonly Interval[], size: number): Interval[] {
  return intervals.filter(({ from, to }) => to - from >= size * GUTTER);
}

/** The segments between the gutters, from left to right, without empty columns. No segment stands across a gutter. */
export function splitAt(segments: Strip, gutters: readonly Interval[]): PdfSegment[][] {
  const columns = gutters.map((): PdfSegment[] => []).concat([[]]);
  for (const segment of segments) columns[gutters.filter(({ to }) => to <= segment.x).length]?.push(segment);
  return columns.filter((column) => column.length > 0);
}

/** Whether there is text on both sides of a gutter. */
export function isTwoSided(strip: Strip, gutters: readonly Interval[]): boolean {
  return splitAt(strip, gutters).length > 1;
}
