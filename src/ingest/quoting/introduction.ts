import { MONTH_NUMBERS } from "../../text/month-names.ts";
import { WEEKDAYS } from "../../text/weekday-names.ts";
import { collapseSpace } from "../clean.ts";
import { findDateOfLine } from "../metadata/dates.ts";
import { letterAuthor } from "./letter-author.ts";
import { isClock, isFrame, isPronoun, isQuoting, isWrote } from "./quoting-words.ts";

/** What a line says of the letter that is quoted below it: "On 16 July 2018 at 10:45, Jane Doe <jane@example.org> wrote:". */
export interface Introduction {
  /** Null where it names nobody ("You wrote:"). */
  readonly author: string | null;
  readonly date: string | null;
  readonly hasAddress: boolean;
  /** Whether it tells an address or the time of day, as a program writes it and hardly ever a person. */
  readonly isSure: boolean;
}

const LONGEST = 300;
/** Words of a name; more are a sentence. */
const LONGEST_NAME = 6;

/** Null for a line, or lines in a row, that introduce nothing. They are nothing but a name, a time and a verb, with a colon. */
export function introductionIn(lines: string): Introduction | null {
  if (lines.length > LONGEST) return null;
  const line = collapseSpace(lines);
  if (!/[:：]$/u.test(line)) return null;
  const words = classified(wordsOf(line.replace(/\s?[:：]$/u, "")));
  const has = (kind: Kind): boolean => words.some((word) => word.kind === kind);
  const date = findDateOfLine(line)?.date ?? null;
  const address = words.find(({ kind }) => kind === "address")?.text ?? null;
  if (!has("verb") && (address === null || date === null)) return null;
  const names = namesAmong(words);
  if (names.length > 1 && !(names.length === 2 && areOneName(names, words))) return null;
  if (names.some((name) => name.length > LONGEST_NAME)) return null;
  const name = names.map((parts) => parts.join(" ")).join(", ");
  const author = name === "" ? address : isName(name, words) ? letterAuthor(name, "") : null;
  const hasAddress = address !== null;
  return { author, date, hasAddress, isSure: hasAddress || (date !== null && CLOCK.test(line)) };
}

const CLOCK = /\d{1,2}[:.h]\d{2}(?!\.?\d)/u;

type Kind = "word" | "frame" | "verb" | "date" | "address" | "comma";

interface Word {
  readonly text: string;
  /** In small letters, without the stops and brackets at its ends. */
  readonly small: string;
  kind: Kind;
}

const ADDRESS = /^[<([]{0,3}(?:mailto:)?([^\s<>()[\]@"]{1,100}@[^\s<>()[\]@",;:]{2,100})[>)\]]{0,3}$/iu;
const WORD = /"[^"]{1,100}"|[<([]{1,3}(?:mailto:)?[^\s<>()[\]]{1,200}[>)\]]{1,3}|[,，;]|[^\s,，;]+/giu;

function wordsOf(line: string): Word[] {
  // Chinese writes no spaces around them.
  const parted = line.replace(/[于在](?=\s?\d)|(?:写道|寫道|写到)/gu, " $& ").replace(/님이(?=\s|$)/gu, "");
  return [...parted.matchAll(WORD)].map(([text]): Word => {
    const address = ADDRESS.exec(text)?.[1];
    if (address !== undefined) return { text: address, small: "", kind: "address" };
    if (/^[,，;]$/u.test(text)) return { text, small: "", kind: "comma" };
    const small = text
      .toLowerCase()
      .replace(/(?<=\p{L})\([^)]{1,6}\)$/u, "")
      .replace(/^[("*_[]+|[)"*_\].:]+$/gu, "");
    return { text, small, kind: "word" };
  });
}

