import type { Span } from "./document.ts";

/** Those of `spans`, disjoint and in order, that lie within `span`; found by halves, so that asking for many is cheap. */
export function spansWithin(spans: readonly Span[], span: Span): readonly Span[] {
  let low = 0;
  for (let high = spans.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((spans[end]?.end ?? Infinity) <= span.end) end += 1;
  return spans.slice(low, end);
}

const SPACE = /\s/u;

/** The span without white space at its ends; empty where it holds nothing else. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && SPACE.test(text[start] ?? "")) start += 1;
  while (end > start && SPACE.test(text[end - 1] ?? "")) end -= 1;
  return { start, end };
}
