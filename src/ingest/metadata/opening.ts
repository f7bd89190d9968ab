import type { Block } from "../../core/document.ts";
import { isProse } from "../blocks/prose.ts";
import { canBeBareName } from "./bare-name.ts";
import { closingNames, publicationDate, readAttribution, type Attribution } from "./byline.ts";
import { findDate, type DateOrder } from "./dates.ts";
import { datelineDate, postedNote, type RunningAttribution } from "./running-attribution.ts";
import { headlineWithByline, type HeadlineWithByline } from "./headline-byline.ts";

/** What the first lines of a document show: its blocks with their metadata marked, and the metadata. */
export interface Opening {
  readonly blocks: readonly Block[];
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
}

/** Blocks above the first paragraph that can hold a headline, a byline and a dateline. */
const LONGEST_OPENING = 15;

/** What the file declares about itself; where it declares a title, only a line that repeats it is the headline. */
export interface Known {
  readonly title: string | null;
  readonly authors: readonly string[];
  /** In which order the text's language writes day and month. */
  readonly order: DateOrder;
}

/** Recognises headline, byline and dateline among the blocks above the first paragraph. */
export function readOpening(text: string, blocks: readonly Block[], known: Known): Opening {
  const body = bodyStart(text, blocks);
  const size = Math.min(body, LONGEST_OPENING);
  const headline = findHeadline(text, blocks, size, known);
  const joined = known.title === null ? bylineBehind(text, blocks[headline ?? -1], known.order) : null;
  const found = {
    authors: joined?.authors ?? ([] as readonly string[]),
    date: null as string | null,
    above: null as string | null,
    update: null as string | null,
  };
  const shownTitle =
    headline === null
      ? (known.title ?? "")
      : lineOf(text, titleBlock(blocks[headline], joined)).replace(TITLE_LABEL, "");
  const areNames = (names: readonly string[]): boolean =>
    names.every((name) => known.authors.includes(name) || canBeBareName(name, shownTitle, text));
  const marked = blocks.map((block, at): Block => {
    if (at === headline) return titleBlock(block, joined);
    if (at >= size || !canBeMetadata(block)) return block;
    const line = text.slice(block.start, block.end);
    // A bare name needs an article below it; in a list of short lines nobody is the author.
    const underHeadline =
      body === size && body < blocks.length && (headline === null ? known.title !== null : at > headline);
    const isNear = (underHeadline && found.authors.length === 0) || block.kind === "dateline";
    const attribution = readAttribution(line, isNear, known.order) ?? repeatedByline(line, known.authors);
    if (attribution === null) return block;
    if (attribution.isBare && (headsList(blocks, at) || !areNames(attribution.authors))) return block;
    found.authors = withDeclared(found.authors, attribution.authors, line, known.authors);
    if (attribution.isUpdate) found.update ??= attribution.date;
    else if (headline !== null && at < headline) found.above ??= attribution.date;
    else found.date ??= attribution.date;
    return {
      start: block.start,
      end: block.end,
      kind: attribution.authors.length > 0 ? "byline" : "dateline",
    };
  });
  const title = headline === null ? null : shownTitle;
  if (found.authors.length === 0 && known.authors.length === 0)
    found.authors = markClosingByline(text, marked, size).filter((name) => areNames([name]));
  const note = markNote(text, marked, size, known.order);
  if (found.authors.length === 0 && known.authors.length === 0) found.authors = note?.authors ?? [];
  const inText = firstDateline(text, blocks[body], known.order) ?? note?.date ?? null;
  const shown = found.date ?? found.above ?? joined?.date ?? inText ?? found.update;
  const closing = markClosingDate(text, marked, size, known.order, shown !== null);
  const date = shown ?? closing;
  const parted = marked.flatMap((block, at) =>
    at === headline && joined !== null ? [block, ...restOf(blocks[at], joined)] : block,
  );
  return { blocks: keepSomethingToFind(blocks, parted), title, authors: found.authors, date };
}

