import type { Span } from "../core/document.ts";

/** About 3,000 tokens: enough to read in, and a small part of what an assistant can hold. */
export const MAX_PAGE_CHARACTERS = 12_000;

/** A page ends at a paragraph, a line or a word, if one of them ends in its last part. */
const BREAKS = ["\n\n", "\n", " "];
const LAST_PART = MAX_PAGE_CHARACTERS / 4;

export interface TextPage extends Span {
  /** Always `document.text.slice(start, end)`. */
  readonly text: string;
  /** Where the next page of the range begins; null where the range ends here. */
  readonly next: number | null;
}

/**
 * The first page of a range of a text, of at most `MAX_PAGE_CHARACTERS` characters. No page begins or ends within a
 * surrogate pair, and the pages that follow each other by `next` are the whole range.
 * `range.start` has to be below `range.end` and below the length of the text; the end may lie beyond it.
 */
export function firstPage(text: string, range: Span): TextPage {
  const start = splitsPair(text, range.start) ? range.start - 1 : range.start;
  const last = splitsPair(text, range.end) ? range.end + 1 : Math.min(range.end, text.length);
  const end = last - start <= MAX_PAGE_CHARACTERS ? last : breakBefore(text, start + MAX_PAGE_CHARACTERS);
  return { start, end, text: text.slice(start, end), next: end < last ? end : null };
}

function breakBefore(text: string, limit: number): number {
  for (const mark of BREAKS) {
    const end = text.lastIndexOf(mark, limit - mark.length) + mark.length;
    if (end > limit - LAST_PART) return end;
  }
  return splitsPair(text, limit) ? limit - 1 : limit;
}

function splitsPair(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(offset - 1, 0), offset + 1));
}
