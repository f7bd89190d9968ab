import { isCue } from "../../../blocks/boilerplate.ts";
import { collapseSpace } from "../../../clean.ts";
import { chromeByName, type NamedChrome } from "./html-chrome-names.ts";
import type { Density } from "./html-densities.ts";
import {
  ancestors,
  attribute,
  childrenOf,
  elements,
  isElement,
  isHeading,
  isLink,
  textOf,
  type HtmlElement,
} from "../html-tree.ts";

/** Why an element may be no part of the article: by its name, its tag or its role, or because it is not shown. */
export type Suspicion = NamedChrome | "hidden";

/** Elements without readable text. */
const NEVER_TEXT: ReadonlySet<string> = new Set(
  `head script style template iframe object embed svg canvas audio video map math-renderer button select input textarea
  noscript`.split(/\s+/),
);
const CHROME_TAGS: ReadonlyMap<string, Suspicion> = new Map([
  ["nav", "column"],
  ["aside", "column"],
  ["menu", "column"],
  ["dialog", "foreign"],
]);
const CHROME_ROLES: ReadonlyMap<string, Suspicion> = new Map(
  Object.entries({
    navigation: "column",
    banner: "column",
    contentinfo: "column",
    complementary: "column",
    search: "column",
    menu: "column",
    menubar: "column",
    toolbar: "column",
    dialog: "foreign",
    alertdialog: "foreign",
    alert: "foreign",
  }),
);
const NEVER_BY_NAME: ReadonlySet<string> = new Set(["html", "body", "main", "h1", "p"]);
/** Notes and boxes of an article, though in an `aside` or a `footer`. */
const NOTES =
  /(?:^|[-_\s])(?:(?:foot|end|side)?notes?|admonition|callout|infobox|fact-?box|references)(?=$|[-_\s\d])/i;
/** The ids of old templates for what is a `header` today. */
const SITE_HEADER =
  /^(?:site|page|top|blog)?[-_]?header(?:[-_]?(?:wrapper|wrap|inner|outer|container|area|img))?$/i;
/** Parts of an article that open at a click. */
const FOLDED = /accordion|collaps|expand|foldable|toggle|tab-?(?:pane|panel|content)|read-?more|details|faq/i;

/** The name of a byline too, where no prose is in it. */
const BIOGRAPHY = /author/i;
/** What has this share of the page's prose may be a part of the article, in spite of its name. */
const LARGE_BOX = 0.25;
/** Paragraphs of this many characters, and this many of them, read like an article. */
const LONG_PARAGRAPH = 100;
const ARTICLE_PARAGRAPHS = 3;

/** A line about the rights of the whole page. */
const COPYRIGHT =
  /^\s*(?:©|(?:\(c\)|copyright)\s*(?:©|\(c\))?)\s*(?:19|20)\d{2}|(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti (?:sono )?riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|všechna práva vyhrazena|minden jog fenntartva|toate drepturile rezervate|tüm hakları saklıdır|все права защищены|усі права захищені|всички права запазени|με επιφύλαξη παντός δικαιώματος|版权所有|版權所有|無断転載|무단\s?전재)/iu;
const LONGEST_NOTICE = 300;

/** What has no text to read at all. */
export function isNeverText(element: HtmlElement): boolean {
  return NEVER_TEXT.has(element.tagName) && !(element.tagName === "button" && isQuestion(element));
}

/** A button that is the heading of what it unfolds. */
function isQuestion(button: HtmlElement): boolean {
  const around = button.parentNode;
  return (
    (around !== null && isElement(around) && isHeading(around)) ||
    /accordion|collapsed|faq|question/i.test(attribute(button, "class"))
  );
}

export function isChromeTag({ tagName }: HtmlElement): boolean {
  return CHROME_TAGS.has(tagName);
}

