import { parse } from "parse5";
import type { Block } from "../../../core/document.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText } from "../../clean.ts";
import { decodeHtml } from "../../encoding/decode.ts";
import { findArticle } from "./html-article.ts";
import { lineKinds } from "./html-line-names.ts";
import { HtmlBlocks } from "./html-blocks.ts";
import { attributionInMarkup } from "./html-attribution.ts";
import { readHead } from "./html-head.ts";
import { lineOf } from "./html-inline.ts";
import { declaredByHtml, declaredTitles, type ShownByPage } from "./html-metadata.ts";
import { isNeverText } from "./html-suspicion.ts";
import { elements, flattenBelow } from "./html-tree.ts";
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
    const head = readHead(document);
    const body = elements(document).find(({ tagName }) => tagName === "body");
    if (body === undefined)
      return { text: "", blocks: [], pages: [], declared: declaredByHtml(head, NOTHING_SHOWN) };
    const { root, headline, isChrome, isElsewhere, hasProse } = findArticle(body, declaredTitles(head));
    const text = headline === undefined ? "" : lineOf(headline, isNeverText);
    if (headline !== undefined && !elements(root, isChrome).includes(headline))
      writer.add("heading", text, 1);
    new HtmlBlocks(writer, isChrome, { kindOf: lineKinds(root), keepsLinks: !hasProse }).write(root);
    const attribution = attributionInMarkup(body, headline, isElsewhere);
    return {
      text: writer.text,
      blocks: keepSomethingToFind(writer.blocks),
      pages: [],
      noteMarks: writer.noteMarks,
      declared: declaredByHtml(head, { headline: text, attribution }),
      note: decoded.note,
    };
  },
};

const NOTHING_SHOWN: ShownByPage = {
  headline: "",
  attribution: { authors: [], date: null, isPublication: false },
};

/** On a page that is nothing but links, the links are what it says. */
function keepSomethingToFind(blocks: readonly Block[]): readonly Block[] {
  if (blocks.some(({ kind }) => kind !== "boilerplate" && kind !== "heading")) return blocks;
  return blocks.map((block) => (block.kind === "boilerplate" ? { ...block, kind: "paragraph" } : block));
}
