import { collapseSpace } from "../../clean.ts";
import { lineOf } from "./html-inline.ts";
import {
  ancestors,
  attribute,
  childrenOf,
  elements,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from "./html-tree.ts";

type Skip = (element: HtmlElement) => boolean;

const OF_LAYOUT: ReadonlySet<string> = new Set(["table", "h1", "h2", "h3", "hr", "article", "section"]);
const OF_DATA: ReadonlySet<string> = new Set(["th", "thead", "caption"]);
const LISTS: ReadonlySet<string> = new Set(["ul", "ol"]);
/** A cell of data has no more characters than this, whatever stands in lines of its own in it. */
const LONGEST_CELL = 200;

/**
 * A table for layout holds headings or further tables, or several paragraphs or a list in a long cell, by whatever element
 * they are set off; a table of data does not, or says by its head that it is one.
 */
export function isDataTable(table: HtmlElement): boolean {
  if (["presentation", "none"].includes(attribute(table, "role"))) return false;
  const below = elements(table).filter((element) => element !== table);
  if (below.some(({ tagName }) => OF_LAYOUT.has(tagName))) return false;
  if (below.some(({ tagName }) => OF_DATA.has(tagName)) || isGrid(below)) return true;
  if (below.some(({ tagName }) => LISTS.has(tagName)) || holdsLines(below)) return false;
  const paragraphs = childrenCounts(below.filter(({ tagName }) => tagName === "p"));
  const lines = childrenCounts(below.filter(({ tagName }) => tagName === "p" || tagName === "div"));
  return (
    ![...paragraphs.values()].some((count) => count > 1) && ![...lines.values()].some((count) => count > 2)
  );
}

/** A long cell whose paragraphs are parted by line breaks. */
function holdsLines(below: readonly HtmlElement[]): boolean {
  const cells = new Set(below.filter(({ tagName }) => tagName === "br").map(cellAround));
  return [...cells].some((cell) => cell !== undefined && textOf(cell).length > LONGEST_CELL * 2);
}

function cellAround(element: HtmlElement): HtmlElement | undefined {
  return ancestors(element).find(({ tagName }) => tagName === "td");
}

/** Several rows and columns of short cells. */
function isGrid(below: readonly HtmlElement[]): boolean {
  const cells = below.filter(({ tagName }) => tagName === "td");
  const rows = childrenCounts(cells);
  return (
    rows.size > 1 &&
    [...rows.values()].every((count) => count > 1) &&
    cells.every((cell) => collapseSpace(textOf(cell)).length <= LONGEST_CELL)
  );
}

/** How many of the elements each parent has. */
function childrenCounts(children: readonly HtmlElement[]): Map<HtmlNode | null, number> {
  const counts = new Map<HtmlNode | null, number>();
  for (const { parentNode } of children) counts.set(parentNode, (counts.get(parentNode) ?? 0) + 1);
  return counts;
}

/** More columns than this are an accident or an attack. */
const MOST_COLUMNS = 1_000;

/**
 * A row a line, its cells parted by `|`. A cell over several rows is said in each of them, one over several columns once: what
 * follows stays in its column.
 */
export function tableLines(table: HtmlElement, skip: Skip): string[] {
  const lines: string[] = [];
  /** What reaches down into the next rows, by column. */
  const spanning = new Map<number, { readonly text: string; rows: number }>();
  for (const row of elements(table, skip)) {
    if (row.tagName === "caption") lines.push(lineOf(row, skip));
    else if (row.tagName === "tr") lines.push(rowLine(row, spanning, skip));
  }
  return lines.filter((line) => line !== "");
}

function rowLine(
  row: HtmlElement,
  spanning: Map<number, { readonly text: string; rows: number }>,
  skip: Skip,
): string {
  const cells: string[] = [];
  const fromAbove = (): void => {
    for (let above = spanning.get(cells.length); above !== undefined; above = spanning.get(cells.length)) {
      if (--above.rows === 0) spanning.delete(cells.length);
      cells.push(above.text);
    }
  };
  for (const cell of childrenOf(row).filter(isElement)) {
    if (skip(cell)) continue;
    fromAbove();
    const columns = span(cell, "colspan");
    const rows = span(cell, "rowspan") - 1;
    for (let column = 0; column < columns && cells.length < MOST_COLUMNS; column++) {
      const text = column === 0 ? lineOf(cell, skip) : "";
      if (rows > 0) spanning.set(cells.length, { text, rows });
      cells.push(text);
    }
  }
  fromAbove();
  while (cells.at(-1) === "") cells.pop();
  return cells.join(" | ");
}

function span(cell: HtmlElement, name: string): number {
  const count = Number(attribute(cell, name));
  return Number.isInteger(count) && count > 0 ? Math.min(count, MOST_COLUMNS) : 1;
}
