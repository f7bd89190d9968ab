import type { BlockKind } from "../../../core/document.ts";
import type { BlockWriter } from "../../blocks/block-writer.ts";
import { collapseSpace } from "../../clean.ts";
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

/** So many lines in a row that are nothing but links are a menu or a list of other articles. */
const LINK_RUN = 3;
const LONGEST_MENU_LINK = 25;

/** What stands before the link to another article in the middle of this one. */
const LINK_LABEL =
  /^\W*(?:(?:read|see) (?:more|also|next)|also read|related(?: (?:article|story|coverage|reading))?|more on this(?: story| topic)?|don.t miss|mehr zum thema|lesen sie auch|(?:à )?lire aussi|читайте также|lee también|leggi anche)\W*$/iu;

/** Writes the readable text below an HTML node, block by block, without the elements that `skip` names. */
export class HtmlBlocks {
  private line = "";
  /** The part of the line that is no link. */
  private plain = "";
  private links = 0;
  /** Lines of nothing but links that wait for what follows them. */
  private waiting: { readonly kind: BlockKind; readonly text: string }[] = [];

  constructor(
    private readonly writer: BlockWriter,
    private readonly skip: Skip,
  ) {}

  write(node: HtmlNode, kind: BlockKind = "paragraph"): void {
    this.visit(node, kind, false);
    this.flush(kind);
    this.settle();
  }

  private visit(node: HtmlNode, kind: BlockKind, linked: boolean): void {
    if (node.nodeName === "#text" && "value" in node) this.append(node.value.replace(/\s+/g, " "), linked);
    else if (!isElement(node)) this.visitAll(node, kind, linked);
    else if (node.tagName === "br") this.append("\n", linked);
    else if (this.skip(node)) return;
    else if (INLINE.has(node.tagName)) {
      if (node.tagName === "a") this.links++;
      this.visitAll(node, kind, linked || node.tagName === "a");
    } else {
      this.flush(kind);
      this.block(node, kind, linked);
      this.flush(kind);
    }
  }

  private append(text: string, linked: boolean): void {
    this.line += text;
    if (!linked) this.plain += text;
  }

  private block(element: HtmlElement, kind: BlockKind, linked: boolean): void {
    const { tagName } = element;
    if (/^h[1-6]$/.test(tagName)) {
      this.add("heading", collapseSpace(textOf(element, this.skip)), Number(tagName.charAt(1)));
    } else if (tagName === "ul" || tagName === "ol") {
      this.add(isLinkList(element) ? "boilerplate" : "list", listLines(element, this.skip).join("\n"));
    } else if (tagName === "table" && isDataTable(element)) {
      this.add("table", tableRows(element, this.skip).join("\n"));
    } else if (tagName === "pre") {
      this.add("code", textOf(element, this.skip));
    } else {
      this.visitAll(element, tagName === "blockquote" ? "quote" : kind, linked);
      if (tagName === "blockquote") this.flush("quote");
    }
  }

  private visitAll(node: HtmlNode, kind: BlockKind, linked: boolean): void {
    for (const child of childrenOf(node)) this.visit(child, kind, linked);
  }

  /** Two line breaks in a row part paragraphs. */
  private flush(kind: BlockKind): void {
    const { line, plain, links } = this;
    this.line = this.plain = "";
    this.links = 0;
    if (line.trim() === "") return;
    const isLink = links > 0 && !/[\p{L}\p{N}]/u.test(plain);
    const isMenu = isLink && links >= LINK_RUN && line.trim().length <= links * LONGEST_MENU_LINK;
    const isLabelled = links > 0 && LINK_LABEL.test(plain.trim());
    for (const part of line.split(/(?:[ ]*\n[ ]*){2,}/)) {
      const text = part.split("\n").map(collapseSpace).join("\n");
      if (isMenu || isLabelled) this.add("boilerplate", text);
      else if (isLink) this.waiting.push({ kind, text });
      else this.add(kind, text);
    }
  }

  private add(kind: BlockKind, text: string, level?: number): void {
    if (text.trim() === "") return;
    this.settle();
    this.writer.add(kind, text, level);
  }

  private settle(): void {
    const lines = this.waiting.filter(({ text }) => text.trim() !== "");
    this.waiting = [];
    for (const { kind, text } of lines) {
      this.writer.add(lines.length >= LINK_RUN ? "boilerplate" : kind, text);
    }
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

const OF_LAYOUT: ReadonlySet<string> = new Set(["table", "h1", "h2", "h3", "article", "section", "ul", "ol"]);

/**
 * A table for layout holds headings, lists or further tables, or several paragraphs in a cell, by whatever element they are
 * set off; a table of data does not, but it may have two lines in a cell.
 */
function isDataTable(table: HtmlElement): boolean {
  if (["presentation", "none"].includes(attribute(table, "role"))) return false;
  const below = elements(table).filter((element) => element !== table);
  if (below.some(({ tagName }) => OF_LAYOUT.has(tagName))) return false;
  const paragraphs = childrenCounts(below.filter(({ tagName }) => tagName === "p"));
  const lines = childrenCounts(below.filter(({ tagName }) => tagName === "p" || tagName === "div"));
  return (
    ![...paragraphs.values()].some((count) => count > 1) && ![...lines.values()].some((count) => count > 2)
  );
}

/** How many of the elements each parent has. */
function childrenCounts(children: readonly HtmlElement[]): Map<HtmlNode | null, number> {
  const counts = new Map<HtmlNode | null, number>();
  for (const { parentNode } of children) counts.set(parentNode, (counts.get(parentNode) ?? 0) + 1);
  return counts;
}

function tableRows(table: HtmlElement, skip: Skip): string[] {
  return elements(table, skip)
    .filter(({ tagName }) => tagName === "tr" || tagName === "caption")
    .map((row) => (row.tagName === "caption" ? [row] : childrenOf(row).filter(isElement)))
    .map((cells) => cells.map((cell) => collapseSpace(cellText(cell, skip))))
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells) => cells.join(" | "));
}

/** Of a cell, in one line: what is set off from the words before it does not become one word with them. */
function cellText(node: HtmlNode, skip: Skip): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (isElement(node) && skip(node)) return "";
  const text = childrenOf(node)
    .map((child) => cellText(child, skip))
    .join("");
  return isElement(node) && !INLINE.has(node.tagName) ? ` ${text} ` : text;
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
