import { collapseSpace } from "../../clean.ts";
import { formula } from "./html-formulas.ts";
import { childrenOf, isElement, isInline, type HtmlElement, type HtmlNode } from "./html-tree.ts";

type Skip = (element: HtmlElement) => boolean;

/** How a character (also each of a word's figures) looks when it is raised. */
const RAISED: ReadonlyMap<string, string> = new Map(
  Array.from("0123456789+-−=()n", (plain, at) => [plain, Array.from("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")[at] ?? plain]),
);

/** What an element says in a way of its own: a formula, raised figures, the base of a ruby text. Null for all others. */
export function specialText(element: HtmlElement, skip: Skip): string | null {
  if (element.tagName === "math") return formula(element);
  // The reading beside a ruby text says the same once more.
  if (element.tagName === "rt" || element.tagName === "rp" || element.tagName === "rtc") return "";
  return element.tagName === "sup" ? raised(lineText(element, skip)) : null;
}

/** The text below a node in one line: words of neighbouring blocks and of lines within a block are words apart. */
export function lineOf(node: HtmlNode, skip: Skip): string {
  return collapseSpace(lineText(node, skip));
}

/** The same, line by line as it is shown; no line is blank. */
export function linesOf(node: HtmlNode, skip: Skip): string[] {
  const lines = lineText(node, skip, LINE_END).split(LINE_END);
  return lines.map(collapseSpace).filter((line) => line !== "");
}

/** No text has it. */
const LINE_END = "\0";

function lineText(node: HtmlNode, skip: Skip, end = " "): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (node.nodeName === "br") return end;
  const text = childrenOf(node)
    .map((child) => {
      if (!isElement(child)) return lineText(child, skip, end);
      return skip(child) ? "" : (specialText(child, skip) ?? lineText(child, skip, end));
    })
    .join("");
  return isElement(node) && !isInline(node) ? `${end}${text}${end}` : text;
}

/** `10<sup>6</sup>` is 10⁶, not 106; `1<sup>st</sup>` and `<sup>[1]</sup>` read well as they are. */
function raised(text: string): string {
  if (!/\d/.test(text) || !/^[\d+\-−=()n,;\s–]+$/.test(text)) return text;
  return Array.from(text, (character) => RAISED.get(character) ?? character)
    .join("")
    .trim();
}
