import { collapseSpace } from "../../clean.ts";
import { isCue } from "../../blocks/boilerplate.ts";
import { suspicionByName, type Suspicion as NamedSuspicion } from "./html-chrome-names.ts";
import {
  attribute,
  childrenOf,
  elements,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from "./html-tree.ts";
import { ownTextLengths } from "./html-weights.ts";

type Test = (element: HtmlElement) => boolean;
type Suspicion = NamedSuspicion | "hidden";

/** The article of a page: where it stands, its headline, and what within it is no part of it. */
export interface FoundArticle {
  readonly root: HtmlElement;
  readonly headline: HtmlElement | undefined;
  readonly isChrome: Test;
}

/** Elements without readable text. */
const NEVER_TEXT: ReadonlySet<string> = new Set(
  `head script style template iframe object embed svg canvas audio video map math-renderer button select input textarea
  noscript`.split(/\s+/),
);
const CHROME_TAGS: ReadonlySet<string> = new Set(["nav", "aside", "dialog", "menu"]);
const CHROME_ROLES: ReadonlySet<string> = new Set(
  "navigation banner contentinfo complementary search dialog alertdialog alert menu menubar toolbar".split(
    " ",
  ),
);
const NEVER_BY_NAME: ReadonlySet<string> = new Set(["html", "body", "main", "h1", "p"]);
/** Notes and boxes of an article, though in an `aside` or a `footer`. */
const NOTES =
  /(?:^|[-_\s])(?:(?:foot|end|side)?notes?|admonition|callout|infobox|fact-?box|references)(?=$|[-_\s\d])/i;

/** Paragraphs of this many characters, and this many of them, read like an article. */
const LONG_PARAGRAPH = 100;
const ARTICLE_PARAGRAPHS = 3;

/** Characters that are enough for an article: with less outside, it stands in what looks like chrome. */
const SHORT_ARTICLE = { withHeadline: 40, without: 200 };

/**
 * Finds the article of a page. Nothing is left out because it is short or stands apart: only elements that HTML or their
 * names say to be something else are, and not even those where they hold the headline or the page's only prose.
 */
export function findArticle(body: HtmlElement, declaredTitle: string): FoundArticle {
  const headline = findHeadline(body, declaredTitle);
  const landmarks = landmarksOf(body, headline);
  const suspicions = new Map<HtmlElement, Suspicion>();
  for (const element of elements(body, neverText)) {
    const suspicion = landmarks.has(element) ? "none" : suspicionOf(element);
    if (suspicion !== "none") suspicions.set(element, suspicion);
  }
  const others = [...otherArticles(body, headline, declaredTitle), ...cueSections(body, landmarks)];
  for (const element of others) suspicions.set(element, "strong");
  clearTheArticle(body, suspicions, headline);
  const isChrome: Test = (element) => neverText(element) || suspicions.has(element);
  return { root: innermost(body, isChrome, headline), headline, isChrome };
}

const neverText: Test = ({ tagName }) => NEVER_TEXT.has(tagName);

/** The h1 that repeats the declared title, else the first that is neither hidden nor the site's logo. */
function findHeadline(body: HtmlElement, declaredTitle: string): HtmlElement | undefined {
  const isAside: Test = (element) =>
    neverText(element) || CHROME_TAGS.has(element.tagName) || isHidden(element);
  const headings = elements(body, isAside).filter(({ tagName }) => tagName === "h1");
  const title = letters(declaredTitle);
  const declared = headings.find((heading) => {
    const text = letters(textOf(heading));
    return text.length > 3 && title.startsWith(text);
  });
  return declared ?? headings.find((heading) => !isLogo(heading) && letters(textOf(heading)) !== "");
}

/** A heading that is nothing but a link to the home page. */
function isLogo(heading: HtmlElement): boolean {
  const links = elements(heading).filter(({ tagName }) => tagName === "a");
  const isHome = links.some((link) => /^(?:https?:\/\/[^/]+)?\/?$/.test(attribute(link, "href")));
  return isHome && collapseSpace(textOf(heading, ({ tagName }) => tagName === "a")) === "";
}

/** What is certainly around the article: the headline and `main`, and all that they stand in. */
function landmarksOf(body: HtmlElement, headline: HtmlElement | undefined): ReadonlySet<HtmlElement> {
  const isMain: Test = (element) => element.tagName === "main" || attribute(element, "role") === "main";
  const main = elements(body, neverText).find(isMain);
  const marks = [headline, main].filter((element) => element !== undefined);
  return new Set([body, ...marks.flatMap((element) => [element, ...ancestors(element)])]);
}

function suspicionOf(element: HtmlElement): Suspicion {
  const { tagName } = element;
  const isNote = NOTES.test(attribute(element, "class")) || attribute(element, "role").startsWith("doc-");
  if (CHROME_ROLES.has(attribute(element, "role").toLowerCase())) return "strong";
  if (isHidden(element)) return "hidden";
  if (CHROME_TAGS.has(tagName)) return isNote ? "none" : "strong";
  if (tagName === "footer")
    return isNote || isInside(element, ["blockquote"]) || holdsNotes(element) ? "none" : "strong";
  // A page's header holds the logo and the menu, an article's the headline and the byline.
  if (tagName === "header" && !isInside(element, ["article", "main"])) return "mild";
  if (tagName === "form" || attribute(element, "role") === "form") return "mild";
  if (NEVER_BY_NAME.has(tagName) || isNote || isSectionOfItsHeading(element)) return "none";
  const named = suspicionByName(attribute(element, "class"), attribute(element, "id"));
  return named === "mild" && readsLikeArticle(element) ? "none" : named;
}

function isHidden(element: HtmlElement): boolean {
  return (
    element.attrs.some(({ name }) => name === "hidden") ||
    attribute(element, "aria-hidden") === "true" ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, "style"))
  );
}

