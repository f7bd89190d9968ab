import type { WordField, WordMatches } from "./passage-words.ts";

const K1 = 1.2;
const B = 0.75;

/**
 * The length that neither helps nor harms, in words: about that of a full passage. It is fixed, not the library's average,
 * so that a passage's score does not change with what else is added.
 */
const USUAL_LENGTH = 120;

/** Measured on Cranfield: a title that counts twice is worth 0.4 points of nDCG@10. */
const FIELD_WEIGHTS: Readonly<Record<WordField | "text", number>> = {
  title: 2,
  author: 2,
  heading: 1.5,
  text: 1,
};

/**
 * How much a term says that occurs in `occurrences` of `passages` passages: ln(1 + (N − n + ½) / (n + ½)). Above 0 also for
 * a term that is in most of them, as the subject of a small library is; SQLite's own ranking gives such a term no weight.
 */
export function inversePassageFrequency(passages: number, occurrences: number): number {
  return Math.log(1 + (Math.max(0, passages - occurrences) + 0.5) / (occurrences + 0.5));
}

/** BM25 over weighted fields (Robertson and Zaragoza, 2009); the weight of a term is its inverse passage frequency. */
export function bm25(matches: WordMatches, terms: readonly { readonly weight: number }[]): number {
  const norm = K1 * (1 - B + (B * matches.length) / USUAL_LENGTH);
  return terms.reduce((sum, { weight }, term) => {
    const frequency = weightedFrequency(matches, term);
    return frequency === 0 ? sum : sum + (weight * frequency * (K1 + 1)) / (frequency + norm);
  }, 0);
}

function weightedFrequency({ frequency }: WordMatches, term: number): number {
  return (
    FIELD_WEIGHTS.title * (frequency.title[term] ?? 0) +
    FIELD_WEIGHTS.author * (frequency.author[term] ?? 0) +
    FIELD_WEIGHTS.heading * (frequency.heading[term] ?? 0) +
    FIELD_WEIGHTS.text * (frequency.text[term] ?? 0)
  );
}
