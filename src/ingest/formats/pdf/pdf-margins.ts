import { endsSentence } from "../../blocks/prose.ts";
import { extent } from "./pdf-gutters.ts";
import { lengthOf, median, toRows, type PdfRow } from "./pdf-rows.ts";
import type { PdfSegment } from "./pdf-segments.ts";

type Column = readonly PdfSegment[];

/** A band without what stands in its margins. */
export interface Margins {
  readonly text: Column;
  /** Each column of notes, to be read behind the text. Line numbers are in none. */
  readonly notes: readonly Column[];
}

/** Lines of running text have at least so many letters, and so many of them show that it is running text. */
const PROSE_LENGTH = 25;
const FEWEST_LINES = 6;
/** The share of lines that begin within a sentence, and of those that reach the column's edge. */
const WITHIN = 0.4;
const FILLED = 0.6;
/** For each line of a note there are so many of text. */
const NOTES = 4;
const LINE_NUMBER = /^(?<number>\d{1,4})[RL]?$/;
const FEWEST_NUMBERS = 4;

/**
 * The columns beside running text that count its lines, or hold notes: these stand beside lines in the middle of a sentence,
 * as the first cell of a table's row would not. Null where there are none.
 */
export function marginsOf(columns: readonly Column[]): Margins | null {
  const numbers = columns.some(isRunningText) ? columns.filter(areLineNumbers) : [];
  const others = columns.filter((column) => !numbers.includes(column));
  const widest = others.reduce<Column>((one, other) => (widthOf(other) > widthOf(one) ? other : one), []);
  const notes = [others[0], others.at(-1)].filter(
    (column) => column !== undefined && areNotes(column, widest),
  );
  if (numbers.length + notes.length === 0) return null;
  return {
    text: others.filter((column) => !notes.includes(column)).flat(),
    notes: notes.filter((column) => column !== undefined),
  };
}

function widthOf(column: Column): number {
  return column.length === 0 ? 0 : extent(column).to - extent(column).from;
}

function isRunningText(column: Column): boolean {
  const rows = toRows(column);
  if (rows.length < FEWEST_LINES || (median(rows.map(lengthOf)) ?? 0) < PROSE_LENGTH) return false;
  const { from, to } = extent(column);
  const within = rows.filter((row) => beginsSmall(row)).length;
  const filled = rows.filter((row) => extent(row).to > to - (to - from) * 0.15).length;
  return within >= rows.length * WITHIN && filled >= rows.length * FILLED;
}

function areLineNumbers(column: Column): boolean {
  const numbers = toRows(column).map(
    (row) => LINE_NUMBER.exec(row.map(({ text }) => text).join(" "))?.groups?.number,
  );
  if (numbers.length < FEWEST_NUMBERS || numbers.includes(undefined)) return false;
  const steps = numbers.slice(1).map((number, at) => Number(number) - Number(numbers[at]));
  const usual = median(steps) ?? 0;
  return usual > 0 && steps.filter((step) => step === usual).length >= steps.length * 0.8;
}

/** Notes are few, narrow, and stand beside lines that go on with a sentence. */
function areNotes(column: Column, text: Column): boolean {
  const [rows, lines] = [toRows(column), toRows(text)];
  if (rows.length * NOTES > lines.length || widthOf(column) * 2 > widthOf(text)) return false;
  const within = rows.filter((row) => {
    const at = lines.findIndex((line) => isBeside(line, row));
    const [before, beside] = [lines[at - 1], lines[at]];
    if (before === undefined || beside === undefined || !beginsSmall(beside)) return false;
    return lengthOf(before) >= PROSE_LENGTH && !endsSentence(before.at(-1)?.text ?? "");
  });
  return within.length * 2 >= rows.length;
}

function isBeside([line]: PdfRow, [note]: PdfRow): boolean {
  return line !== undefined && note !== undefined && Math.abs(line.y - note.y) < line.size * 0.6;
}

function beginsSmall(row: PdfRow): boolean {
  return /^\P{L}{0,2}\p{Ll}/u.test(row[0]?.text ?? "");
}
