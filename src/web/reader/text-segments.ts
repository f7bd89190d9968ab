import type { DocumentStructure } from "../../api/document-responses.ts";
import type { Span } from "../../core/document.ts";

/** A stretch of a text that is shown in its own way; what lies between is shown as it stands. */
export interface Segment extends Span {
  readonly kind: "text" | "heading" | "list" | "table" | "record";
  /** From 1, of a heading. */
  readonly level: number;
}

/** The blocks of a document in the order of its text, without any that overlaps the one before. */
export function blocksIn(structure: DocumentStructure): Segment[] {
  const { headings, lists, tables, records } = structure;
  const of = (kind: Segment["kind"], spans: readonly Span[]): Segment[] =>
    spans.map(({ start, end }) => ({ kind, level: 0, start, end }));
  const all = [
    ...headings.map(({ level, start, end }) => ({ kind: "heading" as const, level, start, end })),
    ...of("list", lists),
    ...of("table", tables),
    ...of("record", records),
  ].sort((one, other) => one.start - other.start);
  let end = 0;
  return all.filter((block) => {
    const isApart = block.start >= end && block.end > block.start;
    if (isApart) end = block.end;
    return isApart;
  });
}

/**
 * Parts a stretch of the text into segments that together are all of it. A block takes the end of its last line along, so
 * that the blank line behind it is no higher than elsewhere.
 */
export function segmentsOf(text: string, { start, end }: Span, blocks: readonly Segment[]): Segment[] {
  const segments: Segment[] = [];
  let done = start;
  for (let at = firstBehind(blocks, start); at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined || block.start >= end) break;
    const from = Math.max(block.start, done);
    const to = Math.min(text[block.end] === "\n" ? block.end + 1 : block.end, end);
    if (to <= from) continue;
    if (from > done) segments.push({ kind: "text", level: 0, start: done, end: from });
    segments.push({ ...block, start: from, end: to });
    done = to;
  }
  if (done < end) segments.push({ kind: "text", level: 0, start: done, end });
  return segments;
}

/** The first block that ends behind a place. */
function firstBehind(blocks: readonly Segment[], place: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The lines of a stretch, each with its end. */
export function linesIn(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  let from = start;
  while (from < end) {
    const next = text.indexOf("\n", from);
    const to = next < 0 || next >= end ? end : next + 1;
    lines.push({ start: from, end: to });
    from = to;
  }
  return lines;
}

/** An item of a list with the lists below it. */
export interface Item extends Span {
  readonly isNumbered: boolean;
  readonly items: Item[];
}

const ITEM = /^( *)(?:[-•‣◦*–] |(\d{1,4}[.)]) )/;

/** The items of a list by how far they are indented; further lines of an item belong to it. */
export function itemsIn(text: string, list: Span): Item[] {
  const top: Item[] = [];
  const open: { depth: number; item: { start: number; end: number; isNumbered: boolean; items: Item[] } }[] =
    [];
  for (const { start, end } of linesIn(text, list)) {
    const match = ITEM.exec(text.slice(start, Math.min(end, start + 100)));
    const last = open.at(-1);
    if (match === null && last !== undefined) {
      last.item.end = end;
      continue;
    }
    const depth = match?.[1]?.length ?? 0;
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const item = { start, end, isNumbered: match?.[2] !== undefined, items: [] };
    (open.at(-1)?.item.items ?? top).push(item);
    open.push({ depth, item });
  }
  return top;
}

/** The cells of a row: what is seen, and the whole with the bar behind it. */
export interface Cell extends Span {
  readonly seenEnd: number;
}

export function cellsIn(text: string, row: Span): Cell[] {
  const cells: Cell[] = [];
  let start = row.start;
  for (;;) {
    const bar = text.indexOf(" |", start);
    if (bar < 0 || bar + 2 > row.end) break;
    const end = Math.min(text[bar + 2] === " " ? bar + 3 : bar + 2, row.end);
    cells.push({ start, end, seenEnd: bar });
    start = end;
  }
  const lineEnd = text[row.end - 1] === "\n" ? row.end - 1 : row.end;
  return [...cells, { start, end: row.end, seenEnd: Math.max(start, lineEnd) }];
}
