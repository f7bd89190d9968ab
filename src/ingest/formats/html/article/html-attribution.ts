import { isProse } from "../../../blocks/prose.ts";
import { splitAuthors } from "../../../metadata/authors.ts";
import { readAttribution } from "../../../metadata/byline.ts";
import { dateOrder, findDateOfLine, parseDate } from "../../../metadata/dates.ts";
import { personName } from "../../../metadata/byline-names.ts";
import { lineOf, partedLinesOf } from "../html-inline.ts";
import { namesIn, wordSet, wordsOfName } from "../html-names.ts";
import { attribute, elements, isElement, isInline, type HtmlElement } from "../html-tree.ts";
import type { FoundArticle } from "./html-article.ts";

type Test = (element: HtmlElement) => boolean;

/** Who wrote an article and when, as the elements around its headline say. */
export interface MarkedAttribution {
  readonly authors: readonly string[];
  readonly date: string | null;
  /** Whether an element says that this is when it was published, and not just some date. */
  readonly isPublication: boolean;
}

const BYLINE =
  wordSet(`byline bylines author authors byauthor writer contributor contributors reporter fn autor autore auteur auteurs redakteur
  yazar muhabir firma journalist createdby createby authorname skribent redacteur autorka forfatter`);
const BEHIND_BYLINE = wordSet(
  "name names link links text full info meta line by title label p span list item a url fn n",
);
const PUBLISHED =
  wordSet(`published publish pubdate posted entry-date publication datepublished date dateline datetime
  timestamp time created`);
const UPDATED = wordSet("updated update modified lastmod revised");
const LONGEST_LINE = 200;
/** The nearest elements of a kind are looked at; a page with more of them names everybody. */
const MOST_LOOKED_AT = 100;

/**
 * `isElsewhere` names what is no part of the article, `isFarElsewhere` less of it: a row of buttons below the headline may hold
 * who and when. What follows the headline is looked at before what is above it, what is marked before plain lines.
 */
export function attributionInMarkup(
  body: HtmlElement,
  headline: HtmlElement | undefined,
  { isElsewhere, isFarElsewhere }: Pick<FoundArticle, "isElsewhere" | "isFarElsewhere">,
  language: string,
): MarkedAttribution {
  const linesOf: LinesOf =
    dateOrder(language) === "day-first"
      ? (element, skip) => partedLinesOf(element, skip).map(withDayFirst)
      : partedLinesOf;
  const all = elements(body, isFarElsewhere);
  const at = headline === undefined ? 0 : Math.max(all.indexOf(headline), 0);
  const above = elements(body, isElsewhere);
  const below = all.slice(at);
  const isAbove = new Set(all.slice(0, at));
  const ordered = [...below, ...above.filter((element) => isAbove.has(element)).reverse()];
  const authors = authorsIn(ordered, isFarElsewhere);
  const dated = dateIn(ordered, isFarElsewhere, linesOf);
  if (headline === undefined || (authors.length > 0 && dated.date !== null)) return { authors, ...dated };
  const linked = authors.length > 0 ? [] : linkedBeside(below, isFarElsewhere);
  const shown = unmarkedLines(below.slice(1), isFarElsewhere, linesOf);
  return {
    authors: [authors, linked, shown.authors].find((names) => names.length > 0) ?? [],
    date: dated.date ?? shown.date,
    isPublication: dated.isPublication,
  };
}

type LinesOf = (element: HtmlElement, skip: Test) => readonly string[];

/** 9/3/2017 as it is read where it can only be in March. */
function withDayFirst(line: string): string {
  return line.replace(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/g, "$1.$2.$3");
}

/** What says that an element names the author, the most telling first. */
const AUTHOR_MARKS: readonly Test[] = [
  (element) => wordsIn(element, "itemprop").includes("author"),
  (element) => wordsIn(element, "rel").includes("author"),
  (element) => isCalled(element, BYLINE, BEHIND_BYLINE),
  (element) =>
    element.tagName === "a" &&
    /\/(?:authors?|autor(?:en|es)?|auteurs?)\/[^/]/.test(attribute(element, "href")),
];

function authorsIn(ordered: readonly HtmlElement[], skip: Test): readonly string[] {
  for (const isMarked of AUTHOR_MARKS) {
    for (const element of nearest(ordered, isMarked)) {
      const names = namesOf(element, skip);
      if (names.length === 0) continue;
      return [...new Set([...names, ...namesBeside(element, isMarked, skip)])];
    }
  }
  return [];
}

/** Links to who people are: certain only beside the headline, as articles link to people too. */
const PROFILE =
  /\/(?:@[\w.]|(?:staff|profiles?|signataires?|autori|users?|columnists?|contributors?|bylines?|reporters?|writers?|journalists?|redakteure?)\/[^/])/;