/** "Outer Piers" above a list is what is listed. */
function headsList(blocks: readonly Block[], at: number): boolean {
  return blocks[at]?.kind === "heading" && blocks[at + 1]?.kind === "list";
}

/** The first byline's authors, and those further ones that the file declares, too, where names stand on a line each. */
function withDeclared(
  found: readonly string[],
  named: readonly string[],
  line: string,
  declared: readonly string[],
): readonly string[] {
  const further = named.length === 0 ? [] : declared.filter((name) => line.includes(name));
  return [...new Set([...(found.length === 0 ? named : found), ...further])];
}

/** "Title: Harbour notes", as letters and notes begin. */
const TITLE_LABEL = /^(?:title|titel|titre|título|titolo|headline|überschrift)\s*:\s*(?=\S)/iu;

function bylineBehind(text: string, block: Block | undefined, order: DateOrder): HeadlineWithByline | null {
  return block === undefined ? null : headlineWithByline(text.slice(block.start, block.end), order);
}

function titleBlock(block: Block | undefined, joined: HeadlineWithByline | null): Block {
  const { start, end } = block ?? { start: 0, end: 0 };
  return { start, end: joined === null ? end : start + joined.titleEnd, kind: "title" };
}

/** What stands behind the title in its line. */
function restOf(block: Block | undefined, { restStart }: HeadlineWithByline): readonly Block[] {
  if (block === undefined || block.start + restStart >= block.end) return [];
  return [{ start: block.start + restStart, end: block.end, kind: "byline" }];
}

/** Blocks at the end of a text among which one may say when it was published. */
const LONGEST_CLOSING = 4;

/** What the last line below the text says of which `read` knows anything; that line becomes a block of `kind`. */
function markBelow<Said>(
  blocks: Block[],
  opening: number,
  kind: "byline" | "dateline",
  read: (block: Block, isLast: boolean) => Said | null,
): Said | null {
  for (let at = blocks.length - 1; at >= Math.max(opening, blocks.length - LONGEST_CLOSING); at--) {
    const block = blocks[at];
    if (block === undefined || !canBeMetadata(block)) continue;
    const said = read(block, at === blocks.length - 1);
    if (said === null) continue;
    blocks[at] = { start: block.start, end: block.end, kind };
    return said;
  }
  return null;
}

/** Who a line below the text says has written it ("Text: Jane Doe", "— Jane Doe"). */
function markClosingByline(text: string, blocks: Block[], opening: number): readonly string[] {
  const authors = markBelow(blocks, opening, "byline", ({ start, end }) => {
    const names = closingNames(text.slice(start, end));
    return names.length === 0 ? null : names;
  });
  return authors ?? [];
}

/** The date with which the text itself begins. */
function firstDateline(text: string, first: Block | undefined, order: DateOrder): string | null {
  return first?.kind === "paragraph" ? datelineDate(text.slice(first.start, first.end), order) : null;
}

/** What a sentence below the text says of how it was posted. */
function markNote(
  text: string,
  blocks: Block[],
  opening: number,
  order: DateOrder,
): RunningAttribution | null {
  return markBelow(blocks, opening, "dateline", (block) => postedNote(lineOf(text, block), order));
}

/** The date that a line below the text says it was published on; one without a label only where no other is known. */
function markClosingDate(
  text: string,
  blocks: Block[],
  opening: number,
  order: DateOrder,
  isKnown: boolean,
): string | null {
  return markBelow(blocks, opening, "dateline", ({ start, end }, isLast) => {
    const line = text.slice(start, end);
    const isDated = isLast && !isKnown && findDate(line, undefined, order) !== null;
    return (
      publicationDate(line, order) ??
      (isDated ? (readAttribution(line, line.length <= LONGEST_PLACED, order)?.date ?? null) : null)
    );
  });
}

/** "Oberau, 16. Juli 2018", as letters and statements end. */
const LONGEST_PLACED = 50;

