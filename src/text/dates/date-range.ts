/** Days, both included, as `YYYY-MM-DD`; null leaves that side open. */
export interface DateRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** What a word makes of the date behind it: "before" it, "after" it, "since" (it included), "until" (it included). */
export type DateRelation = "in" | "before" | "after" | "since" | "until";

export function rangeFor(relation: DateRelation, days: DateRange): DateRange {
  switch (relation) {
    case "before":
      return { from: null, to: days.from === null ? null : dayBeside(days.from, -1) };
    case "after":
      return { from: days.to === null ? null : dayBeside(days.to, 1), to: null };
    case "since":
      return { from: days.from, to: null };
    case "until":
      return { from: null, to: days.to };
    case "in":
      return days;
  }
}

/** The days that lie in both. */
export function narrower(left: DateRange, right: DateRange): DateRange {
  const later = (a: string | null, b: string | null): string | null =>
    a === null || (b !== null && b > a) ? b : a;
  const earlier = (a: string | null, b: string | null): string | null =>
    a === null || (b !== null && b < a) ? b : a;
  return { from: later(left.from, right.from), to: earlier(left.to, right.to) };
}

/** A year, a month of it or a day of that; null for what the calendar does not have. */
export function calendarRange(year: number, month: number | null, day: number | null): DateRange | null {
  return monthsRange(year, month ?? 1, month ?? 12, day);
}

/** From the first day of one month to the last of another, or one day where that is given. */
export function monthsRange(
  year: number,
  first: number,
  last: number,
  day: number | null = null,
): DateRange | null {
  // The day 0 of the following month is the last of this one.
  const lastDay = day ?? new Date(Date.UTC(year, last, 0)).getUTCDate();
  const [from, to] = [dayText(year, first, day ?? 1), dayText(year, last, lastDay)];
  return from === null || to === null ? null : { from, to };
}

export function dayBeside(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function dayText(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year > 0 ? date.toISOString().slice(0, 10) : null;
}
