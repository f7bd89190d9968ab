import { commonRuns, type Run } from "./common-runs.ts";
import { joinedKeys, type Joins } from "./joined-keys.ts";
import type { Quotation, Unit } from "./units.ts";

/**
 * One step along a quotation and a text. `quote` and `text` are numbers of units, `[from, to)`; one of the ranges is empty
 * where a word was added or left out. `same`: the same word, though one of them may write it in two.
 */
export interface Step {
  readonly kind: "same" | "changed" | "added" | "omitted" | "left out with a mark";
  readonly quote: readonly [from: number, to: number];
  readonly text: readonly [from: number, to: number];
}

export interface Alignment {
  readonly steps: readonly Step[];
  /** See `COST`. */
  readonly cost: number;
}

/**
 * What a difference costs. An added word costs more than a changed one, so that words are compared in pairs; one that is left
 * out less, so that a last word which stands one place further on is not taken for another.
 */
export const COST = {
  changed: 500,
  added: 550,
  omitted: 490,
  /** For each further word of a row: one clause is one change. */
  omittedFurther: 50,
  /** For each word that an ellipsis stands for: the nearest continuation is taken. */
  skipped: 1,
  /** What the quoting writer has put in brackets, and a word that is written in two. */
  editorial: 1,
} as const;

/** Larger problems are cut at the runs of words that both sides have: so much is compared word by word, in a few milliseconds. */
export const MOST_CELLS = 600_000;

/** How the moves of a cell are remembered. */
const MOVE = { start: 0, pair: 1, added: 2, omitted: 3, two: 4, three: 5, ofTwo: 6, ofThree: 7 } as const;
/** Beside a move: a word left out before this cell continues a row of such. */
const EXTENDED = 8;

/**
 * The cheapest way from the first to the last unit of a quotation along a stretch of the text, which may begin and end
 * anywhere. Exact up to `mostCells` pairs of units; null where a larger problem has nothing in common to be cut at.
 */
export function align(quotation: Quotation, text: readonly Unit[], mostCells = MOST_CELLS): Alignment | null {
  const { length } = quotation.units;
  if (length === 0 || text.length === 0) return null;
  const problem = new Problem(quotation, text, mostCells);
  const solved =
    problem.standing() ??
    problem.solve({
      quote: [0, length],
      text: [0, text.length],
      freeStart: true,
      freeEnd: true,
    });
  return solved.steps.some(({ kind }) => kind === "same") ? solved : null;
}

interface Block {
  readonly quote: readonly [number, number];
  readonly text: readonly [number, number];
  /** Whether the text before and behind what is aligned costs nothing. */
  readonly freeStart: boolean;
  readonly freeEnd: boolean;
}

/** What may stand beside so many units of a quotation in the text, where its other end is not known. */
function roomFor(units: number): number {
  return 2 * units + 50;
}

class Problem {
  private readonly quoteIds: Int32Array;
  private readonly textIds: Int32Array;
  private readonly quoteJoins: Joins;
  private readonly textJoins: Joins;
  private readonly hasJoins: boolean;

  constructor(
    readonly quotation: Quotation,
    readonly text: readonly Unit[],
    private readonly mostCells: number,
  ) {
    const ids = new Map<string, number>();
    const idOf = (key: string): number => {
      const known = ids.get(key) ?? ids.size;
      ids.set(key, known);
      return known;
    };
    this.quoteIds = Int32Array.from(quotation.units, ({ key }) => idOf(key));
    this.textIds = Int32Array.from(text, ({ key }) => idOf(key));
    this.quoteJoins = joinedKeys(quotation.units, idOf);
    this.textJoins = joinedKeys(text, idOf);
    this.hasJoins = [this.quoteJoins, this.textJoins].some(({ two }) => two.some((id) => id >= 0));
  }

  /** Where all units of the quotation stand in a row, which costs nothing: the first such place; null where they do not. */
  standing(): Alignment | null {
    const from = firstPlace(this.quoteIds, this.textIds);
    if (from < 0) return null;
    const steps = Array.from(this.quoteIds, (_, at): Step => ({
      kind: "same",
      quote: [at, at + 1],
      text: [from + at, from + at + 1],
    }));
    return { steps, cost: 0 };
  }

  solve(block: Block): Alignment {
    const rows = block.quote[1] - block.quote[0];
    const columns = block.text[1] - block.text[0];
    if ((rows + 1) * (columns + 1) <= this.mostCells) return this.solveExactly(block);
    const runs = commonRuns(this.quotation.units.slice(...block.quote), this.text.slice(...block.text));
    return runs.length === 0 ? coarse(block) : this.solveBetween(block, runs);
  }