/** A line of nothing but declared authors, perhaps with a date: "Example Institute, 20 November 2026". */
function repeatedByline(line: string, authors: readonly string[]): Attribution | null {
  const named = authors.filter((author) => line.includes(author));
  const rest = named.reduce((left, author) => left.replace(author, ""), line);
  const date = findDate(rest);
  const other = date === null ? rest : rest.slice(0, date.start) + rest.slice(date.end);
  const isByline = named.length > 0 && !/[\p{L}\p{N}]/u.test(other.replace(/\b(?:by|and)\b/giu, ""));
  return isByline ? { authors: named, date: date?.date ?? null, isUpdate: false, isBare: false } : null;
}

/** How many blocks stand above the first prose; all of them where there is none. */
function bodyStart(text: string, blocks: readonly Block[]): number {
  const end = blocks.findIndex((block) => {
    if (block.kind === "list" || block.kind === "table" || block.kind === "code") return true;
    return (
      !["heading", "boilerplate", "caption", "byline", "dateline"].includes(block.kind) &&
      isProse(text.slice(block.start, block.end))
    );
  });
  return end === -1 ? blocks.length : end;
}

function findHeadline(
  text: string,
  blocks: readonly Block[],
  size: number,
  { title: declaredTitle, order }: Known,
): number | null {
  const opening = blocks.slice(0, size).map((block, at) => ({ block, at, line: lineOf(text, block) }));
  if (declaredTitle !== null) {
    const same = opening.find(({ line }) => sameTitle(line, declaredTitle));
    return same === undefined ? null : same.at;
  }
  const suitable = opening.filter(({ block, line }) => isSuitableHeadline(block, line, order));
  const headings = suitable.filter(({ block }) => block.kind === "heading");
  const topLevel = Math.min(...headings.map(({ block }) => block.level ?? 6));
  const heading = headings.find(({ block }) => (block.level ?? 6) === topLevel);
  const [first, second] = suitable;
  // "OPINION" above the headline is the section that the article stands in.
  const isKicker =
    first && second && first.line.split(" ").length <= 2 && first.line === first.line.toUpperCase();
  return (heading ?? (isKicker && /\p{Lu}/u.test(first.line) ? second : first))?.at ?? null;
}

/** What a program writes and nobody calls a text by: a time, commands, settings, an address, a line of a log. */
const NO_HEADLINE =
  /^(?:[\w-]+:\s+(?:https?|ftp):\/\/|\d{1,2}(?::\d{2}){1,2}$|[\\%@]|#\+|<\/?[a-z]|\.{2} |'\\"|:\w+:|\[?\d{2,4}[-/.]\d{1,2}[-/.]\d{2,4}[T, ]+\d{1,2}:\d{2})|[{}]|^\w+\s?=\s/iu;

function isSuitableHeadline(block: Block, line: string, order: DateOrder): boolean {
  if (NO_HEADLINE.test(line)) return false;
  if (block.kind === "heading") return true;
  if (block.kind !== "paragraph" || line.length > 200 || line.split(" ").length > 30) return false;
  if (!/\p{L}/u.test(line) || /[.,;:。]["'”’»)]*$/u.test(line) || /^https?:\/\/\S+$/.test(line)) return false;
  return readAttribution(line, false) === null || headlineWithByline(line, order) !== null;
}

function canBeMetadata(block: Block): boolean {
  return (
    ["paragraph", "byline", "dateline"].includes(block.kind) ||
    (block.kind === "heading" && (block.level ?? 1) > 1)
  );
}

export function sameTitle(one: string, other: string): boolean {
  return lettersAlone(one) === lettersAlone(other);
}

/** The words and numbers of a text in small letters, by which two writings of one title or name are told to be the same. */
export function lettersAlone(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A file that is only a headline is found by it: the headline then stays a paragraph. */
function keepSomethingToFind(blocks: readonly Block[], marked: readonly Block[]): readonly Block[] {
  const isContent = ({ kind }: Block): boolean =>
    !["title", "byline", "dateline", "boilerplate"].includes(kind);
  return marked.some(isContent) ? marked : blocks;
}

function lineOf(text: string, block: Block | undefined): string {
  return block === undefined ? "" : text.slice(block.start, block.end).replace(/\s+/g, " ");
}
