import type { BlockKind } from "../../../../core/document.ts";
import { findDate } from "../../../metadata/dates.ts";
import { densities, NO_TEXT, type Density } from "./html-densities.ts";
import { lineOf } from "../html-inline.ts";
import { namesIn, wordSet, wordsOfName } from "../html-names.ts";
import { isNeverText } from "./html-suspicion.ts";
import { attribute, elements, isElement, isHeading, isInline, type HtmlElement } from "../html-tree.ts";

/** What a line of a page is that is no text of the article. */
export type LineKind = Extract<BlockKind, "caption" | "byline" | "dateline" | "boilerplate">;

const CAPTION = wordSet(
  `caption captions thumbcaption figcaption credit credits cutline photographer imagecredit photocredit copyright bildunterschrift
  bildtext bildnachweis bildlegende fotonachweis didascalia leyenda`,
);
const BYLINE = wordSet(
  `byline bylines author authors byauthor writer contributor contributors reporter vcard fn autor autorin autoren
  autore auteur auteurs redakteur verfasser firma yazar signature`,
);
const DATELINE =
  wordSet(`date dates time timestamp datetime dateline pubdate published publish posted updated modified createdate modifydate datum fecha tarih meta
  postmeta entrymeta articlemeta`);
const FURNITURE = wordSet(`kicker eyebrow rubric category categories tag tags views readtime`);
/** Words behind such a word that leave its meaning: `caption-text`, `author-name`, `published-on`. */
const BEHIND =
  wordSet(`text full short wrapper wrap container inner outer box block line info name names link links item items
  list on by at date time holder content body description title row area component module group data details detail image
  photo img picture media video overlay bottom top left right small large mobile desktop label span p single header post
  article entry story news page main`);
const NEGATIONS = wordSet("no has with hide without");

/** A line of who wrote it and when has no more characters than this, a caption no more than this. */
const LONGEST_LINE = 250;
const LONGEST_CAPTION = 700;

/** These have a form of their own, whatever they are called. */
const FORMED = wordSet("li td th tr table");
const PICTURES = wordSet("img picture noscript video iframe");
const NOT_OF_PICTURES = wordSet("table blockquote pre ul ol");

/** What the names of the elements below `root` say of the lines in them; null for what is text of the article. */
export function lineKinds(root: HtmlElement): (element: HtmlElement) => LineKind | null {
  const density = densities(root, isNeverText, () => false);
  const of = (element: HtmlElement): Density => density.get(element) ?? NO_TEXT;
  return (element) => {
    const { text, prose } = of(element);
    if (text === 0 || element === root || isHeading(element)) return null;
    if (text <= LONGEST_LINE && isPictureWithLine(element, text, of)) return "caption";
    if (FORMED.has(element.tagName)) return null;
    if (isCaption(element)) return text <= LONGEST_CAPTION ? "caption" : null;
    if (text > LONGEST_LINE || prose > 0 || (isInline(element) && of(blockAround(element)).prose > 0))
      return null;
    const kind = kindByName(element) ?? (element.tagName === "time" ? "dateline" : null);
    return kind !== null && elements(element).some(isHeading) ? null : kind;
  };
}

/** A `figcaption`, the text of a `figure` that shows a picture, and what is named a caption or a credit. */
function isCaption(element: HtmlElement): boolean {
  if (element.tagName === "figcaption") return true;
  if (element.tagName !== "figure")
    return element.tagName !== "caption" && isNamed(element, CAPTION) && !holdsArticle(element);
  const below = elements(element);
  return (
    below.some(({ tagName }) => PICTURES.has(tagName)) &&
    !below.some(({ tagName }) => NOT_OF_PICTURES.has(tagName))
  );
}

/**
 * A box that holds a picture and one line in small or slanted letters, or a table of a picture above a line: the line says what
 * the picture shows, though nothing is named so.
 */
function isPictureWithLine(
  element: HtmlElement,
  text: number,
  of: (element: HtmlElement) => Density,
): boolean {
  if (!BOXES.has(element.tagName)) return false;
  const below = elements(element).slice(1);
  if (below.length > MOST_BESIDE_PICTURE || !below.some(({ tagName }) => tagName === "img")) return false;
  if (below.some((one) => isHeading(one) || NOT_BESIDE_PICTURE.has(one.tagName))) return false;
  if (element.tagName === "table") return below.filter(({ tagName }) => tagName === "tr").length === 2;
  return below.some((one) => STYLED.has(one.tagName) && of(one).text === text);
}
const BOXES = wordSet("p div center td table span a");
const STYLED = wordSet("em i small");
const NOT_BESIDE_PICTURE = wordSet("ul ol th pre blockquote form");
const MOST_BESIDE_PICTURE = 12;

/** A headline or several paragraphs stand in no caption. */
function holdsArticle(element: HtmlElement): boolean {
  const below = elements(element);
  return (
    below.some(isHeading) || below.filter(({ tagName }) => tagName === "p").length > MOST_CAPTION_PARAGRAPHS
  );
}
const MOST_CAPTION_PARAGRAPHS = 2;

function blockAround(element: HtmlElement): HtmlElement {
  let around: HtmlElement = element;
  while (isInline(around) && around.parentNode !== null && isElement(around.parentNode))
    around = around.parentNode;
  return around;
}

function kindByName(element: HtmlElement): LineKind | null {
  if (isNamed(element, BYLINE)) return "byline";
  if (isNamed(element, DATELINE)) return "dateline";
  if (!isNamed(element, FURNITURE)) return null;
  return findDate(lineOf(element, isNeverText)) === null ? "boilerplate" : "dateline";
}

function isNamed(element: HtmlElement, told: ReadonlySet<string>): boolean {
  // Most elements of a text have no attributes.
  if (element.attrs.length === 0) return false;
  const names = namesIn(...["class", "itemprop", "rel"].map((name) => attribute(element, name)));
  return names.map(wordsOfName).some((words) => {
    const last = words.findLastIndex((word) => told.has(word));
    if (last === -1 || NEGATIONS.has(words[0] ?? "")) return false;
    return words.slice(last + 1).every((word) => BEHIND.has(word) || /^\d+$/.test(word));
  });
}
