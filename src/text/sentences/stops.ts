import type { Enclosures } from "./enclosures.ts";
import { endOfNoteMarks } from "./note-marks.ts";

/** A place where a sentence may end: its full stop and all that belongs to it. Offsets into the text, in order. */
export interface Stop {
  /** The first character of the full stop, question mark, dots … */
  readonly at: number;
  /** Behind these. */
  readonly end: number;
  /** Behind the quotation marks and brackets that close there. */
  readonly closed: number;
  /** Behind the marks of notes. */
  readonly marked: number;
  /** Where the text goes on behind white space. */
  readonly next: number;
}

/** Burmese has a mark of its own for what a comma is elsewhere, which Unicode counts among the ends of sentences. */
const TERMINATORS = String.raw`(?:(?!\u104A)[\p{Sentence_Terminal}…\u037E])+`;
/** ". . ." */
const SPACED_DOTS = String.raw`(?:[ \u00A0]\.(?![.\p{L}\p{N}]))*`;
const RUN = new RegExp(TERMINATORS + SPACED_DOTS, "uy");
const COLON = /:/uy;
const SEMICOLON = /;/uy;
const SPACES = /[\s\u0085\p{Cf}]*/uy;
const SPACES_OF_LINE = /[^\S\n]*/uy;

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const SPACE = /\s/u;
const CLOSING = /[\p{Pe}\p{Pf}"'\p{Cf}]/u;
/** These close nothing where a letter follows: "Jr.'s", `said."She`. */
const AMBIGUOUS = /["'’”]/u;

/** The dots of a sentence's end and of an omission after it: "compounds. . . . The". */
const END_AND_OMISSION = /^\.(?:[ \u00A0]\.){3}$/u;

/** What a told mark of a note is at the offset: where it ends, or undefined. */
export type NoteMarkEnds = ReadonlyMap<number, number>;

/** What is known of the text around a stop. */
export interface StopMarks {
  readonly enclosures: Enclosures;
  readonly noteMarks: NoteMarkEnds;
  /** Where items of lists begin: "[2]" may number one. */
  readonly items: ReadonlySet<number>;
  readonly lines: "wrapped" | "kept";
}

/** The stop at `at`, or null where the character there ends no sentence whatever stands around it. */
export function stopAt(text: string, at: number, marks: StopMarks): Stop | null {
  const { enclosures, noteMarks, items, lines } = marks;
  const end = endOfRun(text, at);
  if (end === null) return null;
  const closed = endOfClosing(text, end, enclosures);
  const marked = items.has(closed + 1) ? closed : endOfMarks(text, closed, noteMarks);
  return { at, end, closed, marked, next: endOf(lines === "kept" ? SPACES_OF_LINE : SPACES, text, marked) };
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function endOfRun(text: string, at: number): number | null {
  const character = text.charAt(at);
  const before = text.charAt(at - 1);
  if (character === ":") return /\p{Script=Armenian}/u.test(before) ? endOf(COLON, text, at) : null;
  if (character === ";") return /\p{Script=Greek}/u.test(before) ? endOf(SEMICOLON, text, at) : null;
  const after = text.charAt(at + 1);
  // ".NET" and ".5"; the full width full stop is a decimal one between figures.
  if (character === "." && (at === 0 || SPACE.test(before)) && LETTER_OR_DIGIT.test(after)) return null;
  if (character === "．" && /\p{N}/u.test(before) && /\p{N}/u.test(after)) return null;
  const end = endOf(RUN, text, at);
  if (end === at) return null;
  const omits = END_AND_OMISSION.test(text.slice(at, Math.min(end, at + 8))) && end === at + 7;
  return omits && !SPACE.test(before) && /^\s+\p{Lu}/u.test(text.slice(end, end + 4)) ? at + 1 : end;
}

function endOfClosing(text: string, from: number, { closingMarks }: Enclosures): number {
  let end = from;
  for (;;) {
    const character = text.charAt(end);
    if (closingMarks.has(end)) end += 1;
    else if (SPACE.test(character) && character !== "\n" && closingMarks.has(end + 1)) end += 2;
    else if (!CLOSING.test(character)) return end;
    else if (AMBIGUOUS.test(character) && LETTER_OR_DIGIT.test(text.charAt(end + 1))) return end;
    else end += 1;
  }
}

function endOfMarks(text: string, from: number, noteMarks: NoteMarkEnds): number {
  let end = from;
  for (;;) {
    const told = noteMarks.get(end) ?? (SPACE.test(text.charAt(end)) ? noteMarks.get(end + 1) : undefined);
    const next = told ?? endOfNoteMarks(text, end);
    if (next === end) return end;
    end = next;
  }
}
