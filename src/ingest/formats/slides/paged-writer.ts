import type { Block, BlockKind, PageSpan } from "../../../core/document.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";

/** Builds a text page by page: slides, minutes of a recording, pictures of a file. */
export class PagedWriter {
  readonly blocks = new BlockWriter();
  private readonly starts: { readonly page: number; readonly block: number }[] = [];

  /** What is added from now on stands on this page. */
  turnTo(page: number): void {
    this.starts.push({ page, block: this.blocks.blocks.length });
  }

  add(kind: BlockKind, content: string, level?: number): void {
    this.blocks.add(kind, content, level);
  }

  /** The pages with text. */
  get pages(): readonly PageSpan[] {
    const { blocks } = this.blocks;
    return this.starts.flatMap(({ page, block }, at) => {
      const own: readonly Block[] = blocks.slice(block, this.starts[at + 1]?.block);
      const [first, last] = [own[0], own.at(-1)];
      return first === undefined || last === undefined ? [] : [{ page, start: first.start, end: last.end }];
    });
  }
}
