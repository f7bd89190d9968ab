import { parse } from "parse5";
import type { Block } from "../../../core/document.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { isProse } from "../../blocks/prose.ts";
import { cleanText, collapseSpace } from "../../clean.ts";
import { decodeHtml } from "../../encoding/decode.ts";
import { dateOrder, orderShown } from "../../metadata/dates.ts";
import { languageOfRunningText } from "../../metadata/language.ts";
import type { DeclaredMetadata, Reader } from "../reader.ts";
import { findArticle, type FoundArticle } from "./article/html-article.ts";
import { attributionInMarkup } from "./article/html-attribution.ts";
import { HtmlBlocks } from "./html-blocks.ts";
import { readHead, type PageHead } from "./html-head.ts";
import { lineOf } from "./html-inline.ts";
import { lineKinds } from "./article/html-line-names.ts";
import { contentLength, NOT_CONTENT, noteOfLoss, plainLength } from "./article/html-loss.ts";
import { bodyInJsonLd, declaredByHtml, type ShownByPage } from "./html-metadata.ts";
import { declaredTitles, titleParts } from "./html-titles.ts";
import { elementOf, storedData, storedText } from "./html-stored-text.ts";
import { isNeverText } from "./article/html-suspicion.ts";
import { DEEPEST_ELEMENT, elements, flattenBelow, type HtmlElement, type HtmlNode } from "./html-tree.ts";

/** HTML: the article of the page, without menus, cookie banners, subscribe boxes, related links and comments. */
export const htmlReader: Reader = {
  format: "html",
  maxBytes: (limits) => limits.maxFileBytes,
  read(bytes) {
    // The tree is only walked: no script runs, nothing is loaded.
    const decoded = decodeHtml(bytes);
    const document = parse(cleanText(decoded.text));
    flattenBelow(document, DEEPEST_ELEMENT);
    const head = readHead(document);
    const body = elements(document).find(({ tagName }) => tagName === "body");
    if (body === undefined)
      return { text: "", blocks: [], pages: [], declared: declaredByHtml(head, NOTHING_SHOWN) };
    const article = findArticle(body, declaredTitles(head), titleParts(head.title));
    const { headline } = article;
    const title = headline === undefined ? "" : lineOf(headline, isNeverText);
    const shown = plainLength(body);
    const writer = articleText(document, article, body, head);
    const detected = head.language === "" ? languageOfRunningText(writer.text, writer.blocks) : null;
    const order = dateOrder(head.language || (detected ?? "")) ?? orderShown(lineOf(body, isNeverText));
    const attribution = attributionInMarkup(body, headline, article, order, profilesOf(head));
    const notes = [decoded.note, noteOfLoss(contentLength(writer), shown)].filter(
      (note) => note !== undefined,
    );
    return {
      text: writer.text,
      blocks: withinText(writer.text, keepSomethingToFind(keepCaptions(writer.blocks))),
      pages: [],
      noteMarks: writer.noteMarks,
      declared: withLanguage(declaredByHtml(head, { headline: title, attribution, order }), detected),
      note: notes.length === 0 ? undefined : notes.join(" "),
    };
  },
};

/** The addresses that the head gives in place of an author's name. */
function profilesOf({ fields }: PageHead): readonly string[] {
  const given = ["article:author", "og:article:author", "author"].flatMap((name) => fields.get(name) ?? []);
  return given.filter((value) => /^(?:https?:)?\//i.test(value));
}

/** What was found out for the order of day and month is not found out again. */
function withLanguage(declared: DeclaredMetadata, detected: string | null): DeclaredMetadata {
  if (declared.language !== undefined || detected === null) return declared;
  return { ...declared, language: { value: detected, evidence: "detected" } };
}

const NOTHING_SHOWN: ShownByPage = {
  headline: "",
  order: null,
  attribution: { authors: [], date: null, isPublication: false },
};

/** The text of the article: as it stands in the page, or where that is much less, in what the page keeps for a script. */
function articleText(page: HtmlNode, article: FoundArticle, body: HtmlElement, head: PageHead): BlockWriter {
  const { root, headline, isChrome, hasProse } = article;
  const title = headline === undefined ? "" : lineOf(headline, isNeverText);
  const shown = new BlockWriter();
  if (headline !== undefined && !elements(root, isChrome).includes(headline)) shown.add("heading", title, 1);
  new HtmlBlocks(shown, isChrome, { kindOf: lineKinds(root), keepsLinks: !hasProse, headline }).write(root);
  // Other articles stand in a page's data too: it is looked at only where the page shows none.
  const data = contentLength(shown) < NO_ARTICLE ? storedData(page) : null;
  const others = [storedText(body), bodyInJsonLd(head, title), data].flatMap((text) => {
    if (text === undefined || text === null) return [];
    const writer = new BlockWriter();
    writer.add("heading", title, 1);
    writeStored(writer, text);
    return writer;
  });
  return others.reduce(
    (best, other) => (contentLength(other) > contentLength(best) * MUCH_MORE ? other : best),
    shown,
  );
}

/** A page repeats some of its text for a script; only what it shows hardly any of is read from there. */
const MUCH_MORE = 2;
/** Characters that are a headline, a byline and a notice. */
const NO_ARTICLE = 300;

function writeStored(writer: BlockWriter, text: HtmlElement | string): void {
  const isHtml = typeof text !== "string" || /<(?:p|br|div|h\d)\b/i.test(text);
  const root = typeof text === "string" && isHtml ? elementOf(text) : text;
  if (root !== null && typeof root !== "string")
    new HtmlBlocks(writer, isNeverText, { kindOf: lineKinds(root), keepsLinks: false }).write(root);
  else if (typeof text === "string")
    for (const line of text.split(/\n+/)) writer.add("paragraph", collapseSpace(line));
}

/** Who and when stand above a text or below it: what is named a date in its midst, as in a chronicle, is part of it. */
function withinText(text: string, blocks: readonly Block[]): readonly Block[] {
  const isText = ({ kind, start, end }: Block): boolean =>
    kind === "paragraph" && isProse(text.slice(start, end));
  // The first paragraph may be a summary above the byline.
  const [, first = blocks.length] = blocks.flatMap((block, at) => (isText(block) ? at : []));
  const last = blocks.findLastIndex(isText);
  return blocks.map((block, at) =>
    at > first && at < last && (block.kind === "byline" || block.kind === "dateline")
      ? { ...block, kind: "paragraph" }
      : block,
  );
}

/** Where there is little else, what pictures show is what a page says. */
function keepCaptions(blocks: readonly Block[]): readonly Block[] {
  const lengthOf = (isCounted: (kind: Block["kind"]) => boolean): number =>
    blocks.filter(({ kind }) => isCounted(kind)).reduce((sum, { start, end }) => sum + end - start, 0);
  const content = lengthOf((kind) => !NOT_CONTENT.has(kind) && kind !== "heading");
  if (content >= NO_ARTICLE || lengthOf((kind) => kind === "caption") < content * MUCH_MORE) return blocks;
  return blocks.map((block) => (block.kind === "caption" ? { ...block, kind: "paragraph" } : block));
}

/** On a page that is nothing but links, the links are what it says. */
function keepSomethingToFind(blocks: readonly Block[]): readonly Block[] {
  if (blocks.some(({ kind }) => kind !== "boilerplate" && kind !== "heading")) return blocks;
  return blocks.map((block) => (block.kind === "boilerplate" ? { ...block, kind: "paragraph" } : block));
}
