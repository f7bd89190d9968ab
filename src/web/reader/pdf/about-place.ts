import type { DocumentStructure } from "../../../api/document-responses.ts";
import type { Span } from "../../../core/document.ts";

/** Where words stand on a page that is a picture, as parts of the page's own words. */
export interface AboutPlace {
  readonly page: number;
  /** From 0, at the first word of the page, to 1. */
  readonly from: number;
  readonly to: number;
}

/** From 0, at the upper edge of the page, to 1. */
export interface Rows {
  readonly top: number;
  readonly bottom: number;
}

/** Which part of a page's text a span is; null where nothing is known to begin on the page. */
export function aboutPlaceOf(
  { pages }: Pick<DocumentStructure, "pages">,
  page: number,
  span: Span,
  length: number,
): AboutPlace | null {
  const at = pages.findIndex((one) => one.page === page);
  // Before its first passage stand a document's title and author.
  const start = at === 0 ? 0 : pages[at]?.start;
  const end = pages[at + 1]?.start ?? length;
  if (start === undefined || end <= start) return null;
  const part = (place: number): number => Math.min(1, Math.max(0, (place - start) / (end - start)));
  const [from, to] = [part(span.start), part(span.end)];
  return to > from ? { page, from, to } : null;
}

/** A row of a picture: between which columns there is ink; null for a white one. */
export type InkRow = { readonly first: number; readonly last: number } | null;

interface Line {
  readonly start: number;
  readonly end: number;
  /** About how many characters it has: the wider it is, and the lower its letters are. */
  readonly characters: number;
}

/**
 * Between which rows of a page words stand that are this part of its words: those of the lines by which as many characters are
 * spent, and one line more on either side. A guess, since a picture among the words is taken for lines too.
 * @param ink of each row, from the first to the last
 */
export function rowsOf(ink: readonly InkRow[], { from, to }: Pick<AboutPlace, "from" | "to">): Rows | null {
  const lines = linesIn(ink);
  const all = lines.reduce((sum, { characters }) => sum + characters, 0);
  let spent = 0;
  const isTouched = lines.map(({ characters }) => {
    const [begin, end] = [spent / all, (spent + characters) / all];
    spent += characters;
    return end > from && begin < to;
  });
  if (!isTouched.includes(true)) return null;
  // What a page has besides its text, and the text besides the page, puts the guess out by a line.
  const first = lines[Math.max(0, isTouched.indexOf(true) - 1)];
  const last = lines[Math.min(lines.length - 1, isTouched.lastIndexOf(true) + 1)];
  if (first === undefined || last === undefined) return null;
  return { top: first.start / ink.length, bottom: last.end / ink.length };
}

function linesIn(ink: readonly InkRow[]): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < ink.length) {
    let [end, first, last] = [start, Infinity, 0];
    for (let row = ink[end]; row !== undefined && row !== null; row = ink[end]) {
      [first, last] = [Math.min(first, row.first), Math.max(last, row.last)];
      end += 1;
    }
    if (end > start) lines.push({ start, end, characters: (last - first + 1) / (end - start) });
    start = Math.max(end, start + 1);
  }
  return lines;
}

/** How small a picture is made to be measured, in pixels: a line of text is some ten rows high then. */
const MEASURED = { width: 120, height: 720 };
/** How much darker than its paper ink is, of what black is. */
const INK = 0.2;

/** Where the ink of a drawn page is. */
export function inkOf(canvas: HTMLCanvasElement): readonly InkRow[] {
  const { width, height } = MEASURED;
  const small = document.createElement("canvas");
  [small.width, small.height] = [width, height];
  const context = small.getContext("2d", { willReadFrequently: true });
  if (context === null) return [];
  context.imageSmoothingQuality = "high";
  context.drawImage(canvas, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const light = (at: number): number => (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
  // A scan's paper is grey, and most of a page is paper.
  const all = Array.from({ length: width * height }, (_pixel, index) => light(index * 4));
  const paper = all.toSorted((left, right) => left - right)[Math.floor(all.length / 2)] ?? 0;
  return Array.from({ length: height }, (_row, row) => {
    const columns = all.slice(row * width, (row + 1) * width);
    const isInk = (value: number): boolean => value < paper * (1 - INK);
    const first = columns.findIndex(isInk);
    return first < 0 ? null : { first, last: columns.findLastIndex(isInk) };
  });
}
