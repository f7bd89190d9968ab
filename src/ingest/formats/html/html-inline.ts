import { collapseSpace } from "../../clean.ts";
import { formula } from "./html-formulas.ts";
import { childrenOf, isElement, isInline, type HtmlElement, type HtmlNode } from "./html-tree.ts";

type Skip = (element: HtmlElement) => boolean;
type EdgeOf = (element: HtmlElement) => string;

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

/** Line by line as it is shown, none of them blank, with a bar where words of two elements touch (`Jane Doe<span>Staff Writer</span>`) and between two links. */
export function partedLinesOf(node: HtmlNode, skip: Skip): string[] {
  const lines = lineText(node, skip, LINE_END, ({ tagName }) => (tagName === "a" ? LINK_EDGE : EDGE)).split(
    LINE_END,
  );
  return lines
    .map((line) =>
      collapseSpace(line.replace(BETWEEN_LINKS, " | ").replace(TOUCHING, " | ").replace(EDGES, "")),
    )
    .filter((line) => line !== "");
}

/** No text has these. */
const LINE_END = "\0";
const EDGE = "\ue000";
const LINK_EDGE = "\ue001";
const EDGES = /[\ue000\ue001]/gu;
const TOUCHING = /(?<=[\p{L}\p{N}]{2})[\ue000\ue001]+(?=[\p{Lu}\p{N}@])/gu;
const BETWEEN_LINKS = /\ue001\s+\ue001/gu;

function lineText(node: HtmlNode, skip: Skip, end = " ", edgeOf: EdgeOf = () => ""): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (node.nodeName === "br") return end;
  const text = childrenOf(node)
    .map((child) => {
      if (!isElement(child)) return lineText(child, skip, end, edgeOf);
      // What is left out parts what stands before and behind it all the same.
      if (skip(child)) return isInline(child) ? "" : end;
      return specialText(child, skip) ?? lineText(child, skip, end, edgeOf);
    })
    .join("");
  if (!isElement(node)) return text;
  const edge = isInline(node) ? edgeOf(node) : end;
  return `${edge}${text}${edge}`;
}

/** `10<sup>6</sup>` is 10⁶, not 106; `1<sup>st</sup>` and `<sup>[1]</sup>` read well as they are. */
function raised(text: string): string {
  if (!/\d/.test(text) || !/^[\d+\-−=()n,;\s–]+$/.test(text)) return text;
  return Array.from(text, (character) => RAISED.get(character) ?? character)
    .join("")
    .trim();
}
