import { endsSentence } from "../../blocks/prose.ts";
import { columnsOf } from "./pdf-bands.ts";
import { extent } from "./pdf-gutters.ts";
import { lengthOf, median, toRows } from "./pdf-rows.ts";
import type { PdfSegment } from "./pdf-segments.ts";

/** Text that goes on beside a box: a picture's caption, a side note. */
interface TextAroundBox {
  /** As if its lines reached as far as those above: they are shorter for the box's sake alone. */
  readonly text: readonly PdfSegment[];
  /** To be read when the text has come to its end. */
  readonly box: readonly PdfSegment[];
}

/** Lines of running text have more letters than this. */
const PROSE_LENGTH = 15;
/** A box begins and ends so many font sizes below and above the first and last line beside it, at most. */
const BESIDE = 2.5;

/**
 * A band of two columns, where one of them is a part of the running text and the other a box beside it: the text goes on
 * with the sentence of the lines above the band, or its own goes on below it, where lines reach as far as the box. Null where
 * both are columns of their own.
 */
export function textAroundBox(
  above: readonly PdfSegment[],
  band: readonly PdfSegment[],
  below: readonly PdfSegment[],
  size: number,
): TextAroundBox | null {
  const [left, right, ...others] = columnsOf(band, size);
  if (left === undefined || right === undefined || others.length > 0) return null;
  if (isTab(left, right)) return null;
  const around = extent([...(goesOnFrom(above, size) ? above : []), ...below]);
  if (isPartOf(left, right, above, below, size)) {
    const room = Math.max(0, around.to - extent(left).to);
    return { text: left.map((line) => ({ ...line, right: line.right + room })), box: right };
  }
  if (!isPartOf(right, left, above, below, size)) return null;
  const room = Math.max(0, extent(right).from - around.from);
  return { text: right.map((line) => ({ ...line, x: line.x - room })), box: left };
}

/** A single line on the base line of another is what stands behind a tab. */
function isTab(left: readonly PdfSegment[], right: readonly PdfSegment[]): boolean {
  const [line, ...others] = toRows(right);
  return others.length === 0 && left.some(({ y, size }) => Math.abs(y - (line?.[0]?.y ?? 0)) < size * 0.15);
}

function goesOnFrom(lines: readonly PdfSegment[], size: number): boolean {
  const last = lines.at(-1);
  return last !== undefined && last.size < size * 1.15;
}

/**
 * Whether a column begins within a sentence of the lines above, or ends within one that goes on below, across the band. There the
 * other one stands beside it: else it is the short last line of a paragraph, whatever comes below.
 */
function isPartOf(
  column: readonly PdfSegment[],
  other: readonly PdfSegment[],
  above: readonly PdfSegment[],
  below: readonly PdfSegment[],
  size: number,
): boolean {
  const rows = toRows(column);
  const [first, last] = [rows[0]?.[0], rows.at(-1)?.at(-1)];
  if (first === undefined || last === undefined || (median(rows.map(lengthOf)) ?? 0) <= PROSE_LENGTH)
    return false;
  const { from, to } = extent(column);
  const isAcross = (line: PdfSegment): boolean =>
    line.x < from + size && line.right > to - size && line.right - line.x > (to - from) * 1.1;
  const [before, after] = [above.at(-1), below[0]];
  const [top, bottom] = [Math.min(...other.map(({ y }) => y)), Math.max(...other.map(({ y }) => y))];
  const begins =
    before !== undefined && top - first.y < size * BESIDE && isAcross(before) && goesOn(before, first, size);
  const ends =
    after !== undefined && last.y - bottom < size * BESIDE && isAcross(after) && goesOn(last, after, size);
  return begins || ends;
}

/** Whether a line is the next one of a sentence. */
function goesOn(line: PdfSegment, next: PdfSegment, size: number): boolean {
  if (Math.abs(line.size - next.size) > 0.5 || next.y - line.y > size * 1.8) return false;
  return !endsSentence(line.text) && /\p{L}[,;]?$/u.test(line.text) && /^[\p{Ll}("“]/u.test(next.text);
}
