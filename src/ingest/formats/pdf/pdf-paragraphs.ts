import { endsSentence } from "../../blocks/prose.ts";
import { headingLevel, headingLevels } from "./pdf-headings.ts";
import { areSetApart } from "./pdf-alignment.ts";
import type { BodyStyle, PdfLine } from "./pdf-lines.ts";

/** A column, band or table of a page, as lines. */
export interface PdfColumn {
  /** Counts from 1. */
  readonly page: number;
  readonly kind: "text" | "table";
  /** Whether it stands apart from the page's own text. */
  readonly isApart: boolean;
  readonly lines: readonly PdfLine[];
}

/** Consecutive lines of one column that belong together. */
export interface PdfParagraph {
  readonly page: number;
  readonly kind: "text" | "table";
  readonly lines: readonly PdfLine[];
  /** 1 to 6 for a heading, else null. */
  readonly level: number | null;
  /** Whether the paragraph goes on with the one before it, in the column or on the page before. */
  readonly continues: boolean;
}

interface Part extends PdfColumn {
  /** Counts the columns of the document. */
  readonly column: number;
  /** How far lines reach to the right where the part ends. */
  readonly edge: number;
}

const LIST_MARKER = /^(?:[-*•‣◦▪–—●○■□]\s|\(?\d{1,3}[.)]\s|\([a-z]\)\s|\[\d{1,3}\]\s)/;
/** A line of a table of contents, its dots as `pdf-segments.ts` writes them. */
const CONTENTS_ENTRY = / … [\divxl]+$/;
const NOTE_MARKER = /^(?:\d{1,3}|[*†‡§¶])\.?\s?\p{L}|^["“]/u;

/** Parts the columns of all pages, in reading order, into paragraphs, headings and tables. */
export function toParagraphs(columns: readonly PdfColumn[], body: BodyStyle): PdfParagraph[] {
  const leading = usualLeading(columns, body);
  const levels = headingLevels(
    columns.flatMap(({ kind, lines }) => (kind === "text" ? lines : [])),
    body,
  );
  const parts = notesAside(
    columns.flatMap((column, at) => toParts(column, at, body, leading)),
    body,
  );
  return parts.map((part, at) => {
    const { page, kind, lines } = part;
    const next = parts[at + 1]?.lines;
    const level = kind === "table" ? null : headingLevel(lines, next, body, levels);
    return { page, kind, lines, level, continues: goesOn(parts[at - 1], part, body) };
  });
}

function toParts(column: PdfColumn, at: number, body: BodyStyle, leading: number): Part[] {
  const { lines, kind } = column;
  const groups = kind === "table" ? [[...lines]] : splitColumn(lines, body, leading);
  return groups.map((group) => ({
    ...column,
    lines: group,
    column: at,
    edge: columnEdge(group.at(-1), lines),
  }));
}

function splitColumn(lines: readonly PdfLine[], body: BodyStyle, leading: number): PdfLine[][] {
  const parts: PdfLine[][] = [];
  for (const line of lines) {
    const current = parts.at(-1);
    if (current && belongs(current, line, lines, body, leading)) current.push(line);
    else parts.push([line]);
  }
  return parts;
}

/** Whether `line` belongs to the paragraph above it. */
function belongs(
  paragraph: readonly PdfLine[],
  line: PdfLine,
  lines: readonly PdfLine[],
  body: BodyStyle,
  leading: number,
): boolean {
  const [first, previous] = [paragraph[0], paragraph.at(-1)];
  if (!first || !previous || !sameStyle(previous, line) || LIST_MARKER.test(line.text)) return false;
  if (CONTENTS_ENTRY.test(previous.text)) return false;
  const drop = line.y - previous.y;
  if (drop > Math.max(leading, line.size * 1.3) * (line.size / body.size || 1) * 1.35) return false;
  if (line.size > body.size * 1.1) return true;
  if (
    previous.bold !== line.bold &&
    (previous.bold ? paragraph.every(({ bold }) => bold) : endsSentence(previous.text))
  )
    return false;
  // A word that is broken off goes on, however short its line is.
  if (/\p{L}[-\u2010]$/u.test(previous.text) && /^\p{Ll}/u.test(line.text)) return true;
  if (areSetApart(previous, line, lines)) return false;
  const step = line.size * 0.8;
  const isHanging = paragraph.length > 1 && previous.x > first.x + step;
  if (isHanging && Math.abs(line.x - first.x) < step) return false;
  const edge = columnEdge(previous, lines);
  const midSentence = !endsSentence(previous.text) && /^\p{Ll}/u.test(line.text);
  if (midSentence && previous.right - previous.x > (edge - previous.x) * 0.6) return true;
  const isIndented = line.x > previous.x + step;
  return isFull(previous, line, edge) && !(isIndented && endsSentence(previous.text));
}

/** How far to the right the lines reach that begin about where this one does; all lines where no other does. */
function columnEdge(line: PdfLine | undefined, lines: readonly PdfLine[]): number {
  if (line === undefined) return 0;
  const alike = lines.filter((other) => Math.abs(other.x - line.x) < line.size * 3);
  return (alike.length > 1 ? alike : lines).reduce((edge, { right }) => Math.max(edge, right), line.right);
}

/** A line that was broken because the next word had no place before the column's edge. */
function isFull(line: PdfLine, next: PdfLine, edge: number): boolean {
  const letter = (line.right - line.x) / Math.max(line.text.length, 1);
  const nextWord = next.text.split(" ", 1)[0] ?? "";
  return line.right + letter * (nextWord.length + 1) > edge - line.size / 2;
}

/** Whether a paragraph of the body, cut by the end of a page or column, goes on in this part. */
function goesOn(before: Part | undefined, part: Part, body: BodyStyle): boolean {
  const [previous, line] = [before?.lines.at(-1), part.lines[0]];
  if (!before || !previous || !line || before.column === part.column) return false;
  if (before.kind === "table" || part.kind === "table" || before.isApart || part.isApart) return false;
  if (!sameStyle(previous, line) || line.size > body.size * 1.1) return false;
  if (endsSentence(previous.text) || LIST_MARKER.test(line.text)) return false;
  return /^\p{Ll}/u.test(line.text) || isFull(previous, line, before.edge);
}

/**
 * Footnotes stand at the foot of their page; before the last paragraph if that goes on overleaf, so that neither a
 * column's nor a page's end has notes in the middle of a sentence.
 */
function notesAside(parts: readonly Part[], body: BodyStyle): Part[] {
  const pages = new Map<number, Part[]>();
  for (const part of parts) {
    const page = pages.get(part.page);
    if (page === undefined) pages.set(part.page, [part]);
    else page.push(part);
  }
  const ordered = [...pages.values()].map((page) => {
    const notes = footnotes(page, body);
    return { body: page.filter((part) => !notes.has(part)), notes: [...notes] };
  });
  return ordered.flatMap((page, at) => {
    const [last, next] = [page.body.at(-1), ordered[at + 1]?.body[0]];
    const isCut =
      page.notes.length > 0 && last !== undefined && next !== undefined && goesOn(last, next, body);
    return isCut ? [...page.body.slice(0, -1), ...page.notes, last] : [...page.body, ...page.notes];
  });
}

/** The parts at the foot of each column that are smaller than the body, if the first of them begins like a note. */
function footnotes(page: readonly Part[], body: BodyStyle): Set<Part> {
  const notes = new Set<Part>();
  for (const column of new Set(page.map((part) => part.column))) {
    const inColumn = page.filter((part) => part.column === column && part.kind === "text");
    const above = inColumn.findLastIndex(({ lines }) => (lines[0]?.size ?? 0) > body.size * 0.93);
    const foot = inColumn.slice(above + 1);
    if (NOTE_MARKER.test(foot[0]?.lines[0]?.text ?? "")) for (const part of foot) notes.add(part);
  }
  return notes;
}

function sameStyle(one: PdfLine, other: PdfLine): boolean {
  return Math.abs(one.size - other.size) <= Math.max(one.size, other.size) * 0.08;
}

/** The usual distance between two lines of the body, in points. */
function usualLeading(columns: readonly PdfColumn[], body: BodyStyle): number {
  const drops = columns
    .flatMap(({ lines }) =>
      lines.map((line, at) => ({ line, drop: line.y - (lines[at - 1]?.y ?? Infinity) })),
    )
    .filter(({ line, drop }) => line.size === body.size && drop > 0 && drop < body.size * 3)
    .map(({ drop }) => drop)
    .sort((one, other) => one - other);
  return drops[Math.floor(drops.length / 2)] ?? body.size * 1.2;
}
