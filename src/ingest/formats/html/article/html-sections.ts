import { isCue } from "../../../blocks/boilerplate.ts";
import { collapseSpace } from "../../../clean.ts";
import { densities, type Density } from "./html-densities.ts";
import type { Headline } from "../html-headline.ts";
import { lineOf } from "../html-inline.ts";
import { isInside, isNeverText, readsLikeArticle, withoutLinks } from "./html-suspicion.ts";
import {
  ancestors,
  attribute,
  childrenOf,
  elements,
  isElement,
  isHeading,
  isInline,
  textOf,
  type HtmlElement,
} from "../html-tree.ts";

type Densities = ReadonlyMap<HtmlElement, Density>;

/**
 * Where the headline stands in an `article`, the others of the page: teasers, whose heading is a link, and, where the page
 * declares this headline to be its title, further articles with an h1 of their own.
 */
export function otherArticles(
  body: HtmlElement,
  headline: HtmlElement | undefined,
  isDeclared: boolean,
): HtmlElement[] {
  const around = headline === undefined ? [] : ancestors(headline);
  if (headline === undefined || !around.some(({ tagName }) => tagName === "article")) return [];
  const articles = elements(body, isNeverText).filter(({ tagName }) => tagName === "article");
  return articles.filter((article) => {
    if (around.includes(article)) return false;
    const heading = elements(article).find(({ tagName }) => /^h[1-6]$/.test(tagName));
    if (heading === undefined) return false;
    const isTeaser = withoutLinks(heading) === "" || isInside(heading, ["a"]);
    return (isTeaser && !readsLikeArticle(article)) || (isDeclared && heading.tagName === "h1");
  });
}

/** So many headings in a box that are links, and none that is not, make it a list of other articles. */
const TEASERS = 2;

/** The outermost boxes of nothing but teasers: each a heading that is a link, and a few lines. */
export function teaserBoxes(
  body: HtmlElement,
  landmarks: ReadonlySet<HtmlElement>,
  density: Densities,
  least = TEASERS,
): HtmlElement[] {
  const counts = new Map<HtmlElement, number>();
  const apart = new Set(landmarks);
  for (const heading of elements(body, isNeverText).filter(isHeading)) {
    const isLink = withoutLinks(heading) === "" || isInside(heading, ["a"]);
    for (const around of ancestors(heading)) {
      if (isLink) counts.set(around, (counts.get(around) ?? 0) + 1);
      else if (collapseSpace(textOf(heading)) !== "") apart.add(around);
    }
  }
  const isBox = (element: HtmlElement): boolean => {
    const teasers = counts.get(element) ?? 0;
    const { text, linked } = density.get(element) ?? { text: 0, linked: 0 };
    return teasers >= least && !apart.has(element) && text - linked <= teasers * LONGEST_TEASER;
  };
  const boxes = [...counts.keys()].filter(isBox);
  return boxes.filter((box) => !ancestors(box).some(isBox));
}

/** Beside an article of prose, so many teasers in a row are other articles, where they hold this share of its prose at most. */
const TEASERS_BELOW = 3;
const MOST_TEASED = 0.5;

/**
 * The boxes of teasers within what holds an article, which has more prose without them; below the headline that the page declares, also
 * those that have more, where the article is a paragraph at least and stands in a box that they stand outside of.
 */
export function teasersBelow(
  root: HtmlElement,
  headline: Headline | undefined,
  isChrome: (element: HtmlElement) => boolean,
): HtmlElement[] {
  const density = densities(root, isChrome, () => false);
  const marks = headline === undefined ? [root] : [root, headline.element, ...ancestors(headline.element)];
  const boxes = teaserBoxes(root, new Set(marks), density, TEASERS_BELOW);
  const proseIn = (element: HtmlElement): number => density.get(element)?.prose ?? 0;
  const rest = (apart: readonly HtmlElement[]): number =>
    apart.reduce((left, box) => left - proseIn(box), proseIn(root));
  if (proseIn(root) - rest(boxes) > rest(boxes) * MOST_TEASED) boxes.splice(0);
  if (headline?.isDeclared !== true) return boxes;
  const article = marks.slice(2).find((around) => around !== root && proseIn(around) >= ONE_PARAGRAPH);
  const isApart = (box: HtmlElement): boolean => article !== undefined && !ancestors(box).includes(article);
  const small = teaserBoxes(root, new Set(marks), density).filter((box) => isApart(box) && leadsWithin(box));
  return small.length === 0 ? boxes : small;
}
/** Characters of prose. */
const ONE_PARAGRAPH = 80;