function holdsNotes(footer: HtmlElement): boolean {
  return elements(footer).some((element) => NOTES.test(attribute(element, "class")));
}

/** `<section id="related-work"><h2>Related work`: the id is the heading's, and says nothing of the site. */
function isSectionOfItsHeading(element: HtmlElement): boolean {
  const id = letters(attribute(element, "id"));
  if (id === "") return false;
  const first = childrenOf(element).find(isElement);
  const heading = first !== undefined && /^h[1-6]$/.test(first.tagName) ? collapseSpace(textOf(first)) : "";
  return letters(heading) === id && !isCue(heading);
}

function readsLikeArticle(element: HtmlElement): boolean {
  const paragraphs = elements(element, neverText).filter(({ tagName }) => tagName === "p");
  const long = paragraphs.filter((paragraph) => withoutLinks(paragraph).length >= LONG_PARAGRAPH);
  return long.length >= ARTICLE_PARAGRAPHS;
}

/** A page that was saved with a dialog open hides all the rest: so much more text has to be hidden than shown. */
const HIDDEN_TO_SHOWN = 3;

/**
 * Clears of suspicion what has to be the article: the largest suspect while nearly no text is outside of all suspects;
 * where only its name is against it, while it holds more text than all the rest; where it is hidden, several times more.
 */
function clearTheArticle(
  body: HtmlElement,
  suspicions: Map<HtmlElement, Suspicion>,
  headline: HtmlElement | undefined,
): void {
  const enough = headline === undefined ? SHORT_ARTICLE.without : SHORT_ARTICLE.withHeadline;
  for (;;) {
    const isApart: Test = (element) => suspicions.has(element) || element === headline;
    const lengths = ownTextLengths(body, neverText, isApart);
    const lengthOf = (element: HtmlElement): number => lengths.get(element) ?? 0;
    const rest = lengthOf(body);
    const [first, ...others] = elements(body, neverText).filter((element) => suspicions.has(element));
    if (first === undefined) return;
    const largest = others.reduce(
      (best, element) => (lengthOf(element) > lengthOf(best) ? element : best),
      first,
    );
    const kind = suspicions.get(largest);
    const needed = kind === "hidden" ? rest * HIDDEN_TO_SHOWN : rest;
    if (lengthOf(largest) <= needed || (kind === "strong" && rest >= enough)) return;
    for (const element of [largest, ...ancestors(largest)]) suspicions.delete(element);
  }
}

/**
 * Where the headline stands in an `article`, the others of the page: teasers, whose heading is a link, and, where the page
 * declares this headline to be its title, further articles with an h1 of their own.
 */
