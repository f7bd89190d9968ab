import { authorLine, type DocumentMetadata } from "../core/document.ts";
import { headingLine } from "../core/passage.ts";

/** Part of the index fingerprint: raised whenever the same document would get other context lines. */
export const CONTEXT_TEMPLATE_VERSION = 3;

/** How many of the model's tokens the context may take from the passage. */
export const MAX_CONTEXT_TOKENS = 64;

/** Few words are longer than this, and no token is empty: what is longer than so many per token needs no counting. */
const LONGEST_TOKEN = 32;

/**
 * What a passage needs to be understood away from its document: title, author, date and heading path.
 * Without it, "what did Ivanov say about …" cannot find a passage that never names its own author.
 * Parts that do not fit into `budget` tokens are left out, the least telling first; a long title is cut. A title that is only
 * the file's name ("scan0042") says nothing of the text and stays out.
 */
export function contextLine(
  metadata: DocumentMetadata,
  headings: readonly string[],
  countTokens: (text: string) => number,
  budget = MAX_CONTEXT_TOKENS,
): string {
  const author = authorLine(metadata.authors);
  const title = metadata.evidence.title === "file-name" ? "" : metadata.title;
  const candidates = [
    [title, author, metadata.date, headingLine(headings)],
    [title, author, metadata.date, headings.at(-1) ?? null],
    [title, author, metadata.date],
    [title, author],
    [title],
  ].map((parts) => parts.filter((part) => part !== null && part !== "").join(". "));
  const fits = (line: string): boolean =>
    line.length <= budget * LONGEST_TOKEN && countTokens(line) <= budget;
  return candidates.find(fits) ?? cutToFit(title.slice(0, budget * LONGEST_TOKEN), fits);
}

/** The longest run of leading words that fits; of a text whose first word does not, the longest run of characters. */
function cutToFit(text: string, fits: (text: string) => boolean): string {
  return longestRun(text.split(/\s+/u), " ", fits) || longestRun(Array.from(text), "", fits);
}

function longestRun(parts: readonly string[], separator: string, fits: (text: string) => boolean): string {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(parts.slice(0, middle).join(separator))) low = middle;
    else high = middle - 1;
  }
  return parts.slice(0, low).join(separator);
}
