import { parse } from "parse5";
import { BlockWriter } from "../block-writer.ts";
import { cleanText, collapseSpace } from "../clean.ts";
import { decodeHtml } from "../decode.ts";
import { chromeOf, findArticle } from "./html-article.ts";
import { HtmlBlocks } from "./html-blocks.ts";
import { declaredByHtml } from "./html-metadata.ts";
import { elements, textOf, type HtmlElement } from "./html-tree.ts";
import type { Reader } from "./reader.ts";

/** HTML: the article of the page, without menus, cookie banners, subscribe boxes, related links and comments. */
export const htmlReader: Reader = {
  format: "html",
  maxBytes: (limits) => limits.maxFileBytes,
  read(bytes) {
    // The tree is only walked: no script runs, nothing is loaded.
    const document = parse(cleanText(decodeHtml(bytes)));
    const writer = new BlockWriter();
    const body = elements(document).find(({ tagName }) => tagName === "body");
    if (body === undefined)
      return { text: "", blocks: [], pages: [], declared: declaredByHtml(document, "") };
    const headline = writeArticle(writer, body);
    const declared = declaredByHtml(document, headline);
    return { text: writer.text, blocks: writer.blocks, pages: [], declared };
  },
};

/** Writes the page's article, with its headline where that stands outside of it, and returns the headline. */
function writeArticle(writer: BlockWriter, body: HtmlElement): string {
  const isChrome = chromeOf(body);
  const article = findArticle(body, isChrome);
  const [inside] = elements(article, isChrome).filter(({ tagName }) => tagName === "h1");
  const headline = inside ?? elements(body, isChrome).find(({ tagName }) => tagName === "h1");
  const text = headline === undefined ? "" : collapseSpace(textOf(headline));
  if (inside === undefined) writer.add("heading", text, 1);
  new HtmlBlocks(writer, isChrome).write(article);
  return text;
}
