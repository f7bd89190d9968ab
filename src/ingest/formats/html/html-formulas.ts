import { grouped } from "../../blocks/formula-text.ts";
import { collapseSpace } from "../../clean.ts";
import { attribute, childrenOf, isElement, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";

/** Says the same in the notation of a typesetting program. */
const NOT_SHOWN: ReadonlySet<string> = new Set("annotation annotation-xml mphantom".split(" "));
/** Operators that have spaces around them: relations, sums, arrows. */
const SPACED = /^[=≠<>≤≥≈≡∼+−±∓×÷·∗∈∉⊂⊆∪∩∧∨→←↔⇒⇔∝|:]$/u;
/** Marks that are not seen: a product, the argument of a function, a separator. */
const INVISIBLE = /[\u2061-\u2064]/g;

/** A MathML formula as one writes it in a line: `y = 3x`, `(a + b)/2`, `x_1^2`, `√(2)`. */
export function formula(math: HtmlElement): string {
  return collapseSpace(written(math));
}

function written(node: HtmlNode): string {
  if (node.nodeName === "#text" && "value" in node) return collapseSpace(node.value);
  if (isElement(node) && NOT_SHOWN.has(node.tagName)) return "";
  const parts = childrenOf(node).filter(isElement);
  if (!isElement(node) || parts.length === 0) return leaf(node);
  // Once for each part: a formula within a formula would be written twice as often at each level.
  const all = parts.map(written);
  const [first, second, third] = all;
  switch (node.tagName) {
    case "mfrac":
      return `${grouped(first)}/${grouped(second)}`;
    case "msup":
    case "mover":
      return `${grouped(first)}^${grouped(second)}`;
    case "msub":
    case "munder":
      return `${grouped(first)}_${grouped(second)}`;
    case "msubsup":
    case "munderover":
      return `${grouped(first)}_${grouped(second)}^${grouped(third)} `;
    case "msqrt":
      return `√(${all.join("")})`;
    case "mroot":
      return `√[${second ?? ""}](${first ?? ""})`;
    case "mtable":
      return `[${all.join("; ")}]`;
    case "mtr":
      return all.join(", ");
    case "mfenced":
      return `${attribute(node, "open") || "("}${all.join(", ")}${attribute(node, "close") || ")"}`;
    default:
      return all.join("");
  }
}

function leaf(node: HtmlNode): string {
  const text = collapseSpace(textOf(node)).replace(INVISIBLE, "");
  if (node.nodeName === "mo") return SPACED.test(text) ? ` ${text} ` : text;
  return node.nodeName === "mspace" ? " " : text;
}
