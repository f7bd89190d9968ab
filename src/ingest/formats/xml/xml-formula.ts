import { collapseSpace } from "../../clean.ts";
import { formulaText, type MathTree } from "../mathml.ts";
import { descendant, xmlText, type XmlElement, type XmlNode } from "./xml-tree.ts";

const TREE: MathTree<XmlNode> = {
  name: (node) => (typeof node === "string" ? null : localName(node)),
  children: (node) => (typeof node === "string" ? [] : node.children),
  text: (node) => (typeof node === "string" ? node : xmlText(node)),
  attribute: (node, name) => (typeof node === "string" ? undefined : node.attributes[name]),
};

function localName({ name }: XmlElement): string {
  return name.replace(/^.*:/, "");
}

/** A MathML formula as one writes it in a line. */
export function xmlFormula(math: XmlElement): string {
  return formulaText<XmlNode>(math, TREE);
}

/** What dresses a formula for TeX: a document around it, dollar signs, brackets. */
const TEX_FRAME = /^(?:\$\$?|\\\(|\\\[)|(?:\$\$?|\\\)|\\\])$/g;
const TEX_DOCUMENT = /\\begin\{document\}([\s\S]*?)\\end\{document\}/;

/** The formula that an element offers in several notations: as MathML, else as TeX, else as it stands. */
export function chosenFormula(element: XmlElement): string {
  const math = descendant(element, "math") ?? descendant(element, "mml:math");
  if (math !== undefined) return xmlFormula(math);
  const tex = descendant(element, "tex-math");
  if (tex === undefined) return xmlText(element);
  const text = xmlText(tex);
  return collapseSpace((TEX_DOCUMENT.exec(text)?.[1] ?? text).trim().replace(TEX_FRAME, ""));
}
