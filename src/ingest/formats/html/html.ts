import { parse } from "parse5";
import type { Block } from "../../../core/document.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText, collapseSpace } from "../../clean.ts";
import { decodeHtml } from "../../encoding/decode.ts";
import { findArticle } from "./html-article.ts";
import { lineKinds } from "./html-line-names.ts";
import { HtmlBlocks } from "./html-blocks.ts";
import { declaredByHtml } from "./html-metadata.ts";
import { elements, flattenBelow, textOf } from "./html-tree.ts";
import type { Reader } from "../reader.ts";

/** Elements within elements that are told apart. */
const DEEPEST = 400;

/** HTML: the article of the page, without menus, cookie banners, subscribe boxes, related links and comments. */
export const htmlReader: Reader = {
  format: "html",
  maxBytes: (limits) => limits.maxFileBytes,
  read(bytes) {
    // The tree is only walked: no script runs, nothing is loaded.
    const decoded = decodeHtml(bytes);
    const document = parse(cleanText(decoded.text));
    flattenBelow(document, DEEPEST);
    const writer = new BlockWriter();
    const body = elements(document).find(({ tagName }) => tagName === "body");
    if (body === undefined)
      return { text: "", blocks: [], pages: [], declared: declaredByHtml(document, "") };
    const title = collapseSpace(declaredByHtml(document, "").title?.value ?? "");
    const { root, headline, isChrome, hasProse } = findArticle(body, title);
    const text = headline === undefined ? "" : collapseSpace(textOf(headline));
    if (headline !== undefined && !elements(root, isChrome).includes(headline))
      writer.add("heading", text, 1);
    new HtmlBlocks(writer, isChrome, { kindOf: lineKinds(root), keepsLinks: !hasProse }).write(root);
    const declared = declaredByHtml(document, text);
    return {
      text: writer.text,
      blocks: keepSomethingToFind(writer.blocks),
      pages: [],
      noteMarks: writer.noteMarks,
      declared,
      note: decoded.note,
    };
  },
};

/** On a page that is nothing but links, the links are what it says. */
function keepSomethingToFind(blocks: readonly Block[]): readonly Block[] {
  if (blocks.some(({ kind }) => kind !== "boilerplate" && kind !== "heading")) return blocks;
  return blocks.map((block) => (block.kind === "boilerplate" ? { ...block, kind: "paragraph" } : block));
}