/** Who is linked to between the headline and the first prose. */
function linkedBeside(below: readonly HtmlElement[], skip: Test): readonly string[] {
  const isProfile: Test = (element) => element.tagName === "a" && PROFILE.test(attribute(element, "href"));
  for (const element of below.slice(1, MOST_LINES)) {
    if (element.tagName === "p" && isProse(lineOf(element, skip))) return [];
    if (!isProfile(element)) continue;
    const names = [...namesOf(element, skip), ...namesBeside(element, isProfile, skip)].filter(
      (name) => personName(name, false) !== null,
    );
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

/** Further authors stand in elements of the same kind in the same line. */
function namesBeside(first: HtmlElement, isMarked: Test, skip: Test): readonly string[] {
  let line = first;
  for (let level = 0; level < 3; level++) {
    const parent = line.parentNode;
    if (parent === null || !isElement(parent) || lineOf(parent, skip).length > LONGEST_LINE) break;
    line = parent;
  }
  return elements(line, skip)
    .filter((element) => element !== first && isMarked(element))
    .flatMap((element) => namesOf(element, skip));
}

const MOST_WORDS = 5;
/** Links beside an author that name nobody. */
const NOBODY =
  /\b(?:posts?|articles?|profile|follow|view|more|all|about|bio(?:graphy)?|e-?mail|contact|twitter|facebook|website|read|comments?|updated|published|subscribe|share)\b/i;
const BY_AHEAD = /^\W*(?:(?:written|posted|published)\s)?(?:by|von|par|por|di|door)\s*:?\s+/i;

function namesOf(element: HtmlElement, skip: Test): readonly string[] {
  const within = elements(element, skip).find((below) => wordsIn(below, "itemprop").includes("name"));
  const lines = partedLinesOf(within ?? element, skip);
  if (lines.join(" ").length > LONGEST_LINE) return [];
  const content = attribute(within ?? element, "content") || attribute(element, "content");
  const said = lines.flatMap((line) => readAttribution(line, true)?.authors ?? []);
  if (content === "" && said.length > 0) return said;
  for (const segment of content === "" ? lines.flatMap((line) => line.split(SEGMENTS)) : [content]) {
    const names = splitAuthors(segment.replace(BY_AHEAD, "")).filter(
      (name) =>
        name.split(/\s+/).length <= MOST_WORDS &&
        !NOBODY.test(name) &&
        (personName(name, true) !== null || within !== undefined),
    );
    if (names.length > 0) return names;
  }
  return [];
}

const SEGMENTS = /\s*[|•·]\s*|\s+[–—-]\s+/u;

function nearest(ordered: readonly HtmlElement[], isMarked: Test): readonly HtmlElement[] {
  return ordered.filter(isMarked).slice(0, MOST_LOOKED_AT);
}

function dateIn(
  ordered: readonly HtmlElement[],
  skip: Test,
  linesOf: LinesOf,
): Pick<MarkedAttribution, "date" | "isPublication"> {
  const marks: readonly (readonly [Test, boolean])[] = [
    [(element) => wordsIn(element, "itemprop").includes("datepublished"), true],
    [(element) => element.attrs.some(({ name }) => name === "pubdate"), true],
    [(element) => !isUpdate(element) && isCalled(element, PUBLISHED, PUBLISHED), true],
    [(element) => element.tagName === "time" && !isUpdate(element), false],
    [(element) => element.tagName === "time" || isUpdate(element), false],
  ];
  for (const [isMarked, isPublication] of marks) {
    for (const element of nearest(ordered, isMarked)) {
      const date = dateOf(element, skip, linesOf);
      if (date !== null) return { date, isPublication };
    }
  }
  return { date: null, isPublication: false };
}

function dateOf(element: HtmlElement, skip: Test, linesOf: LinesOf): string | null {
  const written = ["datetime", "content", "data-datetime", "title"].map((name) =>
    parseDate(attribute(element, name)),
  );
  const text = linesOf(element, skip).join("\n");
  if (text.length > LONGEST_LINE) return null;
  return (
    written.find((date) => date !== null) ??
    readAttribution(text, true)?.date ??
    findDateOfLine(text)?.date ??
    null
  );
}

/** So many elements behind the headline are looked through for a line that says who or when without being marked so. */
const MOST_LINES = 200;

/** What the lines between the headline and the first prose say. */
function unmarkedLines(
  below: readonly HtmlElement[],
  skip: Test,
  linesOf: LinesOf,
): Pick<MarkedAttribution, "authors" | "date"> {
  const found = { authors: [] as readonly string[], date: null as string | null };
  for (const element of below.slice(0, MOST_LINES)) {
    const isBlock = (inner: HtmlElement): boolean => !isInline(inner) && inner.tagName !== "br";
    if (!isBlock(element) || elements(element, skip).some((inner) => inner !== element && isBlock(inner)))
      continue;
    for (const line of linesOf(element, skip)) {
      if (isProse(line)) return found;
      const attribution = readAttribution(line, true);
      if (attribution === null || attribution.isBare) continue;
      if (found.authors.length === 0) found.authors = attribution.authors;
      found.date ??= attribution.date;
    }
  }
  return found;
}

function isUpdate(element: HtmlElement): boolean {
  const names = namesIn(attribute(element, "class"), attribute(element, "itemprop")).flatMap(wordsOfName);
  return names.some((word) => UPDATED.has(word)) && !names.some((word) => word === "published");
}

/** Whether the last telling word of one of the element's class names or its id is one of these. */
function isCalled(element: HtmlElement, told: ReadonlySet<string>, behind: ReadonlySet<string>): boolean {
  return namesIn(attribute(element, "class"), attribute(element, "id"))
    .map(wordsOfName)
    .some((words) => {
      const last = words.findLastIndex((word) => told.has(word));
      return last !== -1 && words.slice(last + 1).every((word) => behind.has(word) || /^\d+$/.test(word));
    });
}

function wordsIn(element: HtmlElement, name: string): readonly string[] {
  return attribute(element, name).toLowerCase().split(/\s+/);
}
