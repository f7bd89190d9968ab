import type { PdfPath, Point } from "./pdf-drawing.ts";
import type { PdfRun } from "./pdf-runs.ts";

/** A mark that is drawn, not written. Lengths as in `PdfRun`. */
export interface PdfDot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A bullet is as wide as it is high, about, and of this size in points. */
const SMALLEST = 1.5;
const LARGEST = 9;
const MOST_DOTS = 2_000;

/** The small marks among what a page draws. */
export function dotsAmong(paths: readonly PdfPath[]): PdfDot[] {
  return paths.flatMap(({ bounds }) => (bounds === null ? [] : (dotOf(bounds) ?? []))).slice(0, MOST_DOTS);
}

function dotOf([one, other]: readonly [Point, Point]): PdfDot | null {
  const [width, height] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
  const isDot =
    width >= SMALLEST &&
    width <= LARGEST &&
    height >= SMALLEST &&
    Math.abs(width - height) <= Math.max(width, height) * 0.3;
  return isDot ? { x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), width, height } : null;
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
