/** What a number in a cell means. */
type NumberKind = "plain" | "percent" | "date" | "month" | "year" | "time" | "date-time" | "duration";

/** How the numbers of a cell are shown. */
export interface NumberFormat {
  readonly kind: NumberKind;
  /** What is written before and behind the number: "$", " kg". */
  readonly before: string;
  readonly after: string;
  /** An amount of money has so many digits behind its point, whatever its value; null for other numbers. */
  readonly decimals: number | null;
  /** A code has so many digits at least: "01234". */
  readonly digits: number;
}

export const PLAIN: NumberFormat = { kind: "plain", before: "", after: "", decimals: null, digits: 1 };

/** Formats that Excel has by number; the others are written in the file. */
const BUILT_IN: ReadonlyMap<number, NumberKind> = new Map<number, NumberKind>([
  [9, "percent"],
  [10, "percent"],
  ...[14, 15, 16, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map(
    (id): [number, NumberKind] => [id, "date"],
  ),
  [17, "month"],
  ...[18, 19, 20, 21, 32, 33, 45, 47].map((id): [number, NumberKind] => [id, "time"]),
  [22, "date-time"],
  [46, "duration"],
]);

/** How numbers are shown in a format: by its code ("yyyy-mm-dd") where the file has one, else by its number. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return { ...PLAIN, kind: BUILT_IN.get(id) ?? "plain" };
  const [section = ""] = code.replace(/"[^"]*"|\\./gu, (shown) => shown.replaceAll(";", ",")).split(";", 1);
  const kind = kindOf(section);
  return kind === "plain" ? { ...PLAIN, ...affixesOf(section) } : { ...PLAIN, kind };
}

function kindOf(section: string): NumberKind {
  // Without what is shown as it stands: quoted words, escaped signs, colours and currencies in brackets.
  const plain = section.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, "");
  if (/general/i.test(plain)) return "plain";
  if (/\[(?:h+|m+|s+)\]/i.test(plain)) return "duration";
  const hasTime = /h|s/i.test(plain);
  const [hasDay, hasYear, hasMonth] = [/d/i.test(plain), /y/i.test(plain), /m/i.test(plain)];
  if (hasTime) return hasDay || hasYear ? "date-time" : "time";
  if (hasDay) return "date";
  if (hasYear) return hasMonth ? "month" : "year";
  if (hasMonth) return "date";
  return plain.includes("%") ? "percent" : "plain";
}

/** What a format shows as it stands; `_` and `*` make room for the sign behind them. */
const SHOWN =
  /"(?<quoted>[^"]*)"|\\(?<escaped>.)|\[\$(?<currency>[^\]-]*)[^\]]*\]|(?<sign>[$€£¥₽₹])|[_*].|\[[^\]]*\]/gu;
const MONEY = /[$€£¥₽₹]|^(?:[A-Z]{3}|zł|Kč|kr\.?|Fr\.?|Rs\.?)$/u;

function affixesOf(section: string): Partial<NumberFormat> {
  if (/^0{2,}$/.test(section)) return { digits: section.length };
  let number = "";
  const parts = { before: "", after: "" };
  let copied = 0;
  const shown = [...section.matchAll(SHOWN)];
  for (const { 0: match, index, groups = {} } of shown) {
    number += section.slice(copied, index);
    copied = index + match.length;
    const text = groups.quoted ?? groups.escaped ?? groups.currency ?? groups.sign ?? "";
    if (/[0#?]/.test(number)) parts.after += text;
    else parts.before += text;
  }
  number += section.slice(copied);
  const [before, after] = [parts.before.trim(), parts.after.trim()];
  // What is shown in thousands or millions has its unit for these.
  if (!/[0#?]/.test(number) || /[0#?],+[^0#?,]*$/.test(number) || !/[\p{L}\p{S}]/u.test(before + after))
    return {};
  const decimals =
    MONEY.test(before) || MONEY.test(after) ? (/\.([0#?]+)/.exec(number)?.[1] ?? "").length : null;
  return {
    before: /\p{L}$/u.test(before) ? `${before} ` : before,
    after: after === "" ? "" : ` ${after}`,
    decimals,
  };
}

const DAY_MS = 86_400_000;
/** Excel's day 0; that 1900 was a leap year is its mistake, so days before March 1900 are one off. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The 31st of December 9999. */
const LAST_DAY = 2_958_465;

/**
 * A number as a person reads it: dates as `2018-07-16`, times as `10:45`, percentages, amounts with their currency, and no more
 * digits than it has.
 */
export function shownNumber(value: number, format: NumberFormat, starts1904: boolean): string {
  const { kind } = format;
  if (!Number.isFinite(value)) return "";
  if (kind === "percent") return `${plain(value * 100)}%`;
  if (kind === "plain") return written(value, format);
  if (value < 0 || value > LAST_DAY) return plain(value);
  const moment = new Date(
    (starts1904 ? EPOCH_1904 : EPOCH_1900) + Math.round((value * DAY_MS) / 1000) * 1000,
  );
  const [day = "", time = ""] = moment
    .toISOString()
    .replace(/:00\.000Z$|\.000Z$/, "")
    .split("T");
  switch (kind) {
    case "time":
      return time;
    case "duration":
      return time.replace(/^\d+/, String(Math.floor(Math.round(value * DAY_MS) / 3_600_000)));
    case "month":
      return day.slice(0, 7);
    case "year":
      return day.slice(0, 4);
    case "date":
      return day;
    case "date-time":
      return time === "00:00" ? day : `${day} ${time}`;
  }
}

function written(value: number, { before, after, decimals, digits }: NumberFormat): string {
  const amount = decimals === null ? plain(Math.abs(value)) : Math.abs(value).toFixed(decimals);
  return `${value < 0 ? "-" : ""}${before}${amount.padStart(digits, "0")}${after}`;
}

/** Without the digits that only the binary form has: 0.1 + 0.2 is 0.3. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}
