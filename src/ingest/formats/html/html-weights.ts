import { collapseSpace } from "../../clean.ts";
import { childrenOf, elements, isElement, type HtmlElement } from "./html-tree.ts";

/**
 * For each element below `root` the characters of its text that are neither the text of a link nor below an element
 * `apart`; such an element has a length of its own. `never` has none.
 */
export function ownTextLengths(
  root: HtmlElement,
  never: (element: HtmlElement) => boolean,
  apart: (element: HtmlElement) => boolean,
): ReadonlyMap<HtmlElement, number> {
  const lengths = new Map<HtmlElement, number>();
  const all = elements(root, (element) => element.tagName === "a" || never(element));
  // From the last to the first, so that what is inside is counted before what is around it.
  for (const element of all.toReversed()) {
    let length = 0;
    for (const child of childrenOf(element)) {
      if (isElement(child)) length += apart(child) ? 0 : (lengths.get(child) ?? 0);
      else if (child.nodeName === "#text" && "value" in child) length += collapseSpace(child.value).length;
    }
    lengths.set(element, length);
  }
  return lengths;
}
