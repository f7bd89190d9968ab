/** Where keys of one text stand in another. */
export interface Alignment {
  /** Of each key of the first text its place among those of the second, or `NOWHERE` or `UNSURE`. */
  readonly targets: Int32Array;
}

export const NOWHERE = -1;
/** The key may stand in two places, at the end of what is alike in each. */
export const UNSURE = -2;

/** Keys in a row that both texts must have once, and once only, before anything is taken for the same. */
const ANCHOR = 8;

/** A gap is filled from what follows within so many keys: a note's mark, the number of a page, a running head. */
const NEAR = 120;

/** A run of keys that stand in both texts; `shift` is how much further on it stands in the second. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
}

/**
 * Aligns two texts that say the same in another order, with more or less between: every run of keys that holds a stretch
 * which occurs once in both is the same place, as far as the keys agree on both sides of it. Order is not compared, so that
 * columns and tables may be read either way. What occurs as often in both and touches nothing that occurs once stands where its
 * own occurrence does, counted from the beginning, unless what is certain around it says otherwise. Where two
 * runs agree with the same keys of the first text, they part at the only one of `breaks` there, and are `UNSURE` without one.
 * @param breaks of the first text, the keys with which a sentence or a line begins
 */
export function alignKeys(from: string, to: string, breaks: ReadonlySet<number> = new Set()): Alignment {
  const runs = runsOf(from, to).sort((one, other) => one.start - other.start);
  const targets = new Int32Array(from.length).fill(NOWHERE);
  let taken = 0;
  for (const run of runs) {
    const common = Math.min(taken, run.end);
    for (let key = Math.max(run.start, taken); key < run.end; key += 1) targets[key] = key + run.shift;
    if (run.start < common) partRuns(targets, run, common, breaks);
    taken = Math.max(taken, run.end);
  }
  pairRepeated(from, to, targets);
  fillGaps(from, to, targets);
  return { targets };
}

/** Gives what stands behind the only break among the keys up to `common` to the later run. */
function partRuns(targets: Int32Array, run: Run, common: number, breaks: ReadonlySet<number>): void {
  const found: number[] = [];
  for (let key = run.start; key <= common; key += 1) if (breaks.has(key)) found.push(key);
  const isClear =
    found.length === 1 && common < run.end && !targets.subarray(run.start, common).includes(UNSURE);
  const from = isClear ? (found[0] ?? run.start) : run.start;
  for (let key = from; key < common; key += 1) targets[key] = isClear ? key + run.shift : UNSURE;
}

function runsOf(from: string, to: string): Run[] {
  const runs: Run[] = [];
  const [here, there] = [onceIn(from), onceIn(to)];
  let last: Run | null = null;
  for (let at = 0; at + ANCHOR <= from.length; at += 1) {
    const stretch = from.slice(at, at + ANCHOR);
    const target = there.get(stretch) ?? NOWHERE;
    if (target < 0 || (here.get(stretch) ?? NOWHERE) < 0) continue;
    if (last !== null && at < last.end && target - at === last.shift) continue;
    last = grown(from, to, at, target);
    runs.push(last);
  }
  return runs;
}

/** Each stretch's place, or `NOWHERE` where it occurs again. */
function onceIn(keys: string): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + ANCHOR <= keys.length; at += 1) {
    const stretch = keys.slice(at, at + ANCHOR);
    places.set(stretch, places.has(stretch) ? NOWHERE : at);
  }
  return places;
}

/** The longest run of equal keys around two places. */
function grown(from: string, to: string, at: number, target: number): Run {
  let before = 0;
  while (before < Math.min(at, target) && from[at - before - 1] === to[target - before - 1]) before += 1;
  let after = 0;
  while (at + after < from.length && target + after < to.length && from[at + after] === to[target + after]) {
    after += 1;
  }
  return { start: at - before, end: at + after, shift: target - at };
}

interface Occurrences {
  readonly here: number[];
  readonly there: number[];
}

/** Gives what stands as often in both texts, and has no place yet, the place of the occurrence with the same number. */
function pairRepeated(from: string, to: string, targets: Int32Array): void {
  const occurrences = new Map<string, Occurrences>();
  for (let at = 0; at + ANCHOR <= from.length; at += 1)
    if (targets[at] === NOWHERE) occurrences.set(from.slice(at, at + ANCHOR), { here: [], there: [] });
  if (occurrences.size === 0) return;
  for (let at = 0; at + ANCHOR <= from.length; at += 1)
    occurrences.get(from.slice(at, at + ANCHOR))?.here.push(at);
  for (let at = 0; at + ANCHOR <= to.length; at += 1)
    occurrences.get(to.slice(at, at + ANCHOR))?.there.push(at);
  const certain = certainAround(targets);
  for (const { here, there } of occurrences.values()) {
    if (here.length !== there.length) continue;
    for (const [index, at] of here.entries()) {
      const target = there[index] ?? NOWHERE;
      if (targets[at] !== NOWHERE || !certain.allows(at, target)) continue;
      for (let key = 0; key < ANCHOR; key += 1)
        if (targets[at + key] === NOWHERE) targets[at + key] = target + key;
    }
  }
}

/** Whether a place lies behind that of the last certain key before, and before that of the next one. */
function certainAround(targets: Int32Array): { readonly allows: (at: number, target: number) => boolean } {
  const before = new Int32Array(targets.length).fill(NOWHERE);
  const after = new Int32Array(targets.length).fill(NOWHERE);
  for (let [at, last] = [0, NOWHERE]; at < targets.length; at += 1) {
    before[at] = last;
    if ((targets[at] ?? NOWHERE) >= 0) last = targets[at] ?? NOWHERE;
  }
  for (let [at, next] = [targets.length - 1, NOWHERE]; at >= 0; at -= 1) {
    after[at] = next;
    if ((targets[at] ?? NOWHERE) >= 0) next = targets[at] ?? NOWHERE;
  }
  return {
    allows: (at, target) =>
      (before[at] ?? NOWHERE) < target && ((after[at] ?? NOWHERE) < 0 || target < (after[at] ?? NOWHERE)),
  };
}

/** Takes what lies between two runs where it stands, whole, near the end of the first. */
function fillGaps(from: string, to: string, targets: Int32Array): void {
  let start = 0;
  while (start < from.length) {
    if (targets[start] !== NOWHERE) {
      start += 1;
      continue;
    }
    let end = start;
    while (end < from.length && targets[end] === NOWHERE) end += 1;
    const before = start === 0 ? NOWHERE : (targets[start - 1] ?? NOWHERE);
    const after = targets[end] ?? NOWHERE;
    const place = before < 0 ? NOWHERE : placeBetween(from.slice(start, end), to, before + 1, after);
    for (let key = start; place >= 0 && key < end; key += 1) targets[key] = place + key - start;
    start = end;
  }
}

function placeBetween(gap: string, to: string, begin: number, after: number): number {
  const limit = Math.min(after > begin ? after : to.length, begin + gap.length + NEAR);
  const near = to.slice(begin, limit);
  const found = near.indexOf(gap);
  return found < 0 || near.includes(gap, found + 1) ? NOWHERE : begin + found;
}
