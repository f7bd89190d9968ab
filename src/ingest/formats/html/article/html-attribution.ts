import { splitAuthors } from "../../../metadata/authors.ts";
import { readAttribution } from "../../../metadata/byline.ts";
import { findDateOfLine, parseDate } from "../../../metadata/dates.ts";
import { personName } from "../../../metadata/byline-names.ts";
import { lineOf, linesOf } from "../html-inline.ts";
import { namesIn, wordSet, wordsOfName } from "../html-names.ts";
import { attribute, elements, isElement, type HtmlElement } from "../html-tree.ts";

type Test = (element: HtmlElement) => boolean;

/** Who wrote an article and when, as the elements around its headline say. */
export interface MarkedAttribution {
  readonly authors: readonly string[];
  readonly date: string | null;
  /** Whether an element says that this is when it was published, and not just some date. */
  readonly isPublication: boolean;
}

const BYLINE = wordSet(`byline bylines author authors byauthor writer contributor contributors reporter fn`);
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

/** `isElsewhere` names what is no part of the article. What follows the headline is looked at before what is above it. */
export function attributionInMarkup(
  body: HtmlElement,
  headline: HtmlElement | undefined,
  isElsewhere: Test,
): MarkedAttribution {
  const all = elements(body, isElsewhere);
  const at = headline === undefined ? 0 : Math.max(all.indexOf(headline), 0);
  const ordered = [...all.slice(at), ...all.slice(0, at).reverse()];
  return { authors: authorsIn(ordered, isElsewhere), ...dateIn(ordered, isElsewhere) };
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
  /\b(?:posts?|articles?|profile|follow|view|more|all|about|bio|email|twitter|website|read|comments?|updated|published)\b/i;

function namesOf(element: HtmlElement, skip: Test): readonly string[] {
  const within = elements(element, skip).find((below) => wordsIn(below, "itemprop").includes("name"));
  const text = attribute(element, "content") || lineOf(within ?? element, skip);
  if (text === "" || text.length > LONGEST_LINE) return [];
  const lines = linesOf(element, skip);
  const said = lines.flatMap((line) => readAttribution(line, true)?.authors ?? []);
  if (said.length > 0) return said;
  return splitAuthors(text.replace(/^\W*(?:by|von|par|por|di|door)\s*:?\s+/i, "")).filter(
    (name) =>
      name.split(/\s+/).length <= MOST_WORDS &&
      !NOBODY.test(name) &&
      (personName(name, true) !== null || within !== undefined),
  );
}

function nearest(ordered: readonly HtmlElement[], isMarked: Test): readonly HtmlElement[] {
  return ordered.filter(isMarked).slice(0, MOST_LOOKED_AT);
}

function dateIn(
  ordered: readonly HtmlElement[],
  skip: Test,
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
      const date = dateOf(element, skip);
      if (date !== null) return { date, isPublication };
    }
  }
  return { date: null, isPublication: false };
}

function dateOf(element: HtmlElement, skip: Test): string | null {
  const written = attribute(element, "datetime") || attribute(element, "content");
  const text = lineOf(element, skip);
  if (text.length > LONGEST_LINE) return null;
  return parseDate(written) ?? readAttribution(text, true)?.date ?? findDateOfLine(text)?.date ?? null;
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
