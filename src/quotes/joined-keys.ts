import type { Unit } from "./units.ts";

/** For each unit the number of what it and its next one (two) are in one word; -1 where nothing joins them. */
export interface Joins {
  readonly two: Int32Array;
  readonly three: Int32Array;
}

/**
 * The words that units are when they are joined: "co-operation" is cooperation, "41 200" is 41200. Two words with a plain
 * space between them are never one: "may be" is not maybe.
 */
export function joinedKeys(units: readonly Unit[], idOf: (key: string) => number): Joins {
  const two = new Int32Array(units.length).fill(-1);
  const three = new Int32Array(units.length).fill(-1);
  for (let at = 0; at + 1 < units.length; at += 1) {
    const [first, second, third] = [units[at], units[at + 1], units[at + 2]];
    if (!areJoined(first, second)) continue;
    const pair = `${first?.key ?? ""}${second?.key ?? ""}`;
    two[at] = idOf(pair);
    if (areJoined(second, third)) three[at] = idOf(`${pair}${third?.key ?? ""}`);
  }
  return { two, three };
}

function areJoined(left: Unit | undefined, right: Unit | undefined): boolean {
  if (right === undefined || left?.kind !== right.kind) return false;
  return right.joint === (left.kind === "number" ? "space" : "hyphen");
}
