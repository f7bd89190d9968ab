import { endsSentence, isProse, looksLikeHeading } from "../prose.ts";
import type { PdfLine, PdfPageLines } from "./pdf-lines.ts";

/** Consecutive lines of one page that belong together. */
export interface PdfParagraph {
  readonly page: number;
  readonly lines: readonly PdfLine[];
  /** 1 to 6 for a heading, else null. */
  readonly level: number | null;
  /** Whether the paragraph goes on with the one before it, on the page or column before. */
  readonly continues: boolean;
}

export interface BodyStyle {
  readonly size: number;
  readonly font: string;
}

const LIST_MARKER = /^(?:[-*•‣◦▪–—●○■□]\s|\(?\d{1,3}[.)]\s|\([a-z]\)\s)/;

/** Parts the lines of all pages into paragraphs and headings, in reading order. */
export function toParagraphs(pages: readonly PdfPageLines[], body: BodyStyle): PdfParagraph[] {
  const leading = usualLeading(pages, body);
  const parts = pages.flatMap(({ page, lines }) =>
    splitPage(lines, body, leading).map((part) => ({
      page,
      lines: part,
      edge: columnEdge(part.at(-1), lines),
    })),
  );
  const levels = headingLevels(
    parts.flatMap((part) => part.lines),
    body,
  );
  return parts.map(({ page, lines }, at) => {
    const before = parts[at - 1];
    return {
      page,
      lines,
      level: headingLevel(lines, parts[at + 1]?.lines, body, levels),
      continues: before !== undefined && goesOn(before.lines.at(-1), before.edge, lines[0], body),
    };
  });
}

function splitPage(lines: readonly PdfLine[], body: BodyStyle, leading: number): PdfLine[][] {
  const parts: PdfLine[][] = [];
  for (const line of lines) {
    const current = parts.at(-1);
    const previous = current?.at(-1);
    if (current && previous && belongs(previous, line, lines, body, leading)) current.push(line);
    else parts.push([line]);
  }
  return parts;
}

/** Whether `line` belongs to the paragraph of the line before it on the same page. */
function belongs(
  previous: PdfLine,
  line: PdfLine,
  lines: readonly PdfLine[],
  body: BodyStyle,
  leading: number,
): boolean {
  const drop = previous.y - line.y;
  if (drop <= 0 || !sameStyle(previous, line) || LIST_MARKER.test(line.text)) return false;
  if (drop > Math.max(leading, line.size * 1.3) * (line.size / body.size || 1) * 1.35) return false;
  if (line.size > body.size * 1.1) return true;
  const edge = columnEdge(previous, lines);
  const midSentence = !endsSentence(previous.text) && /^\p{Ll}/u.test(line.text);
  if (midSentence && previous.right - previous.x > (edge - previous.x) * 0.6) return true;
  const indented = line.x > previous.x + line.size * 0.8;
  return isFull(previous, line, edge) && !(indented && endsSentence(previous.text));
}

/** How far to the right the lines reach that begin about where this one does. */
function columnEdge(line: PdfLine | undefined, lines: readonly PdfLine[]): number {
  if (line === undefined) return 0;
  const column = lines.filter((other) => Math.abs(other.x - line.x) < line.size * 3);
  return Math.max(...column.map((other) => other.right));
}

/** A line that was broken because the next word had no place before the column's edge. */
function isFull(line: PdfLine, next: PdfLine, edge: number): boolean {
  const letter = (line.right - line.x) / Math.max(line.text.length, 1);
  const nextWord = next.text.split(" ", 1)[0] ?? "";
  return line.right + letter * (nextWord.length + 1) > edge - line.size / 2;
}

/** Whether a paragraph of the body, cut by the end of a page or column at `edge`, goes on in this line. */
function goesOn(
  previous: PdfLine | undefined,
  edge: number,
  line: PdfLine | undefined,
  body: BodyStyle,
): boolean {
  if (!previous || !line || !sameStyle(previous, line) || line.size > body.size * 1.1) return false;
  if (line.y < previous.y || endsSentence(previous.text) || LIST_MARKER.test(line.text)) return false;
  return /^\p{Ll}/u.test(line.text) || isFull(previous, line, edge);
}

function sameStyle(one: PdfLine, other: PdfLine): boolean {
  return Math.abs(one.size - other.size) <= Math.max(one.size, other.size) * 0.08;
}

/** The usual distance between two lines of the body, in points. */
function usualLeading(pages: readonly PdfPageLines[], body: BodyStyle): number {
  const drops = pages
    .flatMap(({ lines }) =>
      lines.map((line, at) => ({ line, drop: (lines[at - 1]?.y ?? -Infinity) - line.y })),
    )
    .filter(({ line, drop }) => line.size === body.size && drop > 0 && drop < body.size * 3)
    .map(({ drop }) => drop)
    .sort((one, other) => one - other);
  return drops[Math.floor(drops.length / 2)] ?? body.size * 1.2;
}

/** The level of each size above the body's: the largest is 1. */
function headingLevels(lines: readonly PdfLine[], body: BodyStyle): ReadonlyMap<number, number> {
  const sizes = [...new Set(lines.map((line) => line.size))].filter((size) => size > body.size * 1.1);
  return new Map(sizes.sort((one, other) => other - one).map((size, at) => [size, Math.min(at + 1, 6)]));
}

function headingLevel(
  lines: readonly PdfLine[],
  next: readonly PdfLine[] | undefined,
  body: BodyStyle,
  levels: ReadonlyMap<number, number>,
): number | null {
  const text = lines.map((line) => line.text).join(" ");
  const [first] = lines;
  if (first === undefined || text.length > 250 || !/\p{L}/u.test(text)) return null;
  const level = levels.get(first.size);
  if (level !== undefined) return level;
  // A line in another font, often bold, above text in the body's: a heading if it has the form of one.
  const styled = first.font !== body.font && next?.[0]?.font === body.font && lines.length === 1;
  const beforeProse = next !== undefined && isProse(next.map((line) => line.text).join(" "));
  return styled && beforeProse && looksLikeHeading(text) ? Math.min(levels.size + 1, 6) : null;
}
