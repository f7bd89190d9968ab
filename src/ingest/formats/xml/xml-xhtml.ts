import { parse } from "parse5";
import { childrenOf, elements, textOf, type HtmlElement, type HtmlNode } from "../html/html-tree.ts";
import { nestedTooDeeply } from "./xml-tree.ts";

/**
 * Elements that XHTML may write empty, `<title/>`, and that HTML would then take for open: all but those that are always
 * empty. No `<` inside, so that the search for the end of a tag stays within it.
 */
const EMPTY_ELEMENT =
  /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)([a-z][\w:.-]*)((?:\s(?:[^<>"'/]|"[^"<]*"|'[^'<]*'|\/(?!>))*)?)\/>/gi;

/** Where a reader sees a gap although nothing is written there: `<td><p>one</p><p>two</p></td>`. */
const GAP =
  /<\/(?:p|div|h[1-6]|li|dt|dd|td|th|caption|figcaption|section|article|header|footer|blockquote|tr|table|ul|ol|dl|pre)\s*>|<br\b[^<>]*>/gi;

/** So deep that no document reaches it, so shallow that walking the tree cannot end the stack. */
const DEEPEST = 500;

/** The body of an XHTML document, or undefined. Throws `unsupported_media_type` where it is nested hundreds deep. */
export function parseXhtml(source: string): HtmlElement | undefined {
  const document = parse(source.replace(EMPTY_ELEMENT, "<$1$2></$1>").replace(GAP, "$& "));
  if (depthOf(document) > DEEPEST) throw nestedTooDeeply();
  return elements(document, ({ tagName }) => tagName === "head").find(({ tagName }) => tagName === "body");
}

/** In a cell with more characters a table holds the page, not data. */
const LONGEST_CELL = 1_000;
const IN_CELLS: ReadonlySet<string> = new Set("p div ul ol li dl dt dd blockquote".split(" "));
const NOT_IN_DATA: ReadonlySet<string> = new Set("table h1 h2 h3 h4 h5 h6 pre".split(" "));

/**
 * Takes out of a book or a Word document what `HtmlBlocks` judges as on a web page: links become text, since a list of
 * links is no menu here, and cells become lines, since a table of cells with paragraphs is no page layout here.
 */
export function asProse(body: HtmlElement): HtmlElement {
  const all = elements(body);
  for (const element of all) if (element.tagName === "a") makeInline(element);
  for (const table of all.filter(({ tagName }) => tagName === "table")) {
    const inside = elements(table).slice(1);
    const cells = inside.filter(({ tagName }) => tagName === "td" || tagName === "th");
    const isData =
      !inside.some(({ tagName }) => NOT_IN_DATA.has(tagName)) &&
      cells.every((cell) => textOf(cell).length <= LONGEST_CELL);
    if (isData) for (const element of inside) if (IN_CELLS.has(element.tagName)) makeInline(element);
  }
  return body;
}

function makeInline(element: HtmlElement): void {
  element.tagName = "span";
  element.nodeName = "span";
}

function depthOf(root: HtmlNode): number {
  let depth = 0;
  for (let level: readonly HtmlNode[] = [root]; level.length > 0 && depth <= DEEPEST; depth++) {
    level = level.flatMap(childrenOf);
  }
  return depth;
}
