import { collapseSpace } from "../../clean.ts";
import {
  isChromeTag,
  isHidden,
  isInside,
  isNeverText,
  letters,
  withoutLinks,
} from "./article/html-suspicion.ts";
import { attribute, elements, isHeading, textOf, type HtmlElement } from "./html-tree.ts";

/** The headline of a page: the heading that shows it, and whether that is the title which the page declares. */
export interface Headline {
  readonly element: HtmlElement;
  readonly isDeclared: boolean;
}

const LOWEST_LEVEL = 3;

/**
 * The h1 that repeats the declared title, else another heading that does, else one that is a part of the `<title>` (`titleParts`),
 * else the first h1 that is no logo.
 */
export function findHeadline(
  body: HtmlElement,
  declaredTitles: readonly string[],
  titleParts: readonly string[],
): Headline | undefined {
  const isAside = (element: HtmlElement): boolean =>
    isNeverText(element) || isChromeTag(element) || isHidden(element);
  const headings = elements(body, isAside).filter(isHeading);
  const ofLevel = (level: number): HtmlElement[] => headings.filter(({ tagName }) => tagName === `h${level}`);
  const titles = declaredTitles.map(letters);
  const parts = new Set(titleParts.length > 1 ? titleParts.map(letters) : []);
  const named = headings.filter((heading) => parts.has(letters(textOf(heading))));
  // Where the site's name is the h1, and a link, the headline is another part of the title.
  const isSite = (heading: HtmlElement): boolean =>
    heading.tagName === "h1" &&
    isWholeLink(heading) &&
    named.some((other) => letters(textOf(other)) !== letters(textOf(heading)));
  for (let level = 1; level <= LOWEST_LEVEL; level++) {
    const declared = ofLevel(level).find((heading) => {
      const text = letters(textOf(heading));
      return (
        titles.some(
          (title) => title.startsWith(text) && text.length > (level === 1 ? 3 : title.length / 2),
        ) &&
        !isTeaser(heading, level) &&
        !isSite(heading)
      );
    });
    if (declared !== undefined) return { element: declared, isDeclared: true };
  }
  const [part] = named
    .filter((heading) => heading.tagName <= `h${LOWEST_LEVEL}` && !isSite(heading) && !isLogo(heading))
    .filter((heading) => /\S\s+\S|\p{Lo}{4}/u.test(textOf(heading).trim()))
    .toSorted((one, other) => letters(textOf(other)).length - letters(textOf(one)).length);
  if (part !== undefined) return { element: part, isDeclared: true };
  const first = ofLevel(1).find((heading) => !isLogo(heading) && letters(textOf(heading)) !== "");
  return first && { element: first, isDeclared: false };
}

/** A heading below the first level that is a link leads to its article. */
function isTeaser(heading: HtmlElement, level: number): boolean {
  return level > 1 && (withoutLinks(heading) === "" || isInside(heading, ["a"]));
}

/** A heading that is nothing but a link to the home page. */
function isLogo(heading: HtmlElement): boolean {
  const links = elements(heading).filter(({ tagName }) => tagName === "a");
  const isHome = links.some((link) => /^(?:https?:\/\/[^/]+)?\/?$/.test(attribute(link, "href")));
  return isHome && isWholeLink(heading);
}

function isWholeLink(heading: HtmlElement): boolean {
  return isInside(heading, ["a"]) || collapseSpace(textOf(heading, ({ tagName }) => tagName === "a")) === "";
}
