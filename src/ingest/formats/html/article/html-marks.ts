import { BYLINE_BEGUN } from "../../../metadata/byline-words.ts";
import { partedLinesOf } from "../html-inline.ts";
import { namesIn, wordsOfName } from "../html-names.ts";
import { attribute, childrenOf, isElement, isInline, type HtmlElement, type HtmlNode } from "../html-tree.ts";

export type Test = (element: HtmlElement) => boolean;

export const LONGEST_LINE = 200;

/** The nearest elements of a kind are looked at; a page with more of them names everybody. */
const MOST_LOOKED_AT = 100;

/** So many elements behind the headline are looked through for a line that says who or when without being marked so. */
export const MOST_LINES = 200;

export function nearest(ordered: readonly HtmlElement[], isMarked: Test): readonly HtmlElement[] {
  const found: HtmlElement[] = [];
  for (const element of ordered) {
    if (found.length === MOST_LOOKED_AT) break;
    if (isMarked(element)) found.push(element);
  }
  return found;
}

/** An element of more parts says more than who and when. */
const MOST_NODES = 1_000;

/** Whether an element's text can be a line or two: told without putting it together. */
export function isShort(element: HtmlElement, skip: Test): boolean {
  const waiting: HtmlNode[] = [element];
  let [nodes, letters] = [0, 0];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.nodeName === "#text" && "value" in next) letters += next.value.replace(/\s+/g, "").length;
    if (++nodes > MOST_NODES || letters > LONGEST_LINE) return false;
    for (const child of childrenOf(next)) if (!isElement(child) || !skip(child)) waiting.push(child);
  }
  return true;
}

/** A block that holds no other. */
export function isLine(element: HtmlElement, skip: Test): boolean {
  const isBlock = (inner: HtmlElement): boolean => !isInline(inner) && inner.tagName !== "br";
  if (!isBlock(element)) return false;
  const waiting = [...childrenOf(element)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isElement(next) || skip(next)) continue;
    if (isBlock(next)) return false;
    for (const child of childrenOf(next)) waiting.push(child);
  }
  return true;
}

/** The lines that stand in an element itself and in no block within it: beside blocks, text is lines of its own. */
export function linesWithin(element: HtmlElement, skip: Test): readonly string[] {
  if (isInline(element)) return [];
  if (isLine(element, skip)) return bylinesOf(element, skip);
  const isBlock = (inner: HtmlElement): boolean =>
    skip(inner) || (inner !== element && !isInline(inner) && inner.tagName !== "br");
  return isShort(element, isBlock) ? bylinesOf(element, isBlock) : [];
}

/** The lines below an element; "Von" in a line of its own belongs to the next. */
export function bylinesOf(element: HtmlElement, skip: Test): readonly string[] {
  const lines: string[] = [];
  for (const line of partedLinesOf(element, skip).map((one) => one.replace(PARTED_BY, "$1 "))) {
    const last = lines.at(-1);
    if (last !== undefined && BYLINE_BEGUN.test(last)) lines[lines.length - 1] = `${last} ${line}`;
    else lines.push(line);
  }
  return lines;
}

/** "Von | Jane Doe": two elements that touch. */
const PARTED_BY = /^((?:by|von|par|por|di|door|av|af)\s?:?)\s\|\s/iu;

/** Whether the last telling word of one of the element's class names or its id is one of these. */
export function isCalled(
  element: HtmlElement,
  told: ReadonlySet<string>,
  behind: ReadonlySet<string>,
): boolean {
  return namesIn(attribute(element, "class"), attribute(element, "id"))
    .map(wordsOfName)
    .some((words) => {
      const last = words.findLastIndex((word) => told.has(word));
      return last !== -1 && words.slice(last + 1).every((word) => behind.has(word) || /^\d+$/.test(word));
    });
}

export function wordsIn(element: HtmlElement, name: string): readonly string[] {
  return attribute(element, name).toLowerCase().split(/\s+/);
}
