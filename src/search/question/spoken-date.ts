import type { Span } from "../../core/document.ts";
import {
  dayBeside,
  monthsRange,
  rangeFor,
  type DateRange,
  type DateRelation,
} from "../../text/dates/date-range.ts";
import { lowerCase } from "../../text/lower-case.ts";
import { MONTH_NUMBERS } from "../../text/month-names.ts";
import { wordsOf } from "../../text/terms.ts";
import { datesIn, type WrittenDate } from "../../text/dates/written-date.ts";

/** A time as a question says it: "in March 2018", "between 2016 and 2018", "last year". */
export interface SpokenDate extends Span {
  /** As it is written, with the word before it. */
  readonly written: string;
  /** Null where it is not understood: a day that does not exist, or two years that are not neighbours. */
  readonly days: DateRange | null;
  /** Counted back from today ("last year"), so that its words say nothing of the texts that are meant. */
  readonly relative: boolean;
}

/** The words that stand before a date, by what they make of it; the languages that have them share one table. */
const RELATIONS: Readonly<Record<DateRelation, string>> = {
  in: "in|during|on|from|dated|throughout|im|am|vom|im Jahre?|en|le|au cours de|pendant|durante|el|em|nel|op|w|в|во",
  before:
    "before|prior to|earlier than|vor|vor dem|avant|avant le|antes de|antes del|prima del|voor|przed|до",
  after: "after|later than|nach|nach dem|après|après le|después de|después del|depois de|dopo il|dopo|после",
  since: "since|as of|seit|seit dem|ab|depuis|depuis le|à partir de|desde|desde el|dal|sinds|od",
  until: "until|till|up to|bis|bis zum|jusqu'en|jusqu'à|jusqu'au|hasta|hasta el|até|fino al|tot",
};
const RELATION_OF = new Map(
  Object.entries(RELATIONS).flatMap(([relation, words]) =>
    words.split("|").map((word): [string, DateRelation] => [word.toLowerCase(), relation as DateRelation]),
  ),
);
/** Without the short forms, which are words of their own ("set", "mar"). */
const NAMED_MONTH = [...MONTH_NUMBERS.keys()]
  .filter((name) => name.length > 3 || /^ma[iy]$/u.test(name))
  .join("|");
const RELATION_WORD = [...RELATION_OF.keys()].sort((a, b) => b.length - a.length).join("|");
/** The flood of 2018 is not a text of 2018. */
const OF_A_TEXT =
  "(?<=(?:articles?|reports?|papers?|letters?|interviews?|speech(?:es)?|artikel|berichte?|artículos?|informes?|rapports?|lettres?|articoli|статьи|статья|отч[её]ты?)\\s)(?:of|de|du|von|del|от|за)";
