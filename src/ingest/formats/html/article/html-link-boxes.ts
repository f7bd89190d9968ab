import { densities, NO_TEXT, type Density } from "./html-densities.ts";
import { attribute, elements, isHeading, type HtmlElement } from "../html-tree.ts";

type Test = (element: HtmlElement) => boolean;

/** Elements that hold several lines; a single line of links is looked at when it is written. */
const BOXES: ReadonlySet<string> = new Set(
  "div section ul ol dl table aside header footer figure center td".split(" "),
);
/** More of a box than this is links: it leads to other pages. */
const MOST_LINKED = 0.5;

/** A heading, and the number of each entry. */
const LONGEST_BESIDE = { heading: 40, entry: 5 };

/** A table of contents: a heading and links to places in the page, at least two. */
function isContents(element: HtmlElement, plain: number): boolean {
  const links = elements(element).filter(({ tagName }) => tagName === "a");
  return (
    links.length > 1 &&
    plain <= LONGEST_BESIDE.heading + links.length * LONGEST_BESIDE.entry &&
    links.every((link) => attribute(link, "href").startsWith("#"))
  );
}

/** The boxes of an article that are mostly links and hold no prose: teasers, tags, menus, buttons to share it. */
export function linkBoxes(root: HtmlElement, isChrome: Test): HtmlElement[] {
  const density = densities(root, isChrome, () => false);
  const whole: Density = density.get(root) ?? NO_TEXT;
  const boxes: HtmlElement[] = [];
  for (const [element, { text, linked, prose }] of density) {
    if (element === root || text === 0 || prose > 0 || isHeading(element) || !BOXES.has(element.tagName))
      continue;
    const isElsewhere = linked > text * MOST_LINKED || (linked > 0 && isContents(element, text - linked));
    if (isElsewhere && text < whole.prose) boxes.push(element);
  }
  return boxes;
}