/** Whether the headings of a box lead to pages of the same site, and not to what a list recommends. */
function leadsWithin(box: HtmlElement): boolean {
  const links = elements(box).filter(
    (element) =>
      element.tagName === "a" && (elements(element).some(isHeading) || isInside(element, HEADINGS)),
  );
  return links.every((link) => !/^(?:https?:)?\/\//i.test(attribute(link, "href")));
}
const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"];

/** How far around its heading a section is looked for. */
const SECTION_LEVELS = 4;
const LONGEST_TEASER = 300;
const LONGEST_CUE = 80;
/** A page has a few such headings; each is compared with what stands beside it. */
const MOST_CUES = 500;

/** The sections whose heading says that they are no part of the article: "Related stories", "Comments (12)". */
export function cueSections(
  body: HtmlElement,
  landmarks: ReadonlySet<HtmlElement>,
  density: Densities,
): Set<HtmlElement> {
  const found = new Set<HtmlElement>();
  const lengthOf = (element: HtmlElement): number => {
    const { text, linked } = density.get(element) ?? { text: 0, linked: 0 };
    return text - linked;
  };
  const most = lengthOf(body) / 2;
  for (const cue of cuesBelow(body, density)) {
    const section = sectionAround(
      cue,
      landmarks,
      (box, inner) => lengthOf(box) <= most && isFirstIn(box, inner) && !holdsProse(box),
    );
    const behind = section === cue ? linksBehind(cue) : [];
    // A line of a text that reads like a cue is one only where links follow.
    if (section === cue && behind.length === 0 && !isHeading(cue)) continue;
    found.add(section);
    for (const sibling of behind) found.add(sibling);
  }
  return found;
}

/** Headings and other lines of their own that announce something else than the article. */
function cuesBelow(body: HtmlElement, density: Densities): HtmlElement[] {
  const cues = elements(body, isNeverText).filter((element) => {
    const length = density.get(element)?.text ?? 0;
    if (length === 0 || length > LONGEST_CUE || element.tagName === "h1") return false;
    return isCue(lineOf(element, isNeverText));
  });
  return cues.slice(0, MOST_CUES).filter(isLine);
}

function isLine(element: HtmlElement): boolean {
  if (isHeading(element)) return true;
  if (element.tagName === "li" || childrenOf(element).some((child) => isElement(child) && !isInline(child)))
    return false;
  return !isInline(element) || isFollowedByBlock(element);
}

/** Whether an inline element ends its line: what comes next is a block. */
function isFollowedByBlock(element: HtmlElement): boolean {
  const siblings = element.parentNode === null ? [] : childrenOf(element.parentNode);
  const next = siblings
    .slice(siblings.indexOf(element) + 1)
    .find((node) => isElement(node) || collapseSpace(textOf(node)) !== "");
  return next !== undefined && isElement(next) && !isInline(next) && next.tagName !== "br";
}

/** The widest box that begins with this heading and is none that the article stands in; each has to belong to it. */
export function sectionAround(
  heading: HtmlElement,
  landmarks: ReadonlySet<HtmlElement>,
  belongs: (box: HtmlElement, inner: HtmlElement) => boolean = isFirstIn,
): HtmlElement {
  let section = heading;
  for (let level = 0; level < SECTION_LEVELS; level++) {
    const parent = section.parentNode;
    if (parent === null || !isElement(parent) || landmarks.has(parent) || parent.tagName === "article") break;
    if (!belongs(parent, section)) break;
    section = parent;
  }
  return section;
}

function isFirstIn(parent: HtmlElement, child: HtmlElement): boolean {
  for (const node of childrenOf(parent)) {
    if (node === child) return true;
    if (collapseSpace(textOf(node, isNeverText)) !== "") return false;
  }
  return true;
}

function holdsProse(section: HtmlElement): boolean {
  const paragraphs = elements(section, isNeverText).filter(({ tagName }) => tagName === "p");
  return paragraphs.some((paragraph) => withoutLinks(paragraph).length > LONGEST_TEASER);
}

/** No page shows more links below a heading. */
const MOST_BEHIND = 300;

/** What follows a heading, up to the next heading or the next text that is mostly no links. */
function linksBehind(heading: HtmlElement): HtmlElement[] {
  const siblings = heading.parentNode === null ? [] : childrenOf(heading.parentNode);
  const found: HtmlElement[] = [];
  for (const sibling of siblings.slice(siblings.indexOf(heading) + 1)) {
    if (found.length === MOST_BEHIND) break;
    const text = collapseSpace(textOf(sibling, isNeverText));
    if (text === "") continue;
    if (!isElement(sibling) || /^h[1-6]$/.test(sibling.tagName)) break;
    if (withoutLinks(sibling).length > text.length / 3) break;
    found.push(sibling);
  }
  return found;
}
