import { isProse } from "../../../blocks/prose.ts";
import { splitAuthors } from "../../../metadata/authors.ts";
import { closingNames, readAttribution } from "../../../metadata/byline.ts";
import { JOB, personName } from "../../../metadata/byline-names.ts";
import { lineOf, partedLinesOf } from "../html-inline.ts";
import { namesIn, wordSet, wordsOfName } from "../html-names.ts";
import { ancestors, attribute, elements, isElement, isHeading, type HtmlElement } from "../html-tree.ts";
import {
  bylinesOf,
  isCalled,
  isLine,
  isShort,
  LONGEST_LINE,
  MOST_LINES,
  nearest,
  wordsIn,
  type Test,
} from "./html-marks.ts";
import { isOfOthers } from "./html-other-posts.ts";
import { isNeverText } from "./html-suspicion.ts";

const BYLINE =
  wordSet(`byline bylines author authors byauthor writer contributor contributors reporter fn autor autore auteur auteurs redakteur
  yazar muhabir firma journalist createdby createby authorname skribent redacteur autorka forfatter autorin autoren verfasser signature signatur`);

const BEHIND_BYLINE = wordSet(
  "name names link links text full info meta line by title label p span list item a url fn n",
);

/** What says that an element names the author, the most telling first. */
const AUTHOR_MARKS: readonly Test[] = [
  (element) => wordsIn(element, "itemprop").includes("author"),
  (element) => wordsIn(element, "rel").includes("author"),
  (element) => isCalled(element, BYLINE, BEHIND_BYLINE),
  leadsToAuthor,
];

function leadsToAuthor(element: HtmlElement): boolean {
  return (
    element.tagName === "a" &&
    /\/(?:authors?|autor(?:en|es)?|auteurs?)\/[^/]/.test(attribute(element, "href"))
  );
}

