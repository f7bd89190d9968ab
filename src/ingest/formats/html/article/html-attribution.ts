import { isProse } from "../../../blocks/prose.ts";
import { readAttribution } from "../../../metadata/byline.ts";
import type { DateOrder } from "../../../metadata/dates.ts";
import { lineOf } from "../html-inline.ts";
import { elements, type HtmlElement } from "../html-tree.ts";
import type { FoundArticle } from "./html-article.ts";
import { authorsIn, authorsInBoxes, linkedBeside, signatureBelow } from "./html-marked-authors.ts";
import { dateIn, type MarkedDate } from "./html-marked-dates.ts";
import { bylinesOf, isLine, MOST_LINES, type Test } from "./html-marks.ts";
import { isComment, isFootOfPost, teasersBeside } from "./html-other-posts.ts";
import { isNeverText } from "./html-suspicion.ts";

/** Who wrote an article and when, as the elements around its headline say. */
export interface MarkedAttribution extends MarkedDate {
  readonly authors: readonly string[];
}

/**
 * `isElsewhere` names what is no part of the article, `isFarElsewhere` less of it: a row of buttons below the headline may hold
 * who and when, and so may what closes a post. What stands around the headline is looked at before what follows the text, what
 * is marked before plain lines. `order` is that in which the page's language writes day and month.
 */
export function attributionInMarkup(
  body: HtmlElement,
  headline: HtmlElement | undefined,
  { isElsewhere, isFarElsewhere }: Pick<FoundArticle, "isElsewhere" | "isFarElsewhere">,
  order: DateOrder,
): MarkedAttribution {
  const teasers = teasersBeside(body, headline);
  const isOther: Test = (element) => isComment(element) || teasers.has(element);
  const skip: Test = (element) => (isFarElsewhere(element) && !isFootOfPost(element)) || isOther(element);
  const all = elements(body, skip);
  const at = headline === undefined ? 0 : Math.max(all.indexOf(headline), 0);
  const isAbove = new Set(all.slice(0, at));
  const above = elements(body, (element) => isElsewhere(element) || isOther(element))
    .filter((element) => isAbove.has(element))
    .reverse();
  const below = all.slice(at);
  const end = startOfText(below, skip);
  const dated = dateIn([...below, ...above], skip, order);
  const shown = unmarkedLines(headline === undefined ? [] : below.slice(1), skip, order);
  const found: readonly (() => readonly string[])[] = [
    () => authorsIn([...below.slice(0, end), ...above], skip),
    () => (headline === undefined ? [] : linkedBeside(below, skip)),
    () => shown.authors,
    () => authorsIn(below.slice(end), skip),
    () => signatureBelow(below.slice(end), skip),
    () => authorsInBoxes(elements(body, (element) => isNeverText(element) || isOther(element))),
  ];
  let authors: readonly string[] = [];
  for (const find of found) if (authors.length === 0) authors = find();
  return { authors, date: dated.date ?? shown.date, isPublication: dated.isPublication };
}

/** Paragraphs of prose of which the first may be a summary above the byline. */
const OPENING_PARAGRAPHS = 2;

/** Where, among the elements behind the headline, the text is under way. */
function startOfText(below: readonly HtmlElement[], skip: Test): number {
  let paragraphs = 0;
  const at = below.findIndex((element) => {
    if (element.tagName === "p" && isProse(lineOf(element, skip))) paragraphs++;
    return paragraphs === OPENING_PARAGRAPHS;
  });
  return at === -1 ? below.length : at;
}

const LABEL_ALONE =
  /^(?:authors?|autor(?:in|en)?|auteure?s?|autore|written by|by|von|par|date|datum|fecha|data|published|updated)\s*:$/iu;

/** What the lines between the headline and the first prose say. */
function unmarkedLines(
  below: readonly HtmlElement[],
  skip: Test,
  order: DateOrder,
): Pick<MarkedAttribution, "authors" | "date"> {
  const found = {
    authors: [] as readonly string[],
    date: null as string | null,
    update: null as string | null,
  };
  const result = (): Pick<MarkedAttribution, "authors" | "date"> => ({
    authors: found.authors,
    date: found.date ?? found.update,
  });
  let label = "";
  for (const element of below.slice(0, MOST_LINES)) {
    if (!isLine(element, skip)) continue;
    for (const own of bylinesOf(element, skip)) {
      if (isProse(own)) return result();
      // A label in a cell of its own belongs to what stands in the next.
      const line = label === "" ? own : `${label} ${own}`;
      label = LABEL_ALONE.test(own) ? own : "";
      if (label !== "") continue;
      const attribution = readAttribution(line, true, order);
      if (attribution === null || attribution.isBare) continue;
      if (found.authors.length === 0) found.authors = attribution.authors;
      if (attribution.isUpdate) found.update ??= attribution.date;
      else found.date ??= attribution.date;
    }
  }
  return result();
}
