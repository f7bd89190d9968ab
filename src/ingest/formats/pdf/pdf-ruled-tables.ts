import { columnsOf } from "./pdf-bands.ts";
import { gridsOf, type PdfGrid } from "./pdf-grids.ts";
import { extent } from "./pdf-gutters.ts";
import { CELL_LINE, lengthOf, median, toRows } from "./pdf-rows.ts";
import type { PdfRun, PdfView } from "./pdf-runs.ts";
import { toSegments, type PdfSegment } from "./pdf-segments.ts";

/** Cells of a table without lines between its rows are shorter, as a rule. */
const PROSE_LENGTH = 15;
/** Between lines that do not meet stands no cell that is longer, or takes more of the width: that is text in columns. */
const LONGEST_APART = 300;
/** The least share of a table's cells that has something in it, and of its rows that have something in two. */
const FULL = 0.5;
const FULL_APART = 0.65;
/** A cell over several rows is said in each of them, and short therefore. */
const LONGEST_OVER_ROWS = 300;
const WIDEST_CELL = 0.6;
/** No more of a row than this stands beyond the outer lines, in font sizes. */
const ROW_HEIGHT = 2.2;
/** Lines further apart than this, in font sizes, are not of one cell. */
const CELL_LEADING = 1.5;

/**
 * The segments of a page; where drawn lines make a table, each row of it is one segment. What stands in a cell that goes over several
 * rows is said in each of them.
 */
export function withRuledTables({ runs, rules }: Pick<PdfView, "runs" | "rules">): PdfSegment[] {
  const segments = toSegments({ runs });
  const grids = (rules === undefined ? [] : gridsOf(rules)).flatMap((grid) => withoutProse(grid, segments));
  if (grids.length === 0) return segments;
  const rows: PdfSegment[] = [];
  let rest = runs;
  for (const grid of grids.sort((one, other) => areaOf(one) - areaOf(other))) {
    const inside = rest.filter((run) => isInside(run, grid));
    const holdsTable = rows.some(({ x, y, size }) => isInside({ x, y, size }, grid));
    const table = inside.length === 0 || holdsTable ? null : rowsOf(inside, grid);
    if (table === null) continue;
    rows.push(...table);
    const taken = new Set(inside);
    rest = rest.filter((run) => !taken.has(run));
  }
  return [...toSegments({ runs: rest }), ...rows];
}

function areaOf({ xs, ys }: PdfGrid): number {
  return ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * ((ys.at(-1) ?? 0) - (ys[0] ?? 0));
}

function isInside({ x, y, size }: Pick<PdfRun, "x" | "y" | "size">, { xs, ys }: PdfGrid): boolean {
  const height = y - size * 0.3;
  return x > (xs[0] ?? 0) - 1 && x < (xs.at(-1) ?? 0) && height > (ys[0] ?? 0) && height < (ys.at(-1) ?? 0);
}

/** The rows of a table; null where the lines frame something else. */
function rowsOf(runs: readonly PdfRun[], grid: PdfGrid): PdfSegment[] | null {
  const whole = grid.xs.length > 2 ? grid : withColumns(grid, toSegments({ runs }));
  if (whole === null) return null;
  const segmentsOf = segmentsByCell(runs, whole);
  const rows = whole.cells.flatMap((numbers, row) => {
    const own = numbers.map((number) => segmentsOf.get(number) ?? []);
    const texts = spread(own, numbers, whole.xs);
    const isBegun = numbers.map((number) => !(whole.cells[row - 1]?.includes(number) ?? false));
    return splitRows(texts, isBegun).flatMap((cells) => rowSegment(cells, isBegun, whole) ?? []);
  });
  return isTable(rows, whole) ? rows : null;
}

/** Lines frame much else: boxes of a page, fields of a form. A table has something in most of its cells, and in two at least of a row. */
function isTable(rows: readonly PdfSegment[], { cells: numbers, isApart }: PdfGrid): boolean {
  const cells = rows.flatMap((row) => row.cells ?? []);
  const filled = cells.filter(({ text }) => text !== "");
  const paired = rows.filter((row) => (row.cells ?? []).filter(({ text }) => text !== "").length > 1);
  const least = isApart ? FULL_APART : FULL;
  if (paired.length < Math.max(2, rows.length * least) || filled.length < cells.length * least) return false;
  const isOverRows = numbers.slice(1).some((row, at) => row.some((number) => numbers[at]?.includes(number)));
  const longest = isApart ? LONGEST_APART : isOverRows ? LONGEST_OVER_ROWS : Infinity;
  return cells.every(({ text }) => text.length <= longest);
}

