import { collapseSpace } from "../../clean.ts";
import { lineOf } from "./html-inline.ts";
import {
  attribute,
  childrenOf,
  elements,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from "./html-tree.ts";

type Skip = (element: HtmlElement) => boolean;

/** Each item behind its marker; the items of lists within are indented below it. */
export function listLines(list: HtmlElement, skip: Skip): string[] {
  let number = Number(attribute(list, "start")) || 1;
  return childrenOf(list).flatMap((item) => {
    if (isElement(item) && skip(item)) return [];
    // A list directly within a list belongs to the item before it.
    if (isElement(item) && isList(item)) return listLines(item, skip).map((line) => `  ${line}`);
    const own = lineOf(item, (element) => skip(element) || (element !== item && isList(element)));
    const nested = outermostLists(item, skip)
      .flatMap((element) => listLines(element, skip))
      .map((line) => `  ${line}`);
    if (own === "") return nested;
    if (isElement(item)) number = Number(attribute(item, "value")) || number;
    const label = list.tagName === "ol" ? labelOf(item) || `${number}.` : "-";
    number++;
    return [`${label} ${own}`, ...nested];
  });
}

/** The readers of office documents say in an item's label how it is numbered: "(a)", "2.1". */
function labelOf(item: HtmlNode): string {
  return isElement(item) ? attribute(item, "data-label") : "";
}

const LONGEST_MENU_ENTRY = 25;

/** A menu: every item is one short link. */
export function isMenu(list: HtmlElement): boolean {
  const items = childrenOf(list).filter(isElement);
  return items.length >= 3 && items.every((item) => isShortLink(item));
}

export function isList({ tagName }: HtmlElement): boolean {
  return tagName === "ul" || tagName === "ol";
}

/** What stands in an item that is a section or a post of its own. */
const OF_SECTIONS: ReadonlySet<string> = new Set("h1 h2 h3 h4 h5 h6 article section header dl".split(" "));

/** A list for layout: most of its items are sections with a heading, or posts. */
export function isListOfSections(list: HtmlElement): boolean {
  const items = childrenOf(list).filter(isElement);
  const sections = items.filter((item) => elements(item).some(({ tagName }) => OF_SECTIONS.has(tagName)));
  return sections.length > items.length / 2;
}

function isShortLink(item: HtmlElement): boolean {
  const text = collapseSpace(textOf(item));
  return (
    text.length <= LONGEST_MENU_ENTRY && collapseSpace(textOf(item, ({ tagName }) => tagName === "a")) === ""
  );
}

/** The lists below a node that are not within another list below it. */
function outermostLists(node: HtmlNode, skip: Skip): HtmlElement[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child) || skip(child)) return [];
    return isList(child) ? [child] : outermostLists(child, skip);
  });
}
