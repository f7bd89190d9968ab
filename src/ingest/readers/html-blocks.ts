import type { BlockKind } from "../../core/document.ts";
import type { BlockWriter } from "../block-writer.ts";
import { collapseSpace } from "../clean.ts";
import {
  attribute,
  childrenOf,
  elements,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from "./html-tree.ts";

type Skip = (element: HtmlElement) => boolean;

const INLINE: ReadonlySet<string> = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter nobr output picture q rb rp
  rt rtc ruby s samp small source span strike strong sub sup time track tt u var wbr`.split(/\s+/),
);

/** Writes the readable text below an HTML node, block by block, without the elements that `skip` names. */
export class HtmlBlocks {
  private line = "";

  constructor(
    private readonly writer: BlockWriter,
    private readonly skip: Skip,
  ) {}

  write(node: HtmlNode, kind: BlockKind = "paragraph"): void {
    this.visit(node, kind);
    this.flush(kind);
  }

  private visit(node: HtmlNode, kind: BlockKind): void {
    if (node.nodeName === "#text" && "value" in node) this.line += node.value.replace(/\s+/g, " ");
    else if (!isElement(node)) this.visitAll(node, kind);
    else if (node.tagName === "br") this.line += "\n";
    else if (this.skip(node)) return;
    else if (INLINE.has(node.tagName)) this.visitAll(node, kind);
    else {
      this.flush(kind);
      this.block(node, kind);
      this.flush(kind);
    }
  }

  private block(element: HtmlElement, kind: BlockKind): void {
    const { tagName } = element;
    if (/^h[1-6]$/.test(tagName)) {
      this.writer.add("heading", collapseSpace(textOf(element, this.skip)), Number(tagName.charAt(1)));
    } else if (tagName === "ul" || tagName === "ol") {
      this.writer.add(isLinkList(element) ? "boilerplate" : "list", listLines(element, this.skip).join("\n"));
    } else if (tagName === "table" && isDataTable(element)) {
      this.writer.add("table", tableRows(element, this.skip).join("\n"));
    } else if (tagName === "pre") {
      this.writer.add("code", textOf(element, this.skip));
    } else {
      this.visitAll(element, tagName === "blockquote" ? "quote" : kind);
      if (tagName === "blockquote") this.flush("quote");
    }
  }

  private visitAll(node: HtmlNode, kind: BlockKind): void {
    for (const child of childrenOf(node)) this.visit(child, kind);
  }

  /** Two line breaks in a row part paragraphs. */
  private flush(kind: BlockKind): void {
    for (const part of this.line.split(/(?:[ ]*\n[ ]*){2,}/)) {
      this.writer.add(kind, part.split("\n").map(collapseSpace).join("\n"));
    }
    this.line = "";
  }
}

/** Each item behind its marker; the items of lists within are indented below it. */
function listLines(list: HtmlElement, skip: Skip): string[] {
  let number = Number(attribute(list, "start")) || 1;
  return childrenOf(list).flatMap((item) => {
    if (isElement(item) && skip(item)) return [];
    // A list directly within a list belongs to the item before it.
    if (isElement(item) && isList(item)) return listLines(item, skip).map((line) => `  ${line}`);
    const own = collapseSpace(
      textOf(item, (element) => skip(element) || (element !== item && isList(element))),
    );
    const nested = outermostLists(item, skip)
      .flatMap((element) => listLines(element, skip))
      .map((line) => `  ${line}`);
    if (own === "") return nested;
    return [(list.tagName === "ol" ? `${number++}. ` : "- ") + own, ...nested];
  });
}

/** A menu: every item is one short link. */
function isLinkList(list: HtmlElement): boolean {
  const items = childrenOf(list).filter(isElement);
  return items.length >= 3 && items.every((item) => isShortLink(item));
}

function isShortLink(item: HtmlElement): boolean {
  const text = collapseSpace(textOf(item));
  return text.length <= 25 && collapseSpace(textOf(item, ({ tagName }) => tagName === "a")) === "";
}

/** A table for layout holds paragraphs, headings or further tables; a table of data does not. */
function isDataTable(table: HtmlElement): boolean {
  const layout = new Set(["table", "h1", "h2", "h3", "article", "section", "ul", "ol"]);
  return !elements(table).some((element) => element !== table && layout.has(element.tagName));
}

function tableRows(table: HtmlElement, skip: Skip): string[] {
  return elements(table, skip)
    .filter(({ tagName }) => tagName === "tr" || tagName === "caption")
    .map((row) => (row.tagName === "caption" ? [row] : childrenOf(row).filter(isElement)))
    .map((cells) => cells.map((cell) => collapseSpace(textOf(cell, skip))))
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => cells.join(" | "));
}

function isList({ tagName }: HtmlElement): boolean {
  return tagName === "ul" || tagName === "ol";
}

/** The lists below a node that are not within another list below it. */
function outermostLists(node: HtmlNode, skip: Skip): HtmlElement[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child) || skip(child)) return [];
    return isList(child) ? [child] : outermostLists(child, skip);
  });
}
