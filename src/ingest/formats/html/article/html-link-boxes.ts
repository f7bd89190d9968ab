import { densities, NO_TEXT, type Density } from "./html-densities.ts";
import { isHeading, type HtmlElement } from "../html-tree.ts";

type Test = (element: HtmlElement) => boolean;

/** Elements that hold several lines; a single line of links is looked at when it is written. */
const BOXES: ReadonlySet<string> = new Set(
  "div section ul ol dl table aside header footer figure center td".split(" "),
);
/** More of a box than this is links: it leads to other pages. */
const MOST_LINKED = 0.5;

/** The boxes of an article that are mostly links and hold no prose: teasers, tags, menus, buttons to share it. */
export function linkBoxes(root: HtmlElement, isChrome: Test): HtmlElement[] {
  const density = densities(root, isChrome, () => false);
  const whole: Density = density.get(root) ?? NO_TEXT;
  const boxes: HtmlElement[] = [];
  for (const [element, { text, linked, prose }] of density) {
    if (element === root || text === 0 || prose > 0 || isHeading(element) || !BOXES.has(element.tagName))
      continue;
    if (linked > text * MOST_LINKED && text < whole.prose) boxes.push(element);
  }
  return boxes;
}
