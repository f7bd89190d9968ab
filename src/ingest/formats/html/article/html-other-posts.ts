import { readAttribution } from "../../../metadata/byline.ts";
import { lineOf } from "../html-inline.ts";
import { namesIn, wordSet, wordsOfName } from "../html-names.ts";
import { ancestors, attribute, elements, isHeading, type HtmlElement } from "../html-tree.ts";
import { densities } from "./html-densities.ts";
import { wordsIn } from "./html-marks.ts";
import { isNeverText, letters } from "./html-suspicion.ts";

/** What closes a post says who wrote it, where blogs put it. */
export function isFootOfPost(element: HtmlElement): boolean {
  return /(?:^|[-_\s])(?:post|entry|article|story)[-_]?foot(?:er)?(?=$|[-_\s\d])/i.test(
    attribute(element, "class"),
  );
}

export function isComment(element: HtmlElement): boolean {
  return (
    wordsIn(element, "itemprop").includes("comment") || attribute(element, "itemtype").endsWith("/Comment")
  );
}

/** The parts of what readers have written, and lists of it beside an article: not "comments-open", nor "comments-link". */
export function isNamedComment(element: HtmlElement): boolean {
  return /(?:^|[\s_-])(?:comment-?list|recent-?comments|comment(?:s?[_-](?:author|meta|body|content|text|date|time|by))?)(?=$|\s|[_-](?:link|name|wrap|info|item|\d))/i.test(
    `${attribute(element, "class")} ${attribute(element, "id")}`,
  );
}

const OTHERS = wordSet(
  "related comments comment teaser teasers more recommended recommendations trending popular latest recent",
);

/** Whether an element's names say that it is of other articles, or of those who comment on this one. */
export function isOfOthers(element: HtmlElement): boolean {
  return namesIn(attribute(element, "class"), attribute(element, "id"))
    .flatMap(wordsOfName)
    .some((word) => OTHERS.has(word));
}

/** A teaser has no more characters, and stands no deeper around its heading. */
const LARGEST_TEASER = 400;

const TEASER_LEVELS = 4;

/** What is around the headings that lead to other articles, with their authors and dates. */
export function teasersBeside(
  body: HtmlElement,
  headline: HtmlElement | undefined,
): ReadonlySet<HtmlElement> {
  const found = new Set<HtmlElement>();
  if (headline === undefined) return found;
  const headings = elements(body, isNeverText).filter(isHeading);
  // A bar that sticks to the window repeats the headline.
  const title = letters(lineOf(headline, isNeverText));
  const own = headings.filter((heading) => letters(lineOf(heading, isNeverText)) === title);
  const around = new Set([headline, ...own].flatMap((heading) => [heading, ...ancestors(heading)]));
  const density = densities(body, isNeverText, () => false);
  for (const heading of headings) {
    if (around.has(heading) || !isLinked(heading)) continue;
    let box: HtmlElement = heading;
    for (const outer of ancestors(heading).slice(0, TEASER_LEVELS)) {
      if (around.has(outer) || (density.get(outer)?.text ?? 0) > LARGEST_TEASER) break;
      box = outer;
    }
    if (box !== heading) found.add(box);
  }
  return found;
}

/** The share of a heading that the link in it takes: "Topics: Storms, Harbours" leads to several pages, and to no article. */
const MOSTLY = 0.5;

/** A heading that is a link, though not to a person. */
function isLinked(heading: HtmlElement): boolean {
  const isLink = ({ tagName }: HtmlElement): boolean => tagName === "a";
  const line = lineOf(heading, isNeverText);
  const isLinkedTo =
    ancestors(heading).slice(0, 2).some(isLink) ||
    elements(heading).some(
      (link) => isLink(link) && lineOf(link, isNeverText).length >= line.length * MOSTLY,
    );
  return isLinkedTo && readAttribution(line, true) === null;
}