export function authorsIn(ordered: readonly HtmlElement[], skip: Test): readonly string[] {
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
export function linkedBeside(below: readonly HtmlElement[], skip: Test): readonly string[] {
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

/** What bloggers call themselves. */
const NICKNAME = /^[\p{L}\d][\p{L}\d_-]{2,30}$/u;

/** Whether the element holds a name and nothing else by what it is marked as. */
function isNamed(element: HtmlElement): boolean {
  return (
    wordsIn(element, "class").includes("fn") ||
    ["itemprop", "rel"].some((name) => wordsIn(element, name).includes("author"))
  );
}

/** Links beside an author that name nobody. */
const NOBODY =
  /\b(?:posts?|articles?|profile|follow|view|more|all|about|bio(?:graphy)?|e-?mail|contact|twitter|facebook|website|read|comments?|updated|published|subscribe|share)\b|(?<!\p{L})(?:alle|mehr|weitere|beiträge|artikel|profil|tous|toutes|voir|plus|todos|todas|más|mais|ver|tutti|altri|articoli|wszystkie|więcej|все|статьи|ещё|еще)(?!\p{L})/iu;

const BY_AHEAD =
  /^\W*(?:(?:written|posted|published|(?:view )?all posts|more(?: posts)?)\s)?(?:about|by|von|par|por|di|door)\s*:?\s+/i;

function namesOf(element: HtmlElement, skip: Test): readonly string[] {
  const within = elements(element, skip).find((below) => wordsIn(below, "itemprop").includes("name"));
  if (!isShort(within ?? element, skip)) return [];
  const lines = bylinesOf(within ?? element, skip);
  if (lines.join(" ").length > LONGEST_LINE) return [];
  const content = attribute(within ?? element, "content") || attribute(element, "content");
  const said = lines
    .flatMap((line) => readAttribution(line, true)?.authors ?? [])
    .filter((name) => !NOBODY.test(name));
  if (content === "" && said.length > 0) return said;
  for (const segment of content === "" ? lines.flatMap((line) => line.split(SEGMENTS)) : [content]) {
    const names = splitAuthors(segment.replace(BY_AHEAD, "")).filter(
      (name) =>
        name.split(/\s+/).length <= MOST_WORDS &&
        !NOBODY.test(name) &&
        (personName(name, true) !== null ||
          within !== undefined ||
          (isNamed(element) && NICKNAME.test(name))),
    );
    if (names.length > 0) return names;
  }
  return [];
}

const SEGMENTS = /\s*[|•·]\s*|\s+[–—-]\s+/u;

/**
 * Whom the markup of a page calls its author in a box of their own, also beside the article: nobody where it calls several so, or
 * where the box is one of other articles.
 */
export function onlyAuthor(all: readonly HtmlElement[], skip: Test): readonly string[] {
  const isAuthor: Test = (element) =>
    ["itemprop", "rel"].some((name) => wordsIn(element, name).includes("author"));
  const names = nearest(all, (element) => isAuthor(element) && isInAuthorBox(element)).map((element) =>
    namesOf(element, skip),
  );
  const [first = [], ...others] = names.filter(
    (found) => found.length > 0 && found.every((name) => personName(name, false) !== null),
  );
  return others.every((other) => other.join() === first.join()) ? first : [];
}

/** Who is named by the links to the page that the head says is the author's. */
export function linkedByAddress(
  all: readonly HtmlElement[],
  addresses: readonly string[],
): readonly string[] {
  const paths = new Set(addresses.map(pathOf).filter((path) => path.length > 1));
  const names = all
    .filter((element) => element.tagName === "a" && paths.has(pathOf(attribute(element, "href"))))
    .flatMap((link) =>
      isShort(link, isNeverText) ? (personName(lineOf(link, isNeverText), false) ?? []) : [],
    );
  return [...new Set(names)];
}

function pathOf(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:)?\/\/[^/]*/, "")
    .replace(/[?#].*$|\/$/g, "");
}

const BOX_LEVELS = 4;

function isInAuthorBox(element: HtmlElement): boolean {
  const around = [element, ...ancestors(element).slice(0, BOX_LEVELS)];
  const names = around.flatMap((one) => namesIn(attribute(one, "class"), attribute(one, "id")));
  return names.flatMap(wordsOfName).some((word) => BYLINE.has(word)) && !around.some(isOfOthers);
}

const AUTHOR_BOX =
  /(?:^|[-_\s])(?:author[-_]?(?:box|bio|info|card|desc|description|profile|biography|content|area|section)|about[-_]?(?:the[-_]?)?author|bio[-_]?box|post-author|entry-author)(?=$|[-_\s])/i;

const ABOUT =
  /^(?:(?:about|über|à propos de|acerca de|sobre|written by|by|von|par|por)\s+)?(?:(?:the|den|l['’])\s?aut\p{L}+\s*:?\s*)?/iu;

const MOST_BOXES = 3;

/** "About the author", "Über den Autor": a heading behind which somebody is named. */
const ABOUT_AUTHOR =
  /^(?:about|über|à propos de|sobre|acerca de|sull[’']|over|om)?\s?(?:the |den |die |der |l[’']|el |la |o |a |de )?(?:authors?|autor(?:in|en|a|e)?|auteure?s?|autrice|writer)\s?:?$/iu;

/** Whom the line behind such a heading names in letters of their own: `<h4>About the author</h4><p><strong>Jane Doe</strong> writes`. */
function namedBehindHeading(all: readonly HtmlElement[]): readonly string[] {
  const at = all.findIndex(
    (element) =>
      isHeading(element) && isShort(element, isNeverText) && ABOUT_AUTHOR.test(lineOf(element, isNeverText)),
  );
  if (at === -1) return [];
  for (const element of all.slice(at + 1, at + MOST_BEHIND)) {
    if (!SET_APART.has(element.tagName) || !isShort(element, isNeverText)) continue;
    const name = personName(lineOf(element, isNeverText), false);
    if (name !== null) return [name];
  }
  return [];
}
const MOST_BEHIND = 12;
const SET_APART = wordSet("a b strong em h3 h4 h5 h6 figcaption");

/** Whom a box about the author names: the last place to look at, as it may be about the blog's owner. */
export function authorsInBoxes(all: readonly HtmlElement[]): readonly string[] {
  const boxes = all
    .filter((element) => AUTHOR_BOX.test(`${attribute(element, "class")} ${attribute(element, "id")}`))
    .slice(0, MOST_BOXES);
  for (const box of boxes) {
    const within = elements(box, isNeverText);
    const marked = authorsIn(within.slice(1), isNeverText);
    if (marked.length > 0) return marked;
    const titles = within
      .filter(isHeading)
      .map((heading) => personName(lineOf(heading, isNeverText).replace(ABOUT, ""), false));
    const [named] = titles.filter((name) => name !== null);
    if (named !== undefined) return [named];
  }
  const ways = [namedBehindHeading, namedAboveLink, namedInHeading];
  let names: readonly string[] = [];
  for (const named of ways) if (names.length === 0) names = named(all);
  return names;
}

/** Whom the one heading "About Jane Doe" is about. */
function namedInHeading(all: readonly HtmlElement[]): readonly string[] {
  const names = all
    .filter((element) => isHeading(element) && element.tagName > "h1" && isShort(element, isNeverText))
    .flatMap((heading) => ABOUT_SOMEBODY.exec(lineOf(heading, isNeverText))?.groups?.name ?? [])
    .flatMap((name) => personName(name, false) ?? []);
  return new Set(names).size === 1 ? names.slice(0, 1) : [];
}
const ABOUT_SOMEBODY = /^(?:about|über|à propos de|sobre|acerca de|over|om)\s(?<name>\p{Lu}[^\n]{2,60})$/iu;

/** How far around a link to all of somebody's articles the heading is looked for that says whose they are. */
const LINK_LEVELS = 3;

/** `<h4>Jane Doe</h4><p>…</p><a href="/author/jane">All posts</a>` */
function namedAboveLink(all: readonly HtmlElement[]): readonly string[] {
  for (const link of all.filter(leadsToAuthor).slice(0, MOST_BOXES)) {
    const headings = ancestors(link)
      .slice(0, LINK_LEVELS)
      .flatMap((around) => elements(around, isNeverText).filter(isHeading).slice(0, MOST_BOXES));
    const names = headings.map((heading) =>
      isShort(heading, isNeverText) ? personName(lineOf(heading, isNeverText), false) : null,
    );
    const [name] = names.filter((found) => found !== null);
    if (name !== undefined) return [name];
  }
  return [];
}

/** So many lines behind the text may sign it. */
const MOST_CLOSING = 3;

/** Who signs below the last paragraph of prose. */
export function signatureBelow(rest: readonly HtmlElement[], skip: Test): readonly string[] {
  const last = rest.findLastIndex((element) => element.tagName === "p" && isProse(lineOf(element, skip)));
  const lines = last === -1 ? [] : rest.slice(last + 1).filter((element) => isLine(element, skip));
  return lines
    .slice(0, MOST_CLOSING)
    .flatMap((element) => [
      ...partedLinesOf(element, skip).flatMap((line) => closingNames(line)),
      ...(isSetApart(element, skip) ? introducedIn(lineOf(element, skip)) : []),
    ]);
}

/** A line that is set apart from the text by its letters, or begins with a name that is. */
function isSetApart(element: HtmlElement, skip: Test): boolean {
  const line = lineOf(element, skip);
  return elements(element, skip).some((inner) => {
    if (!SET_APART.has(inner.tagName) && inner.tagName !== "i") return false;
    const part = lineOf(inner, skip);
    return part === line || (line.startsWith(part) && personName(part, false) !== null);
  });
}

/** "Jane Doe is a reporter of the Courier." */
function introducedIn(line: string): readonly string[] {
  const [, name = "", what = ""] = INTRODUCED.exec(line) ?? [];
  const person = JOB.test(what) ? personName(name, false) : null;
  return person === null ? [] : [person];
}
const INTRODUCED =
  /^(\p{Lu}[\p{L}\p{M}.’'-]*(?:\s[\p{L}\p{M}.’'-]+){1,4}?)\s(?:is|was|ist|est|es|è)\s((?:an?|the|our|eine?|der|die|une?|un|una|le|la|el|il|l['’])\s[^\n]{1,120})/u;
