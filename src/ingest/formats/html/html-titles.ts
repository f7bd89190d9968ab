import type { Finding } from "../reader.ts";
import { readJsonLd } from "../../metadata/json-ld.ts";
import { lettersAlone } from "../../metadata/opening.ts";
import { firstOf, type PageHead } from "./html-head.ts";

export const TITLE_FIELDS = ["citation_title", "dc.title", "dcterms.title", "twitter:title", "parsely-title"];

/** What parts a page's title from the name of its site, and sections from each other. */
const PARTED = /\s(?:[|–—»«·•/]|-|::)\s|\s?[|»«]\s?/u;
const PARTED_KEPT = new RegExp(`(${PARTED.source})`, "u");
const ARCHIVE = /^(?:blog )?archiv(?:es?)?$/iu;

/** The titles that a page declares, to know its headline by. */
export function declaredTitles(head: PageHead): readonly string[] {
  const ogTitle = firstOf(head.fields, ["og:title"]);
  const jsonLd = readJsonLd(head.jsonLd, (title) => isSameText(ogTitle, title));
  const titles = [jsonLd?.title, firstOf(head.fields, ["og:title", ...TITLE_FIELDS]), head.title];
  return titles.flatMap((title) => title ?? []).filter((title) => title !== "");
}

/** The parts of a page's `<title>`, of which one is the headline and others are the site and its sections. */
export function titleParts(title: string): readonly string[] {
  return title.split(PARTED).filter((part) => part !== "");
}

/** The first declared title, or the headline where a declared title holds it or says nothing. */
export function titleOf(
  declared: readonly (Finding<string> | null)[],
  headline: string,
): Finding<string> | null {
  const titles = declared.filter((title) => title !== null);
  const repeated = titles.find(
    ({ value }) =>
      lettersAlone(headline) !== "" &&
      lettersAlone(value).includes(lettersAlone(headline)) &&
      (headline.length > value.length / 3 || titleParts(value).some((part) => isSameText(part, headline))),
  );
  if (repeated !== undefined) return { ...repeated, value: headline };
  const [first] = titles;
  if (first === undefined || !isSection(first.value) || wordCount(headline) <= LONGEST_SECTION)
    return first ?? null;
  return { value: headline, evidence: "headline" };
}

/** "Press releases", "News": what a template says of all of its pages. */
function isSection(title: string): boolean {
  return wordCount(title) <= LONGEST_SECTION;
}
const LONGEST_SECTION = 3;

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

/** A longer one is a text. */
const LONGEST_TITLE = 1_000;

/** A title without the name of the site before or behind it. */
export function withoutSite(title: string, sites: readonly string[]): string {
  const isSite = (part: string): boolean => sites.some((site) => isSameText(part, site));
  if (title.length > LONGEST_TITLE) return title;
  // Between two parts stands what parts them.
  const pieces = title.split(PARTED_KEPT);
  while (pieces.length > 1 && isSite(pieces.at(-1) ?? "")) pieces.splice(-2);
  while (pieces.length > 1 && (isSite(pieces[0] ?? "") || ARCHIVE.test(pieces[0] ?? ""))) pieces.splice(0, 2);
  return pieces.join("");
}

/** The part of the `<title>` that is the headline, else all of it without the name of the site around it. */
export function headTitle(title: string, headline: string, sites: readonly string[]): Finding<string> | null {
  if (titleParts(title).some((part) => isSameText(part, headline)))
    return { value: headline, evidence: "html-title" };
  const own = withoutSite(title, sites);
  const [, before, after] = /^(.+)\s(?:[|–—»«·]|-|::)\s([^|]+)$/.exec(own) ?? [];
  const isLonger =
    before !== undefined && own === title && before.split(" ").length > (after?.split(" ").length ?? 0);
  return title === "" ? null : { value: isLonger ? before : own, evidence: "html-title" };
}

export function isSameText(own: string | undefined, title: string): boolean {
  return own !== undefined && lettersAlone(own) !== "" && lettersAlone(own) === lettersAlone(title);
}
