import { authorLine, type DocumentMetadata } from "../core/document.ts";
import { headingLine } from "../core/passage.ts";

/** Part of the index fingerprint: raised whenever the same document would get other context lines. */
export const CONTEXT_TEMPLATE_VERSION = 1;

/** How many of the model's tokens the context may take from the passage. */
export const MAX_CONTEXT_TOKENS = 64;

/**
 * What a passage needs to be understood away from its document: title, author, date and heading path.
 * Without it, "what did Ivanov say about …" cannot find a passage that never names its own author.
 * Parts that do not fit into `MAX_CONTEXT_TOKENS` are left out, the least telling first; a long title is cut.
 */
export function contextLine(
  metadata: DocumentMetadata,
  headings: readonly string[],
  countTokens: (text: string) => number,
): string {
  const author = authorLine(metadata.authors);
  const candidates = [
    [metadata.title, author, metadata.date, headingLine(headings)],
    [metadata.title, author, metadata.date, headings.at(-1) ?? null],
    [metadata.title, author, metadata.date],
    [metadata.title, author],
    [metadata.title],
  ].map((parts) => parts.filter((part) => part !== null && part !== "").join(". "));
  const fitting = candidates.find((line) => countTokens(line) <= MAX_CONTEXT_TOKENS);
  return fitting ?? cutToTokens(metadata.title, MAX_CONTEXT_TOKENS, countTokens);
}

/** The longest run of leading words within the budget. */
function cutToTokens(text: string, budget: number, countTokens: (text: string) => number): string {
  // No token is shorter than one character and few words are longer than 32: this bounds the work on a hostile title.
  const words = text.slice(0, budget * 32).split(/\s+/u);
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countTokens(words.slice(0, middle).join(" ")) <= budget) low = middle;
    else high = middle - 1;
  }
  return words.slice(0, low).join(" ");
}
