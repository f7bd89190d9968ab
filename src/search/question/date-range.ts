/** Days, both included, as `YYYY-MM-DD`; null leaves that side open. */
export interface DateRange {
  readonly from: string | null;
  readonly to: string | null;
}

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const MONTH = `(?:${MONTHS.map((month) => `${month}|${month.slice(0, 3)}`).join("|")})\\.?`;

/** A date as people write it in a question: a day, a month or a year. */
export const WRITTEN_DATE = `(?:\\d{4}-\\d{2}-\\d{2}|\\d{4}-\\d{2}|\\d{1,2}\\.? ${MONTH},? \\d{4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|${MONTH} \\d{4}|(?:1[5-9]|20)\\d{2})`;

/** The days of a written date; null for what is none ("2018-13", "31 June 2018"). */
export function daysOf(written: string): DateRange | null {
  const text = written.trim().toLowerCase().replace(/[.,]/gu, "");
  const iso = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(text);
  if (iso !== null) return rangeOf(Number(iso[1]), numberOf(iso[2]), numberOf(iso[3]));
  const named =
    /^(?<day>\d{1,2}) (?<month>\p{L}+) (?<year>\d{4})$/u.exec(text) ??
    /^(?<month>\p{L}+) (?:(?<day>\d{1,2})(?:st|nd|rd|th)? )?(?<year>\d{4})$/u.exec(text);
  if (named?.groups === undefined) return null;
  const { day, month = "", year } = named.groups;
  const number = MONTHS.findIndex((name) => name.startsWith(month) && month.length >= 3) + 1;
  return number === 0 ? null : rangeOf(Number(year), number, numberOf(day));
}

/** What a word before the date makes of it: "before" it, "after" it, "since" (it included), "until" (it included). */
export function rangeFor(word: string, days: DateRange): DateRange {
  switch (word.toLowerCase()) {
    case "before":
      return { from: null, to: days.from === null ? null : dayBeside(days.from, -1) };
    case "after":
      return { from: days.to === null ? null : dayBeside(days.to, 1), to: null };
    case "since":
      return { from: days.from, to: null };
    case "until":
    case "till":
      return { from: null, to: days.to };
    default:
      return days;
  }
}

function rangeOf(year: number, month: number | null, day: number | null): DateRange | null {
  const first = dayText(year, month ?? 1, day ?? 1);
  // The day 0 of the following month is the last of this one.
  const lastDay = day ?? new Date(Date.UTC(year, month ?? 12, 0)).getUTCDate();
  const last = dayText(year, month ?? 12, lastDay);
  return first === null || last === null ? null : { from: first, to: last };
}

function dayText(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year > 0 ? date.toISOString().slice(0, 10) : null;
}

function dayBeside(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
