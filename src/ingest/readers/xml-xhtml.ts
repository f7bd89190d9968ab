import { parse } from "parse5";
import { childrenOf, elements, type HtmlElement, type HtmlNode } from "./html-tree.ts";
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

function depthOf(root: HtmlNode): number {
  let depth = 0;
  for (let level: readonly HtmlNode[] = [root]; level.length > 0 && depth <= DEEPEST; depth++) {
    level = level.flatMap(childrenOf);
  }
  return depth;
}
