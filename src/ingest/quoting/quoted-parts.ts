import type { Block, QuotedPart, Span } from "../../core/document.ts";
import { writersOf, type LetterLine, type LineWriter } from "./letter-lines.ts";

/** A stretch of a letter's text that is quoted so many times over; 0 for what its writer has written. */
export interface QuoteDepth extends Span {
  readonly depth: number;
  readonly isSignature: boolean;
}

/** What of a letter's text others have written, or nobody. `depths` are in order, and cover it but for white space. */
export function quotedParts(text: string, depths: readonly QuoteDepth[]): QuotedPart[] {
  const lines = depths.flatMap((stretch) => linesOf(text, stretch));
  const parts: QuotedPart[] = [];
  let former: LineWriter | null = null;
  for (const [at, writer] of writersOf(lines, true).entries()) {
    const { start = 0, end = 0 } = lines[at] ?? {};
    if (writer !== null) {
      const begun = writer === former ? parts.pop() : undefined;
      parts.push({ start: begun?.start ?? start, end, author: writer.author, date: writer.date });
    }
    former = writer;
  }
  return parts;
}

function linesOf(text: string, { start: from, end, ...kind }: QuoteDepth): (LetterLine & Span)[] {
  let isAfterBlank = true;
  return [...text.slice(from, end).matchAll(/[^\n]*(?:\n|$)/gu)].flatMap(({ 0: line, index }) => {
    const written = line.trim();
    const start = from + index + line.length - line.trimStart().length;
    const isAfter = isAfterBlank;
    isAfterBlank = written === "";
    if (isAfterBlank) return [];
    return [{ ...kind, text: written, isAfterBlank: isAfter, start, end: start + written.length }];
  });
}

/** The blocks, cut where parts begin and end, so that no sentence is of two writers. */
export function blocksOfParts(text: string, blocks: readonly Block[], parts: readonly Span[]): Block[] {
  const edges = parts.flatMap(({ start, end }) => [start, end]);
  let next = 0;
  return blocks.flatMap((block) => {
    const cut: Block[] = [];
    let { start } = block;
    for (; (edges[next] ?? Infinity) < block.end; next += 1) {
      const edge = edges[next] ?? start;
      if (edge <= start) continue;
      cut.push({ ...block, start, end: edge });
      start = edge;
    }
    return [...cut, { ...block, start }].flatMap((piece) => trimmed(text, piece));
  });
}

function trimmed(text: string, block: Block): Block[] {
  const written = text.slice(block.start, block.end);
  const start = block.start + written.length - written.trimStart().length;
  return written.trim() === "" ? [] : [{ ...block, start, end: start + written.trim().length }];
}
