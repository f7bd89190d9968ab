import type { Span } from "../../core/document.ts";

/** A stretch of text that is not broken over lines. */
interface Word extends Span {
  readonly columns: number;
  readonly spaceBefore: boolean;
  readonly breakBefore: boolean;
}

/** Scripts that are written without spaces, in letters of two columns: a line may end after any of them. */
const WIDE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Emoji_Presentation}`;
const WORDS = new RegExp(String.raw`[${WIDE}]|[^\s${WIDE}]+`, "gu");
const WIDE_LETTERS = new RegExp(`[${WIDE}]`, "gu");
/** Not every line that is full reaches the longest one. */
const SHARE_OF_A_FULL_LINE = 0.8;
const LONGEST_WORD = 100;
const NO_COLUMN = /[\p{M}\p{Cf}]/gu;

/** The columns that a text without control characters takes on a terminal. */
export function columnsOf(text: string): number {
  const letters = text.replace(NO_COLUMN, "").match(/./gsu) ?? [];
  return letters.length + (text.match(WIDE_LETTERS)?.length ?? 0);
}

/**
 * Breaks a text into lines of at most `width` columns; a longer word, such as a URL, stays whole on a line of its own.
 * White space becomes one space; blank lines stay line breaks, and so do the ends of lines that are not full and those
 * before items of a list. `emphasise` gets the parts of the lines that lie within `emphasis` (spans of `text`), whose columns
 * it must not change.
 */
export function wrap(
  text: string,
  width: number,
  emphasis: readonly Span[] = [],
  emphasise: (text: string) => string = (part) => part,
): string[] {
  return linesOf(wordsOf(text), width).map((words) => renderLine(text, words, emphasis, emphasise));
}

/** Puts `first` before the first line and as many spaces before the others. */
export function hang(first: string, lines: readonly string[]): string[] {
  const rest = " ".repeat(columnsOf(first));
  return lines.map((line, index) => (index === 0 ? first : rest) + line);
}

const LIST_MARKER = /^(?:[-*+•‣◦▪–—]|\(?\d{1,3}[.)])\s/;

/**
 * Which white space of a text is a line break: a blank line, and a line end that no program made that fills lines: before
 * an item of a list, or where the next word would have had a place on the line.
 */
function breaksOf(text: string): (gap: string, end: number) => boolean {
  const longest = text.split("\n").reduce((most, line) => Math.max(most, line.trim().length), 0);
  const column = longest * SHARE_OF_A_FULL_LINE;
  return (gap, end) => {
    if (!gap.includes("\n")) return false;
    const after = text.slice(end, end + LONGEST_WORD);
    if (/\n\s*\n/.test(gap) || LIST_MARKER.test(after)) return true;
    const before = text.slice(text.lastIndexOf("\n", end - gap.length - 1) + 1, end - gap.length).trim();
    return before.length + 1 + (/^\S+/.exec(after)?.[0].length ?? 0) <= column;
  };
}

function wordsOf(text: string): Word[] {
  const isBreak = breaksOf(text);
  const words: Word[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(WORDS)) {
    const gap = text.slice(previousEnd, match.index);
    words.push({
      start: match.index,
      end: match.index + match[0].length,
      columns: columnsOf(match[0]),
      spaceBefore: gap !== "",
      breakBefore: isBreak(gap, match.index),
    });
    previousEnd = match.index + match[0].length;
  }
  return words;
}

function linesOf(words: readonly Word[], width: number): Word[][] {
  const lines: Word[][] = [];
  let line: Word[] = [];
  let columns = 0;
  for (const word of words) {
    const added = word.columns + (word.spaceBefore ? 1 : 0);
    const full = line.length > 0 && (columns + added > width || word.breakBefore);
    if (full) lines.push(line);
    if (full || line.length === 0) {
      line = [word];
      columns = word.columns;
    } else {
      line.push(word);
      columns += added;
    }
  }
  return line.length === 0 ? lines : [...lines, line];
}

/** Neighbouring words of the same emphasis are rendered in one go, so that the space between them has it too. */
function renderLine(
  text: string,
  words: readonly Word[],
  emphasis: readonly Span[],
  emphasise: (text: string) => string,
): string {
  const runs: { text: string; strong: boolean }[] = [];
  for (const [index, word] of words.entries()) {
    const strong = emphasis.some((span) => span.start < word.end && word.start < span.end);
    const space = index > 0 && word.spaceBefore ? " " : "";
    const last = runs.at(-1);
    if (last?.strong === strong) last.text += space + text.slice(word.start, word.end);
    else {
      if (last !== undefined && space !== "") runs.push({ text: space, strong: false });
      runs.push({ text: text.slice(word.start, word.end), strong });
    }
  }
  return runs.map((run) => (run.strong ? emphasise(run.text) : run.text)).join("");
}
