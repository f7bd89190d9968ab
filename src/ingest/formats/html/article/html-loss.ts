import type { BlockKind } from "../../../../core/document.ts";
import { grouped } from "../../../../core/wording.ts";
import type { BlockWriter } from "../../../blocks/block-writer.ts";
import { densities, NO_TEXT } from "./html-densities.ts";
import { isHidden, isNeverText } from "./html-suspicion.ts";
import type { HtmlElement } from "../html-tree.ts";

/** What says who and when, or what a picture shows, and the page's furniture. */
export const NOT_CONTENT: ReadonlySet<BlockKind> = new Set([
  "title",
  "byline",
  "dateline",
  "caption",
  "boilerplate",
]);

/** The characters of what is read as the article. */
export function contentLength({ blocks }: BlockWriter): number {
  const content = blocks.filter(({ kind }) => !NOT_CONTENT.has(kind));
  return content.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** The characters that a page shows, without those of links. */
export function plainLength(body: HtmlElement): number {
  const density = densities(
    body,
    (element) => isNeverText(element) || isHidden(element),
    () => false,
  );
  const { text, linked } = density.get(body) ?? NO_TEXT;
  return text - linked;
}

/** A page that shows less has no article to lose. */
const SHORT_PAGE = 600;
const HARDLY_ANYTHING = 140;

/** Says that most of a page's text was left out, or that hardly any is left, with both figures; undefined where neither is so. */
export function noteOfLoss(kept: number, page: number): string | undefined {
  if (page < SHORT_PAGE || kept >= page / 2) return undefined;
  const [some, all] = [kept, page].map(grouped);
  return kept < HARDLY_ANYTHING
    ? `Hardly any of the page was read as its article: ${some} of the ${all} characters that the page shows besides links.`
    : `Most of the page was left out as no part of its article; ${some} of the ${all} characters that the page shows besides links were read.`;
}
