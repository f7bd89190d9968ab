import type { Span } from "../core/document.ts";
import { trimmed } from "../core/spans.ts";
import type { MarkedQuotation } from "../text/quotation-marks.ts";

/** Speech that a dash opens, as novels and reports have it in Russian, Spanish and French. */
const OPENING = /^[—–―]\s?(?=[\p{L}¿¡«„“])/u;
/** Where the writer may say who speaks: "…, — сказал", "… —dijo", "…, dit". */
const ASIDE = /(?:[,.!?…]\s?[—–―]\s?|\s[—–―]\s?|[,!?…]\s)(?=\p{Ll})/gu;
/** Where the speech goes on: "…, — " and "—, ". */
const GOES_ON = /(?:[,.;]\s[—–―]\s?|[—–―][,.;:]?\s)(?=[\p{L}¿¡«„“])/u;
const WORD = /^\p{Ll}[\p{L}\p{M}]*(?:-t-[\p{L}]+)?/u;
const MOST_ASIDES = 40;

/**
 * What is said in a paragraph that begins with a dash and tells who speaks; none where it does not: a dash may also begin an item of
 * a list. `isSaying`: whether a word, in small letters, is a verb by which somebody is said to speak.
 */
export function dialogueIn(
  text: string,
  paragraph: Span,
  isSaying: (word: string) => boolean,
): MarkedQuotation[] {
  const written = text.slice(paragraph.start, paragraph.end);
  const opening = OPENING.exec(written);
  if (opening === null) return [];
  const found: MarkedQuotation[] = [];
  const add = (from: number, to: number): void => {
    const words = trimmed(text, { start: paragraph.start + from, end: paragraph.start + to });
    if (words.end > words.start) found.push({ ...words, words, isOpen: false });
  };
  let from = opening[0].length;
  let tried = 0;
  for (const aside of written.matchAll(ASIDE)) {
    tried += 1;
    if (tried > MOST_ASIDES) break;
    const at = aside.index + aside[0].length;
    if (aside.index < from || !isSaying(WORD.exec(written.slice(at))?.[0] ?? "")) continue;
    // The comma, or whatever ends what is said, is part of it, as between quotation marks.
    add(from, aside.index + (/^[,.!?…]/u.test(aside[0]) ? 1 : 0));
    const further = GOES_ON.exec(written.slice(at));
    if (further === null) return found;
    from = at + further.index + further[0].length;
  }
  if (found.length > 0) add(from, written.length);
  return found;
}
