import type { DefaultTreeAdapterTypes } from "parse5";

export type HtmlNode = DefaultTreeAdapterTypes.Node;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export function isElement(node: HtmlNode): node is HtmlElement {
  return "tagName" in node;
}

export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return "childNodes" in node ? node.childNodes : [];
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
    waiting.push(...childrenOf(next).toReversed());
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
