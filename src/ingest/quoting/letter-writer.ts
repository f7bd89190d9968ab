import type { BlockKind, QuotedPart } from "../../core/document.ts";
import { BlockWriter } from "../blocks/block-writer.ts";
import { quotedParts, type QuoteDepth } from "./quoted-parts.ts";

/** Control characters that no text shows: as blocks of their own they tell a writer where a quotation or a signature begins and ends. */
export const LETTER_MARKS = {
  quote: ["\u0004", "\u0005"],
  signature: ["\u0006", "\u000e"],
} as const;
const MARKS = /[\u0004\u0005\u0006\u000e]/gu;

/** Writes a letter, and remembers how deeply each of its blocks is quoted. */
export class LetterWriter extends BlockWriter {
  private readonly depths: QuoteDepth[] = [];
  private depth = 0;
  private signatures = 0;

  override add(kind: BlockKind, content: string, level?: number): void {
    this.follow(content);
    const count = this.blocks.length;
    super.add(kind, content.replace(MARKS, ""), level);
    const block = this.blocks[count];
    if (block === undefined) return;
    const { start, end } = block;
    this.depths.push({ start, end, depth: this.depth, isSignature: this.signatures > 0 });
  }

  /** What of the blocks from a place on others have written. */
  quotedFrom(start: number): QuotedPart[] {
    return quotedParts(
      this.text,
      this.depths.filter((stretch) => stretch.start >= start),
    );
  }

  /** Marks in the midst of a table or list, which is one block, come to nothing. */
  private follow(content: string): void {
    for (const [mark] of content.matchAll(MARKS)) {
      if (mark === LETTER_MARKS.quote[0]) this.depth += 1;
      else if (mark === LETTER_MARKS.quote[1]) this.depth = Math.max(0, this.depth - 1);
      else if (mark === LETTER_MARKS.signature[0]) this.signatures += 1;
      else this.signatures = Math.max(0, this.signatures - 1);
    }
  }
}
