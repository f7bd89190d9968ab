import { propertyIn, type Component, type Property } from "./content-lines.ts";

const MOMENT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{0,2}(Z?))?$/;
const DAY_MS = 86_400_000;

interface Moment {
  /** "Friday 13 July 2018" */
  readonly day: string;
  /** "10:00", or the empty string for a whole day. */
  readonly time: string;
  /** "Europe/Berlin", "UTC", or the empty string where it is not told. */
  readonly zone: string;
}

/** When something is: "Friday 13 July 2018, 10:00 (Europe/Berlin)"; the empty string where that is not told. */
export function momentOf(property: Property | undefined): string {
  const moment = read(property, 0);
  return moment === null ? "" : shown(moment);
}

/** From when to when an entry is. */
export function spanOf(entry: Component): string {
  const start = read(propertyIn(entry, "DTSTART"), 0);
  if (start === null) return "";
  // Of whole days the end is the day after the last one.
  const end = read(propertyIn(entry, "DTEND"), start.time === "" ? -1 : 0);
  if (end === null || shown(end) === shown(start)) return shown(start);
  if (end.day !== start.day) return `${shown(start)} to ${shown(end)}`;
  return end.time === start.time ? shown(start) : shown({ ...start, time: `${start.time} to ${end.time}` });
}

function read(property: Property | undefined, daysLater: number): Moment | null {
  const [, year, month, date, hour, minute, utc] = MOMENT.exec(property?.raw.trim() ?? "") ?? [];
  if (year === undefined) return null;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)) + daysLater * DAY_MS);
  if (Number.isNaN(at.getTime())) return null;
  const day = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(at);
  const isUtc = utc === "Z";
  return {
    day: day.replace(",", ""),
    time: hour === undefined ? "" : `${hour}:${minute ?? "00"}`,
    zone: isUtc ? "UTC" : (property?.parameters.get("TZID") ?? ""),
  };
}

function shown({ day, time, zone }: Moment): string {
  if (time === "") return day;
  return `${day}, ${time}${zone === "" ? "" : ` (${zone})`}`;
}
