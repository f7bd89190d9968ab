import {
  BARE_BY,
  BY_AFTER_DATE,
  DATE_LABEL,
  EAST_ASIAN_WEEKDAYS,
  FURNITURE,
  IN_SECTION,
  KOREAN_REPORTER,
  LABEL_BEHIND_DATE,
  LABEL_WITHIN,
  OTHER_LABEL,
  MARKED_BYLINE,
  PLACE_OF_ONE,
  WITH_AGENCY,
  PUBLICATION_LABEL,
  RELEASE_NUMBER,
  TIMES,
  UPDATE_LABEL,
  ZONES,
} from "./byline-words.ts";
import { isNewsroom } from "./newsrooms.ts";
import { isPlaceName } from "./place-names.ts";
import { findDate, findDateOfLine, type DateOrder, type FoundDate } from "./dates.ts";
import { WEEKDAYS } from "../../text/weekday-names.ts";
import {
  JOB,
  nameBeforeJob,
  namesAmongJobs,
  personName,
  personNames,
  withoutContact,
} from "./byline-names.ts";

/** What a short line under a headline says about who and when. */
export interface Attribution {
  readonly authors: readonly string[];
  readonly date: string | null;
  /** The date is that of a change, and no other is told. */
  readonly isUpdate: boolean;
  /** Nothing but names: no "By", no date beside them. */
  readonly isBare: boolean;
}

