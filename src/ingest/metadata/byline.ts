import { findDate, type FoundDate } from "./dates.ts";
import { personName, personNames } from "./names.ts";

/** What a short line under a headline says about who and when. */
export interface Attribution {
  readonly authors: readonly string[];
  readonly date: string | null;
  /** Nothing but names: no "By", no date beside them. */
  readonly isBare: boolean;
}

const MARKED_BYLINE =
  /^(?:(?:(?:written|story|text|words|report|analysis|opinion) )?by\b:?|authors?\s*:|von\b|autor(?:en|in)?\s*:|par\b|auteurs?\s*:|por\b|autor(?:es|a)?\s*:|автор(?:ы)?\s*:|текст\s*:|作者\s*[:：]|文\s*[/／:：]|記者\s*[:：]?)\s*(?<names>\S.*)$/iu;

const DATE_LABEL =
  /^(?:(?:first |originally )?(?:published|posted|issued|released|created|date|dated|veröffentlicht|erschienen|publié|publicado|опубликовано)(?: (?:on|at|am|le|el))?|(?:last )?(?:updated|modified|revised|aktualisiert|mis à jour|actualizado|обновлено)(?: (?:on|at|am|le|el))?|on)\s*[:：]?\s*/iu;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/iu;
const TIME_OF_DAY =
  /^[\s,T]*(?:(?:at|um|à|в)\s+)?(?:\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Uhr)?\s*(?:\(?(?:Z|(?:UTC|GMT)(?:[+-]\d{1,2}(?::\d{2})?)?|[A-Z]{2,4}T|[+-]\d{2}:?\d{2})\)?)?\s*(?:г\.?|года)?[.,]?$/iu;

/** Between who and when: a bar, a dash, a line end, and whatever stands before "Updated:". */
const SEPARATOR =
  /\s*[|•·]\s*|\s+[–—-]\s+|\s*\n\s*|(?<=\d|\d\s?[ap]\.?m\.?|\s(?:GMT|UTC|[A-Z]{2,3}T))[\s,;/(]+(?=(?:last |first |originally )?(?:updated|modified|revised|published|posted)\b(?:[\s:]|$))/iu;
/** "By Jane Doe, published on": what is left of a label when its date is taken off. */
const LABEL_BEHIND =
  /(?:[\s,;/(]+(?:(?:last |first |originally )?(?:updated|modified|revised|published|posted)(?: (?:on|at))?|on)\s*:?)?[\s,(]*$/iu;
const UPDATE = /^\W*(?:last )?(?:updated|modified|revised|aktualisiert|mis à jour|actualizado|обновлено)/iu;

const LONGEST_LINE = 160;

/**
 * Reads a stand-alone line as a byline, a dateline or both ("By Jane Doe | 16 July 2018"); null where it is neither.
 * A bare name counts only where `underHeadline`, since any two capitalised words may look like one.
 */
export function readAttribution(line: string, underHeadline: boolean): Attribution | null {
  if (line.length > LONGEST_LINE) return null;
  const segments = line.split(SEPARATOR).filter((segment) => segment.trim() !== "");
  const dates = segments.map((segment) => dateOf(segment, underHeadline));
  const dated = dates.findIndex((date) => date !== null);
  const authors = segments.flatMap((segment, at) =>
    // After the date stands the section or the place, before it the author: "July 13, 2018 | Expert Insights".
    authorsOf(segment, underHeadline, dated === -1 ? segments.length === 1 : at <= dated),
  );
  if (authors.length === 0 && dated === -1) return null;
  const isBare = dated === -1 && !segments.some((segment) => MARKED_BYLINE.test(segment.trim()));
  return { authors, date: published(segments, dates), isBare };
}

/** The names of a marked byline ("By Jane Doe in Moscow"), or of a bare list of names where that may stand. */
function authorsOf(segment: string, underHeadline: boolean, bareAllowed: boolean): readonly string[] {
  const marked = MARKED_BYLINE.exec(segment.trim())?.groups?.names;
  const names = marked ?? segment;
  const date = findDate(names);
  const who = (date === null ? names : names.slice(0, date.start)).replace(LABEL_BEHIND, "");
  if (marked === undefined) return underHeadline && bareAllowed ? personNames(who, false) : [];
  const people = who.replace(/\s+(?:in|for|on|at)\s.*$/u, "");
  const all = personNames(people, true);
  if (all.length > 0) return all;
  // "By Jane Doe, Senior Fellow": what follows the first name is who she is.
  const first = personName(people.split(/[,(]/, 1)[0] ?? "", true);
  if (first !== null) return [first];
  return underHeadline && isOrganisation(who) ? [who] : [];
}

/** "By Reuters staff", "By The Crisis Group": a few words that begin with a capital and are no sentence. */
function isOrganisation(who: string): boolean {
  return /^\p{Lu}(?!.*\s(?:and|or)\s)[^.?!:;,]*$/u.test(who) && who.split(/\s+/).length <= 6;
}

/** The date of a segment that is nothing but a date, with its label, weekday and time of day, or ends a byline. */
function dateOf(segment: string, underHeadline: boolean): FoundDate | null {
  const date = findDate(segment);
  if (date === null) return null;
  const before = segment.slice(0, date.start).trimStart();
  const after = segment.slice(date.end);
  const label = before.replace(DATE_LABEL, "").replace(WEEKDAY, "");
  const bare =
    /^[\s(,]*$/.test(label) && (TIME_OF_DAY.test(after.replace(/^\)/, "")) || isWeekdayAfter(after));
  return bare || (authorsOf(segment, underHeadline, true).length > 0 && TIME_OF_DAY.test(after))
    ? date
    : null;
}

function isWeekdayAfter(after: string): boolean {
  return WEEKDAY.test(`${after.replace(/^[\s,(]+/, "").replace(/[)\s]+$/, "")} `);
}

/** The first date that is not said to be that of an update, else the first. */
function published(segments: readonly string[], dates: readonly (FoundDate | null)[]): string | null {
  const isUpdate = (at: number): boolean => UPDATE.test(segments[at] ?? "");
  const first = dates.find((date, at) => date !== null && !isUpdate(at));
  return (first ?? dates.find((date) => date !== null))?.date ?? null;
}
