import { abbreviationKind } from "./abbreviations.ts";
import { isMonth } from "./ordinals.ts";

/** What numbers the items of lists that are written in running text. */
export interface ListMarkers {
  /** Offsets of full stops that belong to a marker. */
  readonly stops: ReadonlySet<number>;
  /** Offsets of markers before which the item before has ended. */
  readonly starts: ReadonlySet<number>;
}

/** A marker at the beginning of the text, or behind white space. */
const MARKER =
  /(?<=^|\s)(?=[•⁃‣◦▪●([\d]|\p{L}[.)\]]|[ivxIVX]{2,5}[.)\]])(?<bullet>[•⁃‣◦▪●] ?)?(?:(?<open>[([])?(?<number>\d{1,3}|\p{L}|[ivxIVX]{2,5})(?<close>\.\)|\]|\)|\.)(?=\s))?/gu;

/** The end of a sentence, and no abbreviation. */
const AFTER_SENTENCE = /(?:(?<word>\p{Ll}{4,})\.|[!?。]|[.!?]["”’»)\]])\s{1,3}$/u;
const AFTER_COLON = /[:：]\s{1,3}$/u;
/** In prose that is wrapped, a line begins with a number by chance. */
const AT_START = { wrapped: /^\s*$/u, kept: /(?:^|\n)\s*$/u };
const RUN_IN = /(?:[,;]|[\s,;](?:and|or|und|oder|et|ou|y|o|e|en|of|i|lub|и|или))\s{1,3}$/u;
const CAPITAL = /^\s+["“„«'(]?[\p{Lu}\p{Lo}\p{N}]/u;
const NEXT_WORD = /^\s+(\p{L}+)/u;
/** How much before and behind a marker tells whether it is one. */
const LOOKED_AT = 24;

const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

interface Marker {
  readonly at: number;
  readonly bullet: boolean;
  /** How it is written, "1.", "a)" or "(A)"; "" for a bullet alone. */
  readonly style: string;
  /** What it can count as: "i" is the first as well as the ninth. */
  readonly values: readonly number[];
  /** The offset of its full stop, or -1. */
  readonly stop: number;
}

/**
 * Finds lists by their order: an item begins at the beginning of the text, of a line or of a sentence, the next one where the
 * following number, letter or bullet stands in the same style. Items that are joined by commas or "and" are one sentence.
 */
export function listMarkersIn(text: string, lines: "wrapped" | "kept"): ListMarkers {
  const stops = new Set<number>();
  const starts = new Set<number>();
  let last: Marker | null = null;
  for (const match of text.matchAll(MARKER)) {
    const marker = markerOf(match);
    if (marker === null) continue;
    const before = text.slice(Math.max(0, marker.at - LOOKED_AT), marker.at);
    const end = match.index + match[0].length;
    if (!numbersAnItem(marker, text.slice(end, end + LOOKED_AT))) continue;
    const follows: boolean = last !== null && isNext(last, marker, before);
    if (!follows && !AT_START[lines].test(before) && !followsSentence(marker, before)) continue;
    if (marker.stop >= 0) stops.add(marker.stop);
    if (follows && !RUN_IN.test(before)) starts.add(marker.at);
    last = marker;
  }
  return { stops, starts };
}

function markerOf(match: RegExpExecArray): Marker | null {
  const { bullet, open = "", number, close = "" } = match.groups ?? {};
  if (bullet === undefined && number === undefined) return null;
  const end = match.index + match[0].length;
  return {
    at: match.index,
    bullet: bullet !== undefined,
    style: number === undefined ? "" : `${open}${scriptOf(number)}${close}`,
    values: number === undefined ? [] : valuesOf(number.toLowerCase()),
    stop: close.startsWith(".") ? end - close.length : -1,
  };
}

function scriptOf(number: string): string {
  if (/^\d/u.test(number)) return "1";
  return number === number.toLowerCase() ? "a" : "A";
}

function valuesOf(number: string): number[] {
  if (/^\d/u.test(number)) return [Number(number)];
  const letter = number.length === 1 ? [(number.codePointAt(0) ?? 0) - 96] : [];
  return ROMAN.includes(number) ? [...letter, ROMAN.indexOf(number) + 1] : letter;
}

/** A full stop alone may be that of an abbreviation or a date. */
function numbersAnItem({ style }: Marker, after: string): boolean {
  return !/^\w\.$/u.test(style) || (CAPITAL.test(after) && !isMonth(NEXT_WORD.exec(after)?.[1] ?? ""));
}

function isAfterSentence(before: string): boolean {
  const match = AFTER_SENTENCE.exec(before);
  return match !== null && abbreviationKind(match.groups?.word ?? "", null) === null;
}

/** An item behind a sentence or a colon; others begin at the beginning of a text or a line. */
function followsSentence(marker: Marker, before: string): boolean {
  if (AFTER_COLON.test(before)) return marker.bullet || marker.values.includes(1);
  return (marker.bullet || marker.style.startsWith("1")) && isAfterSentence(before);
}

/** Capital letters are more often a name's initials, so they go on with a list only where the item before has ended. */
function isNext(last: Marker, marker: Marker, before: string): boolean {
  if (last.bullet || marker.bullet) return last.bullet && marker.bullet;
  if (last.style !== marker.style || (marker.style === "A." && !isAfterSentence(before))) return false;
  return last.values.some((value) => marker.values.includes(value + 1));
}
