import type { Span } from "../../core/document.ts";
import { MONTH_NAME, MONTH_NUMBERS } from "../month-names.ts";
import { calendarRange, monthsRange, type DateRange } from "./date-range.ts";

/** A date in a text. `days` is null where it looks like one and is none, or could be two ("03/04/2018"). */
export interface WrittenDate extends Span {
  readonly days: DateRange | null;
}

const BEFORE = "(?<![\\p{L}\\p{N}][-/.]?)";
const AFTER = "(?![\\p{L}\\p{N}]|[-/.]\\p{N})";
const MONTH = `(?<month>${MONTH_NAME})\\.?,?`;
const YEAR = "(?<year>\\d{4})(?:\\s(?:г\\.|года?|году))?";
const DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?";
const OF = "(?:\\s(?:of|de|del))?\\s";

/** The forms, the longer ones first where one begins like another. None has two parts that could share a character. */
const FORMS: readonly RegExp[] = [
  `(?<year>\\d{4})(?<mark>[-/.])(?<number>\\d{2})\\k<mark>(?<day>\\d{2})${AFTER}`,
  `${YEAR}\\s?[年년](?:\\s?(?<number>\\d{1,2})\\s?[月월](?:\\s?(?<day>\\d{1,2})\\s?[日일])?)?`,
  `(?<day>\\d{1,2})\\.\\s?(?<number>\\d{1,2})\\.\\s?${YEAR}${AFTER}`,
  `(?<first>\\d{1,2})[/-](?<second>\\d{1,2})[/-]${YEAR}${AFTER}`,
  `(?:(?:the|le|el|il|den|der)\\s)?${DAY}${OF}${MONTH}${OF}${YEAR}${AFTER}`,
  `${MONTH}\\s(?:the\\s)?${DAY},?\\s${YEAR}${AFTER}`,
  `${MONTH}${OF}${YEAR}${AFTER}`,
  `Q(?<quarter>[1-4])[\\s/-]?${YEAR}${AFTER}`,
  `(?<year>(?:1[5-9]|20)\\d{2})\\s?[–—-]\\s?(?<lastYear>(?:1[5-9]|20)\\d{2})${AFTER}`,
  `(?<year>\\d{4})-(?<number>\\d{2})${AFTER}`,
  `(?<number>\\d{1,2})[./]${YEAR}${AFTER}`,
  `(?:the\\s)?(?<decade>(?:1[5-9]|20)\\d)0s${AFTER}`,
  `(?<year>(?:1[5-9]|20)\\d{2})(?:\\s(?:г\\.|года?|году))?${AFTER}`,
].map((form) => new RegExp(`^${form}`, "iu"));

/** No form is longer. */
const LONGEST = 60;

/** Where one of the forms may begin. */
const BEGINNING = new RegExp(
  `${BEFORE}(?=\\d|Q[1-4]|(?:the|le|el|il|den|der)\\s\\d|(?:${MONTH_NAME}))`,
  "giu",
);

/** The dates of a text, in order, without overlaps: days, months, quarters, years and decades. */
export function datesIn(text: string): WrittenDate[] {
  // Every form has a digit, and hardly a question: to look for where one may begin took a fortieth of its time.
  if (!/\d/u.test(text)) return [];
  const found: WrittenDate[] = [];
  for (const { index } of text.matchAll(BEGINNING)) {
    if (index < (found.at(-1)?.end ?? 0)) continue;
    const date = dateAt(text, index);
    if (date !== null) found.push(date);
  }
  return found;
}

/** The date that the text begins with, after white space; null where it begins with none. */
export function dateAtStart(text: string): WrittenDate | null {
  return dateAt(text, text.length - text.trimStart().length);
}

/** The days of a written date; null for what is none ("2018-13", "31 June 2018"). */
export function daysOf(written: string): DateRange | null {
  const text = written.trim();
  const date = dateAt(text, 0);
  return date !== null && date.end === text.length ? date.days : null;
}

function dateAt(text: string, start: number): WrittenDate | null {
  const written = text.slice(start, start + LONGEST);
  for (const form of FORMS) {
    const match = form.exec(written);
    if (match?.groups !== undefined)
      return { start, end: start + match[0].length, days: daysIn(match.groups) };
  }
  return null;
}

type Part = "year" | "lastYear" | "month" | "number" | "day" | "first" | "second" | "quarter" | "decade";

function daysIn(parts: Partial<Record<Part, string>>): DateRange | null {
  const number = (part: Part): number | null => (parts[part] === undefined ? null : Number(parts[part]));
  const year = number("year") ?? 0;
  const [quarter, decade] = [number("quarter"), number("decade")];
  if (decade !== null) return { from: `${decade}0-01-01`, to: `${decade}9-12-31` };
  if (quarter !== null) return monthsRange(year, quarter * 3 - 2, quarter * 3);
  const lastYear = number("lastYear");
  if (lastYear !== null) return year > lastYear ? null : { from: `${year}-01-01`, to: `${lastYear}-12-31` };
  if (parts.first !== undefined) return slashed(year, number("first") ?? 0, number("second") ?? 0);
  const named = parts.month === undefined ? null : (MONTH_NUMBERS.get(parts.month.toLowerCase()) ?? null);
  return calendarRange(year, named ?? number("number"), number("day"));
}

/** Which of the two is the month can be told where the other one cannot be. */
function slashed(year: number, first: number, second: number): DateRange | null {
  if (first === second || second > 12) return calendarRange(year, first, second);
  return first > 12 ? calendarRange(year, second, first) : null;
}