/** What speaks against an element, which has this density; null where nothing does. */
export function suspicionOf(element: HtmlElement, density: Density, pageProse: number): Suspicion | null {
  const { tagName } = element;
  const role = attribute(element, "role").toLowerCase();
  const isNote = NOTES.test(attribute(element, "class")) || role.startsWith("doc-");
  const byRole = CHROME_ROLES.get(role);
  if (byRole !== undefined) return byRole;
  if (isHidden(element) && !isFolded(element, density)) return "hidden";
  if (density.text <= LONGEST_NOTICE && COPYRIGHT.test(textOf(element))) return "foreign";
  const byTag = CHROME_TAGS.get(tagName);
  if (byTag !== undefined) return isNote ? null : byTag;
  if (tagName === "footer")
    return isNote ||
      isInside(element, ["blockquote"]) ||
      holdsNotes(element) ||
      isAttribution(element, density)
      ? null
      : "column";
  // A page's header holds the logo and the menu, an article's the headline and the byline.
  const isHeader = tagName === "header" || SITE_HEADER.test(attribute(element, "id"));
  if (isHeader && !isInside(element, ["article", "main"])) return "box";
  if (tagName === "form" || role === "form") return "box";
  if (NEVER_BY_NAME.has(tagName) || isNote || isSectionOfItsHeading(element)) return null;
  const named = chromeByName(attribute(element, "class"), attribute(element, "id"));
  if (named === "line" && holdsProse(density)) return null;
  if (named === "foreign" && BIOGRAPHY.test(attribute(element, "class")) && density.prose === 0) return null;
  return named === "box" && density.prose >= pageProse * LARGE_BOX && readsLikeArticle(element)
    ? null
    : named;
}

export function isHidden(element: HtmlElement): boolean {
  return (
    element.attrs.some(({ name }) => name === "hidden") ||
    attribute(element, "aria-hidden") === "true" ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, "style"))
  );
}

/** Text that a click unfolds, and text that is kept from screen readers only. */
function isFolded(element: HtmlElement, { text, linked }: Density): boolean {
  if (text < SHORTEST_FOLDED || linked > text * MOST_LINKED) return false;
  if (
    FOLDED.test(`${attribute(element, "class")} ${attribute(element, "id")}`) ||
    attribute(element, "role") === "tabpanel" ||
    isUnfoldedByPrevious(element)
  )
    return true;
  const isOut = element.attrs.some(
    ({ name, value }) => name === "hidden" || (name === "style" && /none|hidden/i.test(value)),
  );
  return !isOut && attribute(element, "role") === "" && attribute(element, "tabindex") === "";
}
const SHORTEST_FOLDED = 40;

/** What is clicked to unfold a text stands above it: `<h3>How do I pay?</h3><div style="display:none">`. */
const UNFOLDING: ReadonlySet<string> = new Set(["h2", "h3", "h4", "h5", "h6", "button", "summary", "dt"]);

function isUnfoldedByPrevious(element: HtmlElement): boolean {
  const siblings = element.parentNode === null ? [] : childrenOf(element.parentNode).filter(isElement);
  const previous = siblings[siblings.indexOf(element) - 1];
  return previous !== undefined && UNFOLDING.has(previous.tagName);
}

/** The share of links in a text that is still prose. */
const MOST_LINKED = 0.3;

function holdsProse({ text, linked, prose }: Density): boolean {
  return prose > 0 && linked <= text * MOST_LINKED;
}

/** Drupal says in a `footer` above the text who wrote it and when. */
function isAttribution(footer: HtmlElement, { text }: Density): boolean {
  return (
    text < LONGEST_ATTRIBUTION &&
    /submitted|byline|(?:node|post|entry|article)[_-]+meta/i.test(attribute(footer, "class"))
  );
}
const LONGEST_ATTRIBUTION = 200;

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

export function readsLikeArticle(element: HtmlElement): boolean {
  const paragraphs = elements(element, isNeverText).filter(({ tagName }) => tagName === "p");
  const long = paragraphs.filter((paragraph) => withoutLinks(paragraph).length >= LONG_PARAGRAPH);
  return long.length >= ARTICLE_PARAGRAPHS;
}

export function withoutLinks(element: HtmlElement): string {
  return collapseSpace(textOf(element, (below) => isNeverText(below) || isLink(below)));
}

export function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

export function isInside(element: HtmlElement, tagNames: readonly string[]): boolean {
  return ancestors(element).some(({ tagName }) => tagNames.includes(tagName));
}
