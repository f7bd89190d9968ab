import type { Span } from "../../core/document.ts";

/** A stretch of a text that lies wholly inside or wholly outside the spans it was cut by. */
export interface Piece {
  readonly text: string;
  /** Where the piece begins, in the same count as the spans. */
  readonly start: number;
  readonly inside: boolean;
}

/**
 * Cuts a slice of a document at the borders of spans. The pieces are in text order, none is empty, and together they
 * are the slice. Spans may come in any order, overlap, and reach beyond the slice.
 *
 * @param text the slice
 * @param start the slice's offset in the document, in UTF-16 code units as the spans' offsets are
 */
export function cut(text: string, start: number, spans: readonly Span[]): Piece[] {
  const end = start + text.length;
  const pieces: Piece[] = [];
  const add = (from: number, to: number, inside: boolean): void => {
    if (from < to) pieces.push({ text: text.slice(from - start, to - start), start: from, inside });
  };
  let done = start;
  for (const span of merged(spans)) {
    const from = Math.min(Math.max(span.start, done), end);
    const to = Math.min(Math.max(span.end, from), end);
    add(done, from, false);
    add(from, to, true);
    done = to;
  }
  add(done, end, false);
  return pieces;
}

/** The same characters as spans that are in text order, do not touch and are not empty. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  const ordered = spans.filter((span) => span.start < span.end).sort((a, b) => a.start - b.start);
  for (const span of ordered) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) {
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      result.push({ start: span.start, end: span.end });
    }
  }
  return result;
}
