import { formulaText, type MathTree } from "../mathml.ts";
import { attribute, childrenOf, isElement, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";

const TREE: MathTree<HtmlNode> = {
  name: (node) => (isElement(node) ? node.tagName : null),
  children: childrenOf,
  text: textOf,
  attribute: (node, name) => (isElement(node) ? attribute(node, name) : undefined),
};

/** A MathML formula as one writes it in a line. */
export function formula(math: HtmlElement): string {
  return formulaText<HtmlNode>(math, TREE);
}
