import type { Correction } from "../../api/question-responses.ts";
import { inversePassageFrequency } from "../words/bm25.ts";
import { wantedOf, type Wanted, type WeightedTerm } from "../ranking/passage-signals.ts";
import { hashOf } from "../words/passage-words.ts";
import type { LexicalTerm } from "../words/selective-terms.ts";
import type { ParsedQuestion } from "./question.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { namesIn, questionTerms, stemOf } from "../../text/terms.ts";

/** What is known of the library's words. */
export interface WordStatistics {
  readonly passages: number;
  /** In how many passages a word occurs, in any form. */
  passagesWith(word: string): number;
  /** Whether the word is one that many texts use, so written as it should be though no document holds it. */
  isCommon(word: string): boolean;
  /** A word of the documents that has this stem. */
  formOf(stem: string): string;
  /** Asked for only where a word of the question occurs nowhere. */
  vocabulary(): Pick<Vocabulary, "nearest">;
}

export interface PreparedTerms {
  readonly lexicalTerms: readonly LexicalTerm[];
  readonly wanted: Wanted;
  readonly corrections: readonly Correction[];
}

/** How far a corrected word counts as said: it is a guess. */
const CORRECTED = 0.8;

interface Term extends WeightedTerm {
  readonly stem: string;
  readonly lexical: LexicalTerm;
  readonly correction: Correction | null;
}

/** Weighs the question's words by how rare they are, and mends those that are written wrongly. */
export function prepareTerms(
  { text, attribution }: Pick<ParsedQuestion, "text" | "attribution">,
  statistics: WordStatistics,
): PreparedTerms {
  const terms = new Map<string, Term>();
  const names = namesIn(text);
  for (const word of questionTerms(text)) {
    const stem = stemOf(word);
    if (!terms.has(stem)) terms.set(stem, { ...termOf(word, stem, statistics), isName: names.has(stem) });
  }
  const listed = [...terms.values()];
  const numberOf = (word: string): number => listed.findIndex(({ stem }) => stem === stemOf(word));
  const numbersOf = (words: readonly string[]): number[] => words.map(numberOf).filter((term) => term >= 0);
  return {
    lexicalTerms: [...new Map(listed.map(({ lexical }) => [lexical.word, lexical])).values()],
    wanted:
      attribution === null
        ? wantedOf(listed)
        : wantedOf(
            listed,
            numbersOf(questionTerms(attribution.speaker)),
            numbersOf(questionTerms(attribution.topic)),
          ),
    corrections: listed.flatMap(({ correction }) => correction ?? []),
  };
}

function termOf(word: string, stem: string, statistics: WordStatistics): Omit<Term, "isName"> {
  const occurrences = statistics.passagesWith(word);
  const weigh = (count: number): number => inversePassageFrequency(statistics.passages, count);
  const isRight = occurrences > 0 || statistics.isCommon(word);
  const meant = isRight ? null : statistics.vocabulary().nearest(stem);
  // Looked for in passages all the same: they may hold it as initials or as a hyphenated word.
  const hashes = [hashOf(stem)];
  if (meant === null)
    return {
      stem,
      lexical: { word, passages: occurrences },
      hashes,
      weight: weigh(occurrences),
      certainty: 1,
      occurs: occurrences > 0,
      correction: null,
    };
  const passages = statistics.passagesWith(meant);
  return {
    stem,
    lexical: { word: meant, passages },
    hashes: [...hashes, hashOf(meant)],
    weight: weigh(passages),
    certainty: CORRECTED,
    occurs: true,
    correction: { original: word, corrected: statistics.formOf(meant) },
  };
}
