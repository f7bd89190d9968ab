import type { PdfRules } from "./pdf-rules.ts";
import { backwards, isBackwards, isRightToLeft } from "./pdf-direction.ts";

/** A run of text in one font. Lengths are in points; x grows to the right, y downwards from the page's top. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly width: number;
  /** Font size. */
  readonly size: number;
  /** A name without meaning. */
  readonly font: string;
  readonly bold: boolean;
  /** At which side of the run the page draws a space, if it draws one before it. */
  readonly spaced: Side | false;
}

type Side = "left" | "right";

/** The text of a page that is written in one direction, turned so that it is upright. */
export interface PdfView {
  /** Degrees clockwise by which the text was turned on the page. */
  readonly turn: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PdfRun[];
  /** The straight lines that are drawn between them, as far as they are known. */
  readonly rules?: PdfRules;
}

/** A text item as pdf.js gives it: the matrix places its start in the page's own coordinates. */
interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  /** "ttb" for a column of Chinese or Japanese. */
  readonly dir: string;
  readonly transform: readonly number[];
  readonly fontName: string;
}

/** The page as it is shown, turned as the file asks for. */
interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

interface Placed {
  readonly item: TextItem;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Degrees clockwise. */
  readonly turn: number;
  readonly spaced: Side | false;
}

/** A slanted text of no more words than this is a watermark or a stamp. */
const STAMP_WORDS = 3;
/** Turns by less than this many degrees are meant to be the same. */
const SAME_TURN = 2;

/**
 * The runs of a page, one view for each direction, the one with most letters first. Left out are text off the page,
 * slanted stamps and watermarks, and what is drawn a second time in place to look bold.
 */
export function toViews(
  items: readonly TextItem[],
  viewport: Viewport,
  isBold: (font: string) => boolean,
): PdfView[] {
  const placed = withoutRepeats(inRightOrder(place(items, viewport)));
  const byTurn = new Map<number, Placed[]>();
  for (const one of placed) byTurn.set(one.turn, [...(byTurn.get(one.turn) ?? []), one]);
  const letters = (runs: readonly Placed[]): number =>
    runs.reduce((sum, { item }) => sum + item.str.length, 0);
  return [...byTurn]
    .filter(([turn, runs]) => byTurn.size === 1 || turn % 90 === 0 || !isStamp(runs))
    .sort(([turn, runs], [other, others]) => letters(others) - letters(runs) || turn - other)
    .map(([turn, runs]) => toView(runs, turn, viewport, isBold));
}

function inRightOrder(placed: readonly Placed[]): readonly Placed[] {
  if (!isBackwards(placed.map(({ item }) => item.str))) return placed;
  return placed.map((one) =>
    isRightToLeft([one.item.str]) ? { ...one, item: { ...one.item, str: backwards(one.item.str) } } : one,
  );
}

function isStamp(runs: readonly Placed[]): boolean {
  return (
    runs
      .map(({ item }) => item.str.trim())
      .join(" ")
      .split(/\s+/).length <= STAMP_WORDS
  );
}

function place(items: readonly TextItem[], { transform, width, height }: Viewport): Placed[] {
  const placed: Placed[] = [];
  /** Where the space stands that was drawn last, or the text that ends with one. */
  let space: number | null = null;
  for (const one of items) {
    // A column goes downwards as a turned line does, and the first one stands on the right.
    const isColumn = one.dir === "ttb";
    const item = isColumn ? { ...one, width: one.height } : one;
    const text = item.str.trim();
    const [a, b, c, d, x, y] = multiplied(transform, item.transform);
    if (text !== "") {
      const turn = (turnOf(a, b) + (isColumn ? 90 : 0)) % 360;
      const onPage = x > -1 && y > -1 && x < width + 1 && y < height + 1;
      const size = Math.round(Math.hypot(c, d) * 10) / 10;
      const first = isRightToLeft([text]) ? "right" : "left";
      // Arabic and Hebrew may be drawn in the order in which they stand, and in that in which they are read.
      const side = space !== null && space > x ? "right" : "left";
      if (onPage && size > 0) {
        placed.push({
          item,
          x,
          y,
          turn,
          size,
          spaced: /^\s/.test(item.str) ? first : space !== null && side,
        });
      }
    }
    space = item.str === "" ? space : /\s$/.test(item.str) ? x : null;
  }
  return placed;
}

function multiplied(
  m: readonly number[],
  n: readonly number[],
): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Degrees clockwise from 0 to 359; what is nearly upright, or on its side, is meant to be so. */
function turnOf(a: number, b: number): number {
  const degrees = (Math.atan2(b, a) * 180) / Math.PI;
  const quarter = Math.round(degrees / 90) * 90;
  const near =
    Math.abs(degrees - quarter) < 2 * SAME_TURN ? quarter : Math.round(degrees / SAME_TURN) * SAME_TURN;
  return (near + 360) % 360;
}

/** Without runs that are drawn twice, a hair's breadth apart. */
function withoutRepeats(placed: readonly Placed[]): Placed[] {
  const seen = new Map<string, Placed[]>();
  return placed.filter((one) => {
    const alike = seen.get(one.item.str) ?? [];
    const near = one.size * 0.15;
    if (alike.some(({ x, y }) => Math.abs(x - one.x) < near && Math.abs(y - one.y) < near)) return false;
    seen.set(one.item.str, [...alike.slice(-3), one]);
    return true;
  });
}

/** Turned so that the text is upright. */
function toView(
  placed: readonly Placed[],
  turn: number,
  viewport: Viewport,
  isBold: (font: string) => boolean,
): PdfView {
  const radians = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const upright = (x: number, y: number): { x: number; y: number } => ({
    x: x * cos + y * sin,
    y: y * cos - x * sin,
  });
  const { width, height } = viewport;
  const corners = [upright(0, 0), upright(width, 0), upright(0, height), upright(width, height)];
  const [left, right] = [Math.min(...corners.map(({ x }) => x)), Math.max(...corners.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...corners.map(({ y }) => y)), Math.max(...corners.map(({ y }) => y))];
  const runs = placed.map(({ item, x, y, size, spaced }) => {
    const point = upright(x, y);
    return {
      x: point.x - left,
      y: point.y - top,
      text: item.str.trim(),
      width: item.width,
      size,
      font: item.fontName,
      bold: isBold(item.fontName),
      spaced,
    };
  });
  return { width: right - left, height: bottom - top, turn, runs };
}
