import { foldLine } from "./fold.ts";
import { editsBetween, soundOf } from "./spelling.ts";

/** A name has to have this share of what is asked for, and nearly as much as the nearest one. */
const LEAST_SHARED = 0.5;
const SHARE_OF_THE_NEAREST = 0.8;
const SHORTEST_BEGINNING = 3;
/** So that the folder comes before the files in it. */
const COST_OF_A_FURTHER_WORD = 0.01;
const MOST_EDITS = 3;
/** Letters with which one name begins in several alphabets' rules: Volga and Wolga, Yeltsin and Jelzin. */
const BEGINNINGS: readonly string[] = ["vw", "ijy"];
/** Of more names the first are compared, the most frequent ones: so many paths of files take a quarter of a second. */
const MOST_COMPARED = 20_000;
/** Longer texts are no names. */
const LONGEST_NAME = 200;

/**
 * The names that somebody may have meant by one that is none of them, the nearest first: with a word of the same sound, one
 * that goes on or ends earlier, or one of a few other letters. Those that are as near stay in their order.
 */
export function nearNames(asked: string, known: readonly string[], most = 3): string[] {
  const wanted = wordsIn(asked);
  if (wanted.length === 0) return [];
  const near = known
    .slice(0, MOST_COMPARED)
    .map((name) => ({ name, shared: shareOf(wanted, wordsIn(name)) }))
    .filter(({ shared }) => shared >= LEAST_SHARED)
    .sort((left, right) => right.shared - left.shared);
  const least = (near[0]?.shared ?? 0) * SHARE_OF_THE_NEAREST;
  return near
    .filter(({ shared }) => shared >= least)
    .slice(0, most)
    .map(({ name }) => name);
}

function wordsIn(name: string): string[] {
  return foldLine(name.slice(0, LONGEST_NAME))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** How much of what is asked for a name has, from 0 to 1; written as one word or as several is the same. */
function shareOf(wanted: readonly string[], words: readonly string[]): number {
  const apart = wanted.map((word) => Math.max(0, ...words.map((other) => likeness(word, other))));
  const mean = apart.reduce((sum, one) => sum + one, 0) / wanted.length;
  const further = Math.max(0, words.length - wanted.length);
  return Math.max(mean, likeness(wanted.join(""), words.join(""))) - further * COST_OF_A_FURTHER_WORD;
}

function likeness(left: string, right: string): number {
  if (left === right) return 1;
  const longest = Math.max(left.length, right.length);
  const shortest = Math.min(left.length, right.length);
  const begins = shortest >= SHORTEST_BEGINNING && (left.startsWith(right) || right.startsWith(left));
  const edits = editsBetween(left, right, Math.min(MOST_EDITS, Math.floor((shortest + 1) / 4)));
  return Math.max(1 - edits / longest, begins ? shortest / longest : 0, soundsLike(left, right) ? 0.9 : 0);
}

/** To write down how a word sounds takes longest, so words are not asked that cannot be one. */
function soundsLike(left: string, right: string): boolean {
  const [first, other] = [left.charAt(0), right.charAt(0)];
  const isPossible =
    Math.min(left.length, right.length) > SHORTEST_BEGINNING &&
    Math.abs(left.length - right.length) <= MOST_EDITS &&
    (first === other || BEGINNINGS.some((letters) => letters.includes(first) && letters.includes(other)));
  return isPossible && soundOf(left) === soundOf(right);
}
