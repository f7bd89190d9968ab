import { lowerCase } from "../../text/lower-case.ts";
import { MONTH_NAME, MONTH_NUMBERS } from "../../text/month-names.ts";

/** A calendar date found in a line: its ISO form and where it stands. */
export interface FoundDate {
  /** `YYYY-MM-DD`; `YYYY-MM` or `YYYY` where the day or the month is not told. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** Which of the two numbers comes first where both can be a month; null where that is not known. */
export type DateOrder = "day-first" | "month-first" | null;

/** The order that readers of a language expect: English has both, and templates say `en-US` wherever they are used. */
export function dateOrder(language: string): DateOrder {
  const [base = "", ...subtags] = language.toLowerCase().split(/[-_]/);
  if (base === "" || OTHER_ORDERS.has(base)) return null;
  if (base !== "en") return "day-first";
  return subtags.some((region) => DAY_FIRST_ENGLISH.has(region)) ? "day-first" : null;
}
/** The order that the other dates of a text tell: in 16/3/2015 the day is first, in 3/16/2015 the month; null where both are, or none. */
export function orderShown(text: string): DateOrder {
  const orders = new Set<DateOrder>();
  for (const [, first, second] of text.matchAll(
    /(?<![\d/.-])(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})(?![\d/])/g,
  )) {
    if (Number(first) > 12 && Number(second) <= 12) orders.add("day-first");
    if (Number(second) > 12 && Number(first) <= 12) orders.add("month-first");
  }
  const [order = null, ...others] = orders;
  return others.length === 0 ? order : null;
}

/** Languages that write the year first, or the month as in America. */
const OTHER_ORDERS: ReadonlySet<string> = new Set("ja zh ko hu lt fil".split(" "));
const DAY_FIRST_ENGLISH: ReadonlySet<string> = new Set("gb uk au nz ie in za ng ke pk sg my".split(" "));

const MONTH = `(?<month>${MONTH_NAME})\\.?`;
const YEAR = "(?<year>\\d{4})(?!\\d)";
const DAY = "(?<![\\d:.])(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\\.)?";
/** What stands between a day, its month and its year: "13 de julio de 2018", "the 13th of July, 2018". */
const BETWEEN = "(?:\\s?[-–/]\\s?|[,،]?\\s{1,2}(?:(?:of|de|del|di|da|d’|d'|den|van)\\s)?|\\s?)";

/** Behind a year that comes first: "2018 m. liepos 16 d.", "2018. gada 16. jūlijs", "2018 ж. 16 шілде". */
const OF_THE_YEAR = "(?:m\\.|gada|г\\.|ж\\.|жылғы|год|року|оны)";

// The expressions are for `lowerCase`, and need no `i`: with all months of all languages in them, V8 takes long to compile them.

