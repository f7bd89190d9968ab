import { isProse } from "../../blocks/prose.ts";
import { collapseSpace } from "../../clean.ts";
import {
  isChromeTag,
  isHidden,
  isInside,
  isNeverText,
  letters,
  withoutLinks,
} from "./article/html-suspicion.ts";
import { lineOf } from "./html-inline.ts";
import { lineSaying } from "./html-title-lines.ts";
import { attribute, elements, isHeading, textOf, type HtmlElement } from "./html-tree.ts";

/** The headline of a page: the element that shows it, and whether that is the title which the page declares. */
export interface Headline {
  readonly element: HtmlElement;
  readonly isDeclared: boolean;
}

const LOWEST_LEVEL = 3;
/** Each is compared with the others; the headline is among the first. */
const MOST_HEADINGS = 1_000;

/**
 * The h1 that repeats the declared title, else another heading that does, else one that is a part of the `<title>` (`titleParts`),
 * else a line of its own that is, whatever element it stands in, else the first h1 that is no logo.
 */
export function findHeadline(
  body: HtmlElement,
  declaredTitles: readonly string[],
  titleParts: readonly string[],
): Headline | undefined {
  const isAside = (element: HtmlElement): boolean =>
    isNeverText(element) || isChromeTag(element) || isHidden(element);
  const shown = elements(body, isAside);
  const headings = shown.filter(isHeading).slice(0, MOST_HEADINGS);
  const ofLevel = (level: number): HtmlElement[] => headings.filter(({ tagName }) => tagName === `h${level}`);
  const titles = declaredTitles.map(letters);
  const parts = new Set([
    ...(titleParts.length > 1 ? titleParts.map(letters) : []),
    ...withoutLogos(titles, headings.filter(isLogo)),
  ]);
  const named = headings.filter((heading) => parts.has(letters(textOf(heading))));
  // Where the site's name is the h1, the headline is another part of the title.
  const isSite = (heading: HtmlElement): boolean =>
    heading.tagName === "h1" &&
    named.some(
      (other) =>
        letters(textOf(other)) !== letters(textOf(heading)) &&
        (isWholeLink(heading) || isMastheadOf(other, heading, shown)),
    );
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
  const line = lineSaying(shown, [...titles, ...longestOf(titleParts.map(letters))]);
  if (line !== undefined) return { element: line, isDeclared: true };
  const first = ofLevel(1).find((heading) => !isLogo(heading) && letters(textOf(heading)) !== "");
  return first && { element: first, isDeclared: false };
}

/** What is left of titles that begin or end with what a logo says: "Harbour Notes: Dredging at last". */
function withoutLogos(titles: readonly string[], logos: readonly HtmlElement[]): readonly string[] {
  const names = logos.map((logo) => letters(textOf(logo))).filter((name) => name !== "");
  return titles.flatMap((title) =>
    names.flatMap((name) => {
      if (title.startsWith(name)) return title.slice(name.length);
      return title.endsWith(name) ? title.slice(0, -name.length) : [];
    }),
  );
}

/** A h1 above a longer part of the title, with no text between them: "Ministry of Water", "Grants for old mills". */
function isMastheadOf(headline: HtmlElement, heading: HtmlElement, shown: readonly HtmlElement[]): boolean {
  const [from, to] = [shown.indexOf(heading), shown.indexOf(headline)];
  return (
    from < to &&
    !isWholeLink(headline) &&
    letters(textOf(headline)).length > letters(textOf(heading)).length &&
    !shown.slice(from, to).some((element) => element.tagName === "p" && isProse(lineOf(element, isNeverText)))
  );
}

/** The name of a site is shorter than a headline, hardly ever by less than this. */
const NEARLY_LONGEST = 0.7;

function longestOf(parts: readonly string[]): readonly string[] {
  const longest = Math.max(0, ...parts.map(({ length }) => length));
  return parts.filter(({ length }) => length >= longest * NEARLY_LONGEST);
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