/** Gives each word its kind, by itself and by what stands beside it: "Jan" is a month beside a day, and somebody's name elsewhere. */
function classified(words: Word[]): Word[] {
  words.forEach((word, at) => {
    if (word.kind !== "word") return;
    const [before, after] = [words[at - 1]?.text ?? "", words[at + 1]?.text ?? ""];
    const isOpening = at === 0 || !/^\p{Lu}/u.test(word.text) || /^\d/u.test(after);
    const isOfClock = isClock(word.small) && /\d/u.test(before + after);
    const isInBrackets = /\d/u.test(before) && /^\(\p{L}{1,4}\.?\)$/u.test(word.text);
    if (/\d/u.test(word.text) || isOfClock || isInBrackets) word.kind = "date";
    else if (isOpening && isFrame(word.small)) word.kind = "frame";
    else if (isWrote(word.small) || (at === 0 && isQuoting(word.small))) word.kind = "verb";
  });
  const month = words.findIndex((word, at) => isMonth(word) && besideNumber(words, at));
  const weekday = words.findIndex((word, at) => isWeekday(word) && isDated(words, at, month));
  for (const at of [month, weekday]) {
    const word = words[at];
    if (word !== undefined) word.kind = "date";
  }
  // A month of a table of its own, or shortened otherwise: "16. heinäk. 2018".
  words.forEach((word, at) => {
    if (word.kind === "word" && besideNumber(words, at, 1) && besideNumber(words, at, -1)) word.kind = "date";
  });
  return words;
}

const isMonth = ({ kind, small }: Word): boolean => kind === "word" && MONTH_NUMBERS.has(small);
const isWeekday = ({ kind, small }: Word): boolean => kind === "word" && WEEKDAYS.has(small);

/** Whether a day or a year is the next word, over "de" and the like, on one of the sides. */
function besideNumber(words: readonly Word[], at: number, side?: 1 | -1): boolean {
  const sides = side === undefined ? ([1, -1] as const) : [side];
  return sides.some((step) => {
    let next = at + step;
    while (words[next]?.kind === "frame") next += step;
    return /^(?:\d{1,2}(?:st|nd|rd|th|er|[.º])?|\d{4}\.?)$/u.test(words[next]?.text ?? "");
  });
}

/** "On Monday", "Mon, 16 July", "10:45 Mon": a weekday behind the opening word or beside something of a date. */
function isDated(words: readonly Word[], at: number, month: number): boolean {
  const over = (step: 1 | -1): number => {
    let next = at + step;
    while (words[next]?.kind === "comma") next += step;
    return next;
  };
  if (at === 1 && words[0]?.kind === "frame") return true;
  return [over(1), over(-1)].some((next) => next === month || words[next]?.kind === "date");
}

/** The runs of words that are nothing else, without what stands at their edges: the names. */
function namesAmong(words: readonly Word[]): string[][] {
  const names: string[][] = [];
  let open = false;
  let between: string[] = [];
  for (const { text, kind } of words) {
    if (kind === "word") {
      if (open) names.at(-1)?.push(...between, text);
      else names.push([text]);
      [open, between] = [true, []];
    } else if (kind === "frame" && open) between.push(text);
    else [open, between] = [false, []];
  }
  return names.map((name) => name.map((word) => word.replace(/^[("*_[]+|[)"*_\]]+$/gu, "")));
}

/** "Doe, Jane <jane@example.org>" */
function areOneName(names: readonly (readonly string[])[], words: readonly Word[]): boolean {
  const address = words.findIndex(({ kind }) => kind === "address");
  const [family = [], given = []] = names;
  const shown = words.slice(address - family.length - given.length - 1, address).map(({ text }) => text);
  return shown.join(" ") === [...family, ",", ...given].join(" ");
}

/** With capitals, or in a script without them, or the one word by which somebody goes; "the council" is no name. */
function isName(name: string, words: readonly Word[]): boolean {
  if (isPronoun(name.toLowerCase())) return false;
  const before = words[words.findIndex(({ text }) => text === name) - 1];
  return !/^\p{Ll}/u.test(name) || (!name.includes(" ") && before?.kind !== "frame");
}