/** The usual written forms. Digits with slashes are a date only where one of the two numbers cannot be a month. */
const FORMS: readonly RegExp[] = [
  /(?<!\d)(?<year>\d{4})[-/.]\s?(?<month>\d{1,2})[-/.]\s?(?<day>\d{1,2})(?!\d)/gu,
  /(?<!\d)(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일]/gu,
  /(?<![\d.])(?<left>\d{1,2})\.\s?(?<right>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/gu,
  /(?<!\d)(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4})(?!\d)/gu,
  new RegExp(`(?<!\\p{L})${MONTH}\\s?${DAY},?\\s{1,2}${YEAR}`, "gu"),
  new RegExp(`${DAY}${BETWEEN}${MONTH}${BETWEEN}${YEAR}`, "gu"),
  new RegExp(`(?<!\\d)${YEAR}\\.?\\s(?:${OF_THE_YEAR}\\s)?${MONTH}\\s${DAY}(?!\\d)`, "gu"),
  new RegExp(`(?<!\\d)${YEAR}\\.?\\s(?:${OF_THE_YEAR}\\s)?${DAY}\\s${MONTH}(?!\\p{L})`, "gu"),
  /(?<!\d)(?<day>\d{1,2})\s(?:tháng|thg)\s(?<month>\d{1,2}),?\s(?:năm\s)?(?<year>\d{4})(?!\d)/gu,
];
/** Where a line is known to be a date, the year may have two digits. */
const SHORT_FORMS: readonly RegExp[] = [
  /(?<![\d.])(?<left>\d{1,2})\.\s?(?<right>\d{1,2})\.\s?(?<year>\d{2})(?![\d.])/gu,
  /(?<![\d/])(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<year>\d{2})(?![\d/])/gu,
  new RegExp(
    `${DAY}[\\s-]${MONTH}[\\s,-]{1,2}['’]?(?<year>\\d{2})(?![\\d:.]|\\s?(?:uhr|h|[ap]\\.?m)(?!\\p{L}))`,
    "gu",
  ),
];
/** "16-07-18" may begin with the year, but not where the day goes before the month. */
const DASHED_FORM = /(?<![\d-])(?<first>\d{1,2})-(?<second>\d{1,2})-(?<year>\d{2})(?![\d-])/gu;
/** A month of a year, and nothing of a day: nowhere but in a line that is known to be a date. */
const MONTH_FORMS: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}\\d.]\\s?)${MONTH},?\\s{1,2}(?:de\\s|del\\s)?${YEAR}(?![-/.]\\d)`, "gu"),
  /(?<![\d.:/-])(?<year>(?:19|20)\d{2})\s?[年년]\s?(?<month>\d{1,2})\s?[月월](?!\s?\d)/gu,
];

const MONTH_IN_NAME = new RegExp(`(?<!\\p{L})${MONTH},?\\s${YEAR}`, "gu");

/** Before it, a year in running text is hardly the year in which the text was published. */
const EARLIEST_FOUND = "1400-01-01";
/** A metadata field may hold an older date, but those before this are what programs write where they know none. */
const EARLIEST_DECLARED = "1000-01-01";
/** Clocks and time zones differ. */
const TOLERANCE_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * The first full date (day, month and year) in a line, or null. `latest` is the last day on which a text can have been
 * published, `YYYY-MM-DD`: today.
 */
export function findDate(
  line: string,
  latest: string = lastDay(),
  order: DateOrder = null,
): FoundDate | null {
  return firstDate(line, EARLIEST_FOUND, latest, order);
}

/** The first date of a line that is known to hold one: also with a year of two digits, also a month without its day. */
export function findDateOfLine(
  line: string,
  latest: string = lastDay(),
  order: DateOrder = null,
): FoundDate | null {
  return (
    findDate(line, latest, order) ??
    firstDate(line, EARLIEST_FOUND, latest, order, shortForms(order)) ??
    firstDate(line, EARLIEST_FOUND, latest, order, MONTH_FORMS)
  );
}

/** The month and year that a name gives in its midst: "Minutes July 2018". */
export function findMonthInName(name: string): string | null {
  return firstDate(name, EARLIEST_FOUND, lastDay(), null, [MONTH_IN_NAME])?.date ?? null;
}

function shortForms(order: DateOrder): readonly RegExp[] {
  return order === "day-first" ? [...SHORT_FORMS, DASHED_FORM] : SHORT_FORMS;
}

function firstDate(
  line: string,
  earliest: string,
  latest: string,
  order: DateOrder,
  forms = FORMS,
): FoundDate | null {
  const digits = withLatinDigits(line);
  // Every form has a year: most lines are not looked through.
  if (!/\d{2}/u.test(digits)) return null;
  const small = lowerCase(digits);
  const found = forms
    .flatMap((form) => [...small.matchAll(form)])
    .map((match) => toDate(match, order))
    .filter((found) => found !== null)
    .filter(({ date }) => date >= earliest && date <= latest);
  return found.reduce<FoundDate | null>(
    (first, date) => (first === null || date.start < first.start ? date : first),
    null,
  );
}

/**
 * The date that a metadata field gives, or null: `2018-07-16T23:30:00-05:00` is the 16th, as written; `16 July 2018` and
 * `20180716` are read too, `2018-07` and `2018` are what they say. What a field declares may lie in the future.
 */
export function parseDate(value: string, order: DateOrder = null): string | null {
  const field = value.trim().slice(0, 100).replace(OF_A_CLOCK, "$<day> $<year>");
  const plain = /^(\d{4})(\d{2})(\d{2})(?=$|T|Z|\d{6}(?!\d))/.exec(field);
  const line = plain === null ? field : plain.slice(1).join("-");
  const full = firstDate(line, EARLIEST_DECLARED, "9999-12-31", order);
  if (full !== null && NO_TIME.has(full.date)) return null;
  return full?.date ?? partOfDate(field);
}

/** What programs write that know no time: second 0, here and west of Greenwich. */
const NO_TIME: ReadonlySet<string> = new Set(["1970-01-01", "1969-12-31"]);

/** As the C library writes a time, and services in their data: "Fri Jul 13 10:00:00 +0000 2018". */
const OF_A_CLOCK =
  /^(?:\p{L}{3} )?(?<day>\p{L}{3} {1,2}\d{1,2}) \d{2}:\d{2}:\d{2}(?: [+-]\d{4}| [A-Z]{3,4})? (?<year>\d{4})$/u;

/** A field that is nothing but a month or a year. */
function partOfDate(field: string): string | null {
  const [, year, month] = /^([12]\d{3})(?:[-/](0?[1-9]|1[0-2]))?$/.exec(field) ?? [];
  if (year !== undefined) return month === undefined ? year : `${year}-${month.padStart(2, "0")}`;
  const found = firstDate(field, EARLIEST_DECLARED, "9999-12-31", null, MONTH_FORMS);
  return found?.start === 0 && found.end === field.length ? found.date : null;
}

function lastDay(): string {
  return new Date(Date.now() + TOLERANCE_MS).toISOString().slice(0, 10);
}

function toDate(match: RegExpMatchArray, order: DateOrder): FoundDate | null {
  const groups = match.groups ?? {};
  const year = fullYear(groups.year ?? "", groups.month ?? "");
  const [month, day] = monthAndDay(groups, order);
  if (month === undefined || !isCalendarDate(year, month, day ?? 1)) return null;
  if (day === undefined && (groups.day ?? groups.first) !== undefined) return null;
  const start = match.index ?? 0;
  const parts = [
    String(year).padStart(4, "0"),
    ...[month, day ?? []].flat().map((part) => String(part).padStart(2, "0")),
  ];
  return { date: parts.join("-"), start, end: start + match[0].length };
}

/** The digits of Arabic, Persian, Devanagari and Bengali texts as others; each is one character, so that places stay. */
function withLatinDigits(line: string): string {
  // The Arabic rows begin at a multiple of sixteen, those of India six behind one.
  return line.replace(/[٠-٩۰-۹]|([०-९০-৯])/g, (digit, indian?: string) =>
    String((digit.charCodeAt(0) % 16) - (indian === undefined ? 0 : 6)),
  );
}

/** A year of two digits is the last that ends so and is not in the future; Thai ones count from the Buddha's death. */
function fullYear(digits: string, month: string): number {
  if (digits.length > 2)
    return /\p{Script=Thai}/u.test(month) ? Number(digits) - BUDDHIST_ERA : Number(digits);
  const present = Number(lastDay().slice(0, 4));
  const year = present - (present % 100) + Number(digits);
  return year > present ? year - 100 : year;
}

const BUDDHIST_ERA = 543;

function monthAndDay(
  groups: Record<string, string | undefined>,
  order: DateOrder,
): readonly [month?: number, day?: number | undefined] {
  const { month, day, first, second, left, right } = groups;
  if (month !== undefined)
    return [MONTH_NUMBERS.get(month.toLowerCase()) ?? Number(month), day === undefined ? day : Number(day)];
  // Between dots, the day comes first wherever it can.
  if (left !== undefined)
    return Number(right) > 12 ? [Number(left), Number(right)] : [Number(right), Number(left)];
  const [one, two] = [Number(first), Number(second)];
  if (one === two || two > 12) return [one, two];
  if (one > 12) return [two, one];
  if (order === null) return [];
  return order === "day-first" ? [two, one] : [one, two];
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  // In years of four digits, the calendar repeats itself after 400 of them; `Date.UTC` takes 99 for 1999.
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
