import type { Unit } from "./units.ts";

/** A stretch of units that a quotation and a text have in common, word for word. */
export interface Run {
  readonly quote: number;
  readonly text: number;
  readonly length: number;
}

/** Units in a row: rare enough in a text to say where it was taken from. */
const SHINGLE = 5;

/**
 * The longest chain of runs in the order of both sides, each found by five units in a row that either side has once.
 * Runs do not overlap; they are as long as the words agree.
 */
export function commonRuns(quote: readonly Unit[], text: readonly Unit[]): Run[] {
  const inText = onlyPlaces(text);
  const pairs: [quote: number, text: number][] = [];
  for (const [shingle, at] of onlyPlaces(quote)) {
    const place = inText.get(shingle) ?? -1;
    if (at >= 0 && place >= 0) pairs.push([at, place]);
  }
  pairs.sort(([left], [right]) => left - right);
  const runs: Run[] = [];
  for (const [at, place] of longestRising(pairs)) {
    const last = runs.at(-1);
    const isWithin = last !== undefined && (at < last.quote + last.length || place < last.text + last.length);
    if (isWithin) continue;
    let length = SHINGLE;
    while (isSame(quote[at + length], text[place + length])) length += 1;
    runs.push({ quote: at, text: place, length });
  }
  return runs;
}

/** Each row of units with its only place, or -1 where it has several. */
function onlyPlaces(units: readonly Unit[]): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + SHINGLE <= units.length; at += 1) {
    let shingle = "";
    for (let next = at; next < at + SHINGLE; next += 1) shingle += ` ${units[next]?.key ?? ""}`;
    places.set(shingle, places.has(shingle) ? -1 : at);
  }
  return places;
}

/** Of pairs that rise on the left, the most that rise on the right too. */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, place], index) => {
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >>> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (ends[low - 1] ?? -1);
    ends[low] = index;
  });
  const chain: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}

function isSame(left: Unit | undefined, right: Unit | undefined): boolean {
  return left !== undefined && left.key === right?.key;
}
