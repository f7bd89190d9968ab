import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";
import { splitFrontMatter } from "../../metadata/front-matter.ts";
import { withoutComponents, withWikiLinksShown } from "./markdown-dialects.ts";
import { writeMarkdown } from "./markdown-blocks.ts";
import { markdownChunks } from "./markdown-chunks.ts";
import type { Reader } from "../reader.ts";

/** Markdown: front matter gives the metadata, the body becomes text without its markup. */
export const markdownReader: Reader = {
  format: "markdown",
  maxBytes: (limits) => limits.maxTextBytes,
  read(bytes) {
    const { text, note } = decodeText(bytes);
    const { declared, body } = splitFrontMatter(cleanText(text));
    return { ...markdownText(withoutComponents(withWikiLinksShown(body))), declared, note };
  },
};

/** What a Markdown text without front matter says, without its markup. */
export function markdownText(markdown: string) {
  const writer = new BlockWriter();
  writeMarkdownText(writer, markdown);
  return { text: writer.text, blocks: writer.blocks, pages: [], noteMarks: writer.noteMarks };
}

/** Writes the blocks of a Markdown text without front matter. */
export function writeMarkdownText(writer: BlockWriter, text: string): void {
  for (const { text: chunk, isPlain } of markdownChunks(text)) {
    if (isPlain) {
      writer.add("paragraph", chunk.trim());
      continue;
    }
    const tree = fromMarkdown(chunk, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    writeMarkdown(writer, tree.children);
  }
}
