import type { Span } from "../core/document.ts";
import { trimmed } from "../core/spans.ts";

/** A stretch of text in quotation marks, marks included. */
export interface MarkedQuotation extends Span {
  /** What stands between the marks, without white space at its ends. */
  readonly words: Span;
  /** Whether no mark closes it: it then ends with its paragraph, or where the next quotation begins. */
  readonly isOpen: boolean;
}

/** Which marks close a quotation that another one opens: several where languages differ ("„…“", "„…”"; "»…«", "»…»"). */
const CLOSING: Readonly<Record<string, string>> = {
  "“": "”",
  "”": "”",
  "„": '“”"',
  "‟": "”",
  "«": "»",
  "»": "«»",
  "‹": "›",
  "›": "‹›",
  "‘": "’",
  "’": "’",
  "‚": "‘’",
  "「": "」",
  "『": "』",
  "﹁": "﹂",
  "﹃": "﹄",
  "〝": "〞〟",
  '"': '"',
  "＂": "＂",
  "'": "'",
};
const MARK = /[“”„‟«»‹›‘’‚「」『』﹁﹂﹃﹄〝〞〟"＂']/gu;
/** They may be apostrophes: a quotation that one of them opens has to be closed. */
const SINGLE = "‘’'‚";
const APOSTROPHES = "’'";
/** Written like their own opening marks, or like those that close in another language. */
const EITHER_WAY = "”'’\"＂";
/** Quotations within quotations, so deep at most; nobody writes three. */
const DEEPEST = 8;

/** A letter of a script whose words are parted by spaces: a quotation mark within such a word is none. */
const IN_A_WORD =
  /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}\p{M}]/u;
const SPACE = /\s/u;
const BEFORE_OPENING = /[\s([{<—–\-/:*_>…¿¡“”„«»‹›‘‚"']/u;
/** "'tis", "the '90s": letters left out at the beginning of a word. */
const ELISION = /^(?:\d\ds?|n|tis|twas|em|til|till|cause|bout|round|s)(?![\p{L}\p{N}])/iu;
const LONGEST_ELISION = 8;

/**
 * The quotations of `text[span]`, one paragraph, in order and apart from each other: one within another is part of it.
 * Takes time linear in the length of the span.
 */
export function markedQuotations(text: string, span: Span): MarkedQuotation[] {
  const marks = marksIn(text, span);
  const closable = closableSingles(text, marks);
  const open: number[] = [];
  const closed: Span[] = [];
  for (const at of marks) {
    const from = closes(text, at, closable) ? closedBy(text, open, at) : -1;
    const start = open[from];
    if (start !== undefined) {
      closed.push({ start, end: at + 1 });
      open.length = from;
    } else if (open.length < DEEPEST && opens(text, at, closable)) open.push(at);
  }
  const unclosed = open.filter((at) => !SINGLE.includes(text[at] ?? ""));
  return outermost(text, span, closed, unclosed);
}

/** Where a quotation that `text[at]` opened before `span` is closed within it, before another such one begins; null if nowhere. */
export function closingWithin(text: string, span: Span, opening: string): number | null {
  const marks = marksIn(text, span);
  for (const at of marks) {
    const mark = text[at] ?? "";
    if (CLOSING[opening]?.includes(mark) === true && closes(text, at, NONE)) return at;
    if (mark === opening) return null;
  }
  return null;
}

/** Whether a paragraph begins with a mark that opens a quotation. */
export function beginsQuoted(text: string, { start }: Span): boolean {
  return opens(text, start, NONE) && !SINGLE.includes(text[start] ?? "");
}

const NONE: ReadonlySet<number> = new Set();

function marksIn(text: string, { start, end }: Span): number[] {
  return [...text.slice(start, end).matchAll(MARK)].map(({ index }) => start + index);
}

/** The number in `open` of what the mark closes: the innermost that it can. */
function closedBy(text: string, open: readonly number[], at: number): number {
  const mark = text[at] ?? "";
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const opening = text[open[index] ?? at] ?? "";
    if (CLOSING[opening]?.includes(mark) === true) return index;
  }
  return -1;
}

/** The single marks after which another one, before the next that opens, may close: those that can open, and plural possessives. */
function closableSingles(text: string, marks: readonly number[]): ReadonlySet<number> {
  const closable = new Set<number>();
  let isFollowed = false;
  for (let index = marks.length - 1; index >= 0; index -= 1) {
    const at = marks[index] ?? 0;
    const mark = text[at] ?? "";
    if (!SINGLE.includes(mark)) continue;
    if (isFollowed) closable.add(at);
    if (endsWord(text, at)) isFollowed = true;
    else if (!IN_A_WORD.test(text[at - 1] ?? " ")) isFollowed = false;
  }
  return closable;
}

function opens(text: string, at: number, closable: ReadonlySet<number>): boolean {
  const mark = text[at] ?? "";
  if (CLOSING[mark] === undefined) return false;
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  if (SINGLE.includes(mark)) {
    const next = text.slice(at + 1, at + 1 + LONGEST_ELISION);
    if (!closable.has(at) || (mark !== "‚" && ELISION.test(next))) return false;
    return !IN_A_WORD.test(before) && !SPACE.test(after) && (mark !== "’" || BEFORE_OPENING.test(before));
  }
  if (mark === "«" || mark === "‹") return true;
  if (SPACE.test(after)) return false;
  if (mark === "»" || mark === "›" || EITHER_WAY.includes(mark)) {
    return BEFORE_OPENING.test(before) || !(IN_A_WORD.test(before) || /\p{P}/u.test(before));
  }
  return true;
}

function closes(text: string, at: number, closable: ReadonlySet<number>): boolean {
  const mark = text[at] ?? "";
  if (!EITHER_WAY.includes(mark) && mark !== "‘") return true;
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  if (!SINGLE.includes(mark))
    return !SPACE.test(before) ? !/[\p{L}\p{M}]/u.test(after) || !IN_A_WORD.test(after) : SPACE.test(after);
  return endsWord(text, at) && !(closable.has(at) && isPossessive(text, at));
}

function endsWord(text: string, at: number): boolean {
  return !SPACE.test(text[at - 1] ?? " ") && !IN_A_WORD.test(text[at + 1] ?? " ");
}

/** "the soldiers’ arms" */
function isPossessive(text: string, at: number): boolean {
  return APOSTROPHES.includes(text[at] ?? "") && /^s\p{P} \p{Ll}/iu.test(text.slice(at - 1, at + 3));
}

function outermost(
  text: string,
  span: Span,
  closed: readonly Span[],
  unclosed: readonly number[],
): MarkedQuotation[] {
  const ends = new Map([
    ...closed.map(({ start, end }) => [start, end] as const),
    ...unclosed.map((at) => [at, null] as const),
  ]);
  const found: MarkedQuotation[] = [];
  let open: number | null = null;
  let until = span.start;
  const endOpen = (end: number): void => {
    if (open !== null) found.push(quotation(text, open, end, true));
    open = null;
  };
  for (const start of [...ends.keys()].sort((left, right) => left - right)) {
    if (start < until) continue;
    endOpen(start);
    const end = ends.get(start) ?? null;
    if (end === null) open = start;
    else {
      found.push(quotation(text, start, end, false));
      until = end;
    }
  }
  endOpen(span.end);
  return found.filter(({ words }) => words.end > words.start);
}

function quotation(text: string, start: number, end: number, isOpen: boolean): MarkedQuotation {
  return { start, end, words: trimmed(text, { start: start + 1, end: isOpen ? end : end - 1 }), isOpen };
}