const LEADING = new RegExp(
  `(?<=^|[\\s(,;:])(?:(?<word>${RELATION_WORD})|${OF_A_TEXT})\\s(?:(?:the year|dem Jahr|l'année|el año|the month of|early|mid|late)\\s)?$`,
  "iu",
);
/** "in March", "on 15 March": of which year is not said. */
const NO_YEAR = new RegExp(
  `(?<=^|[\\s(,;:])(?:(?:in|during|im|en|в|em|nel) |(?:on|am|le|el|op) (?:the )?\\d{1,2}(?:st|nd|rd|th|er|\\.)?(?: of| de)? |on (?=\\p{L}{3,9}\\.? \\d))(?:${NAMED_MONTH})\\.?(?: \\d{1,2}(?:st|nd|rd|th)?)?(?![\\p{L}\\p{N}])`,
  "iu",
);
const LONGEST_LEADING = 40;
const BETWEEN = /(?<=^|[\s(,;:])(?:between|from|zwischen|von|vom|entre|du|de|desde|dal|tra|с|между)\s$/iu;
const TO = /^(?:\s(?:and|to|until|till|through|und|bis|et|à|au|y|a|hasta|e|al|по|до|и)\s|\s?[–—-]\s?)$/iu;
const OR = /^(?:,? (?:or|and|oder|und|ou|et|o|u|y|или|и)(?: in| im| en| в)? |, )$/iu;
/** "2016-2018" without a word before it. */
const DASH = /^\s?[–—-]\s?$/u;

/** The first time that a question speaks of; null for one that names none. `today`: `YYYY-MM-DD`. */
export function spokenDateIn(text: string, today: string): SpokenDate | null {
  const dates = datesIn(text);
  for (const [index, date] of dates.entries()) {
    const spoken = rangeAt(text, date, dates[index + 1]) ?? relatedAt(text, date, dates.slice(index + 1));
    if (spoken !== null) return spoken;
  }
  return relativeDate(text, today) ?? withoutYear(text);
}

function withoutYear(text: string): SpokenDate | null {
  // Compiling the expression takes 18 ms of the first question, which hardly ever names a month.
  if (!wordsOf(text).some((word) => MONTH_NUMBERS.has(word))) return null;
  const match = NO_YEAR.exec(text);
  return match && spokenAt(text, { start: match.index, end: match.index + match[0].length }, null);
}

function rangeAt(text: string, first: WrittenDate, last: WrittenDate | undefined): SpokenDate | null {
  if (last === undefined) return null;
  const joint = text.slice(first.end, last.start);
  const before = BETWEEN.exec(text.slice(Math.max(0, first.start - LONGEST_LEADING), first.start));
  if (!(before !== null ? TO : DASH).test(joint)) return null;
  const start = first.start - (before?.[0].length ?? 0);
  const { from = null } = first.days ?? {};
  const { to = null } = last.days ?? {};
  const days = from === null || to === null || from > to ? null : { from, to };
  return spokenAt(text, { start, end: last.end }, days);
}

function relatedAt(text: string, date: WrittenDate, others: readonly WrittenDate[]): SpokenDate | null {
  const before = LEADING.exec(text.slice(Math.max(0, date.start - LONGEST_LEADING), date.start));
  if (before === null) return isTelling(date) ? spokenAt(text, date, date.days) : null;
  const relation = RELATION_OF.get(before.groups?.word?.toLowerCase() ?? "") ?? "in";
  const start = date.start - before[0].length;
  const { end, days } = relation === "in" ? withAlternatives(text, date, others) : date;
  return spokenAt(text, { start, end }, days === null ? null : rangeFor(relation, days));
}

/** A day, or several years, need no word before them. */
function isTelling({ days }: WrittenDate): boolean {
  if (!days?.from || !days.to) return false;
  return days.from === days.to || days.to >= dayBeside(days.from, 366);
}

/** "in 2018 or 2019": one range where they follow each other. */
function withAlternatives(text: string, date: WrittenDate, others: readonly WrittenDate[]): WrittenDate {
  let all = date;
  for (const other of others) {
    if (!OR.test(text.slice(all.end, other.start))) break;
    all = { start: date.start, end: other.end, days: joined(all.days, other.days) };
  }
  return all;
}

function joined(left: DateRange | null, right: DateRange | null): DateRange | null {
  if (!left?.to || !right?.from) return null;
  return dayBeside(left.to, 1) === right.from ? { from: left.from, to: right.to } : null;
}

function spokenAt(text: string, { start, end }: Span, days: DateRange | null, relative = false): SpokenDate {
  return { start, end, written: text.slice(start, end).trim(), days, relative };
}

type Unit = "day" | "week" | "month" | "year";

/** Times that are counted from today: how many units ago. */
const RELATIVE: readonly (readonly [Unit, number, string])[] = [
  ["day", 0, "today|heute|aujourd'hui|hoy|oggi|hoje|vandaag|dzisiaj|сегодня"],
  ["day", 1, "yesterday|gestern|hier|ayer|ieri|ontem|gisteren|wczoraj|вчера"],
  [
    "week",
    0,
    "this week|diese Woche|in dieser Woche|cette semaine|esta semana|questa settimana|на этой неделе",
  ],
  [
    "week",
    1,
    "last week|letzte Woche|vorige Woche|in der letzten Woche|la semaine dernière|la semana pasada|la settimana scorsa|vorige week|на прошлой неделе",
  ],
  ["month", 0, "this month|diesen Monat|in diesem Monat|ce mois-ci|este mes|questo mese|в этом месяце"],
  [
    "month",
    1,
    "last month|letzten Monat|im letzten Monat|im vorigen Monat|le mois dernier|el mes pasado|il mese scorso|vorige maand|w zeszłym miesiącu|в прошлом месяце",
  ],
  ["year", 0, "this year|dieses Jahr|in diesem Jahr|cette année|este año|quest'anno|dit jaar|в этом году"],
  [
    "year",
    1,
    "last year|letztes Jahr|im letzten Jahr|voriges Jahr|im vorigen Jahr|vergangenes Jahr|im vergangenen Jahr|l'année dernière|l'an dernier|el año pasado|l'anno scorso|ano passado|vorig jaar|w zeszłym roku|в прошлом году",
  ],
];
/** For text in small letters, see `lowerCase`. */
const RELATIVE_FORMS = RELATIVE.map(([unit, ago, words]) => ({
  unit,
  ago,
  form: new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:(?:in|during|from|of|since|de) (?:the )?)?(?:${lowerCase(words)})(?![\\p{L}\\p{N}-])`,
    "u",
  ),
}));

function relativeDate(text: string, today: string): SpokenDate | null {
  const small = lowerCase(text);
  for (const { unit, ago, form } of RELATIVE_FORMS) {
    const match = form.exec(small);
    if (match === null) continue;
    const days = unitBefore(today, unit, ago);
    const range = match[0].startsWith("since ") && days !== null ? rangeFor("since", days) : days;
    return spokenAt(text, { start: match.index, end: match.index + match[0].length }, range, ago > 0);
  }
  return null;
}

function unitBefore(today: string, unit: Unit, ago: number): DateRange | null {
  const [year = 0, month = 1] = today.split("-").map(Number);
  switch (unit) {
    case "day": {
      const day = dayBeside(today, -ago);
      return { from: day, to: day };
    }
    case "week": {
      // Monday is the first day, as in ISO 8601.
      const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
      const from = dayBeside(today, -sinceMonday - 7 * ago);
      return { from, to: dayBeside(from, 6) };
    }
    case "month": {
      const first = new Date(Date.UTC(year, month - 1 - ago, 1));
      return monthsRange(first.getUTCFullYear(), first.getUTCMonth() + 1, first.getUTCMonth() + 1);
    }
    case "year":
      return monthsRange(year - ago, 1, 12);
  }
}
