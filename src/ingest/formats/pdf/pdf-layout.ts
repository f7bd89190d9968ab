import { withoutLineNumbers } from "./pdf-margins.ts";
import { continuesJustified } from "./pdf-narrow-prose.ts";
import { median, toRows, type PdfRow } from "./pdf-rows.ts";
import type { PdfSegment } from "./pdf-segments.ts";
import {
  extent,
  isTwoSided,
  splitAt,
  toStrips,
  whiteSpace,
  withoutNarrow,
  type Interval,
  type Strip,
} from "./pdf-gutters.ts";
import { isRightToLeft } from "./pdf-direction.ts";
import { kindOfBand } from "./pdf-bands.ts";
import { textAroundBox } from "./pdf-boxes.ts";
import { edgesOfTable } from "./pdf-table-edges.ts";

/** Text that is read from top to bottom: a column, a band across the page, or a table. */
export interface PdfRegion {
  readonly kind: "text" | "table";
  /** From top to bottom; the parts of a row, in a table its cells, from left to right. */
  readonly rows: readonly PdfRow[];
}

/** A larger line than this, in sizes of the text around it, is a heading. */
const HEADING_SIZE = 1.15;

/**
 * The regions of a page in reading order, found by cutting it recursively (an XY-cut): along white space from top to
 * bottom into columns; where something stands across that space, into bands above, beside and below it first.
 */
export function toRegions(segments: readonly PdfSegment[]): PdfRegion[] {
  const size = median(segments.map((segment) => segment.size)) ?? 10;
  return regionsOf(withoutLineNumbers(segments), size).flatMap(withRuledRows);
}

/** Rows of tables with drawn lines stand among the lines of the text: they are tables of their own. */
function withRuledRows({ kind, rows }: PdfRegion): PdfRegion[] {
  const regions: { readonly kind: PdfRegion["kind"]; readonly rows: PdfRow[] }[] = [];
  for (const row of rows) {
    const isRuled = row.every(({ cells }) => cells !== undefined);
    const own = isRuled ? "table" : kind;
    const read = own === "table" ? row.flatMap((segment) => segment.cells ?? [segment]) : row;
    const last = regions.at(-1);
    if (last?.kind === own) last.rows.push(read);
    else regions.push({ kind: own, rows: [read] });
  }
  return regions;
}

function regionsOf(segments: readonly PdfSegment[], size: number): PdfRegion[] {
  const strips = toStrips(segments);
  const width = extent(segments);
  const regions: PdfRegion[] = [];
  let plain: PdfSegment[] = [];
  let boxes: PdfSegment[] = [];
  const flush = (): void => {
    if (plain.length > 0) regions.push({ kind: "text", rows: toRows(plain) });
    if (boxes.length > 0) regions.push(...regionsOf(boxes, size));
    plain = [];
    boxes = [];
  };
  for (let at = 0; at < strips.length;) {
    // No column and no table begins with a heading alone.
    if (isHeading(strips[at], size)) {
      plain.push(...(strips[at] ?? []));
      at++;
      continue;
    }
    let end = bandEnd(strips, at, width, size);
    const inBand = strips.slice(at, end).flat();
    // Short lines on the left above others on the right leave white space between them, too, and are no columns.
    const isBeside = inBand.length > end - at;
    const around = isBeside && textAroundBox(plain, inBand, strips[end] ?? [], size);
    if (around) {
      plain.push(...around.text);
      boxes.push(...around.box);
      at = end;
      continue;
    }
    const found = isBeside ? kindOfBand(inBand, size) : null;
    const band = found?.kind === "table" && continuesJustified(plain, inBand) ? null : found;
    if (band === null || endsParagraph(strips[at], plain, size)) {
      plain.push(...(strips[at] ?? []));
      at++;
      continue;
    }
    const edges = edgesOfTable(strips, { start: at, end }, size);
    if (band.kind === "table" && edges.start > at) {
      plain.push(...strips.slice(at, edges.start).flat());
      at = edges.start;
      continue;
    }
    flush();
    if (band.kind === "columns")
      regions.push(...inOrder(band.columns).flatMap((column) => regionsOf(column, size)));
    else {
      const trimmed = kindOfBand(strips.slice(at, edges.end).flat(), size);
      if (trimmed?.kind === "table") end = edges.end;
      regions.push(trimmed?.kind === "table" ? trimmed : band);
    }
    at = end;
  }
  flush();
  return regions;
}

/** The columns as they are read: those of Arabic and Hebrew from the right. */
function inOrder(columns: readonly (readonly PdfSegment[])[]): readonly (readonly PdfSegment[])[] {
  return isRightToLeft(columns.flat().map(({ text }) => text)) ? columns.toReversed() : columns;
}

/** Where the longest run of strips ends that begins at `start` and leaves white space free from its top to its bottom. */
function bandEnd(strips: readonly Strip[], start: number, width: Interval, size: number): number {
  let free: readonly Interval[] = [width];
  let band: Strip = [];
  let end = start;
  for (let next = strips[end]; next !== undefined; next = strips[++end]) {
    const common = withoutNarrow(whiteSpace(next, free), size);
    const together = [...band, ...next];
    if (common.length === 0) break;
    if (splitAt(band, free).length > 1) {
      if (splitAt(together, common).length === 1) break;
      if (isHeading(next, size) && strips.slice(end + 1, end + 4).some((strip) => isTwoSided(strip, common)))
        break;
    }
    free = common;
    band = together;
  }
  const blocked = end < strips.length;
  while (blocked && end > start + 1 && isHeading(strips[end - 1], size)) end--;
  if (blocked) end -= rowsAtEnd(strips.slice(start, end), strips[end]);
  return Math.max(end, start + 1);
}

/** A row of a table has at least so many cells; its head has few rows, among columns of many lines. */
const FEWEST_CELLS = 3;
const MOST_HEAD_ROWS = 3;

/** How many strips at the end of a band are rows of the table that begins there, and leave its white space free by chance. */
function rowsAtEnd(band: readonly Strip[], next: Strip | undefined): number {
  const isRow = (strip: Strip | undefined): boolean =>
    strip !== undefined && strip.length >= FEWEST_CELLS && toRows(strip).length === 1;
  const rows = band.length - 1 - band.findLastIndex((strip) => !isRow(strip));
  return isRow(next) && rows <= MOST_HEAD_ROWS && rows * 3 < band.length ? rows : 0;
}

function isHeading(strip: Strip | undefined, size: number): boolean {
  return strip?.length === 1 && strip[0] !== undefined && strip[0].size >= size * HEADING_SIZE;
}

/** Whether a strip is the short last line of the paragraph above, which goes across the page. */
function endsParagraph(strip: Strip | undefined, above: readonly PdfSegment[], size: number): boolean {
  const [line] = strip ?? [];
  const last = above.at(-1);
  if (strip?.length !== 1 || line === undefined || last === undefined) return false;
  return Math.abs(line.size - last.size) < 0.5 && line.y - last.y < size * 1.6 && line.x <= last.x + size;
}