/**
 * The parts of a grid between which other text stands: lines that go on beyond its edges, and between lines that do not meet those that are
 * wider than cells.
 */
function withoutProse(grid: PdfGrid, segments: readonly PdfSegment[]): PdfGrid[] {
  const [left = 0, right = 0] = [grid.xs[0], grid.xs.at(-1)];
  const isProse = (segment: PdfSegment): boolean =>
    segment.right > left &&
    segment.x < right &&
    (segment.x < left - segment.size ||
      segment.right > right + segment.size ||
      (grid.isApart && segment.right - segment.x > (right - left) * WIDEST_CELL));
  const prose = segments.filter(isProse).map(({ y, size }) => y - size * 0.3);
  const grids: PdfGrid[] = [];
  let start = 0;
  for (let row = 0; row <= grid.cells.length; row++) {
    const [top, bottom] = [grid.ys[row] ?? 0, grid.ys[row + 1]];
    if (bottom !== undefined && !prose.some((height) => height > top && height < bottom)) continue;
    if (row - start >= 2)
      grids.push({ ...grid, ys: grid.ys.slice(start, row + 1), cells: grid.cells.slice(start, row) });
    start = row + 1;
  }
  return grid.isApart ? grids.map((part) => withOuterRows(part, segments)) : grids;
}

/** With the row above the first line, or below the last one, where lines stand between rows alone. */
function withOuterRows(grid: PdfGrid, segments: readonly PdfSegment[]): PdfGrid {
  const [top = 0, bottom = 0] = [grid.ys[0], grid.ys.at(-1)];
  const size = median(segments.map((segment) => segment.size)) ?? 10;
  const inside = segments.filter((segment) => isInside(segment, grid));
  const columns = columnsOf(inside, size).length;
  const isRow = (line: readonly PdfSegment[]): boolean =>
    line.length > 1 && columns > 1 && columnsOf([...inside, ...line], size).length === columns;
  const near = size * ROW_HEIGHT;
  const above = toRows(segments.filter(({ y }) => y < top && y > top - near)).at(-1) ?? [];
  const [below = []] = toRows(segments.filter(({ y }) => y > bottom && y < bottom + near));
  const next = grid.cells.flat().reduce((most, number) => Math.max(most, number), 0) + 1;
  const row = grid.cells[0]?.map((_, at) => next + at) ?? [];
  const height = (above[0]?.y ?? top) - size;
  if (isRow(above)) return { ...grid, ys: [height, ...grid.ys], cells: [row, ...grid.cells] };
  return isRow(below)
    ? { ...grid, ys: [...grid.ys, (below[0]?.y ?? bottom) + size * 0.5], cells: [...grid.cells, row] }
    : grid;
}

/** A grid of lines across alone, with the columns that white space makes in it. */
function withColumns(grid: PdfGrid, segments: readonly PdfSegment[]): PdfGrid | null {
  const size = median(segments.map((segment) => segment.size)) ?? 10;
  const columns = columnsOf(segments, size).map((column) => extent(column));
  if (columns.length < 2) return null;
  const [left = 0, right = 0] = grid.xs;
  const inner = columns.slice(1).map(({ from }, at) => (from + (columns[at]?.to ?? from)) / 2);
  const cells = grid.cells.map(([number = 0]) => columns.map((_, at) => number * columns.length + at));
  return { ...grid, xs: [left, ...inner, right], cells };
}

/** The segments of each cell. A run that goes on beyond a line between two cells is parted there. */
function segmentsByCell(runs: readonly PdfRun[], { xs, ys, cells }: PdfGrid): Map<number, PdfSegment[]> {
  const runsOf = new Map<number, PdfRun[]>();
  for (const run of runs) {
    const numbers = cells[indexOf(ys, run.y - run.size * 0.3)] ?? [];
    for (const part of partedAt(run, xs, numbers)) {
      const number = numbers[indexOf(xs, part.x + Math.min(part.width, part.size) / 2)] ?? 0;
      runsOf.set(number, [...(runsOf.get(number) ?? []), part]);
    }
  }
  return new Map([...runsOf].map(([number, inCell]) => [number, toSegments({ runs: inCell })]));
}

function indexOf(places: readonly number[], at: number): number {
  const after = places.findIndex((place) => place > at);
  return after === -1 ? places.length - 2 : Math.max(0, after - 1);
}

