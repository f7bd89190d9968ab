import { consentBoxes } from "./html-consent.ts";
import { passedBy } from "./html-container.ts";
import { densities, NO_TEXT, type Density } from "./html-densities.ts";
import { footBoxes } from "./html-foot.ts";
import { findHeadline } from "../html-headline.ts";
import { linkBoxes } from "./html-link-boxes.ts";
import { commentSections } from "./html-comments.ts";
import { cueSections, otherArticles, teaserBoxes, teasersBelow } from "./html-sections.ts";
import { signUpBoxes } from "./html-sign-up.ts";
import { isNeverText, suspicionOf, type Suspicion } from "./html-suspicion.ts";
import { ancestors, attribute, elements, type HtmlElement } from "../html-tree.ts";

type Test = (element: HtmlElement) => boolean;

/** The article of a page: where it stands, its headline, and what within it is no part of it. */
export interface FoundArticle {
  readonly root: HtmlElement;
  readonly headline: HtmlElement | undefined;
  readonly isChrome: Test;
  /** What is certainly of something else: comments, other articles, menus, what is not shown. */
  readonly isElsewhere: Test;
  /** The same, but for rows of buttons and links: beside those may stand who wrote the article, and when. */
  readonly isFarElsewhere: Test;
  /** Whether there is enough prose to tell it from what leads elsewhere. */
  readonly hasProse: boolean;
}

/** Characters that are enough for an article: with less outside, it stands in what looks like chrome. */
const SHORT_ARTICLE = { withHeadline: 40, without: 200 };

/**
 * Finds the article of a page: what HTML, names and headings say to be something else is left out, but not where it holds
 * the page's only prose; then what stands beside the prose.
 */
export function findArticle(
  body: HtmlElement,
  declaredTitles: readonly string[],
  titleParts: readonly string[],
): FoundArticle {
  const found = findHeadline(body, declaredTitles, titleParts);
  const headline = found?.element;
  const landmarks = landmarksOf(body, headline);
  const density = densities(body, isNeverText, () => false);
  const pageProse = density.get(body)?.prose ?? 0;
  const suspicions = new Map<HtmlElement, Suspicion>();
  for (const element of elements(body, isNeverText)) {
    const suspicion = landmarks.has(element)
      ? null
      : suspicionOf(element, density.get(element) ?? NO_TEXT, pageProse);
    if (suspicion !== null) suspicions.set(element, suspicion);
  }
  const others = [
    ...otherArticles(body, headline, found?.isDeclared === true),
    ...cueSections(body, landmarks, density),
    ...commentSections(body, landmarks, density),
    ...signUpBoxes(body, landmarks, density),
    ...consentBoxes(body, landmarks, density),
  ];
  for (const element of others) suspicions.set(element, "foreign");
  for (const element of footBoxes(body, landmarks, density)) suspicions.set(element, "column");
  clearTheArticle(body, suspicions, headline);
  const isChrome: Test = (element) => isNeverText(element) || suspicions.has(element);
  const elsewhere = new Map(suspicions);
  const start = articleAround(headline, body, isChrome) ?? body;
  for (const element of passedBy(start, isChrome, found)) suspicions.set(element, "foreign");
  const root = innermost(start, isChrome, headline);
  const hasProse = (densities(root, isChrome, () => false).get(root)?.prose ?? 0) >= WHOLE_ARTICLE;
  // Below a short article, other articles are told by their headings alone.
  const boxes = hasProse
    ? [...linkBoxes(root, isChrome), ...teasersBelow(root, found, isChrome)]
    : found?.isDeclared === true
      ? [...linkBoxes(root, isChrome), ...teaserBoxes(body, landmarks, density)]
      : [];
  for (const box of boxes) suspicions.set(box, "line");
  const isElsewhere: Test = (element) => isNeverText(element) || elsewhere.has(element);
  const isFarElsewhere: Test = (element) => isElsewhere(element) && elsewhere.get(element) !== "line";
  return { root, headline, isChrome, isElsewhere, isFarElsewhere, hasProse };
}

/** What is certainly around the article: the headline and `main`, and all that they stand in. */
function landmarksOf(body: HtmlElement, headline: HtmlElement | undefined): ReadonlySet<HtmlElement> {
  const isMain: Test = (element) => element.tagName === "main" || attribute(element, "role") === "main";
  const main = elements(body, isNeverText).find(isMain);
  const marks = [headline, main].filter((element) => element !== undefined);
  return new Set([body, ...marks.flatMap((element) => [element, ...ancestors(element)])]);
}

/** So many times the prose outside of all suspects has to stand in a suspect for it to be the article all the same. */
const MUCH_MORE = 3;
/** A page is one article; clearing more suspects than this would not find it either. */
const MOST_CLEARED = 12;

/**
 * Clears of suspicion what has to be the article: while nearly no text is outside of all suspects, the largest of them;
 * while there is little prose outside, the one that holds more, unless it is the words of others; where no whole article is outside,
 * those of one kind below the headline count as one, as page builders set each paragraph in a box.
 */
