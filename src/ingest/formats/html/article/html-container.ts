import { densities, NO_TEXT, type Density } from "./html-densities.ts";
import { readAttribution } from "../../../metadata/byline.ts";
import { lineOf } from "../html-inline.ts";
import type { Headline } from "../html-headline.ts";
import {
  ancestors,
  attribute,
  childrenOf,
  elements,
  isElement,
  isHeading,
  type HtmlElement,
} from "../html-tree.ts";

type Test = (element: HtmlElement) => boolean;
type DensityOf = (element: HtmlElement) => Density;

/** A child with this share of its parent's prose is where the article stands. */
const MAIN_SHARE = 0.7;
/** And with less than this of the page's prose it is a part of the article only. */
const LEAST_SHARE = 0.3;
/** Characters of prose below which a page has no article to tell from the rest. */
const LEAST_PROSE = 250;
/** More of a text than this is links: it leads elsewhere. */
const LINKED = 0.25;
const HARDLY_LINKED = 0.1;

/**
 * Goes down from `start` to where most of its prose stands. What is passed by on the way is left out, unless it is prose too,
 * stands between parts of the article, or holds the headline.
 */
export function passedBy(
  start: HtmlElement,
  isChrome: Test,
  headline: Headline | undefined,
): Set<HtmlElement> {
  const left = new Set<HtmlElement>();
  const density = densities(start, isChrome, () => false);
  const of: DensityOf = (element) => density.get(element) ?? NO_TEXT;
  const total = of(start).prose;
  if (total < LEAST_PROSE) return left;
  const aroundHeadline = new Set(headline && [headline.element, ...ancestors(headline.element)]);
  const declared = headline?.isDeclared === true ? aroundHeadline : new Set<HtmlElement>();
  for (let node = start; ;) {
    const children = childrenOf(node)
      .filter(isElement)
      .filter((child) => density.has(child));
    const main = mainOf(node, children, of) ?? mainWith(declared, children, of);
    if (main === null || of(main).prose < total * LEAST_SHARE) return left;
    const isPart = (child: HtmlElement): boolean =>
      child === main ||
      (!isColumnBeside(child, main, of) &&
        !(declared.has(main) && holdsNotices(child, main, of)) &&
        (belongs(of(child), total) || isAlike(child, main, of(child))));
    const first = children.findIndex((child) => isPart(child) || declared.has(child));
    const firstPart = children.findIndex(isPart);
    const last = children.findLastIndex(isPart);
    const place = children.indexOf(main);
    for (const [at, child] of children.entries()) {
      const isBetween =
        at > first &&
        at < last &&
        of(child).linked <= of(child).text * LINKED &&
        (at > firstPart || isTextAlone(child, of(child)));
      if (
        isPart(child) ||
        isBetween ||
        (Math.abs(at - place) <= FARTHEST_LINE && isAttribution(child, at < last, of(child)))
      )
        continue;
      if (!aroundHeadline.has(child)) left.add(child);
      else for (const part of linksAround(child, aroundHeadline, of)) left.add(part);
    }
    node = main;
  }
}

/** So many elements before and behind the article a line is looked for that tells who wrote it. */
const FARTHEST_LINE = 20;
const LONGEST_ATTRIBUTION = 120;
const LONGEST_PLACED = 50;

/** A line that says who wrote it, or when; below the text also "Oberau, 16 July 2018". */
function isAttribution(element: HtmlElement, isAbove: boolean, { text }: Density): boolean {
  if (text > LONGEST_ATTRIBUTION || text === 0) return false;
  const line = lineOf(element, () => false);
  if (readAttribution(line, isAbove, "day-first") !== null) return true;
  return text <= LONGEST_PLACED && (readAttribution(line, true, "day-first")?.date ?? null) !== null;
}

