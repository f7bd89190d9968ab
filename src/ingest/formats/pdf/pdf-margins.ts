import { endsSentence } from "../../blocks/prose.ts";
import { extent } from "./pdf-gutters.ts";
import { lengthOf, median, toRows } from "./pdf-rows.ts";
import type { PdfSegment } from "./pdf-segments.ts";

type Column = readonly PdfSegment[];

/** A band without the notes in its margins, each column of them to be read behind the text. */
interface Margins {
  readonly text: Column;
  readonly notes: readonly Column[];
}

/** Lines of running text have at least so many letters. */
const PROSE_LENGTH = 25;
/** For each line of a note there are so many of text. */
const NOTES = 4;

/**
 * The columns beside running text that hold notes: they are narrow, and stand beside lines in the middle of a sentence, as the
 * first cell of a table's row would not. Null where there are none.
 */
export function marginsOf(columns: readonly Column[]): Margins | null {
  const widest = columns.reduce<Column>((one, other) => (widthOf(other) > widthOf(one) ? other : one), []);
  const notes = columns.filter(
    (column, at) => (at === 0 || at === columns.length - 1) && areNotes(column, widest),
  );
  return notes.length === 0
    ? null
    : { text: columns.filter((column) => !notes.includes(column)).flat(), notes };
}

function widthOf(column: Column): number {
  return column.length === 0 ? 0 : extent(column).to - extent(column).from;
}

function areNotes(column: Column, text: Column): boolean {
  const [rows, lines] = [toRows(column), toRows(text)];
  if (rows.length * NOTES > lines.length || widthOf(column) * 2 > widthOf(text)) return false;
  const within = rows.filter((row) => {
    const at = lines.findIndex((line) => isBeside(line[0], row[0]));
    const [before, beside] = [lines[at - 1], lines[at]];
    if (before === undefined || beside === undefined || !beginsSmall(beside[0])) return false;
    return lengthOf(before) >= PROSE_LENGTH && !endsSentence(before.at(-1)?.text ?? "");
  });
  return within.length * 2 >= rows.length;
}

function isBeside(line: PdfSegment | undefined, note: PdfSegment | undefined): boolean {
  return line !== undefined && note !== undefined && Math.abs(line.y - note.y) < line.size * 0.6;
}

function beginsSmall(segment: PdfSegment | undefined): boolean {
  return /^\P{L}{0,2}\p{Ll}/u.test(segment?.text ?? "");
}

const LINE_NUMBER = /^(?<number>\d{1,4})[RL]?$/;
const FEWEST_NUMBERS = 4;
/** The share of numbers that count on, and of lines beside them that begin within a sentence. */
const COUNTING = 0.8;
/** Where not every line has its number, every fifth has. */
const USUAL_STEP = 5;
const WITHIN = 0.3;

/** A page's segments without the numbers that count its lines: they stand flush, and beside lines of running text. */
export function withoutLineNumbers(segments: Column): Column {
  const numbers = segments.filter(({ text }) => LINE_NUMBER.test(text));
  if (numbers.length < FEWEST_NUMBERS) return segments;
  const flush = (edgeOf: (segment: PdfSegment) => number): PdfSegment[][] => {
    const columns = new Map<number, PdfSegment[]>();
    for (const number of numbers) {
      const edge = Math.round(edgeOf(number));
      const column = columns.get(edge) ?? columns.get(edge - 1) ?? columns.get(edge + 1);
      if (column === undefined) columns.set(edge, [number]);
      else column.push(number);
    }
    return [...columns.values()];
  };
  const texts = segments.filter(({ text }) => !LINE_NUMBER.test(text));
  const counting = [...flush(({ right }) => right), ...flush(({ x }) => x)].filter((column) =>
    countLines(column, texts),
  );
  const gone = new Set(counting.flat());
  return segments.filter((segment) => !gone.has(segment));
}

function countLines(column: Column, texts: Column): boolean {
  const sorted = [...column].sort((one, other) => one.y - other.y);
  const values = sorted.map(({ text }) => Number(LINE_NUMBER.exec(text)?.groups?.number));
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0));
  const usual = median(steps) ?? 0;
  if (steps.length < FEWEST_NUMBERS - 1 || usual <= 0) return false;
  if (steps.filter((step) => step === usual).length < steps.length * COUNTING) return false;
  if (sorted.every(({ text }) => /[RL]$/.test(text))) return true;
  const beside = sorted.flatMap((number) => texts.find((text) => isBeside(text, number)) ?? []);
  const prose = beside.filter(({ text }) => text.length >= PROSE_LENGTH);
  const isUsual = usual === USUAL_STEP || prose.filter(beginsSmall).length >= prose.length * WITHIN;
  return prose.length * 2 >= column.length && isUsual;
}
