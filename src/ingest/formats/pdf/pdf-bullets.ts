import type { PdfRun } from "./pdf-runs.ts";

/** A mark that is drawn, not written. Lengths as in `PdfRun`. */
export interface PdfDot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The operators of a page, as pdf.js lists them. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** The numbers of the operators that are looked at. */
export interface OperatorNumbers {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** A bullet is as wide as it is high, about, and of this size in points. */
const SMALLEST = 1.5;
const LARGEST = 9;
const MOST_DOTS = 2_000;

/** The small marks that a page draws; `base` places the page's own coordinates on the page as it is shown. */
export function dotsOn(
  { fnArray, argsArray }: Operators,
  numbers: OperatorNumbers,
  base: readonly number[],
): PdfDot[] {
  const dots: PdfDot[] = [];
  const saved: Matrix[] = [];
  let matrix = matrixOf(base);
  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at];
    if (operator === numbers.save) saved.push(matrix);
    else if (operator === numbers.restore) matrix = saved.pop() ?? matrix;
    else if (operator === numbers.transform && isNumbers(args)) matrix = multiplied(matrix, matrixOf(args));
    else if (operator === numbers.constructPath && dots.length < MOST_DOTS) {
      const dot = dotOf(args, matrix);
      if (dot !== null) dots.push(dot);
    }
  }
  return dots;
}

function dotOf(args: unknown, matrix: Matrix): PdfDot | null {
  const bounds: unknown = Array.isArray(args) ? args[2] : null;
  if (!isNumbers(bounds)) return null;
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(bounds);
  const [one, other] = [placed(matrix, left, bottom), placed(matrix, right, top)];
  const [width, height] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
  const isDot =
    width >= SMALLEST &&
    width <= LARGEST &&
    height >= SMALLEST &&
    Math.abs(width - height) <= Math.max(width, height) * 0.3;
  return isDot ? { x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), width, height } : null;
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return Array.isArray(value) || value instanceof Float32Array;
}

function matrixOf(values: ArrayLike<number>): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(values);
  return [a, b, c, d, e, f];
}

function multiplied([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function placed(
  [a, b, c, d, e, f]: Matrix,
  x: number,
  y: number,
): { readonly x: number; readonly y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** A bullet stands at most so far before its words, in font sizes. */
const FARTHEST = 3;

/** The runs with a bullet before each one that a mark stands before, at the height of its small letters. */
export function withDrawnBullets(runs: readonly PdfRun[], dots: readonly PdfDot[]): PdfRun[] {
  if (dots.length === 0) return [...runs];
  const bullets = dots.flatMap((dot): PdfRun[] => {
    const [words] = runs.filter((run) => standsBefore(dot, run)).sort((one, other) => one.x - other.x);
    if (words === undefined || runs.some((run) => isLeftOf(run, dot, words))) return [];
    const { size, y } = words;
    return [{ ...words, text: "•", x: words.x - size * 0.9, width: size * 0.4, y, spaced: false }];
  });
  return [...runs, ...bullets];
}

function standsBefore(dot: PdfDot, { x, y, size }: PdfRun): boolean {
  const rise = y - (dot.y + dot.height / 2);
  const gap = x - (dot.x + dot.width);
  return (
    dot.height < size * 0.8 && rise > 0 && rise < size * 0.7 && gap > -size * 0.2 && gap < size * FARTHEST
  );
}

/** A mark in the middle of a line is no bullet. */
function isLeftOf(run: PdfRun, dot: PdfDot, words: PdfRun): boolean {
  return (
    Math.abs(run.y - words.y) < words.size * 0.3 &&
    run.x < dot.x &&
    dot.x - (run.x + run.width) < words.size * 2
  );
}
