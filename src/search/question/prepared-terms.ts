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
  documentFrequency(forms: readonly string[]): Promise<number>;
  /** Whether any passage has one of these next to one of those. */
  hasNeighbours(left: readonly string[], right: readonly string[]): Promise<boolean>;
  /** Whether the word is one that many texts use, so written as it should be though no document holds it. */
  isCommon(word: string): boolean;
  /** A word of the documents that has this stem. */
  formOf(stem: string): Promise<string>;
  /** Asked for only where a word of the question occurs nowhere. */
  vocabulary(): Promise<Pick<Vocabulary, "nearest" | "kinOf">>;
  /** Null where no document is in a language that writes compounds as one word. */
  compounds(): Promise<Pick<Compounds, "holding"> | null>;
}

export interface PreparedTerms {
  readonly lexicalTerms: readonly LexicalTerm[];
  readonly wanted: Wanted;
  readonly corrections: readonly Correction[];
}

/** How far a corrected word counts as said: it is a guess. */
const CORRECTED = 0.8;

/** How far a word counts as said where one of its root, or the parts of a compound, stand in its place. */
const RELATED = 0.8;

/** Shorter words are too often part of others by chance. */
const SHORTEST_COMPOSED = 4;

/** Words of so many letters at least are corrected in a question that is not in English: which are usual there is not known. */
const SHORTEST_CORRECTED_ABROAD = 6;

interface Term extends WeightedTerm {
  readonly stem: string;
  readonly lexical: Omit<LexicalTerm, "count">;
  readonly correction: Correction | null;
}

/** Weighs the question's words by how rare they are, and corrects those that are written wrongly. */
export async function prepareTerms(
  { text, attribution }: Pick<ParsedQuestion, "text" | "attribution">,
  statistics: WordStatistics,
): Promise<PreparedTerms> {
  const { languages } = statistics;
  const joined = await occurring(joinedTerms(text, languages), statistics);
  const language = languageOfQuestion(text, languages);
  const isAbroad = !["en", null].includes(language);
  const terms: Term[] = [];
  for (const term of questionTerms(text, languages)) {
    const one = joined.filter(({ parts }) => parts.includes(term.stem)).flatMap(({ forms }) => forms);
    const compounds = await compoundsOf(term, statistics);
    const found = { ...term, forms: [...new Set([...term.forms, ...one, ...compounds])] };
    terms.push(...(await preparedTerm(found, isAbroad, statistics)));
  }
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

/** Those of which a passage has one of the forms. */
async function occurring<Joined extends { readonly forms: readonly string[] }>(
  terms: readonly Joined[],
  statistics: WordStatistics,
): Promise<Joined[]> {
  const found: Joined[] = [];
  for (const term of terms) if ((await statistics.documentFrequency(term.forms)) > 0) found.push(term);
  return found;
}

/** In German every noun has a capital: that the documents lack the word Wasser does not mean that they lack a name. */
function isTold({ stem }: Term, language: Language): boolean {
  return language !== "de" || /\p{N}/u.test(stem);
}

async function compoundsOf({ written, forms }: QuestionTerm, statistics: WordStatistics): Promise<string[]> {
  return (await statistics.compounds())?.holding(fold(written), forms) ?? [];
}

async function preparedTerm(
  term: QuestionTerm,
  isAbroad: boolean,
  statistics: WordStatistics,
): Promise<Term[]> {
  const { written, stem, forms, isName, count } = term;
  const isWrittenOut = isName || (await statistics.documentFrequency(forms)) === 0;
  const known = isWrittenOut ? [...forms, ...term.writtenOut] : forms;
  const occurrences = await statistics.documentFrequency(known);
  if (occurrences > 0) return [asItStands({ stem, isName, count, forms: known, occurrences }, statistics)];
  const isRight =
    statistics.isCommon(written) ||
    isFunctionWordOfAny(written) ||
    (isAbroad && written.length < SHORTEST_CORRECTED_ABROAD);
  const apart = await neighboursIn(written, statistics);
  if (apart !== null) {
    const parts: Term[] = [];
    for (const part of apart) {
      const found = await statistics.documentFrequency(part);
      const one = { stem: part[0] ?? "", isName, count, forms: part, occurrences: found };
      parts.push(asItStands(one, statistics));
    }
    return parts;
  }
  const meant = isRight ? null : await nearest(term, statistics);
  if (meant !== null) return [await correctedTerm(term, meant, statistics)];
  return isAbroad
    ? relatedTerms(term, known, statistics)
    : [asItStands({ stem, isName, count, forms: known, occurrences }, statistics)];
}

/**
 * What is looked for in the place of a word that stands nowhere, in a language that the model may not know: the words that it is
 * composed of, else those of its root.
 */
async function relatedTerms(
  { stem, isName, count, written, forms }: QuestionTerm,
  known: readonly string[],
  statistics: WordStatistics,
): Promise<Term[]> {
  const composed = (await statistics.compounds()) === null ? null : await composedOf(written, statistics);
  if (composed !== null) {
    return composed.map(({ parts, occurrences }) => ({
      ...asItStands({ stem: parts[0] ?? "", isName: false, count, forms: parts, occurrences }, statistics),
      certainty: RELATED,
    }));
  }
  const vocabulary = await statistics.vocabulary();
  const kin = [...new Set((await Promise.all(forms.map((form) => vocabulary.kinOf(form)))).flat())];
  const occurrences = kin.length === 0 ? 0 : await statistics.documentFrequency(kin);
  const term = asItStands({ stem, isName, count, forms: [...known, ...kin], occurrences }, statistics);
  return [kin.length === 0 ? term : { ...term, certainty: RELATED }];
}

/** The two known words of which somebody has made one: of several ways the one nearest its middle. */
async function composedOf(
  written: string,
  statistics: WordStatistics,
): Promise<{ readonly parts: string[]; readonly occurrences: number }[] | null> {
  const ways = partsOf(written, statistics.languages);
  const middle = (ways.length - 1) / 2;
  const balanced = [...ways.entries()]
    .sort(([left], [right]) => Math.abs(left - middle) - Math.abs(right - middle))
    .filter(([, parts]) => parts.every(([stem = ""]) => stem.length >= SHORTEST_COMPOSED));
  for (const [, parts] of balanced) {
    const counted = await Promise.all(
      parts.map(async (part) => ({ parts: part, occurrences: await statistics.documentFrequency(part) })),
    );
    if (counted.every(({ occurrences }) => occurrences > 0)) return counted;
  }
  return null;
}

/** The two words that somebody has written as one, where they stand next to each other in a passage. */
async function neighboursIn(
  written: string,
  statistics: WordStatistics,
): Promise<ReturnType<typeof partsOf>[number] | null> {
  for (const parts of partsOf(written, statistics.languages)) {
    if (await statistics.hasNeighbours(parts[0], parts[1])) return parts;
  }
  return null;
}

async function nearest({ forms }: QuestionTerm, statistics: WordStatistics): Promise<string | null> {
  const vocabulary = await statistics.vocabulary();
  for (const form of forms) {
    const meant = await vocabulary.nearest(form);
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
async function correctedTerm(
  { stem, isName, count, forms, written }: QuestionTerm,
  meant: string,
  statistics: WordStatistics,
): Promise<Term> {
  const passages = await statistics.documentFrequency([meant]);
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
    correction: { original: written, corrected: await statistics.formOf(meant) },
  };
}