/** pdf.js joins what stands close together on a line, whatever stands between. */
function partedAt(run: PdfRun, xs: readonly number[], numbers: readonly number[]): PdfRun[] {
  const end = run.x + run.width;
  const line = xs.find(
    (x, at) => x > run.x + run.size * 0.3 && x < end - run.size * 0.3 && numbers[at - 1] !== numbers[at],
  );
  if (line === undefined) return [run];
  const letter = run.width / Math.max(1, run.text.length);
  const spaces = [...run.text.matchAll(/ /g)].map(({ index }) => index);
  const distance = (at: number): number => Math.abs(run.x + (at + 0.5) * letter - line);
  const [space] = spaces.sort((one, other) => distance(one) - distance(other));
  if (space === undefined || distance(space) > run.size * 2) return [run];
  const [before, after] = [run.text.slice(0, space), run.text.slice(space + 1)];
  const rest = {
    ...run,
    text: after,
    x: Math.max(line, run.x + (space + 1) * letter),
    width: after.length * letter,
  };
  return [{ ...run, text: before, width: before.length * letter }, ...partedAt(rest, xs, numbers)];
}

/** What stands in each column of a row: in the first one of a cell that goes over several, unless its parts keep to them. */
function spread(
  own: readonly (readonly PdfSegment[])[],
  numbers: readonly number[],
  xs: readonly number[],
): (readonly PdfSegment[])[] {
  return own.map((segments, column) => {
    const first = numbers.indexOf(numbers[column] ?? -1);
    const last = numbers.lastIndexOf(numbers[column] ?? -1);
    if (first === last) return segments;
    const inColumn = (segment: PdfSegment): number => indexOf(xs, segment.x + 0.5);
    const isKept = segments.every((segment) => segment.right <= (xs[inColumn(segment) + 1] ?? Infinity) + 1);
    const isSpread = new Set(segments.map(inColumn)).size > 1 && isKept;
    if (isSpread) return segments.filter((segment) => inColumn(segment) === column);
    return column === first ? segments : [];
  });
}

/** The lines of a row, where no line is drawn between those of a table: they stand far apart, or most have something in each of its columns. */
function splitRows(
  cells: readonly (readonly PdfSegment[])[],
  isBegun: readonly boolean[],
): (readonly (readonly PdfSegment[])[])[] {
  const begun = cells.filter((_, at) => isBegun[at]);
  const lines = toRows(begun.flat());
  const filled = begun.filter(({ length }) => length > 0);
  const whole = lines.filter((line) =>
    filled.every((cell) => cell.some((segment) => line.includes(segment))),
  );
  const isShort = (median(lines.flat().map((segment) => lengthOf([segment]))) ?? 0) < PROSE_LENGTH;
  const drops = lines.slice(1).map((line, at) => (line[0]?.y ?? 0) - (lines[at]?.[0]?.y ?? 0));
  const areFar = drops.every((drop) => drop > (lines[0]?.[0]?.size ?? 0) * CELL_LEADING);
  const areWhole = lines.length > 2 && whole.length >= lines.length * 0.75;
  if (lines.length < 2 || filled.length < 2 || !isShort || !(areFar || areWhole)) return [cells];
  return lines.map((line) =>
    cells.map((cell, at) => (isBegun[at] ? cell.filter((segment) => line.includes(segment)) : cell)),
  );
}

function rowSegment(
  cells: readonly (readonly PdfSegment[])[],
  isBegun: readonly boolean[],
  { xs }: PdfGrid,
): PdfSegment | null {
  const begun = cells.filter((_, at) => isBegun[at]).flat();
  const [first] = begun.length > 0 ? begun : cells.flat();
  if (first === undefined || begun.length === 0) return null;
  const y = Math.min(...begun.map((segment) => segment.y));
  const size = median(begun.map((segment) => segment.size)) ?? first.size;
  const made = cells.map((segments, column): PdfSegment => {
    const text = toRows(segments)
      .map((row) => row.map((segment) => segment.text).join(" "))
      .join(CELL_LINE);
    const [x = 0, right = 0] = [xs[column], xs[column + 1]];
    return { text, x, right, y, size, font: first.font, bold: segments.every(({ bold }) => bold) };
  });
  const text = made.map((cell) => cell.text).join(" | ");
  const [x = 0, right = 0] = [xs[0], xs.at(-1)];
  return { text, x, right, y, size, font: first.font, bold: made.every(({ bold }) => bold), cells: made };
}
