import type { Span } from "../../core/document.ts";
import { literalPattern } from "../../core/literal-pattern.ts";

/** More are neither counted nor marked. */
export const MOST_MATCHES = 10_000;

/** Where words stand in a text, in any case and over any white space; at most `MOST_MATCHES` and one more. */
export function findMatches(text: string, wanted: string): Span[] {
  const pattern = literalPattern(wanted);
  if (pattern === "") return [];
  const matches: Span[] = [];
  for (const match of text.matchAll(new RegExp(pattern, "giu"))) {
    matches.push({ start: match.index, end: match.index + match[0].length });
    if (matches.length > MOST_MATCHES) break;
  }
  return matches;
}
