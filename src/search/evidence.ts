import type { Span } from "../core/document.ts";
import { initialsIn, stemOf, stemsOf } from "./terms.ts";

/** A term of the question with how much its occurrence says. */
export interface WeightedTerm {
  readonly stem: string;
  /** Inverse passage frequency: ln(1 + (N − n + ½) / (n + ½)); a term that occurs nowhere weighs most. */
  readonly weight: number;
}

export function weighTerms(
  terms: readonly string[],
  passages: number,
  passagesWith: (term: string) => number,
): WeightedTerm[] {
  const weights = new Map<string, number>();
  for (const term of terms) {
    const occurrences = passagesWith(term);
    const weight = Math.log(1 + (Math.max(0, passages - occurrences) + 0.5) / (occurrences + 0.5));
    weights.set(stemOf(term), weight);
  }
  return [...weights].map(([stem, weight]) => ({ stem, weight }));
}

/**
 * The share, by weight, of the question's terms that occur in the text, as words or as the initials of a name; 0 for a
 * question without terms.
 */
export function coverage(terms: readonly WeightedTerm[], text: string): number {
  const total = weightOf(terms);
  if (total === 0) return 0;
  const stems = stemsOf(text, new Set(terms.map(({ stem }) => stem.charAt(0))));
  const initials = initialsIn(text);
  return weightOf(terms.filter(({ stem }) => stems.has(stem) || initials.has(stem))) / total;
}

function weightOf(terms: readonly WeightedTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

/** A sentence of a passage and how much it speaks to the question. */
export interface ScoredSentence extends Span {
  /** Half the sentence's cosine, half its coverage of the question's terms. */
  readonly score: number;
}

export interface SentenceInput {
  /** Of the document's text. */
  readonly start: number;
  readonly text: string;
  readonly sentences: readonly Span[];
  /** Every sentence of a document is said by its authors, though hardly any names them. */
  readonly authors: readonly string[];
}

/** Scores a passage's sentences; `cosines` are in the order of the sentences. */
export function scoreSentences(
  passage: SentenceInput,
  terms: readonly WeightedTerm[],
  cosines: readonly number[],
): ScoredSentence[] {
  return passage.sentences.map(({ start, end }, index) => {
    const text = passage.text.slice(start - passage.start, end - passage.start);
    const words = [text, ...passage.authors].join("\n");
    return { start, end, score: ((cosines[index] ?? 0) + coverage(terms, words)) / 2 };
  });
}