  /** Joins the runs that both sides have with what lies between them. */
  private solveBetween(block: Block, runs: readonly Run[]): Alignment {
    const steps: Step[] = [];
    let cost = 0;
    let [quote, text] = [block.quote[0], block.text[0]];
    const add = (part: Block): void => {
      const solved = this.solve(part);
      for (const step of solved.steps) steps.push(step);
      cost += solved.cost;
    };
    runs.forEach((run, index) => {
      const [q, t] = [block.quote[0] + run.quote, block.text[0] + run.text];
      const freeStart = index === 0 && block.freeStart;
      const from = freeStart ? Math.max(text, t - roomFor(q - quote)) : text;
      add({ quote: [quote, q], text: [from, t], freeStart, freeEnd: false });
      for (let at = 0; at < run.length; at += 1) {
        steps.push({ kind: "same", quote: [q + at, q + at + 1], text: [t + at, t + at + 1] });
      }
      [quote, text] = [q + run.length, t + run.length];
    });
    const { freeEnd } = block;
    const last = freeEnd ? Math.min(block.text[1], text + roomFor(block.quote[1] - quote)) : block.text[1];
    add({ quote: [quote, block.quote[1]], text: [text, last], freeStart: false, freeEnd });
    return { steps, cost };
  }

  private solveExactly(block: Block): Alignment {
    const rows = block.quote[1] - block.quote[0];
    const columns = block.text[1] - block.text[0];
    const width = columns + 1;
    const moves = new Uint8Array((rows + 1) * width);
    const costs = [0, 1, 2, 3].map(() => new Int32Array(width));
    for (let row = 0; row <= rows; row += 1) this.fillRow(block, row, costs, moves);
    const last = costs[rows % 4] ?? new Int32Array(width);
    let end = columns;
    if (block.freeEnd) {
      end = 0;
      for (let column = 1; column <= columns; column += 1) {
        if ((last[column] ?? 0) < (last[end] ?? 0)) end = column;
      }
    }
    return { steps: this.trace(block, moves, end), cost: last[end] ?? 0 };
  }

  /** Costs are of the best way to each cell of one row; the three rows before are still known. */
  private fillRow(block: Block, row: number, costs: readonly Int32Array[], moves: Uint8Array): void {
    const width = block.text[1] - block.text[0] + 1;
    const here = costs[row % 4] ?? new Int32Array(width);
    const above = costs[(row + 3) % 4] ?? here;
    const q = block.quote[0] + row - 1;
    const t0 = block.text[0] - 1;
    const unit = row === 0 ? undefined : this.quotation.units[q];
    const added = unit?.isSetApart === true ? COST.editorial : COST.added;
    const changed = unit?.isSetApart === true ? COST.editorial : COST.changed;
    const id = row === 0 ? -1 : (this.quoteIds[q] ?? -1);
    const skip = this.skippingCost(q + 1, unit);
    let gap = Infinity;
    const base = row * width;
    for (let column = 0; column < width; column += 1) {
      const t = t0 + column;
      let best = Infinity;
      let move: number = MOVE.start;
      if (row === 0 && (column === 0 || block.freeStart)) best = 0;
      if (row > 0) {
        if (column > 0) {
          const other = this.textIds[t] ?? -2;
          const pair = (above[column - 1] ?? 0) + (other === id ? 0 : changed);
          if (pair < best) [best, move] = [pair, MOVE.pair];
          const joined = this.hasJoins ? this.joinedMove(row, q, t, column) : MOVE.start;
          if (joined !== MOVE.start) {
            const [rows, columns] = SHAPES[joined] ?? [0, 0];
            const cost = (costs[(row + 4 - rows) % 4]?.[column - columns] ?? 0) + COST.editorial;
            if (cost < best) [best, move] = [cost, joined];
          }
        }
        const up = (above[column] ?? 0) + added;
        if (up < best) [best, move] = [up, MOVE.added];
      }
      let extended = 0;
      if (column > 0 && !(row === 0 && block.freeStart)) {
        const isNote = this.text[t]?.isSetApart === true;
        const opened = (here[column - 1] ?? 0) + (isNote ? COST.editorial : skip.first);
        const further = gap + (isNote ? COST.editorial : skip.further);
        if (further < opened) extended = EXTENDED;
        gap = Math.min(opened, further);
        if (gap < best) [best, move] = [gap, MOVE.omitted];
      }
      here[column] = best;
      moves[base + column] = move | extended;
    }
  }

