import { extent } from "./pdf-gutters.ts";
import { lengthOf, toRows, type PdfRow } from "./pdf-rows.ts";
import type { PdfSegment } from "./pdf-segments.ts";

/** Edges that differ by less than this, in font sizes, are one edge. */
const FLUSH = 0.3;
/** So many lines of prose in a column show what it is. */
const FEWEST_LINES = 6;
/** The share of lines that go on in the middle of a sentence, and of those that fill the column so far. */
const MOST = 0.5;
const FILLED = 0.55;
const SHORTEST_LINE = 5;

/**
 * Whether these are the words of justified lines, of which the white space between two goes down through several: both
 * sides are flush, each word stands alone, and the last ones begin at different places.
 */
export function isJustified(segments: readonly PdfSegment[], size: number): boolean {
  const lines = toRows(segments).filter((row) => row.length > 1);
  const last = lines.flatMap((row) => row.at(-1) ?? []);
  const isOneWord = ({ text }: PdfSegment): boolean => /^[\p{P}]*\p{L}[\p{L}\p{M}\p{P}]*$/u.test(text);
  return (
    lines.length > 1 &&
    lines.flat().every(isOneWord) &&
    share(lines.flat(), ({ text }) => /^\P{L}*\p{Ll}/u.test(text)) > MOST &&
    spread(lines.flatMap((row) => row[0]?.x ?? [])) < size * FLUSH &&
    spread(last.map(({ right }) => right)) < size * FLUSH &&
    spread(last.map(({ x }) => x)) > size * FLUSH
  );
}

/** Whether the rows of a narrow column are lines of sentences: most go on in small letters, and nearly fill its width. */
export function isNarrowProse(rows: readonly PdfRow[]): boolean {
  if (rows.length < FEWEST_LINES) return false;
  const { from, to } = extent(rows.flat());
  const goesOn = share(rows, ([first]) => /^\p{Ll}/u.test(first?.text ?? ""));
  const fills = share(rows, (row) => extent(row).to - from > (to - from) * FILLED);
  return goesOn > MOST && fills > MOST && share(rows, (row) => lengthOf(row) > SHORTEST_LINE) > MOST;
}

function share<Item>(items: readonly Item[], isOne: (item: Item) => boolean): number {
  return items.filter(isOne).length / Math.max(items.length, 1);
}

function spread(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

/** So many lines above are looked at: one of a single long word does not reach the edge. */
const LINES_ABOVE = 6;

/** Whether the segments go on with the justified lines above them: as far apart, as wide, in small letters, no numbers. */
export function continuesJustified(above: readonly PdfSegment[], segments: readonly PdfSegment[]): boolean {
  const rows = toRows(above).slice(-LINES_ABOVE);
  const [before, last] = rows.slice(-2);
  const [next] = toRows(segments);
  const [one] = next ?? [];
  if (before === undefined || last === undefined || next === undefined || one === undefined) return false;
  const isSame = (left: number, right: number): boolean => Math.abs(left - right) < one.size * FLUSH;
  const y = (row: PdfRow): number => row[0]?.y ?? 0;
  const from = extent(last).from;
  const to = Math.max(...rows.map((row) => extent(row).to));
  return (
    rows.filter((row) => isSame(extent(row).to, to)).length > 1 &&
    [before, next].every((row) => isSame(extent(row).from, from)) &&
    isSame(extent(next).to, to) &&
    isSame(y(last) - y(before), y(next) - y(last)) &&
    one.font === last[0]?.font &&
    share(segments, ({ text }) => /^\P{L}*\p{Ll}\D*$/u.test(text)) > MOST
  );
}
