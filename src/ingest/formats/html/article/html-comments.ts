import { commentsHeading } from "../../../blocks/section-cues.ts";
import { collapseSpace } from "../../../clean.ts";
import { lineOf } from "../html-inline.ts";
import {
  childrenOf,
  elements,
  isElement,
  isHeading,
  isInline,
  textOf,
  type HtmlElement,
} from "../html-tree.ts";
import { NO_TEXT, type Density } from "./html-densities.ts";
import { sectionAround } from "./html-sections.ts";
import { isNeverText } from "./html-suspicion.ts";

type DensityOf = (element: HtmlElement) => Density;

/** Characters of prose ahead of a heading that are the article which the comments below it are about. */
const COMMENTED = 250;
/** A number in the heading tells it from one of the article's: a single paragraph is enough then. */
const COMMENTED_AND_COUNTED = 80;
/** What else than headings templates set above comments. */
const HEADS: ReadonlySet<string> = new Set(["div", "p", "strong", "b", "span", "legend", "dt"]);
const LONGEST_HEAD = 60;
const LONGEST_HEADING = 250;
/** A page has a few; what follows each of them is looked through. */
const MOST_HEADS = 50;

/**
 * What readers have written below an article, by the heading above it ("2 Kommentare", "Yorumlar"): all up to the next heading
 * of its level, however long.
 */
export function commentSections(
  body: HtmlElement,
  landmarks: ReadonlySet<HtmlElement>,
  density: ReadonlyMap<HtmlElement, Density>,
): ReadonlySet<HtmlElement> {
  const of: DensityOf = (element) => density.get(element) ?? NO_TEXT;
  const found = new Set<HtmlElement>();
  let [prose, heads] = [0, 0];
  for (const element of elements(body, isNeverText)) {
    if (prose >= COMMENTED_AND_COUNTED && heads < MOST_HEADS && !landmarks.has(element)) {
      const kind = headOf(element, of(element));
      if (kind !== null) heads++;
      if (kind === "counted" || (kind === "plain" && prose >= COMMENTED))
        for (const part of sectionOf(element, landmarks)) found.add(part);
    }
    prose += ownProse(element, of);
  }
  return found;
}

/** What an element heads by its text; null where it heads no comments. */
function headOf(element: HtmlElement, { text, linked }: Density): ReturnType<typeof commentsHeading> {
  if (text === 0 || text > LONGEST_HEADING) return null;
  if (isHeading(element))
    return element.tagName === "h1" ? null : commentsHeading(lineOf(element, isNeverText));
  // "3 comments" that lead to another page stand below each post of a list.
  if (text > LONGEST_HEAD || linked > 0 || !HEADS.has(element.tagName)) return null;
  return commentsHeading(lineOf(element, isNeverText)) === "counted" ? "counted" : null;
}

function ownProse(element: HtmlElement, of: DensityOf): number {
  const below = childrenOf(element).filter(isElement);
  return below.reduce((rest, child) => rest - of(child).prose, of(element).prose);
}

/** The box that begins with this heading, and what follows it up to the next of its level. */
function sectionOf(head: HtmlElement, landmarks: ReadonlySet<HtmlElement>): readonly HtmlElement[] {
  const section = sectionAround(head, landmarks);
  const found = [section];
  const highest = isHeading(head) ? head.tagName : "h6";
  const siblings = section.parentNode === null ? [] : childrenOf(section.parentNode);
  for (const sibling of siblings.slice(siblings.indexOf(section) + 1).filter(isElement)) {
    if (landmarks.has(sibling) || collapseSpace(textOf(sibling, isNeverText)) === "") continue;
    if (elements(sibling).some((below) => isHeading(below) && below.tagName <= highest)) break;
    if (!isInline(sibling)) found.push(sibling);
  }
  return found;
}
