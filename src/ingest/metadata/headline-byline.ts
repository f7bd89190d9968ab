import { readAttribution } from "./byline.ts";
import { findDate, type DateOrder } from "./dates.ts";
import { isPlaceName } from "./place-names.ts";
import { personName } from "./byline-names.ts";

/** A first line that is title and byline in one: "Interview notes, by Paul Meyer, 12 April 2024". */
export interface HeadlineWithByline {
  /** Where the title ends, in characters of the line; the line's whole length where only a date follows. */
  readonly titleEnd: number;
  /** Where what follows begins. */
  readonly restStart: number;
  readonly authors: readonly string[];
  readonly date: string | null;
}

/** What parts a title from who and when: a comma, a dash, a bracket, or nothing but a "by". */
const PARTED = /\s*[,;|·•(–—]\s*|\s+-\s+|\s+(?=(?:by|von|par|por)\s+\p{Lu})/giu;
/** "Trees planted by Jane Doe" says who planted them. */
const PARTICIPLE = /(?:ed|en|wn|ght|ung)$|^(?:made|led|shot|cut|run|won|said|told|kept|left|found|sold)$/i;

const LONGEST_LINE = 200;
const MOST_PARTS = 12;

/**
 * The title of a line and who and when behind it, or null where the line is nothing but a title, or nothing but a byline. An
 * author needs a "by"; of a date alone ("Minutes, 12 April 2024"), without which a title would be that of many, the line stays whole.
 */
export function headlineWithByline(line: string, order: DateOrder): HeadlineWithByline | null {
  if (line.length > LONGEST_LINE) return null;
  for (const match of Array.from(line.matchAll(PARTED)).slice(0, MOST_PARTS)) {
    const title = line.slice(0, match.index);
    const restStart = match.index + match[0].length;
    const rest = line.slice(restStart).replace(/[)\s.]+$/u, "");
    if (!/\p{L}.*[\s\p{Lo}].*\p{L}/u.test(title) || isPlaceName(title)) continue;
    const found = readAttribution(rest, false, order);
    if (found === null) continue;
    const isJoined = match[0].trim() === "";
    const areNames = found.authors.length > 0 && found.authors.every((author) => /\s|\p{Lo}/u.test(author));
    if (areNames && !found.isBare && (!isJoined || (found.date !== null && !endsInDeed(title))))
      return { titleEnd: title.length, restStart, authors: found.authors, date: found.date };
    if (isJoined || found.authors.length > 0 || isByline(title)) continue;
    if (found.date !== null && findDate(rest, undefined, order))
      return { titleEnd: line.length, restStart: line.length, authors: [], date: found.date };
  }
  return null;
}

function isByline(title: string): boolean {
  return personName(title, false) !== null || readAttribution(title, true) !== null;
}

function endsInDeed(title: string): boolean {
  return PARTICIPLE.test(title.split(/\s+/).at(-1) ?? "");
}
