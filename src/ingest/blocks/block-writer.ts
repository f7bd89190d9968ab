import type { Block, BlockKind } from "../../core/document.ts";

/** Builds a text block by block, for formats whose text is composed rather than found. */
export class BlockWriter {
  private readonly parts: string[] = [];
  private readonly written: Block[] = [];
  private length = 0;

  /** Appends a block, a blank line after the one before. Blank text is no block. `level` is for headings. */
  add(kind: BlockKind, content: string, level?: number): void {
    const trimmed = content.trim();
    if (trimmed === "") return;
    if (this.length > 0) this.append("\n\n");
    const start = this.length;
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

  private append(part: string): void {
    this.parts.push(part);
    this.length += part.length;
  }
}