/** The child where the prose of an element stands; null where it stands in several, or between them. */
function mainOf(node: HtmlElement, children: readonly HtmlElement[], of: DensityOf): HtmlElement | null {
  const [first, ...others] = children;
  if (first === undefined) return null;
  const main = others.reduce((best, child) => (weight(of(child)) > weight(of(best)) ? child : best), first);
  const between = of(node).prose - children.reduce((sum, child) => sum + of(child).prose, 0);
  const all = children.reduce((sum, child) => sum + weight(of(child)), between);
  return weight(of(main)) > 0 && weight(of(main)) >= all * MAIN_SHARE && main.tagName !== "p" ? main : null;
}

/** Below its declared headline is the article, though there is as much prose beside it. */
function mainWith(
  headline: ReadonlySet<HtmlElement>,
  children: readonly HtmlElement[],
  of: DensityOf,
): HtmlElement | null {
  const main = children.find((child) => headline.has(child));
  if (main === undefined || isHeading(main)) return null;
  const { text, linked, prose } = of(main);
  const others = Math.max(0, ...children.filter((child) => child !== main).map((child) => of(child).prose));
  return prose >= LEAST_PROSE && prose > others / 2 && linked <= text * LINKED ? main : null;
}

/** Prose, the less of it the more links stand among it: teasers are prose and links by turns. */
function weight({ text, linked, prose }: Density): number {
  const plain = text === 0 ? 0 : 1 - linked / text;
  return prose * plain * plain;
}

/** Text that hardly leads elsewhere, or that is a large part of the prose. */
function belongs({ text, linked, prose }: Density, total: number): boolean {
  if (prose === 0) return false;
  return (
    (prose >= text / 2 && linked <= text * HARDLY_LINKED) ||
    (prose >= total * HARDLY_LINKED && linked <= text * LINKED)
  );
}

/** Characters of prose under each heading that are a notice ("Weather", "Dates") and no section of an article. */
const LONGEST_NOTICE = 200;

/** Beside the box that has the headline and most of the prose, one of another kind with a few short notices below headings of their own. */
function holdsNotices(child: HtmlElement, main: HtmlElement, of: DensityOf): boolean {
  const { prose } = of(child);
  if (prose === 0 || prose >= of(main).prose / 3 || attribute(child, "class") === attribute(main, "class"))
    return false;
  const headings = elements(child).filter((element) => isHeading(element) && of(element).text > 0);
  return headings.length > 1 && prose <= headings.length * LONGEST_NOTICE;
}

/** What may stand between the headline and the text: a deck, a list of points, a table of facts. */
function isTextAlone(child: HtmlElement, { linked }: Density): boolean {
  return linked === 0 && OF_TEXT.has(child.tagName);
}

/** A cell beside that of the article holds the menu or other news, unless it has as much prose as a second column of it. */
function isColumnBeside(child: HtmlElement, main: HtmlElement, of: DensityOf): boolean {
  return main.tagName === "td" && child.tagName === "td" && of(child).prose < of(main).prose / 2;
}

const OF_TEXT: ReadonlySet<string> = new Set(
  "p h2 h3 h4 h5 h6 ul ol dl blockquote pre table figure".split(" "),
);

/** Prose in an element of text, or in a section of the same kind as the main one. */
function isAlike(element: HtmlElement, main: HtmlElement, { text, linked, prose }: Density): boolean {
  if (prose === 0 || linked > text * LINKED) return false;
  if (OF_TEXT.has(element.tagName)) return true;
  return element.tagName === main.tagName && attribute(element, "class") === attribute(main, "class");
}

/** What stands around the headline, apart from where the article stands, and is mostly links. */
function linksAround(
  area: HtmlElement,
  aroundHeadline: ReadonlySet<HtmlElement>,
  of: DensityOf,
): HtmlElement[] {
  return elements(area).filter((element) => {
    const { text, linked, prose } = of(element);
    return !aroundHeadline.has(element) && prose === 0 && linked > text / 2 && element.tagName !== "a";
  });
}