/** Between who and when: a bar, a dash, a line end. */
const SEPARATOR = /\s*[|•·]\s*|\s+[–—-]\s+|\s+\/\s+(?=[^/]*\d{4})|(?<=\d)\s+\/\s+|\s*\n\s*/u;
/** "By Jane Doe, on": what is left of a label when its date is taken off. */
const LABEL_BEHIND =
  /(?:[\s,;/(]+(?:(?:last |first |originally )?(?:updated|modified|revised|published|posted)(?: (?:on|at))?|on|am|vom|den|dnia|le|du|el|del|il|em|op)\s*:?)?[\s,(]*$/iu;

const LONGEST_LINE = 160;

/**
 * Reads a stand-alone line as a byline, a dateline or both ("By Jane Doe | 16 July 2018"); null where it is neither.
 * A bare name counts only where `underHeadline`, since any two capitalised words may look like one; so does a place or an
 * agency beside a date ("Oslo, 16 July 2018"). `order` is that of the text's language.
 */
export function readAttribution(
  line: string,
  underHeadline: boolean,
  order: DateOrder = null,
): Attribution | null {
  if (line.length > LONGEST_LINE) return null;
  const segments = line
    .replace(RELEASE_NUMBER, "")
    .replace(IN_SECTION, "")
    .replace(KOREAN_REPORTER, "$<role>: $<name>\n")
    .replace(FURNITURE, "\n")
    .replace(BY_AFTER_DATE, "\n")
    .split(SEPARATOR)
    .flatMap((segment) => atLabels(segment, underHeadline, order))
    .flatMap((segment) => (underHeadline ? behindDate(segment, order) : [segment]))
    .filter((segment) => segment.trim() !== "");
  const dates = segments.map((segment) => dateOf(segment, underHeadline, order));
  const dated = dates.findIndex((date) => date !== null);
  const authors = segments.flatMap((segment, at) =>
    // After the date stands the section or the place more often than the author: "July 13, 2018 | Expert Insights".
    authorsOf(
      segment,
      underHeadline,
      dated === -1
        ? segments.length === 1 || (segments.length === 2 && at === 0)
        : at <= dated || (dated === 0 && at === 1 && segments.length === 2 && isTwoWords(segment)),
      order,
      (dated !== -1 && at < dated) || (at === 0 && segments.length === 2 && JOB.test(segments[1] ?? "")),
    ),
  );
  if (authors.length === 0 && dated === -1) return null;
  const isBare = dated === -1 && !segments.some((segment) => markedNames(segment) !== null);
  // "Episode Teaser Image:" is the label of what follows.
  if (isBare && /[:：]\s*$/u.test(line)) return null;
  const date = published(segments, dates);
  return { authors, date: date?.date ?? null, isUpdate: date?.isUpdate === true, isBare };
}

/** The date of a line that says by its label that the text was published then ("Veröffentlicht am 16.07.2018"), or null. */
export function publicationDate(line: string, order: DateOrder = null): string | null {
  if (line.length > LONGEST_LINE || !(PUBLICATION_LABEL.test(line) || UPDATE_LABEL.test(line))) return null;
  return readAttribution(line, false, order)?.date ?? null;
}

/** Whom a line below a text names as its author: "— Jane Doe", "(Jane Doe)", "Text: Jane Doe". */
export function closingNames(line: string): readonly string[] {
  const signed =
    /^(?:[—–-]{1,2}\s?|\()(\p{Lu}[^\n()]{1,60})\)?$/u.exec(line)?.[1] ??
    /^(\p{Lu}[^\n()/]{1,60}?)\s?\/\s?(?:dpa|\p{Lu}{2,5})$/u.exec(line)?.[1];
  return signed === undefined ? (readAttribution(line, false)?.authors ?? []) : personNames(signed, false);
}

/** Parts a segment where a label follows a name or a date; "The report published on 16 July" stays one. */
function atLabels(segment: string, underHeadline: boolean, order: DateOrder): readonly string[] {
  const parts = segment.split(LABEL_WITHIN);
  const isSaid = (part: string): boolean =>
    part.trim() === "" ||
    dateOf(part, underHeadline, order) !== null ||
    authorsOf(part, underHeadline, true, order).length > 0;
  return parts.every(isSaid) ? parts : [segment];
}

/** "16 July 2018 10:30 Jane Doe": the name behind a date is a part of its own. */
function behindDate(segment: string, order: DateOrder): readonly string[] {
  const date = findDate(segment, undefined, order);
  if (date === null || remainder(segment.slice(0, date.start).replace(DATE_LABEL, "")) !== "")
    return [segment];
  const behind = remainder(segment.slice(date.end));
  return isTwoWords(behind) && personName(behind, false) !== null
    ? [segment.slice(0, date.end), behind]
    : [segment];
}

/** What follows the "By" of a segment, or null where there is none. */
function markedNames(segment: string): string | null {
  const match = MARKED_BYLINE.exec(segment.trim());
  const names = match?.groups?.names;
  if (match === null || names === undefined) return null;
  const mark = match[0]
    .slice(0, match[0].length - names.length)
    .trim()
    .toLowerCase();
  return BARE_BY.has(mark) &&
    personNames(names, /\s/.test(names.trim())).length === 0 &&
    dateless(names) === names
    ? null
    : names;
}

/** "Anna Rossi - 16 luglio 2018" without its date. */
function dateless(names: string): string {
  const date = findDate(names);
  return date === null ? names : names.slice(0, date.start);
}

/** What follows a name in a marked byline and is a time or a count: "3 hours ago", "@ 10:30 AM". */
const FIGURES_BEHIND = /[\s,;@–—-]+\d.*$/u;
/** Where and for whom: "in Moscow", "for the Herald", "à 10h30". */
const WHERE_BEHIND = /\s+(?:(?:in|[Ff]or|on|at|aus|für|um|om|alle|op)\s|(?:en|à|a las|as|le|il)\s\d).*$/u;

/**
 * The names of a marked byline ("By Jane Doe in Moscow"), or of a bare list of names where that may stand; capitals
 * throughout are a bare name only where it `isBeforeDate`.
 */
function authorsOf(
  segment: string,
  underHeadline: boolean,
  bareAllowed: boolean,
  order: DateOrder,
  isBeforeDate = false,
): readonly string[] {
  const line = segment.replaceAll("،", ",");
  const marked = markedNames(line);
  const names = withoutContact(marked ?? line);
  const date = marked === null ? findDate(names, undefined, order) : findDateOfLine(names, undefined, order);
  const who = withoutWeekday(date === null ? names : names.slice(0, date.start)).replace(LABEL_BEHIND, "");
  if (marked === null) return underHeadline && bareAllowed ? bareNames(who, isBeforeDate) : [];
  const people = who.replace(PLACE_OF_ONE, "").replace(WHERE_BEHIND, "").replace(FIGURES_BEHIND, "");
  // Between capitals, the second of two authors looks like an agency.
  const all = [people, people.replace(WITH_AGENCY, "")].map((list) => personNames(list, true));
  const [found] = (/\p{Lu}\p{Ll}/u.test(people) ? all.reverse() : all).filter(({ length }) => length > 0);
  if (found !== undefined) return found;
  const named = namesAmongJobs(people.replace(WITH_AGENCY, ""));
  if (named.length > 0) return named;
  // "By Jane Doe, Senior Fellow": what follows the first name is who she is.
  const [ahead = ""] = people.replace(WITH_AGENCY, "").split(/[,(]/, 1);
  const first = personName(ahead, true) ?? nameBeforeJob(ahead);
  if (first !== null) return [first];
  const several = ahead.length < people.length ? personNames(ahead, true) : [];
  if (several.length > 0) return several;
  return underHeadline && isOrganisation(who) ? [who] : [];
}

/** "Jane Doe and John Roe", "Jane Doe, Staff Writer", "Jane Doe / Oslo", "Jane Doe (dpa)". */
function bareNames(who: string, isBeforeDate: boolean): readonly string[] {
  const isShouted = isBeforeDate && who === who.toUpperCase() && /\p{Lu}{2}.*\s.*\p{Lu}{2}/u.test(who);
  const all = personNames(who.replace(WITH_AGENCY, ""), isShouted);
  // "San Francisco | July 16, 2018" tells where and when.
  if (all.length > 0) return all.some(isPlaceName) ? [] : all;
  const [first = "", role] = who.replace(/\)$/u, "").split(/,\s|\s\/\s|\s\(/u, 2);
  const isRole = role !== undefined && (JOB.test(role) || isPlaceName(role) || isNewsroom(role));
  const name = isRole ? personName(first, /\S\s+\S/.test(first)) : null;
  return name === null || isPlaceName(name) ? [] : [name];
}

function withoutWeekday(text: string): string {
  const last = /[\s,]+([\p{L}\p{M}]+)[\s.,]*$/u.exec(text);
  return last !== null && WEEKDAYS.has((last[1] ?? "").toLowerCase()) ? text.slice(0, last.index) : text;
}

/** "By Reuters staff", "By The Crisis Group": a few words that begin with a capital and are no sentence. */
function isOrganisation(who: string): boolean {
  return (
    /^\p{Lu}(?!.*\s(?:and|or|to|until|nach|bis|zu)(?:\s|$))[^.?!:;,]*$/u.test(who) &&
    who.split(/\s+/).length <= 6
  );
}

/** The date of a segment that is nothing but a date, with its label, weekday, time of day and place, or ends a byline. */
function dateOf(segment: string, underHeadline: boolean, order: DateOrder): FoundDate | null {
  const date = OTHER_LABEL.test(segment) ? null : findDateOfLine(segment, undefined, order);
  if (date === null) return null;
  const before = segment.slice(0, date.start).trimStart();
  const after = remainder(segment.slice(date.end));
  // The same day again, or that of a change: "16. Juli 2018 17. Juli 2018".
  const isEnd =
    after === "" || LABEL_BEHIND_DATE.test(after) || dateOf(segment.slice(date.end), false, order) !== null;
  const ahead = remainder(before.replace(DATE_LABEL, "").replace(ON_BEHIND, ""));
  const isShort = findDate(segment, undefined, order) === null;
  const isBare =
    isEnd &&
    (ahead === "" ||
      (underHeadline && !isShort && (isPlace(ahead) || isPlaceName(ahead) || LABEL_LIKE.test(ahead))));
  const endsByline =
    isEnd && (authorsOf(segment, underHeadline, true, order).length > 0 || namesAccount(before));
  return isBare || endsByline ? date : null;
}

/** A word, perhaps with a short one behind it, which may say in any language that what follows is the date. */
const LABEL_LIKE = /^[\p{L}\p{M}.-]{2,24}(?:\s(?:on|op|am|em|på|klo|dne|na))?$/u;
/** "Berlin, den", "Paris, le": what stands before the day. */
const ON_BEHIND = /[\s,]+(?:on|am|vom|den|dnia|le|el|il|em|op|a)\s*$/u;

/** "Submitted by jdoe on": it names somebody who is no author, and is a byline all the same. */
function namesAccount(before: string): boolean {
  const who = withoutWeekday(markedNames(before.trim()) ?? "").replace(LABEL_BEHIND, "");
  return /^[\w.-]+$/.test(who);
}

/** What is left of the text beside a date without times, zones, weekdays and marks. */
function remainder(text: string): string {
  return text
    .replace(TIMES, " ")
    .replace(ZONES, " ")
    .replace(EAST_ASIAN_WEEKDAYS, " ")
    .replace(/[\p{L}\p{M}]+(?:-feira)?/gu, (word) => (WEEKDAYS.has(word.toLowerCase()) ? "" : word))
    .replace(/^[\s()[\],،.:;/|–—-]+|[\s()[\],،.:;/|–—-]+$/gu, "");
}

/** "Oslo", "New York (AP)", "Associated Press": a few capitalised words and no others. */
function isPlace(text: string): boolean {
  const words = text.split(/[\s,()/]+/).filter((word) => word !== "");
  return words.length <= 5 && words.every((word) => /^\p{Lu}[\p{L}\p{M}.’'-]*$/u.test(word));
}

/** The first date that is not said to be that of an update, else the first. */
function published(
  segments: readonly string[],
  dates: readonly (FoundDate | null)[],
): { readonly date: string; readonly isUpdate: boolean } | null {
  const told = dates.flatMap((date, at) =>
    date === null ? [] : { date: date.date, isUpdate: UPDATE_LABEL.test(segments[at] ?? "") },
  );
  return told.find(({ isUpdate }) => !isUpdate) ?? told[0] ?? null;
}

/** "Jane Doe", and nothing of a section in three words. */
function isTwoWords(segment: string): boolean {
  return segment.trim().split(/\s+/).length === 2;
}