function clearTheArticle(
  body: HtmlElement,
  suspicions: Map<HtmlElement, Suspicion>,
  headline: HtmlElement | undefined,
): void {
  const enough = headline === undefined ? SHORT_ARTICLE.without : SHORT_ARTICLE.withHeadline;
  const isApart: Test = (element) => suspicions.has(element) || element === headline;
  for (let cleared = 0; cleared < MOST_CLEARED && suspicions.size > 0; cleared++) {
    const density = densities(body, isNeverText, isApart);
    const rest = plainIn(density, body);
    const restProse = density.get(body)?.prose ?? 0;
    const alikes =
      restProse < WHOLE_ARTICLE
        ? alikeBelow(headline, body, suspicions)
        : new Map<HtmlElement, HtmlElement[]>();
    const proseOf = (element: HtmlElement): number =>
      (alikes.get(element) ?? [element]).reduce((sum, one) => sum + (density.get(one)?.prose ?? 0), 0);
    const canBeArticle = (element: HtmlElement): boolean => {
      const kind = suspicions.get(element);
      const times = kind === "hidden" || restProse >= WHOLE_ARTICLE ? MUCH_MORE : 1;
      if (rest < enough) return plainIn(density, element) > rest * (kind === "hidden" ? MUCH_MORE : 1);
      return kind !== "foreign" && proseOf(element) > restProse * times;
    };
    const [first, ...others] = [...suspicions.keys()].filter(canBeArticle);
    if (first === undefined) return;
    const largest = others.reduce(
      (best, element) => (plainIn(density, element) > plainIn(density, best) ? element : best),
      first,
    );
    // A page of nothing but posts or comments is all of them.
    const alike =
      rest < enough
        ? [...suspicions.keys()].filter((element) => isAlike(element, largest))
        : (alikes.get(largest) ?? []);
    for (const element of [largest, ...alike].flatMap((one) => [one, ...ancestors(one)]))
      suspicions.delete(element);
  }
}

/** The suspects that stand in no other, below the headline, each with all that are called like it. */
function alikeBelow(
  headline: HtmlElement | undefined,
  body: HtmlElement,
  suspicions: ReadonlyMap<HtmlElement, Suspicion>,
): Map<HtmlElement, HtmlElement[]> {
  const all = elements(body, (element) => isNeverText(element) || suspicions.get(element) === "foreign");
  const below = headline === undefined ? [] : all.slice(all.indexOf(headline));
  const groups = new Map<string, HtmlElement[]>();
  const found = new Map<HtmlElement, HtmlElement[]>();
  for (const element of below) {
    const kind = suspicions.get(element);
    if (kind === undefined || kind === "hidden" || attribute(element, "class") === "") continue;
    if (ancestors(element).some((around) => suspicions.has(around))) continue;
    const key = `${element.tagName} ${attribute(element, "class")}`;
    const group = groups.get(key) ?? [];
    group.push(element);
    groups.set(key, group);
    found.set(element, group);
  }
  return found;
}

function isAlike(one: HtmlElement, other: HtmlElement): boolean {
  return one.tagName === other.tagName && attribute(one, "class") === attribute(other, "class");
}

function plainIn(density: ReadonlyMap<HtmlElement, Density>, element: HtmlElement): number {
  const { text, linked } = density.get(element) ?? NO_TEXT;
  return text - linked;
}

/** Characters of prose that are an article, though the page holds more of it. */
const WHOLE_ARTICLE = 250;

/** The `article` that the headline stands in, where it is one of several or holds most of the page's prose. */
function articleAround(
  headline: HtmlElement | undefined,
  body: HtmlElement,
  isChrome: Test,
): HtmlElement | undefined {
  const around = headline === undefined ? [] : ancestors(headline);
  const article = around.find(({ tagName }) => tagName === "article");
  if (article === undefined) return undefined;
  const density = densities(body, isChrome, () => false);
  const prose = density.get(article)?.prose ?? 0;
  const isOneOfSeveral = [...density.keys()].some(
    (element) =>
      element.tagName === "article" && !around.includes(element) && !ancestors(element).includes(article),
  );
  const share = prose / (density.get(body)?.prose ?? 1);
  return prose >= WHOLE_ARTICLE && (isOneOfSeveral || share > 0.5) ? article : undefined;
}

/** The innermost `main`, `article` or marked body that has nearly all of the page's text, or the whole body. */
function innermost(body: HtmlElement, isChrome: Test, headline: HtmlElement | undefined): HtmlElement {
  const density = densities(body, isChrome, () => false);
  const enough = plainIn(density, body) * 0.6;
  const large = [...density.keys()]
    .filter(isArticleElement)
    .filter((element) => plainIn(density, element) >= enough);
  // The densities are in reverse order of the document.
  const around = new Set(headline === undefined ? [] : ancestors(headline));
  return large.find((element) => around.has(element)) ?? large[0] ?? body;
}

const isArticleElement: Test = (element) =>
  element.tagName === "main" ||
  element.tagName === "article" ||
  attribute(element, "role") === "main" ||
  attribute(element, "itemprop") === "articleBody";
