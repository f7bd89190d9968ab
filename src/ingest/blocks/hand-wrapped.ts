import { endsSentence } from "./prose.ts";
import type { Line } from "./lines.ts";

/** A shorter line is one of verse, of an address or of a list, however the next one begins. */
const SHORTEST = 40;
/** No narrower text is wrapped, and no wider one by hand. */
const NARROWEST = 60;
const WIDEST = 100;
/** As much of the width as a full line has, with the word that had no place on it. */
const FULL = 0.95;

/**
 * The widest of the lines that may have been wrapped by hand or by a mail program, and whether another one is about as wide, so
 * that there is a width at all.
 */
export interface HandWidth {
  readonly width: number;
  readonly isShared: boolean;
}

export function handWidth(groups: readonly (readonly Line[])[]): HandWidth {
  const lengths = groups
    .flat()
    .map(({ text }) => text.length)
    .filter((length) => length <= WIDEST);
  const width = lengths.reduce((widest, length) => Math.max(widest, length), 0);
  return { width, isShared: lengths.filter((length) => length >= width * 0.9).length > 1 };
}

/**
 * Whether two lines with nothing around them, too few to tell a column, are one paragraph: the first ends without a stop and the
 * second begins small, or it is as full as the text is wide.
 */
export function areOneParagraph(
  [first, second, ...others]: readonly Line[],
  { width, isShared }: HandWidth,
): boolean {
  if (first === undefined || second === undefined || others.length > 0) return false;
  if (first.text.length < SHORTEST || first.text.length > WIDEST || second.text.length > WIDEST) return false;
  if (/[:：;|]$/u.test(first.text) || !endsSentence(second.text)) return false;
  const hasStop = endsSentence(first.text);
  if (!hasStop && /^\p{Ll}/u.test(second.text)) return true;
  return isFull(first, second, width) && (!hasStop || (isShared && width <= 80));
}

function isFull(first: Line, second: Line, width: number): boolean {
  const next = second.text.split(/\s/, 1)[0] ?? "";
  return (
    first.text.length >= NARROWEST && first.text.length + 1 + next.length > Math.max(width, NARROWEST) * FULL
  );
}
