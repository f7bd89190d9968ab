import type { Span } from "../../../core/document.ts";
import type { DocumentStructure } from "../../../api/document-responses.ts";
import { alignKeys, NOWHERE, UNSURE } from "./key-alignment.ts";
import { keyTextOf, type KeyText } from "./key-text.ts";

/** Characters of one piece of text on a page, as pdf.js gives them. */
export interface ItemRange extends Span {
  readonly item: number;
}

/** Where words of a document's text stand on its pages. */
export type PagePlaces = ReadonlyMap<number, readonly ItemRange[]>;

/** What is written on a page: the pieces in the order of the file. */
export interface PageText {
  readonly page: number;
  readonly items: readonly string[];
}

/** More pages than a passage ever goes over; it bounds what is read for a mark. */
const MOST_PAGES = 8;

/** The pages on which a span of the text may stand, and the stretch of the text that begins on them. */
export function whereabouts(
  { pages }: Pick<DocumentStructure, "pages">,
  span: Span,
  length: number,
  pageCount: number,
): { readonly pages: readonly number[]; readonly stretch: Span } {
  if (pages.length === 0) return { pages: [], stretch: span };
  const at = pages.findLastIndex(({ start }) => start <= span.start);
  const next = pages.findIndex(({ start }) => start >= span.end);
  const first = pages[at]?.page ?? 1;
  // What begins on one page may end on a later one, on which no passage begins.
  const last = pages[next]?.page ?? pageCount;
  const count = Math.max(0, Math.min(last - first + 1, MOST_PAGES, pageCount - first + 1));
  return {
    pages: Array.from({ length: count }, (_page, index) => first + index),
    stretch: { start: pages[at]?.start ?? 0, end: pages[next]?.start ?? length },
  };
}

/** Characters on either side: more are not compared. Eight dense pages have a fifth of it. */
const MOST_COMPARED = 200_000;

/** Of the keys of a span, how many must be found before it counts as found; the rest is left without a mark. */
const ENOUGH = 0.9;
/** Of those that are found, how many must stand in one certain place. */
const CERTAIN = 0.6;

/**
 * Where a span of the text stands on pages; null where it is not there, or not surely. Only characters that agree are named,
 * so that a mark is short rather than wrong.
 */
export function placesOf(
  text: string,
  stretch: Span,
  span: Span,
  pages: readonly PageText[],
): PagePlaces | null {
  const read = text.slice(stretch.start, stretch.end);
  const from = keyTextOf(read);
  const keys = pages.map(pageKeysOf);
  const drawn = keys.map(({ keyText }) => keyText.keys).join("");
  if (Math.max(read.length, drawn.length) > MOST_COMPARED) return null;
  const { targets } = alignKeys(from.keys, drawn, breaksOf(read, from));
  const [first, last] = keysWithin(from, span.start - stretch.start, span.end - stretch.start);
  const own = targets.subarray(first, last);
  const sure = own.filter((target) => target >= 0).length;
  const unsure = own.filter((target) => target === UNSURE).length;
  const isFound = own.length > 0 && sure + unsure >= ENOUGH * own.length && sure >= CERTAIN * own.length;
  return isFound ? itemRanges(own, keys) : null;
}

/** The keys with which a sentence or a line begins. */
function breaksOf(text: string, { places }: KeyText): ReadonlySet<number> {
  const breaks = new Set<number>();
  let before = 0;
  for (const [key, place] of places.entries()) {
    if (/[\n.!?…:;。！？]/u.test(text.slice(before + 1, place))) breaks.add(key);
    before = place;
  }
  return breaks;
}

function keysWithin({ places }: KeyText, start: number, end: number): [number, number] {
  const first = places.findIndex((place) => place >= start);
  const last = places.findIndex((place) => place >= end);
  return [first < 0 ? places.length : first, last < 0 ? places.length : last];
}

interface PageKeys {
  readonly page: number;
  readonly joined: string;
  readonly keyText: KeyText;
  /** Where each piece begins in `joined`. */
  readonly starts: readonly number[];
}

function pageKeysOf({ page, items }: PageText): PageKeys {
  const starts: number[] = [];
  let joined = "";
  for (const item of items) {
    starts.push(joined.length);
    joined += item;
  }
  return { page, joined, keyText: keyTextOf(joined), starts };
}

/** Runs of neighbouring keys as stretches of the pieces that they stand in, together with what stands between two of them. */
function itemRanges(targets: Int32Array, pages: readonly PageKeys[]): PagePlaces {
  const places = new Map<number, ItemRange[]>();
  let run: { start: number; end: number } | null = null;
  const close = (): void => {
    if (run !== null) addRun(places, pages, run);
    run = null;
  };
  for (const target of targets) {
    if (target === NOWHERE || target === UNSURE) close();
    else if (run !== null && target === run.end) run.end += 1;
    else {
      close();
      run = { start: target, end: target + 1 };
    }
  }
  close();
  return places;
}

function addRun(places: Map<number, ItemRange[]>, pages: readonly PageKeys[], run: Span): void {
  let before = 0;
  for (const page of pages) {
    const { places: keyPlaces } = page.keyText;
    const [start, end] = [Math.max(run.start - before, 0), Math.min(run.end - before, keyPlaces.length)];
    if (start < end) {
      const ranges = places.get(page.page) ?? [];
      ranges.push(...piecesOf(page, keyPlaces[start] ?? 0, keyPlaces[end - 1] ?? 0));
      places.set(page.page, ranges);
    }
    before += keyPlaces.length;
  }
}

function piecesOf({ joined, starts }: PageKeys, first: number, last: number): ItemRange[] {
  const end = last + (String.fromCodePoint(joined.codePointAt(last) ?? 0).length || 1);
  const ranges: ItemRange[] = [];
  for (const [item, start] of starts.entries()) {
    const itemEnd = starts[item + 1] ?? joined.length;
    if (itemEnd <= first || start >= end) continue;
    ranges.push({ item, start: Math.max(first, start) - start, end: Math.min(end, itemEnd) - start });
  }
  return ranges;
}
