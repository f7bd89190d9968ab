import { parse } from "parse5";
import type { BlockWriter } from "../blocks/block-writer.ts";
import { cleanText } from "../clean.ts";
import { plainTextBlocks } from "../blocks/plain-text-blocks.ts";
import { HtmlBlocks } from "./html/html-blocks.ts";
import { attribute, type HtmlElement, type HtmlNode } from "./html/html-tree.ts";

/** Writes plain text as blocks. */
export function writePlainText(writer: BlockWriter, raw: string): void {
  const text = cleanText(raw);
  for (const { start, end, kind, level } of plainTextBlocks(text))
    writer.add(kind, text.slice(start, end), level);
}

/** Writes all that a reader of the HTML would see, as `prepare` leaves it. Nothing in it is taken for a page's menu, as it is no page. */
export function writeHtml(
  writer: BlockWriter,
  html: string,
  prepare: (root: HtmlNode) => void = () => undefined,
): void {
  const root = parse(cleanText(html));
  prepare(root);
  new HtmlBlocks(writer, isInvisible).write(root);
}

const INVISIBLE: ReadonlySet<string> = new Set(
  "head script style template iframe object embed svg canvas audio video map noscript".split(" "),
);

function isInvisible(element: HtmlElement): boolean {
  if (INVISIBLE.has(element.tagName) || element.attrs.some(({ name }) => name === "hidden")) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, "style"));
}

/** Whether a text was written with HTML markup: it has a closing tag, or a line break. */
export function looksLikeHtml(text: string): boolean {
  return /<\/(?:p|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|table|html|body)>|<br\s*\/?>/i.test(
    text,
  );
}
