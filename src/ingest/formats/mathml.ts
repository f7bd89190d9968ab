import { grouped } from "../blocks/formula-text.ts";
import { collapseSpace } from "../clean.ts";

/** How a tree that holds MathML is walked, whatever parser made it. */
export interface MathTree<Node> {
  /** The element's name without prefix; null for text. */
  name(node: Node): string | null;
  children(node: Node): readonly Node[];
  /** All text below a node. */
  text(node: Node): string;
  attribute(node: Node, name: string): string | undefined;
}

/** Says the same in the notation of a typesetting program. */
const NOT_SHOWN: ReadonlySet<string> = new Set("annotation annotation-xml mphantom".split(" "));
/** Operators that have spaces around them: relations, sums, arrows. */
const SPACED = /^[=≠<>≤≥≈≡∼+−±∓×÷·∗∈∉⊂⊆∪∩∧∨→←↔⇒⇔∝|:]$/u;
/** Marks that are not seen: a product, the argument of a function, a separator. */
const INVISIBLE = /[\u2061-\u2064]/g;

/** A MathML formula as one writes it in a line: `y = 3x`, `(a + b)/2`, `x_1^2`, `√(2)`. */
export function formulaText<Node>(math: Node, tree: MathTree<Node>): string {
  return collapseSpace(written(math, tree));
}

function written<Node>(node: Node, tree: MathTree<Node>): string {
  const name = tree.name(node);
  if (name === null) return collapseSpace(tree.text(node));
  if (NOT_SHOWN.has(name)) return "";
  const parts = tree.children(node).filter((child) => tree.name(child) !== null);
  if (parts.length === 0) return leaf(name, tree.text(node));
  // Once for each part: a formula within a formula would be written twice as often at each level.
  const all = parts.map((part) => written(part, tree));
  const [first, second, third] = all;
  switch (name) {
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
      return `${fence(tree.attribute(node, "open"), "(")}${all.join(", ")}${fence(tree.attribute(node, "close"), ")")}`;
    default:
      return all.join("");
  }
}

function fence(written: string | undefined, usual: string): string {
  return written === undefined || written === "" ? usual : written;
}

function leaf(name: string, raw: string): string {
  const text = collapseSpace(raw).replace(INVISIBLE, "");
  if (name === "mo") return SPACED.test(text) ? ` ${text} ` : text;
  return name === "mspace" ? " " : text;
}
