import { collapseSpace } from "../clean.ts";
import { attribute, elements, textOf, type HtmlElement, type HtmlNode } from "./html-tree.ts";

/** Elements without readable text of the article. */
const NEVER_TEXT: ReadonlySet<string> = new Set(
  `head script style template iframe object embed svg canvas audio video map math-renderer nav aside form button select
  input textarea dialog menu noscript`.split(/\s+/),
);
const NEVER_ROLES: ReadonlySet<string> = new Set(
  "navigation banner contentinfo complementary search dialog alertdialog alert menu menubar toolbar form".split(
    " ",
  ),
);
/** Words of class names and ids that web sites give to what is not the article. */
const CHROME_NAME =
  /(?:^|[-_\s])(?:cookies?|consent|gdpr|newsletter|subscribe|subscription|sign-?up|promo|promotion|related|recommend(?:ed|ations?)?|read-?next|shar(?:e|ing)|social|comments?|disqus|breadcrumbs?|sidebar|advert(?:s|isement)?|ads?|sponsored|popup|modal|paywall|toolbar|navbar|nav|menu|skip-?(?:link|nav|to-content)|sr-only|screen-reader(?:-text)?|visually-hidden|pagination|print-only|tag-?list)(?=$|[-_\s])/i;
const NEVER_DROPPED: ReadonlySet<string> = new Set(["html", "body", "main", "article", "h1", "p"]);

/** Tells which elements of one page are no part of the article. */
export function chromeOf(body: HtmlElement): (element: HtmlElement) => boolean {
  const all = proseLength(body, isStructuralChrome);
  const holdsArticle = (element: HtmlElement): boolean =>
    [...elements(element)].some(
      ({ tagName }) => tagName === "h1" || tagName === "main" || tagName === "article",
    ) || proseLength(element, isStructuralChrome) > all / 2;
  const known = new Map<HtmlElement, boolean>();
  return (element) => {
    const seen = known.get(element);
    if (seen !== undefined) return seen;
    // A name is a hint only: `class="no-sidebar"` around the whole article does not make it a sidebar.
    const isChrome = isStructuralChrome(element) || (hasChromeName(element) && !holdsArticle(element));
    known.set(element, isChrome);
    return isChrome;
  };
}

/**
 * The element that holds the article: the innermost `main`, `article` or marked body that has most of the page's text,
 * or the whole body.
 */
export function findArticle(body: HtmlElement, isChrome: (element: HtmlElement) => boolean): HtmlElement {
  const scored = [...elements(body, isChrome)]
    .filter((element) => element === body || isArticleElement(element))
    .map((element) => ({ element, score: proseLength(element, isChrome) }));
  const all = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score >= all * 0.6).at(-1)?.element ?? body;
}

function isArticleElement(element: HtmlElement): boolean {
  const { tagName } = element;
  return (
    tagName === "main" ||
    tagName === "article" ||
    attribute(element, "role") === "main" ||
    attribute(element, "itemprop") === "articleBody"
  );
}

function isStructuralChrome(element: HtmlElement): boolean {
  const { tagName } = element;
  if (NEVER_TEXT.has(tagName)) return true;
  if (NEVER_ROLES.has(attribute(element, "role").toLowerCase())) return true;
  if (element.attrs.some(({ name }) => name === "hidden") || attribute(element, "aria-hidden") === "true")
    return true;
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, "style")))
    return true;
  if (tagName === "footer") return !isInside(element, "blockquote");
  // A page's header holds the logo and the menu, an article's the headline and the byline.
  return (
    tagName === "header" &&
    !isInside(element, "article") &&
    !isInside(element, "main") &&
    !holdsHeadline(element)
  );
}

function holdsHeadline(element: HtmlElement): boolean {
  return [...elements(element)].some(({ tagName }) => tagName === "h1");
}

function hasChromeName(element: HtmlElement): boolean {
  if (NEVER_DROPPED.has(element.tagName)) return false;
  return CHROME_NAME.test(attribute(element, "class")) || CHROME_NAME.test(attribute(element, "id"));
}

function isInside(element: HtmlElement, tagName: string): boolean {
  let node: HtmlNode | null = element.parentNode;
  while (node !== null && "tagName" in node) {
    if (node.tagName === tagName) return true;
    node = node.parentNode;
  }
  return false;
}

/** Characters of text that is not the text of a link. */
function proseLength(element: HtmlElement, skip: (element: HtmlElement) => boolean): number {
  return collapseSpace(
    textOf(element, (inner) => inner.tagName === "a" || (inner !== element && skip(inner))),
  ).length;
}
