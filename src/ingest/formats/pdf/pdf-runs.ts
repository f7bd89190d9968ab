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
  /** Whether the page draws a space before the run. */
  readonly spaced: boolean;
}

/** The text of a page that is written in one direction, turned so that it is upright. */
export interface PdfView {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PdfRun[];
}

/** A text item as pdf.js gives it: the matrix places its start in the page's own coordinates. */
interface TextItem {
  readonly str: string;
  readonly width: number;
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
  /** Quarter turns clockwise. */
  readonly turns: number;
  readonly spaced: boolean;
}

/** A turned text of no more lines than this is a stamp in the margin, not a table laid on its side. */
const STAMP_LINES = 2;

/**
 * The runs of a page, one view for each direction, the one with most letters first. Left out are text off the page,
 * slanted text (watermarks), stamps along an edge, and what is drawn a second time in place to look bold.
 */
export function toViews(
  items: readonly TextItem[],
  viewport: Viewport,
  isBold: (font: string) => boolean,
): PdfView[] {
  const placed = withoutRepeats(place(items, viewport));
  const letters = (turns: number): number =>
    placed.reduce((sum, one) => sum + (one.turns === turns ? one.item.str.length : 0), 0);
  const directions = [...new Set(placed.map(({ turns }) => turns))].sort(
    (one, other) => letters(other) - letters(one) || one - other,
  );
  return directions
    .map((turns) => toView(placed, turns, viewport, isBold))
    .filter((view, at) => at === 0 || new Set(view.runs.map(({ y }) => Math.round(y))).size > STAMP_LINES);
}

function place(items: readonly TextItem[], { transform, width, height }: Viewport): Placed[] {
  const placed: Placed[] = [];
  let spaced = false;
  for (const item of items) {
    const text = item.str.trim();
    if (text !== "") {
      const [a, b, c, d, x, y] = multiplied(transform, item.transform);
      const turns = quarterTurns(a, b);
      const onPage = x > -1 && y > -1 && x < width + 1 && y < height + 1;
      const size = Math.round(Math.hypot(c, d) * 10) / 10;
      if (turns !== null && onPage && size > 0) {
        placed.push({ item, x, y, turns, size, spaced: spaced || /^\s/.test(item.str) });
      }
    }
    spaced = item.str === "" ? spaced : /\s$/.test(item.str);
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

/** Clockwise quarters of a turn, or null for slanted text. */
function quarterTurns(a: number, b: number): number | null {
  const quarters = Math.atan2(b, a) / (Math.PI / 2);
  const nearest = Math.round(quarters);
  return Math.abs(quarters - nearest) < 0.05 ? (nearest + 4) % 4 : null;
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

function toView(
  placed: readonly Placed[],
  turns: number,
  { width, height }: Viewport,
  isBold: (font: string) => boolean,
): PdfView {
  const upright = (x: number, y: number): { x: number; y: number } => {
    if (turns === 1) return { x: y, y: width - x };
    if (turns === 2) return { x: width - x, y: height - y };
    return turns === 3 ? { x: height - y, y: x } : { x, y };
  };
  const runs = placed
    .filter((one) => one.turns === turns)
    .map(({ item, x, y, size, spaced }) => ({
      ...upright(x, y),
      text: item.str.trim(),
      width: item.width,
      size,
      font: item.fontName,
      bold: isBold(item.fontName),
      spaced,
    }));
  return turns % 2 === 0 ? { width, height, runs } : { width: height, height: width, runs };
}
