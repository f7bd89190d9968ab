import { isShort } from "./article/html-marks.ts";
import { isNeverText, letters } from "./article/html-suspicion.ts";
import {
  ancestors,
  attribute,
  childrenOf,
  isElement,
  isInline,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from "./html-tree.ts";

/** Shorter ones are sections and names of sites. */
const SHORTEST_TITLE = 10;
const SHORTEST_WIDE = /\p{Lo}{5}/u;
/** A page repeats its title a few times. */
const MOST_LINES = 50;
/** Where a title is repeated that is not above its article: the way to it, a list, the site's own name. */
const ELSEWHERE =
  /bread|crumb|path|nav|menu|logo|brand|header|banner|mast|foot|copyright|sidebar|related|share/i;
const LISTED: ReadonlySet<string> = new Set([
  "li",
  "dt",
  "dd",
  "option",
  "figcaption",
  "caption",
  "footer",
  "header",
]);

/**
 * The line of its own that says one of these titles, the longest that is said, each in small letters alone: pages of tables and
 * fonts have no other headline. A line that is a link counts only where it is the only one.
 */
export function lineSaying(
  shown: readonly HtmlElement[],
  titles: readonly string[],
): HtmlElement | undefined {
  const wanted = new Set(
    titles.filter((title) => title.length >= SHORTEST_TITLE || SHORTEST_WIDE.test(title)),
  );
  if (wanted.size === 0) return undefined;
  const lines = shown
    .filter((element) => saysPartOf(element, wanted) && isShort(element, isNeverText))
    .filter((element) => wanted.has(letters(textOf(element))))
    .slice(0, MOST_LINES)
    .filter((element) => isAlone(element) && !isElsewhere(element));
  const isLink = (element: HtmlElement): boolean =>
    element.tagName === "a" || ancestors(element).some(({ tagName }) => tagName === "a");
  const best = lines
    .map((element) => letters(textOf(element)))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), "");
  const saying = lines.filter((element) => letters(textOf(element)) === best);
  return saying.find((element) => !isLink(element)) ?? (saying.length === 1 ? saying[0] : undefined);
}

/** Whether one of the titles holds all text that stands directly in an element, and there is some: told without its whole text. */
function saysPartOf(element: HtmlElement, titles: ReadonlySet<string>): boolean {
  const own = childrenOf(element).flatMap((child) =>
    child.nodeName === "#text" && "value" in child && child.value.trim() !== "" ? child.value : [],
  );
  const longest = Math.max(...[...titles].map(({ length }) => length));
  const said = own.map((text) => (text.length > longest * MOST_MARKS ? null : letters(text)));
  return (
    said.length > 0 &&
    said.every((text) => text !== null && [...titles].some((title) => title.includes(text)))
  );
}
/** Spaces and marks make a title longer than its letters, though not so many times. */
const MOST_MARKS = 4;

function isElsewhere(element: HtmlElement): boolean {
  return [element, ...ancestors(element)].some(
    (around) =>
      LISTED.has(around.tagName) ||
      (around.tagName !== "body" &&
        ELSEWHERE.test(`${attribute(around, "class")} ${attribute(around, "id")}`)),
  );
}

/** A block, or what stands between two ends of lines. */
function isAlone(element: HtmlElement): boolean {
  let line: HtmlElement = element;
  for (;;) {
    if (!isInline(line)) return true;
    const parent = line.parentNode;
    if (parent === null || !isElement(parent)) return true;
    const siblings = childrenOf(parent).filter((node) => node === line || !isBlank(node));
    const at = siblings.indexOf(line);
    if (![siblings[at - 1], siblings[at + 1]].every(endsLine)) return false;
    if (siblings.length > 1) return true;
    line = parent;
  }
}

function isBlank(node: HtmlNode): boolean {
  return node.nodeName === "#comment" || ("value" in node && node.value.trim() === "");
}

function endsLine(node: HtmlNode | undefined): boolean {
  return node === undefined || (isElement(node) && (node.tagName === "br" || !isInline(node)));
}
