import { lazily } from "../../../../core/lazily.ts";
import { isProse } from "../../../blocks/prose.ts";
import { publicationDate, readAttribution } from "../../../metadata/byline.ts";
import { UPDATE_LABEL } from "../../../metadata/byline-words.ts";
import type { DateOrder } from "../../../metadata/dates.ts";
import { postedNote, type RunningAttribution } from "../../../metadata/running-attribution.ts";
import { lineOf, partedLinesOf } from "../html-inline.ts";
import { wordSet } from "../html-names.ts";
import { ancestors, childrenOf, elements, isElement, isHeading, type HtmlElement } from "../html-tree.ts";
import type { FoundArticle } from "./html-article.ts";
import {
  authorsIn,
  authorsInBoxes,
  linkedBeside,
  linkedByAddress,
  onlyAuthor,
  signatureBelow,
} from "./html-marked-authors.ts";
import { dateIn, NO_DATE, STANDARD_RANK, UPDATE_RANK, type MarkedDate } from "./html-marked-dates.ts";
import { isLine, isShort, linesWithin, MOST_LINES, wordsIn, type Test } from "./html-marks.ts";
import { isComment, isFootOfPost, isNamedComment, isOfOthers, teasersBeside } from "./html-other-posts.ts";
import { isHidden, isNeverText } from "./html-suspicion.ts";

/** Who wrote an article and when, as the elements around its headline say. */
export interface MarkedAttribution extends Omit<MarkedDate, "rank"> {
  readonly authors: readonly string[];
}

/**
 * `isElsewhere` names what is no part of the article, `isFarElsewhere` less of it: a row of buttons below the headline may hold
 * who and when, and so may what closes a post. What stands around the headline is looked at before what follows the text, what
 * is marked before plain lines. `order` is that in which the page's language writes day and month; `profiles` are addresses that the head
 * gives as the author's.
 */
export function attributionInMarkup(
  body: HtmlElement,
  headline: HtmlElement | undefined,
  { isElsewhere, isFarElsewhere }: Pick<FoundArticle, "isElsewhere" | "isFarElsewhere">,
  order: DateOrder,
  profiles: readonly string[],
): MarkedAttribution {
  const teasers = teasersBeside(body, headline);
  const around = new Set([body, ...(headline === undefined ? [] : ancestors(headline))]);
  const isOther: Test = (element) =>
    isComment(element) || teasers.has(element) || (isNamedComment(element) && !around.has(element));
  const skip: Test = (element) => (isFarElsewhere(element) && !isFootOfPost(element)) || isOther(element);
  const all = elements(body, skip);
  const at = headline === undefined ? 0 : Math.max(all.indexOf(headline), 0);
  const isAbove = new Set(all.slice(0, at));
  const above = elements(body, (element) => isElsewhere(element) || isOther(element))
    .filter((element) => isAbove.has(element))
    .reverse();
  const below = all.slice(at);
  const end = startOfText(below, skip);
  const shown = unmarkedLines(headline === undefined ? [] : below.slice(1), skip, order);
  const everywhere = lazily(() =>
    elements(
      body,
      (element) => isNeverText(element) || isOther(element) || (isOfOthers(element) && !around.has(element)),
    ),
  );
  const note = lazily(() => noteIn(everywhere(), order));
  const found: readonly (() => readonly string[])[] = [
    () => authorsIn([...below.slice(0, end), ...above], skip),
    () => (headline === undefined ? [] : linkedBeside(below, skip)),
    () => shown.authors,
    () => authorsIn(below.slice(end), skip),
    () => signatureBelow(below.slice(end), skip),
    () => linkedByAddress(everywhere(), profiles),
    () => note()?.authors ?? [],
    () => authorsInBoxes(everywhere()),
    () => onlyAuthor(everywhere(), isOther),
  ];
  let authors: readonly string[] = [];
  for (const find of found) if (authors.length === 0) authors = find();
  const beside = dateIn(below.slice(0, end), skip, order);
  const marked = dateIn([...below, ...above], skip, order);
  const date = mostTelling(beside, marked, shown.date);
  return date.date === null
    ? { authors, date: note()?.date ?? onlyPublication(everywhere(), order), isPublication: false }
    : { authors, date: date.date, isPublication: date.isPublication };
}

/** What a standard marks, else what stands between headline and text, marked or not, else what is marked elsewhere. */
function mostTelling(beside: MarkedDate, marked: MarkedDate, shown: string | null): MarkedDate {
  if (marked.rank <= STANDARD_RANK) return marked;
  if (beside.rank < UPDATE_RANK) return beside;
  if (shown !== null) return { ...NO_DATE, date: shown };
  return beside.date === null ? marked : beside;
}

/** What a template says of how a post was published, which may stand outside of the article. */
function noteIn(all: readonly HtmlElement[], order: DateOrder): RunningAttribution | null {
  for (const element of all) {
    if (!isLine(element, isNeverText)) continue;
    const note = postedNote(lineOf(element, isNeverText), order);
    if (note !== null) return note;
  }
  return null;
}

/** The one date that a page says in all of it to be that of a publication, by its markup or with a label: "Publié le 16/07/2018". */
function onlyPublication(all: readonly HtmlElement[], order: DateOrder): string | null {
  const isMarked: Test = (element) => wordsIn(element, "itemprop").includes("datepublished");
  const marked = all.filter(isMarked).flatMap((element) => dateIn([element], isNeverText, order).date ?? []);
  const [only, ...others] = new Set(marked);
  if (only !== undefined && others.length === 0) return only;
  return onlyLabelled(all, order) ?? dateIn(all.filter(isHidden), isNeverText, order).date;
}

function onlyLabelled(all: readonly HtmlElement[], order: DateOrder): string | null {
  const dates = all
    .filter((element) => isLine(element, isNeverText) && isShort(element, isNeverText))
    .flatMap((element) => partedLinesOf(element, isNeverText))
    .flatMap((line) => {
      const date = publicationDate(line, order);
      return date === null ? [] : { date, isUpdate: UPDATE_LABEL.test(line) };
    });
  const published = dates.filter(({ isUpdate }) => !isUpdate);
  const [first, ...others] = new Set((published.length > 0 ? published : dates).map(({ date }) => date));
  return first === undefined || others.length > 0 ? null : first;
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

/** So many lines behind the first prose may say who and when. */
const LINES_BEHIND_SUMMARY = 4;

/** The first cell of a row in a table with heads: a day in it is that of the row. */
function headsRow(cell: HtmlElement): boolean {
  if (cell.tagName !== "td" || cell.parentNode === null) return false;
  if (childrenOf(cell.parentNode).find(isElement) !== cell) return false;
  let row = ancestors(cell).find(({ tagName }) => tagName === "table");
  while (row !== undefined && row.tagName !== "tr")
    row = childrenOf(row)
      .filter(isElement)
      .find(({ tagName }) => ROWS.has(tagName));
  return row !== undefined && childrenOf(row).some((one) => isElement(one) && one.tagName === "th");
}
const ROWS = wordSet("thead tbody tr");

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
  let behindSummary = 0;
  for (const element of below.slice(0, MOST_LINES)) {
    if (headsRow(element)) continue;
    for (const own of linesWithin(element, skip)) {
      // A subtitle and a summary stand above the byline.
      if (isProse(own) && (isHeading(element) || behindSummary++ === 0)) continue;
      if (behindSummary > LINES_BEHIND_SUMMARY || isProse(own)) return result();
      if (behindSummary > 0) behindSummary++;
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