  /** The move by which a word that one side writes in two or three ends here; a cell has no more than one. */
  private joinedMove(row: number, q: number, t: number, column: number): number {
    const [id, other] = [this.quoteIds[q], this.textIds[t]];
    if (row > 1 && this.quoteJoins.two[q - 1] === other) return MOVE.two;
    if (row > 2 && this.quoteJoins.three[q - 2] === other) return MOVE.three;
    if (column > 1 && this.textJoins.two[t - 1] === id) return MOVE.ofTwo;
    return column > 2 && this.textJoins.three[t - 2] === id ? MOVE.ofThree : MOVE.start;
  }

  /** What it costs to pass over a word of the text before the unit `next` of the quotation, and over each further one. */
  private skippingCost(
    next: number,
    former: Unit | undefined,
  ): { readonly first: number; readonly further: number } {
    if (this.quotation.gaps.has(next)) return { first: COST.skipped, further: COST.skipped };
    const isBeside = former?.isSetApart === true || this.quotation.units[next]?.isSetApart === true;
    // What stands in brackets may stand for several words.
    return isBeside
      ? { first: COST.omittedFurther, further: COST.omittedFurther }
      : { first: COST.omitted, further: COST.omittedFurther };
  }

  private trace(block: Block, moves: Uint8Array, end: number): Step[] {
    const width = block.text[1] - block.text[0] + 1;
    const [q0, t0] = [block.quote[0], block.text[0]];
    const steps: Step[] = [];
    let row = block.quote[1] - q0;
    let column = end;
    let isOmitting = false;
    while (row > 0 || (column > 0 && !block.freeStart)) {
      const cell = moves[row * width + column] ?? MOVE.start;
      const move: number = isOmitting ? MOVE.omitted : cell & ~EXTENDED;
      isOmitting = move === MOVE.omitted && (cell & EXTENDED) !== 0;
      const [rows, columns] = SHAPES[move] ?? [0, 0];
      if (rows === 0 && columns === 0) break;
      const quote = [q0 + row - rows, q0 + row] as const;
      const text = [t0 + column - columns, t0 + column] as const;
      steps.push({ kind: this.kindOf(move, quote, text), quote, text });
      row -= rows;
      column -= columns;
    }
    return steps.reverse();
  }

  private kindOf(move: number, quote: Step["quote"], text: Step["text"]): Step["kind"] {
    if (move === MOVE.added) return "added";
    if (move === MOVE.omitted) {
      return this.quotation.gaps.has(quote[0]) ? "left out with a mark" : "omitted";
    }
    if (move !== MOVE.pair) return "same";
    return this.quoteIds[quote[0]] === this.textIds[text[0]] ? "same" : "changed";
  }
}

/** Where a row of numbers first stands in another one, -1 where it does not; in time that grows with both lengths (Knuth, Morris, Pratt). */
function firstPlace(row: Int32Array, within: Int32Array): number {
  /** For each beginning of the row, the length of the longest shorter beginning that it ends with. */
  const borders = new Int32Array(row.length);
  let border = 0;
  for (let at = 1; at < row.length; at += 1) {
    while (border > 0 && row[at] !== row[border]) border = borders[border - 1] ?? 0;
    if (row[at] === row[border]) border += 1;
    borders[at] = border;
  }
  let matched = 0;
  for (let at = 0; at < within.length; at += 1) {
    while (matched > 0 && within[at] !== row[matched]) matched = borders[matched - 1] ?? 0;
    if (within[at] === row[matched]) matched += 1;
    if (matched === row.length) return at + 1 - row.length;
  }
  return -1;
}

/** What is too large to be compared word by word and has no row of words in common: all of it counts as changed. */
function coarse({ quote, text: [from, to], freeStart, freeEnd }: Block): Alignment {
  const start = freeStart ? to : from;
  const text = [start, freeEnd ? start : to] as const;
  const isEmpty = text[0] >= text[1];
  const step: Step = { kind: isEmpty ? "added" : "changed", quote, text };
  const omitted = isEmpty ? 0 : COST.omitted + (text[1] - text[0]) * COST.omittedFurther;
  return { steps: [step], cost: (quote[1] - quote[0]) * COST.added + omitted };
}

/** How many units of the quotation and of the text each move takes. */
const SHAPES: Readonly<Record<number, readonly [number, number]>> = {
  [MOVE.start]: [0, 0],
  [MOVE.pair]: [1, 1],
  [MOVE.added]: [1, 0],
  [MOVE.omitted]: [0, 1],
  [MOVE.two]: [2, 1],
  [MOVE.three]: [3, 1],
  [MOVE.ofTwo]: [1, 2],
  [MOVE.ofThree]: [1, 3],
};
