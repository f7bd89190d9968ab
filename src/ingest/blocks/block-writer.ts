import type { Block, BlockKind, Span } from "../../core/document.ts";
import { readNoteMarks } from "./note-mark-text.ts";

/** Builds a text block by block, for formats whose text is composed rather than found. */
export class BlockWriter {
  private readonly parts: string[] = [];
  private readonly written: Block[] = [];
  private readonly marks: Span[] = [];
  private length = 0;

  /**
   * Appends a block, a blank line after the one before. Blank text is no block. `level` is for headings. What is told to be
   * a note mark (`asNoteMark`) is written and remembered as one.
   */
  add(kind: BlockKind, content: string, level?: number): void {
    const { text: trimmed, noteMarks } = readNoteMarks(content.trim());
    if (trimmed === "") return;
    if (this.length > 0) this.append("\n\n");
    const start = this.length;
    for (const mark of noteMarks) this.marks.push({ start: start + mark.start, end: start + mark.end });
    this.append(trimmed);
    const span = { start, end: this.length, kind };
    this.written.push(level === undefined ? span : { ...span, level });
  }

  get text(): string {
    return this.parts.join("");
  }

  get blocks(): readonly Block[] {
    return this.written;
  }

  get noteMarks(): readonly Span[] {
    return this.marks;
  }

  private append(part: string): void {
    this.parts.push(part);
    this.length += part.length;
  }
}
