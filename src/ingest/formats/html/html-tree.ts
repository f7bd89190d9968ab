import type { DefaultTreeAdapterTypes } from "parse5";

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export function isElement(node: HtmlNode): node is HtmlElement {
  return "tagName" in node;
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return "childNodes" in node ? node.childNodes : [];
}

const INLINE: ReadonlySet<string> = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter nobr output picture q rb rp
  rt rtc ruby s samp small source span strike strong sub sup time track tt u var wbr`.split(/\s+/),
);

/** Whether an element stands within a line, so that what is before and behind it may be parts of one word. */
export function isInline({ tagName, attrs }: HtmlElement): boolean {
  return (
    INLINE.has(tagName) && !attrs.some(({ name, value }) => name === "style" && SHOWN_AS_BLOCK.test(value))
  );
}
const SHOWN_AS_BLOCK = /(?:^|[;\s])display\s*:\s*(?:block|flex|grid|table|list-item)(?![\w-])/i;

/** A link to something else: not one that unfolds what stands below it (`<h4><a href="#answer-2">How do I pay?</a></h4>`). */
export function isLink(element: HtmlElement): boolean {
  return element.tagName === "a" && !unfolds(element);
}

function unfolds({ attrs, parentNode }: HtmlElement): boolean {
  return attrs.some(({ name, value }) => {
    if (name === "aria-expanded" || name === "aria-controls") return true;
    if (name === "data-toggle" || name === "data-bs-toggle") return value === "collapse";
    return (
      name === "href" &&
      value.startsWith("#") &&
      parentNode !== null &&
      isElement(parentNode) &&
      isHeading(parentNode)
    );
  });
}

export function isHeading({ tagName }: HtmlElement): boolean {
  return /^h[1-6]$/.test(tagName);
}

/** An attribute's value, or the empty string. */
export function attribute(element: HtmlElement, name: string): string {
  return element.attrs.find((attr) => attr.name === name)?.value ?? "";
}

/** The elements below a node in document order, the node itself first; nothing below an element that `skip` names. */
export function elements(
  node: HtmlNode,
  skip: (element: HtmlElement) => boolean = () => false,
): HtmlElement[] {
  const found: HtmlElement[] = [];
  const waiting: HtmlNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isElement(next)) {
      if (skip(next)) continue;
      found.push(next);
    }
    // Not as arguments of one call: an element may have more children than the stack has room for.
    for (const child of childrenOf(next).toReversed()) waiting.push(child);
  }
  return found;
}

/** All text below a node as it stands in the source, without what `skip` names. */
export function textOf(node: HtmlNode, skip: (element: HtmlElement) => boolean = () => false): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (isElement(node) && skip(node)) return "";
  return childrenOf(node)
    .map((child) => textOf(child, skip))
    .join("");
}

/** Elements within elements that are told apart. */
export const DEEPEST_ELEMENT = 400;

/** Text has to be in their cells. */
const TABLE_PARTS: ReadonlySet<string> = new Set(["table", "thead", "tbody", "tfoot", "tr"]);

/**
 * Makes the text below elements at this depth the direct children of these elements, in its order: no walk down the tree
 * has to go deeper. Pages are some 30 elements deep; thousands of them are an accident or an attack.
 */
export function flattenBelow(root: HtmlNode, depth: number): void {
  const waiting: { readonly node: HtmlNode; readonly level: number }[] = [{ node: root, level: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, level } = next;
    if (level < depth || TABLE_PARTS.has(node.nodeName))
      for (const child of childrenOf(node)) waiting.push({ node: child, level: level + 1 });
    else if (isElement(node)) {
      node.childNodes = textsBelow(node);
      for (const text of node.childNodes) text.parentNode = node;
    }
  }
}

function textsBelow(root: HtmlElement): DefaultTreeAdapterTypes.TextNode[] {
  const found: DefaultTreeAdapterTypes.TextNode[] = [];
  const waiting: HtmlNode[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.nodeName === "#text" && "value" in next) found.push(next);
    else if (next.nodeName !== "script" && next.nodeName !== "style")
      for (const child of childrenOf(next).toReversed()) waiting.push(child);
  }
  return found;
}

/** The elements that an element stands in, the nearest first. */
export function ancestors(element: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (let node = element.parentNode; node !== null && isElement(node); node = node.parentNode)
    found.push(node);
  return found;
}
