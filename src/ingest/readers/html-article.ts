import { collapseSpace } from "../clean.ts";
import { attribute, childrenOf, elements, isElement, type HtmlElement } from "./html-tree.ts";

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
  const prose = proseLengths(body, isStructuralChrome);
  const landmarks = new Set(
    elements(body)
      .filter(({ tagName }) => tagName === "h1" || tagName === "main" || tagName === "article")
      .flatMap((element) => [element, ...ancestors(element)]),
  );
  const half = (prose.get(body) ?? 0) / 2;
  const holdsArticle = (element: HtmlElement): boolean =>
    landmarks.has(element) || (prose.get(element) ?? 0) > half;
  // A name is a hint only: `class="no-sidebar"` around the whole article does not make it a sidebar.
  return (element) => isStructuralChrome(element) || (hasChromeName(element) && !holdsArticle(element));
}

/**
 * The element that holds the article: the innermost `main`, `article` or marked body that has most of the page's text,
 * or the whole body.
 */
export function findArticle(body: HtmlElement, isChrome: (element: HtmlElement) => boolean): HtmlElement {
  const prose = proseLengths(body, isChrome);
  const enough = (prose.get(body) ?? 0) * 0.6;
  const candidates = elements(body, isChrome).filter(isArticleElement);
  return candidates.findLast((element) => (prose.get(element) ?? 0) >= enough) ?? body;
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
  if (tagName === "footer") return !isInside(element, ["blockquote"]);
  // A page's header holds the logo and the menu, an article's the headline and the byline.
  return tagName === "header" && !isInside(element, ["article", "main"]) && !holdsHeadline(element);
}

function holdsHeadline(element: HtmlElement): boolean {
  return elements(element).some(({ tagName }) => tagName === "h1");
}

function hasChromeName(element: HtmlElement): boolean {
  if (NEVER_DROPPED.has(element.tagName)) return false;
  return CHROME_NAME.test(attribute(element, "class")) || CHROME_NAME.test(attribute(element, "id"));
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

/** For each element below `root` the characters of its text that are not the text of a link. */
function proseLengths(
  root: HtmlElement,
  skip: (element: HtmlElement) => boolean,
): ReadonlyMap<HtmlElement, number> {
  const lengths = new Map<HtmlElement, number>();
  const all = elements(root, (element) => element.tagName === "a" || (element !== root && skip(element)));
  // From the last to the first, so that what is inside is counted before what is around it.
  for (const element of all.toReversed()) {
    const parts = childrenOf(element).map((child) => {
      if (isElement(child)) return lengths.get(child) ?? 0;
      return child.nodeName === "#text" && "value" in child ? collapseSpace(child.value).length : 0;
    });
    lengths.set(
      element,
      parts.reduce((sum, length) => sum + length, 0),
    );
  }
  return lengths;
}
