/** What a number in a cell means. */
export type NumberKind = "plain" | "percent" | "date" | "time" | "date-time";

/** Formats that Excel has by number; the others are written in the file. */
const BUILT_IN: ReadonlyMap<number, NumberKind> = new Map<number, NumberKind>([
  [9, "percent"],
  [10, "percent"],
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map(
    (id): [number, NumberKind] => [id, "date"],
  ),
  ...[18, 19, 20, 21, 32, 33, 45, 46, 47].map((id): [number, NumberKind] => [id, "time"]),
  [22, "date-time"],
]);

/** What the numbers of a format are: by its code ("yyyy-mm-dd") where the file has one, else by its number. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return BUILT_IN.get(id) ?? "plain";
  // Without what is shown as it stands: quoted words, escaped signs, colours and currencies in brackets.
  const plain = code.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, "").split(";", 1)[0] ?? "";
  const hasTime = /h|s/i.test(plain);
  const hasDate = /[yd]/i.test(plain) || (/m/i.test(plain) && !hasTime);
  if (/general/i.test(plain)) return "plain";
  if (hasDate) return hasTime ? "date-time" : "date";
  if (hasTime) return "time";
  return plain.includes("%") ? "percent" : "plain";
}

const DAY_MS = 86_400_000;
/** Excel's day 0; that 1900 was a leap year is its mistake, so days before March 1900 are one off. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The 31st of December 9999. */
const LAST_DAY = 2_958_465;

/** A number as a person reads it: dates as `2018-07-16`, times as `10:45`, percentages, and no more digits than it has. */
export function shownNumber(value: number, kind: NumberKind, starts1904: boolean): string {
  if (!Number.isFinite(value)) return "";
  if (kind === "percent") return `${plain(value * 100)}%`;
  if (kind === "plain" || value < 0 || value > LAST_DAY) return plain(value);
  const moment = new Date(
    (starts1904 ? EPOCH_1904 : EPOCH_1900) + Math.round((value * DAY_MS) / 1000) * 1000,
  );
  const [day = "", time = ""] = moment
    .toISOString()
    .replace(/:00\.000Z$|\.000Z$/, "")
    .split("T");
  if (kind === "time") return time;
  return kind === "date" || time === "00:00" ? day : `${day} ${time}`;
}

/** Without the digits that only the binary form has: 0.1 + 0.2 is 0.3. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}
