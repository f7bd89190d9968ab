import type { Span } from "../core/document.ts";
import { fold } from "../text/fold.ts";
import { readWords } from "../text/words.ts";

/**
 * A word of a text, or a character of a script that is written without spaces, as a quotation is compared with a document:
 * two units are the same word where their keys are equal.
 */
export interface Unit extends Span {
  readonly kind: "letters" | "number" | "gram";
  /** Without case and accents; the number behind a way of writing it. */
  readonly key: string;
  /** What joins it with the unit before in one word, as one may write it: "co-operation", "con-⏎tractor", "41 200". */
  readonly joint: "hyphen" | "space" | null;
  /** Whether nobody need repeat it: the number of a note. In a quotation: what the quoting writer has put in brackets. */
  readonly isSetApart: boolean;
}

/** The words of a quotation, and where it says that words were left out. */
export interface Quotation {
  readonly text: string;
  readonly units: readonly Unit[];
  /** Numbers of the units before which something was left out, with a mark that says so. */
  readonly gaps: ReadonlySet<number>;
}

const APOSTROPHES = /['’‘ʼʻ＇´]/u;
const ELLIPSIS = /…|\.\s?\.\s?\.|⋯/u;
const HYPHEN = /^(?:[-‐‑－﹣־֊]|[-‐\u00ad]\r?\n[ \t]{0,8})$/u;
const NARROW_SPACE = /^[ \u00a0\u2007-\u2009\u202f]$/u;
const IN_BRACKETS = /\[[^[\]]{1,200}\]/gu;
const NOTE_NUMBER = /\[\d{1,3}\]/gu;
const INSIDE_A_WORD = /(?<=[\p{L}\p{M}])\[|\](?=\p{L})/gu;
/** Nobody sees it, and it parts no word: it keeps the place of a bracket, so that offsets stay what they are. */
const WORD_JOINER = "\u2060";

/** The units of a document's text. */
export function unitsOf(text: string): Unit[] {
  return unitsBetween(text, spansOf(text, NOTE_NUMBER));
}

/**
 * The units of a quotation: brackets within a word ("[t]he", "promise[d]") part nothing, and "[sic]" is no word of it.
 * Offsets refer to `text`.
 */
export function readQuotation(text: string): Quotation {
  const bracketed = spansOf(text, IN_BRACKETS).filter(
    ({ start, end }) => !ELLIPSIS.test(text.slice(start, end)),
  );
  const joined = text.replace(INSIDE_A_WORD, WORD_JOINER);
  const units = unitsBetween(joined, bracketed).filter((unit) => !(unit.isSetApart && unit.key === "sic"));
  const gaps = new Set<number>();
  units.forEach((unit, index) => {
    const before = units[index - 1];
    if (before !== undefined && ELLIPSIS.test(text.slice(before.end, unit.start))) gaps.add(index);
  });
  return { text, units, gaps };
}

/** The part of a quotation from one unit to another. */
export function partOf({ text, units, gaps }: Quotation, from: number, to: number): Quotation {
  const within = [...gaps].filter((gap) => gap > from && gap < to).map((gap) => gap - from);
  return { text, units: units.slice(from, to), gaps: new Set(within) };
}

function unitsBetween(text: string, setApart: readonly Span[]): Unit[] {
  let next = 0;
  let before = 0;
  return readWords(text, "single").words.map(({ start, end, kind, small }) => {
    const joint = jointOf(text.slice(Math.max(before, start - LONGEST_JOINT), start), start - before);
    before = end;
    while ((setApart[next]?.end ?? Infinity) <= start) next += 1;
    const isSetApart = (setApart[next]?.start ?? Infinity) < end;
    const key = kind === "letters" ? lettersOf(text.slice(start, end)) : small;
    return { start, end, kind, key, joint, isSetApart };
  });
}

const LONGEST_JOINT = 12;

function jointOf(gap: string, length: number): Unit["joint"] {
  if (length > LONGEST_JOINT) return null;
  if (HYPHEN.test(gap)) return "hyphen";
  return NARROW_SPACE.test(gap) ? "space" : null;
}

/** "It's" is not "its", nor "l'eau" "d'eau": what an apostrophe joins is compared as well, unlike in a search. */
function lettersOf(written: string): string {
  return APOSTROPHES.test(written) ? written.split(APOSTROPHES).map(fold).join("'") : fold(written);
}

function spansOf(text: string, expression: RegExp): Span[] {
  return [...text.matchAll(expression)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
