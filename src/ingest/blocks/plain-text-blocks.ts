import type { Block, BlockKind } from "../../core/document.ts";
import { isBoilerplateLine } from "./boilerplate.ts";
import { areOneParagraph, handWidth, type HandWidth } from "./hand-wrapped.ts";
import { lineGroups, wrapColumn, type Line } from "./lines.ts";
import { isProse, looksLikeHeading } from "./prose.ts";

const LIST_MARKER = /^(?:[-*+•‣◦▪–—]\s+\S|\(?\d{1,3}[.)]\s+\S|\(?[a-z][.)]\s+\S)/;

/** "License: GPL-2", "IVANOV: It was cold.": what a line of a record or of a conversation begins with. */
const FIELD = /^\p{Lu}[\p{L}\p{N}.'’-]{0,30}(?: [\p{L}\p{N}.'’-]{1,30}){0,2}:\s+\S/u;

/**
 * Blocks of text that has no markup: blank lines part paragraphs; so do line ends, unless the text is wrapped at a
 * column, or two lines plainly go on. Of lines that are fields of a record or turns of a conversation, each begins a paragraph. A short line without a
 * full stop between paragraphs is a heading.
 */
export function plainTextBlocks(text: string, { column, keepsLines = false }: Wrapping = {}): Block[] {
  const groups = lineGroups(text);
  const splitter = {
    column: column === undefined ? wrapColumn(groups) : column,
    hand: keepsLines ? null : handWidth(groups),
    opening: true,
  };
  const pieces = groups.flatMap((group) => {
    const split = splitGroup(group, splitter);
    splitter.opening &&= !split.some((piece) => isProse(pieceText(piece)));
    return split;
  });
  const body = pieces.findIndex((piece) => isProse(pieceText(piece)));
  return pieces.map((piece, at) => {
    const isHeading = body !== -1 && at > body && standsAsHeading(piece, pieces[at - 1], pieces[at + 1]);
    return toBlock(piece, isHeading);
  });
}

interface Wrapping {
  /** Where it is known from more than this text; null where lines are not wrapped. */
  readonly column?: number | null;
  /** Whether no line goes on in the next one but at that column. */
  readonly keepsLines?: boolean;
}

interface Splitter {
  readonly hand: HandWidth | null;
  readonly column: number | null;
  /** Whether no prose has been met yet. */
  readonly opening: boolean;
}

/** Lines that make one block. */
interface Piece {
  readonly kind: BlockKind;
  readonly lines: readonly [Line, ...Line[]];
  /** Whether blank lines (or the text's ends) surround it. */
  readonly alone: boolean;
}

/** A piece while lines are added to it. */
interface Run {
  kind: BlockKind;
  lines: [Line, ...Line[]];
}

function splitGroup(group: readonly Line[], splitter: Splitter): Piece[] {
  const runs: Run[] = [];
  const isList = group.filter((line) => LIST_MARKER.test(line.text)).length >= 2;
  const isRecord = isField(group[0]) && group.filter(isField).length >= 2;
  const isOne = splitter.hand !== null && !isList && !isRecord && areOneParagraph(group, splitter.hand);
  for (const line of group) {
    const current = runs.at(-1);
    const marked = isList && LIST_MARKER.test(line.text);
    const begins = isRecord && isField(line);
    if (current && marked && current.kind === "list") current.lines.push(line);
    else if (current && !marked && !begins && (isOne || continues(current, line, splitter)))
      runs.splice(-1, 1, ...wentOn(current, line));
    else {
      const unmarked = isBoilerplateLine(line.text, false) ? "boilerplate" : "paragraph";
      runs.push({ kind: marked ? "list" : unmarked, lines: [line] });
    }
  }
  return runs.map((run) => ({ ...run, alone: runs.length === 1 }));
}

/** An item of a list that goes on in the next line is a paragraph of its own: where its lines end means nothing. */
function wentOn(run: Run, line: Line): Run[] {
  const last = run.lines.length > 1 && run.kind === "list" ? run.lines.pop() : undefined;
  if (last !== undefined) return [run, { kind: "paragraph", lines: [last, line] }];
  return [{ kind: run.kind === "list" ? "paragraph" : run.kind, lines: [...run.lines, line] }];
}

const isField = (line: Line | undefined): boolean => line !== undefined && FIELD.test(line.text);

/** Whether the unmarked `line` goes on with the block before it: only in text that is wrapped at a column. */
function continues(block: Omit<Piece, "alone">, line: Line, { column, opening }: Splitter): boolean {
  if (column === null || block.kind === "boilerplate") return false;
  // Above the article's first paragraph, headline, byline and date often stand on lines of their own: there a line goes
  // on only if it was full, so that the next word had no place on it.
  if (!opening) return true;
  const nextWord = line.text.split(/\s/, 1)[0] ?? "";
  return (block.lines.at(-1)?.text.length ?? 0) + 1 + nextWord.length > column * 0.9;
}

function toBlock({ kind, lines }: Piece, isHeading: boolean): Block {
  const [first] = lines;
  const span = { start: first.start, end: (lines.at(-1) ?? first).end };
  return isHeading ? { ...span, kind: "heading", level: headingLevel(first.text) } : { ...span, kind };
}

/** Convincing only if the line stands between finished prose and new prose, or between blank lines before new prose. */
function standsAsHeading(piece: Piece, before: Piece | undefined, after: Piece | undefined): boolean {
  if (piece.kind !== "paragraph" || piece.lines.length > 1 || !looksLikeHeading(pieceText(piece)))
    return false;
  if (after?.kind !== "paragraph" && after?.kind !== "list") return false;
  const next = pieceText(after);
  const beforeProse = after.kind === "list" || (isProse(next) && next.length > 2 * pieceText(piece).length);
  return beforeProse && (piece.alone || (before !== undefined && isProse(pieceText(before))));
}

/** "2.1 Sanctions" stands below "2 Background"; a line without a number is one below the title. */
function headingLevel(line: string): number {
  const number = /^\d{1,2}(?:\.\d{1,2})*/.exec(line);
  return number === null ? 2 : Math.min(number[0].split(".").length + 1, 6);
}

function pieceText(piece: Piece): string {
  return piece.lines.map((line) => line.text).join(" ");
}
