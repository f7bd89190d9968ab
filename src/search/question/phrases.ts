import { questionTerms, wordsOf } from "../../text/terms.ts";
import type { Quotation } from "./quotation.ts";

/** More quotations than this are those of a pasted text. */
const MOST_PHRASES = 10;
/** A phrase of more is looked for by its words, and a question of more is a pasted text. */
const MOST_WORDS = 50;
/** Characters: whatever is beside the phrases of a short question is shorter. */
const LONGEST_BESIDE = 1_000;
/**
 * So many telling words may stand beside phrases that filter, or as many as the phrases have, up to the greater number: who
 * writes more asks a question in which something happens to be quoted.
 */
const WORDS_BESIDE = { least: 3, most: 6 };

/**
 * The quotations that every hit has to hold, each once: all of them where the question is little else, otherwise none.
 * `beside`: what stands in the question besides them.
 */
export function filteringPhrases(quotations: readonly Quotation[], beside: string): string[] {
  const phrases = [...new Set(quotations.map(({ inner }) => inner.trim()))].filter(
    (phrase) => wordsOf(phrase).length > 0,
  );
  if (phrases.length === 0 || beside.length > LONGEST_BESIDE) return [];
  const words = phrases.map((phrase) => wordsOf(phrase).length);
  if (phrases.length > MOST_PHRASES || words.some((count) => count > MOST_WORDS)) return [];
  const quoted = words.reduce((sum, count) => sum + count, 0);
  const allowed = Math.min(Math.max(quoted, WORDS_BESIDE.least), WORDS_BESIDE.most);
  const others = wordsOf(beside).length;
  if (others === 0) return phrases;
  return others <= MOST_WORDS && questionTerms(beside).length <= allowed ? phrases : [];
}
