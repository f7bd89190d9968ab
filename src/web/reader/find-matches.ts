import type { Span } from "../../core/document.ts";

/** More are neither counted nor marked. */
export const MOST_MATCHES = 10_000;

/** Where words stand in a text, in any case and over any white space; at most `MOST_MATCHES` and one more. */
export function findMatches(text: string, wanted: string): Span[] {
  const words = wanted.split(/\s+/u).filter((word) => word !== "");
  if (words.length === 0) return [];
  const literal = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"));
  const matches: Span[] = [];
  for (const match of text.matchAll(new RegExp(literal.join("\\s+"), "giu"))) {
    matches.push({ start: match.index, end: match.index + match[0].length });
    if (matches.length > MOST_MATCHES) break;
  }
  return matches;
}
