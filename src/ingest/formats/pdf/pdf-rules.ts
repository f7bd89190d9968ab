import type { PdfPath, Point } from "./pdf-drawing.ts";

/** A straight line, or several in one; lengths in points. */
export interface PdfRule {
  /** Where it stands: its height below the page's top if it goes across, else its distance from the left edge. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The lines that a page draws, and the edges of the fields that it shades. */
export interface PdfRules {
  readonly across: readonly PdfRule[];
  readonly upright: readonly PdfRule[];
}

/** The numbers of the operators that paint nothing of a path, and that fill it alone. */
interface PaintNumbers {
  readonly endPath: number;
  readonly fill: number;
  readonly eoFill: number;
}

/** Lines closer together than this are meant to be one: the two of a double border, the borders of cells that stand apart. */
export const SAME_RULE = 3.2;
/** Shorter ones are strokes of letters and ornaments. */
const SHORTEST = 5;
const MOST_RULES = 2_000;
/** A filled field that is higher is no row of a table, but what a page stands on. */
const HIGHEST_ROW = 90;

/** The lines among what a page draws: outlines, thin fields, and the edges of others. */
export function rulesAmong(paths: readonly PdfPath[], numbers: PaintNumbers): PdfRules {
  const across: PdfRule[] = [];
  const upright: PdfRule[] = [];
  for (const { outlines } of paths.filter((path) => isSeen(path, numbers))) {
    for (const outline of outlines) {
      for (const [at, point] of outline.slice(1).entries()) {
        const before = outline[at];
        if (before !== undefined) addSide(before, point, across, upright);
      }
    }
  }
  return { across: joinedRules(across), upright: joinedRules(upright) };
}

function isSeen({ paint, fill, bounds }: PdfPath, numbers: PaintNumbers): boolean {
  if (paint === numbers.endPath || bounds === null) return false;
  if (paint !== numbers.fill && paint !== numbers.eoFill) return true;
  const [one, other] = bounds;
  const [width, height] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
  return Math.min(width, height) < SAME_RULE || (fill !== "#ffffff" && height < HIGHEST_ROW);
}

function addSide(one: Point, other: Point, across: PdfRule[], upright: PdfRule[]): void {
  const [width, height] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
  if (height < 0.5 && width >= SHORTEST)
    across.push({ at: one.y, from: Math.min(one.x, other.x), to: Math.max(one.x, other.x) });
  else if (width < 0.5 && height >= SHORTEST)
    upright.push({ at: one.x, from: Math.min(one.y, other.y), to: Math.max(one.y, other.y) });
}

/** Lines that go on where others end are one. */
function joinedRules(rules: readonly PdfRule[]): PdfRule[] {
  const places: PdfRule[][] = [];
  for (const rule of [...rules].sort((one, other) => one.at - other.at)) {
    const place = places.at(-1);
    const [first] = place ?? [];
    if (place !== undefined && first !== undefined && rule.at - first.at < SAME_RULE) place.push(rule);
    else places.push([rule]);
  }
  return places.flatMap(joinedInPlace).slice(0, MOST_RULES);
}

function joinedInPlace(rules: readonly PdfRule[]): PdfRule[] {
  const at = rules.reduce((sum, rule) => sum + rule.at, 0) / rules.length;
  const joined: PdfRule[] = [];
  for (const { from, to } of [...rules].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from - last.to <= SAME_RULE)
      joined[joined.length - 1] = { ...last, to: Math.max(last.to, to) };
    else joined.push({ at, from, to });
  }
  return joined;
}
