import { SAME_RULE, type PdfRule, type PdfRules } from "./pdf-rules.ts";

/** Fields between drawn lines. */
export interface PdfGrid {
  /** Where its columns begin and end, from left to right. */
  readonly xs: readonly number[];
  /** Where its rows begin and end, from top to bottom. */
  readonly ys: readonly number[];
  /** For each row the number of the cell in each column: cells that no line parts have the same. */
  readonly cells: readonly (readonly number[])[];
  /** Whether its lines do not meet: then other text may stand between them, too. */
  readonly isApart: boolean;
}

/** Lines that do not meet make a table of at least so many; between fewer any text may stand. */
const FEWEST_APART = 3;
/** No table has more lines in one direction. */
const MOST_LINES = 150;

/** The grids that lines make where they meet, and those of lines and shaded rows, one below the other, that are equally long. */
export function gridsOf({ across, upright }: PdfRules): PdfGrid[] {
  const groups = touching(across, upright).filter((group) => group.across.length > 0);
  const grids = groups.map((group) => (group.upright.length > 0 ? gridOf(group, false) : null));
  const apart = equallyLong(groups.filter((_, at) => grids[at] === null));
  return [...grids, ...apart.map((group) => gridOf(group, true))].filter((grid) => grid !== null);
}

function touching(across: readonly PdfRule[], upright: readonly PdfRule[]): PdfRules[] {
  const groupOf = Array.from({ length: across.length + upright.length }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (groupOf[root] !== root) root = groupOf[root] ?? root;
    groupOf[at] = root;
    return root;
  };
  for (const [at, line] of across.entries()) {
    for (const [other, side] of upright.entries()) {
      if (isWithin(side.at, line) && isWithin(line.at, side))
        groupOf[rootOf(across.length + other)] = rootOf(at);
    }
  }
  const groups = new Map<number, { across: PdfRule[]; upright: PdfRule[] }>();
  for (const [at, rule] of [...across, ...upright].entries()) {
    const group = groups.get(rootOf(at)) ?? { across: [], upright: [] };
    (at < across.length ? group.across : group.upright).push(rule);
    groups.set(rootOf(at), group);
  }
  return [...groups.values()];
}

function isWithin(at: number, { from, to }: PdfRule): boolean {
  return at > from - SAME_RULE && at < to + SAME_RULE;
}

function equallyLong(groups: readonly PdfRules[]): PdfRules[] {
  const joined: { from: number; to: number; across: PdfRule[]; upright: PdfRule[] }[] = [];
  for (const { across, upright } of groups) {
    const from = Math.min(...across.map((rule) => rule.from));
    const to = Math.max(...across.map((rule) => rule.to));
    const alike = joined.find(
      (one) => Math.abs(one.from - from) < SAME_RULE && Math.abs(one.to - to) < SAME_RULE,
    );
    if (alike === undefined) joined.push({ from, to, across: [...across], upright: [...upright] });
    else {
      alike.across.push(...across);
      alike.upright.push(...upright);
    }
  }
  return joined.filter(({ across }) => across.length >= FEWEST_APART);
}

function gridOf({ across, upright }: PdfRules, isApart: boolean): PdfGrid | null {
  const xs = placesOf(upright, across);
  const ys = placesOf(across, upright);
  if (xs.length < 2 || ys.length < 3 || xs.length > MOST_LINES || ys.length > MOST_LINES) return null;
  const cells: number[][] = [];
  let next = 0;
  for (const [row, top] of ys.slice(0, -1).entries()) {
    const middle = (top + (ys[row + 1] ?? top)) / 2;
    const above = cells.at(-1);
    const numbers: number[] = [];
    for (const [column, left] of xs.slice(0, -1).entries()) {
      const centre = (left + (xs[column + 1] ?? left)) / 2;
      const before = numbers.at(-1);
      if (row > 0 && !isParted(across, top, centre)) numbers.push(above?.[column] ?? next++);
      else if (before !== undefined && !isParted(upright, left, middle)) numbers.push(before);
      else numbers.push(next++);
    }
    cells.push(numbers);
  }
  return { xs, ys, cells, isApart };
}

/** Where lines stand, and as far as those of the other direction reach beyond them: a table may be open at its sides. */
function placesOf(lines: readonly PdfRule[], others: readonly PdfRule[]): number[] {
  const ends = [Math.min(...others.map(({ from }) => from)), Math.max(...others.map(({ to }) => to))];
  const places: number[] = [];
  const known = lines.map(({ at }) => at);
  const open = ends.filter(
    (end) => Number.isFinite(end) && known.every((at) => Math.abs(at - end) > SAME_RULE * 2),
  );
  for (const place of [...known, ...open].sort((one, other) => one - other)) {
    if (place - (places.at(-1) ?? -Infinity) > SAME_RULE) places.push(place);
  }
  return places;
}

/** Whether one of the lines at a place parts what stands there. */
function isParted(lines: readonly PdfRule[], place: number, at: number): boolean {
  return lines.some((line) => Math.abs(line.at - place) <= SAME_RULE && line.from < at && line.to > at);
}