function otherArticles(
  body: HtmlElement,
  headline: HtmlElement | undefined,
  declaredTitle: string,
): HtmlElement[] {
  const around = headline === undefined ? [] : ancestors(headline);
  if (headline === undefined || !around.some(({ tagName }) => tagName === "article")) return [];
  const isDeclared = letters(declaredTitle).startsWith(letters(textOf(headline)));
  const articles = elements(body, neverText).filter(({ tagName }) => tagName === "article");
  return articles.filter((article) => {
    if (around.includes(article)) return false;
    const heading = elements(article).find(({ tagName }) => /^h[1-6]$/.test(tagName));
    if (heading === undefined) return false;
    const isTeaser = withoutLinks(heading) === "" || isInside(heading, ["a"]);
    return (isTeaser && !readsLikeArticle(article)) || (isDeclared && heading.tagName === "h1");
  });
}

/** How far around its heading a section is looked for. */
const SECTION_LEVELS = 4;
const LONGEST_TEASER = 300;

/** The sections whose heading says that they are no part of the article: "Related stories", "Comments (12)". */
function cueSections(body: HtmlElement, landmarks: ReadonlySet<HtmlElement>): Set<HtmlElement> {
  const found = new Set<HtmlElement>();
  const lengths = ownTextLengths(body, neverText, neverText);
  const most = (lengths.get(body) ?? 0) / 2;
  const headings = elements(body, neverText).filter(({ tagName }) => /^h[2-6]$/.test(tagName));
  for (const heading of headings.filter((element) => isCue(collapseSpace(textOf(element))))) {
    let section = heading;
    for (let level = 0; level < SECTION_LEVELS; level++) {
      const parent: HtmlNode | null = section.parentNode;
      if (parent === null || !isElement(parent) || landmarks.has(parent) || parent.tagName === "article")
        break;
      if ((lengths.get(parent) ?? 0) > most || !isFirstIn(parent, section) || holdsProse(parent)) break;
      section = parent;
    }
    found.add(section);
    if (section === heading) for (const sibling of linksBehind(heading)) found.add(sibling);
  }
  return found;
}

function isFirstIn(parent: HtmlElement, child: HtmlElement): boolean {
  const before = childrenOf(parent).slice(0, childrenOf(parent).indexOf(child));
  return before.every((node) => collapseSpace(textOf(node, neverText)) === "");
}

function holdsProse(section: HtmlElement): boolean {
  const paragraphs = elements(section, neverText).filter(({ tagName }) => tagName === "p");
  return paragraphs.some((paragraph) => withoutLinks(paragraph).length > LONGEST_TEASER);
}

/** What follows a heading, up to the next heading or the next text that is mostly no links. */
function linksBehind(heading: HtmlElement): HtmlElement[] {
  const siblings = heading.parentNode === null ? [] : childrenOf(heading.parentNode);
  const found: HtmlElement[] = [];
  for (const sibling of siblings.slice(siblings.indexOf(heading) + 1)) {
    const text = collapseSpace(textOf(sibling, neverText));
    if (text === "") continue;
    if (!isElement(sibling) || /^h[1-6]$/.test(sibling.tagName)) break;
    if (withoutLinks(sibling).length > text.length / 3) break;
    found.push(sibling);
  }
  return found;
}

/** The innermost `main`, `article` or marked body that has nearly all of the page's text, or the whole body. */
function innermost(body: HtmlElement, isChrome: Test, headline: HtmlElement | undefined): HtmlElement {
  const lengths = ownTextLengths(body, neverText, isChrome);
  const enough = (lengths.get(body) ?? 0) * 0.6;
  const inside = elements(body, isChrome).filter(isArticleElement);
  const large = inside.filter((element) => (lengths.get(element) ?? 0) >= enough);
  const around = new Set(headline === undefined ? [] : ancestors(headline));
  return large.findLast((element) => around.has(element)) ?? large.at(-1) ?? body;
}

const isArticleElement: Test = (element) =>
  element.tagName === "main" ||
  element.tagName === "article" ||
  attribute(element, "role") === "main" ||
  attribute(element, "itemprop") === "articleBody";

function withoutLinks(node: HtmlNode): string {
  return collapseSpace(textOf(node, (element) => neverText(element) || element.tagName === "a"));
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function isInside(element: HtmlElement, tagNames: readonly string[]): boolean {
  return ancestors(element).some(({ tagName }) => tagNames.includes(tagName));
}

function ancestors(element: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (let node = element.parentNode; node !== null && isElement(node); node = node.parentNode)
    found.push(node);
  return found;
}
