import type { Correction } from "../../api/questions/question-responses.ts";
import { fold } from "../../text/fold.ts";
import type { Language } from "../../text/forms.ts";
import { isFunctionWordOfAny, languageOfQuestion } from "../../text/function-words.ts";
import { joinedTerms, partsOf, questionTerms, type QuestionTerm } from "../../text/terms.ts";
import { wantedOf, type Wanted, type WeightedTerm } from "../ranking/passage-signals.ts";
import { idf, rarity } from "../words/bm25.ts";
import type { Compounds } from "../words/compounds.ts";
import { hashOf } from "../words/passage-words.ts";
import type { LexicalTerm } from "../words/selective-terms.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import type { ParsedQuestion } from "./question.ts";

/** What is known of the library's words. Forms are as the lexical index has them. */
export interface WordStatistics {
  readonly passages: number;
  /** Of the documents. */
  readonly languages: readonly Language[];
  /** In how many passages one of the forms occurs. */
  documentFrequency(forms: readonly string[]): number;
  /** Whether any passage has one of these next to one of those. */
  hasNeighbours(left: readonly string[], right: readonly string[]): boolean;
  /** Whether the word is one that many texts use, so written as it should be though no document holds it. */
  isCommon(word: string): boolean;
  /** A word of the documents that has this stem. */
  formOf(stem: string): string;
  /** Asked for only where a word of the question occurs nowhere. */
  vocabulary(): Pick<Vocabulary, "nearest">;
  /** Null where no document is in a language that writes compounds as one word. */
  compounds(): Pick<Compounds, "holding"> | null;
}

export interface PreparedTerms {
  readonly lexicalTerms: readonly LexicalTerm[];
  readonly wanted: Wanted;
  readonly corrections: readonly Correction[];
}

/** How far a corrected word counts as said: it is a guess. */
const CORRECTED = 0.8;

/** Words of so many letters at least are corrected in a question that is not in English: which are usual there is not known. */
const SHORTEST_CORRECTED_ABROAD = 6;

interface Term extends WeightedTerm {
  readonly stem: string;
  readonly lexical: Omit<LexicalTerm, "count">;
  readonly correction: Correction | null;
}

/** Weighs the question's words by how rare they are, and corrects those that are written wrongly. */
export function prepareTerms(
  { text, attribution }: Pick<ParsedQuestion, "text" | "attribution">,
  statistics: WordStatistics,
): PreparedTerms {
  const { languages } = statistics;
  const joined = joinedTerms(text, languages).filter(({ forms }) => statistics.documentFrequency(forms) > 0);
  const language = languageOfQuestion(text, languages);
  const isAbroad = !["en", null].includes(language);
  const terms = questionTerms(text, languages).flatMap((term): Term[] => {
    const one = joined.filter(({ parts }) => parts.includes(term.stem)).flatMap(({ forms }) => forms);
    const found = { ...term, forms: [...new Set([...term.forms, ...one, ...compoundsOf(term, statistics)])] };
    return preparedTerm(found, isAbroad, statistics);
  });
  const listed = [...new Map(terms.map((term) => [term.stem, term])).values()].map((term) => ({
    ...term,
    isName: term.isName && isTold(term, language),
  }));
  const numbersOf = (wanted: readonly QuestionTerm[]): number[] =>
    wanted.map(({ stem }) => listed.findIndex((term) => term.stem === stem)).filter((term) => term >= 0);
  return {
    lexicalTerms: listed.map(({ lexical, count }) => ({ ...lexical, count })),
    wanted:
      attribution === null
        ? wantedOf(listed)
        : wantedOf(
            listed,
            numbersOf(questionTerms(attribution.speaker, languages)),
            numbersOf(questionTerms(attribution.topic, languages)),
          ),
    corrections: listed.flatMap(({ correction }) => correction ?? []),
  };
}

/** In German every noun has a capital: that the documents lack the word Wasser does not mean that they lack a name. */
function isTold({ stem }: Term, language: Language): boolean {
  return language !== "de" || /\p{N}/u.test(stem);
}

function compoundsOf({ written, forms }: QuestionTerm, statistics: WordStatistics): string[] {
  return statistics.compounds()?.holding(fold(written), forms) ?? [];
}

function preparedTerm(term: QuestionTerm, isAbroad: boolean, statistics: WordStatistics): Term[] {
  const { written, stem, forms, isName, count } = term;
  const known = isName || statistics.documentFrequency(forms) === 0 ? [...forms, ...term.writtenOut] : forms;
  const occurrences = statistics.documentFrequency(known);
  if (occurrences > 0) return [asItStands({ stem, isName, count, forms: known, occurrences }, statistics)];
  const isRight =
    statistics.isCommon(written) ||
    isFunctionWordOfAny(written) ||
    (isAbroad && written.length < SHORTEST_CORRECTED_ABROAD);
  const apart = partsOf(written, statistics.languages).find(([left, right]) =>
    statistics.hasNeighbours(left, right),
  );
  if (apart !== undefined) {
    return apart.map((part) =>
      asItStands(
        { stem: part[0] ?? "", isName, count, forms: part, occurrences: statistics.documentFrequency(part) },
        statistics,
      ),
    );
  }
  const meant = isRight ? null : nearest(term, statistics);
  if (meant === null) return [asItStands({ stem, isName, count, forms: known, occurrences }, statistics)];
  return [correctedTerm(term, meant, statistics)];
}

function nearest({ forms }: QuestionTerm, statistics: WordStatistics): string | null {
  for (const form of forms) {
    const meant = statistics.vocabulary().nearest(form);
    if (meant !== null) return meant;
  }
  return null;
}

function asItStands(
  {
    stem,
    isName,
    count,
    forms,
    occurrences,
  }: Pick<Term, "stem" | "isName" | "count"> & {
    readonly forms: readonly string[];
    readonly occurrences: number;
  },
  statistics: WordStatistics,
): Term {
  return {
    stem,
    isName,
    count,
    lexical: { forms, passages: occurrences },
    hashes: forms.map(hashOf),
    weight: idf(statistics.passages, occurrences),
    rarity: rarity(statistics.passages, occurrences),
    certainty: 1,
    occurs: occurrences > 0,
    correction: null,
  };
}

/** The word itself is looked for in passages all the same: they may hold it as initials or as a hyphenated word. */
function correctedTerm(
  { stem, isName, count, forms, written }: QuestionTerm,
  meant: string,
  statistics: WordStatistics,
): Term {
  const passages = statistics.documentFrequency([meant]);
  return {
    stem,
    isName,
    count,
    lexical: { forms: [meant], passages },
    hashes: [...forms, meant].map(hashOf),
    weight: idf(statistics.passages, passages),
    rarity: rarity(statistics.passages, passages),
    certainty: CORRECTED,
    occurs: true,
    correction: { original: written, corrected: statistics.formOf(meant) },
  };
}
