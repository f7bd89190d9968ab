import { collapseSpace } from "../../../clean.ts";
import { readAttribution } from "../../../metadata/byline.ts";
import { OTHER_LABEL, UPDATE_AHEAD, UPDATE_LABEL } from "../../../metadata/byline-words.ts";
import { findDateOfLine, parseDate, type DateOrder } from "../../../metadata/dates.ts";
import { lineOf, partedLinesOf } from "../html-inline.ts";
import { namesIn, wordSet, wordsOfName } from "../html-names.ts";
import { attribute, childrenOf, isElement, isInline, type HtmlElement, type HtmlNode } from "../html-tree.ts";
import { isCalled, isShort, LONGEST_LINE, nearest, wordsIn, type Test } from "./html-marks.ts";
import { isNeverText } from "./html-suspicion.ts";

/** When an article was written, as an element of its page says. */
export interface MarkedDate {
  readonly date: string | null;
  /** Whether the element says that this is when it was published, and not just some date. */
  readonly isPublication: boolean;
  /** How telling the mark is, 0 that of a standard, and more for less. */
  readonly rank: number;
}

export const NO_DATE: MarkedDate = { date: null, isPublication: false, rank: Infinity };
/** Up to this rank a standard tells that it is the date of a publication. */
export const STANDARD_RANK = 1;
/** From this rank on it may be that of a change. */
export const UPDATE_RANK = 5;

const PUBLISHED =
  wordSet(`published publish pubdate posted entry-date publication datepublished date dateline datetime
  timestamp time created fecha datum tarih datebox postdate posteddate dateposted entrydate articledate newsdate blogdate
  storydate createdate publishdate posttime pubtime publishtime timeago livetimestamp erstelldatum`);

const UPDATED = wordSet("updated update modified lastmod revised");

export function dateIn(ordered: readonly HtmlElement[], skip: Test, order: DateOrder): MarkedDate {
  const marks: readonly (readonly [Test, boolean])[] = [
    [(element) => wordsIn(element, "itemprop").includes("datepublished"), true],
    [(element) => element.attrs.some(({ name }) => name === "pubdate"), true],
    [(element) => isCalled(element, PUBLISHED, PUBLISHED) && !isUpdate(element), true],
    [(element) => element.tagName === "time" && !isUpdate(element), false],
    [(element) => isSpokenAbout(element, skip), false],
    [(element) => element.tagName === "time" || isNamedUpdate(element), false],
  ];
  for (const [rank, [isMarked, isPublication]] of marks.entries()) {
    for (const element of nearest(ordered, isMarked)) {
      const date = dateOf(element, skip, order);
      if (date !== null) return { date, isPublication, rank };
    }
  }
  return NO_DATE;
}

/** "5 years ago", which says its day to whoever points at it. */
function isSpokenAbout(element: HtmlElement, skip: Test): boolean {
  const title = attribute(element, "title");
  if (!/\d{4}/.test(title) || !isInline(element) || parseDate(title) === null) return false;
  return isShort(element, skip) && lineOf(element, skip).length <= LONGEST_AGO && !isUpdate(element);
}
const LONGEST_AGO = 25;

function dateOf(element: HtmlElement, skip: Test, order: DateOrder): string | null {
  const written = WRITTEN.map((name) => parseDate(attribute(element, name), order));
  const counted = COUNTED.map((name) => dateOfSeconds(attribute(element, name)));
  if (!isShort(element, skip)) return null;
  const text = partedLinesOf(element, skip).join("\n");
  if (text.length > LONGEST_LINE || OTHER_LABEL.test(text)) return null;
  return (
    [...written, ...counted].find((date) => date !== null) ??
    readAttribution(text, true, order)?.date ??
    findDateOfLine(text, undefined, order)?.date ??
    findDateOfLine(text.replace(TIME_BEFORE_YEAR, " "), undefined, order)?.date ??
    findDateOfLine(spacedLine(element, skip), undefined, order)?.date ??
    (YEAR_ALONE.test(text) ? text : null)
  );
}

const WRITTEN = ["datetime", "content", "data-datetime", "data-date", "title"];
/** Where scripts read the seconds, or thousandths, since 1970 from. */
const COUNTED = [
  "data-time",
  "data-timestamp",
  "data-utime",
  "data-unixtime",
  "data-epoch",
  "data-unix",
  "datetime",
  "data-date",
];
const EARLIEST_SECOND = Date.UTC(1990, 0) / 1_000;

function dateOfSeconds(value: string): string | null {
  const digits = /^(\d{9,10})(?:\d{3})?$/.exec(value.trim())?.[1];
  const seconds = Number(digits);
  if (digits === undefined || seconds < EARLIEST_SECOND || seconds > Date.now() / 1_000) return null;
  return new Date(seconds * 1_000).toISOString().slice(0, 10);
}

/** The parts of a calendar's leaf, each an element of its own: "Jul", "16", "2018". */
function spacedLine(element: HtmlElement, skip: Test): string {
  return childrenOf(element)
    .map((child) => (isElement(child) && !skip(child) ? lineOf(child, skip) : ""))
    .join(" ");
}

/** "November 20 15:23 2019". */
const TIME_BEFORE_YEAR = /\s\d{1,2}:\d{2}(?::\d{2})?(?=\s\d{4})/;

const YEAR_ALONE = /^(?:19|20)\d{2}$/;

function isUpdate(element: HtmlElement): boolean {
  if (isNamedUpdate(element) || UPDATE_AHEAD.test(textAhead(element))) return true;
  let around = element.parentNode;
  for (let level = 0; level < LABEL_LEVELS && around !== null && isElement(around); level++) {
    if (isLabelledUpdate(around)) return true;
    around = around.parentNode;
  }
  return false;
}
const LABEL_LEVELS = 2;
const LONGEST_AHEAD = 60;

/** The text that stands right before an element, beside it. */
function textAhead(element: HtmlElement): string {
  const siblings = element.parentNode === null ? [] : childrenOf(element.parentNode);
  const previous = siblings[siblings.indexOf(element) - 1];
  return previous?.nodeName === "#text" && "value" in previous
    ? collapseSpace(previous.value.slice(-LONGEST_AHEAD))
    : "";
}

function isNamedUpdate(element: HtmlElement): boolean {
  if (element.attrs.length === 0) return false;
  const names = namesIn(attribute(element, "class"), attribute(element, "itemprop")).flatMap(wordsOfName);
  return names.some((word) => UPDATED.has(word)) && !names.includes("published");
}

/** A line of a label and a date has no more parts and characters. */
const MOST_PARTS = 20;
const LONGEST_LABELLED = 80;

/** "Updated <time>": its line begins so, and holds no other date. */
function isLabelledUpdate(around: HtmlElement): boolean {
  const parts: HtmlNode[] = [around];
  for (const part of parts) {
    if (parts.length + childrenOf(part).length > MOST_PARTS) return false;
    parts.push(...childrenOf(part));
  }
  if (parts.filter(({ nodeName }) => nodeName === "time").length !== 1) return false;
  const line = lineOf(around, isNeverText);
  return line.length <= LONGEST_LABELLED && UPDATE_LABEL.test(line);
}
