import { collapseSpace } from "../clean.ts";
import type { PdfTextItem } from "./pdf-file.ts";

/** A line of a page. Lengths are in points, y grows upwards. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where the line ends on the right. */
  readonly right: number;
  /** Font size of most of its letters. */
  readonly size: number;
  /** The font of most of its letters, as a name without meaning. */
  readonly font: string;
}

export interface PdfPageLines {
  /** Counts from 1. */
  readonly page: number;
  readonly bottom: number;
  readonly top: number;
  readonly lines: readonly PdfLine[];
}

/** Joins the runs of a page to lines, in the order in which they are drawn. */
export function toLines(items: readonly PdfTextItem[]): PdfLine[] {
  const runs: PdfTextItem[][] = [];
  for (const item of items) {
    if (item.str === "") continue;
    const current = runs.at(-1);
    const previous = current?.at(-1);
    if (current && previous && onSameLine(previous, item)) current.push(item);
    else if (item.str.trim() !== "") runs.push([item]);
  }
  return runs.map(toLine).filter((line) => line.text !== "");
}

function onSameLine(previous: PdfTextItem, item: PdfTextItem): boolean {
  const size = Math.max(previous.height, item.height, 1);
  // Raised footnote numbers stay on their line. Far to the left is the next line or the next column.
  return Math.abs(yOf(previous) - yOf(item)) < size * 0.6 && xOf(item) > xOf(previous) - size;
}

function toLine(items: readonly PdfTextItem[]): PdfLine {
  let text = "";
  let right = -Infinity;
  for (const item of items) {
    const gap = xOf(item) - right;
    if (text !== "" && gap > item.height * 0.2 && !/\s$/.test(text) && !/^\s/.test(item.str)) text += " ";
    text += item.str;
    right = Math.max(right, xOf(item) + item.width);
  }
  const main = items.reduce((one, other) => (other.str.trim().length > one.str.trim().length ? other : one));
  return {
    text: collapseSpace(keepSoftHyphenAtEnd(text)),
    x: Math.min(...items.map(xOf)),
    y: yOf(main),
    right,
    size: Math.round(main.height * 10) / 10,
    font: main.fontName,
  };
}

/** A soft hyphen at the line's end is the hyphen of a broken word. */
function keepSoftHyphenAtEnd(text: string): string {
  return text.replace(/\u00AD\s*$/, "-");
}

const xOf = (item: PdfTextItem): number => item.transform[4] ?? 0;
const yOf = (item: PdfTextItem): number => item.transform[5] ?? 0;

/** The size and the font that most letters of the document have. */
export function bodyStyle(pages: readonly PdfPageLines[]): { readonly size: number; readonly font: string } {
  const lines = pages.flatMap((page) => page.lines);
  return {
    size: heaviest(lines, (line) => line.size) ?? 0,
    font: heaviest(lines, (line) => line.font) ?? "",
  };
}

function heaviest<Key>(lines: readonly PdfLine[], keyOf: (line: PdfLine) => Key): Key | undefined {
  const weights = new Map<Key, number>();
  for (const line of lines) weights.set(keyOf(line), (weights.get(keyOf(line)) ?? 0) + line.text.length);
  return [...weights].sort(([, one], [, other]) => other - one)[0]?.[0];
}
