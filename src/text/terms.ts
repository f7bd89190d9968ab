import { isFunctionWord, languageOfQuestion } from "./function-words.ts";
import { fold } from "./fold.ts";
import { formsOfJoined, stemsOfWord, writtenOut } from "./forms.ts";
import { numberWritten } from "./number-words.ts";
import { stemsOf, type Language } from "./stems.ts";
import { isKana, type Segmented } from "./unspaced.ts";
import type { Word } from "./word.ts";
import { readWords } from "./words.ts";

/** A word of a question with everything that it may be found by. */
export interface QuestionTerm {
  /** As the question has it, in small letters and without 's. */
  readonly written: string;
  /** Its stem in a text whose language is not known: names the term. */
  readonly stem: string;
  /** What a text may have in its place, each once, `stem` first: its stems by language, its digits, what it is joined from. */
  readonly forms: readonly string[];
  /** What stands for it where nothing has these: the letters that Mueller writes out. */
  readonly writtenOut: readonly string[];
  /** Whether the question writes it as a name or a number. */
  readonly isName: boolean;
  /** How often the question has it. */
  readonly count: number;
}

const ACRONYM = /^\p{Lu}{2,}$/u;
const CAPITAL = /^\p{Lu}/u;
const NUMBER = /\p{N}/u;

/** The words of a text in small letters, without punctuation, as they are written otherwise: "o'neill", "café". */
export function wordsOf(text: string): string[] {
  return readWords(text).words.map((word) => writtenSmall(text, word));
}

/** What the forms of one word have in common, where its language is not known ("Ukrainian crisis's" → "crisi" for the last). */
export function stemOf(word: string): string {
  const [first] = readWords(word).words;
  return first === undefined ? "" : (stemsOfWord(first, null)[0] ?? "");
}

/**
 * The distinct words of a question that a lexical search should look for, in order. Capitals tell the US from us: a word
 * written in capitals is kept, unless the whole question is. `languages`: of the texts that are searched.
 */
export function questionTerms(question: string, languages: readonly Language[] = [null]): QuestionTerm[] {
  const { words, joined } = readWords(question, "within words");
  const language = languageOfQuestion(question, languages);
  const isShouted = question === question.toUpperCase();
  const isTelling = (word: Word): boolean => {
    const own = question.slice(word.start, word.end);
    return !isAsking(word, writtenSmall(question, word), language) || (!isShouted && ACRONYM.test(own));
  };
  const telling = words.filter(isTelling);
  const names = namesAmong(question, words, isTelling);
  const terms = new Map<string, QuestionTerm>();
  const add = (term: QuestionTerm): void => {
    const known = terms.get(term.stem);
    const more = known && { isName: known.isName || term.isName, count: known.count + 1 };
    terms.set(term.stem, known === undefined ? term : { ...known, ...more });
  };
  const grouped = joined.filter(({ small }) => NUMBER.test(small.charAt(0)));
  for (const word of telling.length > 0 ? telling : words) {
    const group = grouped.find(
      ({ first, last }) => words.indexOf(word) >= first && words.indexOf(word) <= last,
    );
    if (group === undefined) add(termOf(question, word, languages, names.has(word)));
    else
      add({
        written: group.small,
        stem: group.small,
        forms: [group.small],
        writtenOut: [],
        isName: true,
        count: 1,
      });
  }
  return [...terms.values()];
}

/** Neighbouring words of a question that a text may write as one: cease-fire or cease fire, ceasefire. */
export interface JoinedTerm {
  /** See `QuestionTerm.stem`. */
  readonly parts: readonly string[];
  readonly forms: readonly string[];
}

const MOST_JOINED = 40;
const SHORTEST_PART = 3;

export function joinedTerms(question: string, languages: readonly Language[] = [null]): JoinedTerm[] {
  const { words, joined } = readWords(question);
  const isPart = (word: Word | undefined): boolean =>
    word?.kind === "letters" && word.small.length >= SHORTEST_PART;
  const neighbours = words.flatMap((word, index) => {
    const next = words[index + 1];
    const areOne = isPart(word) && isPart(next) && next !== undefined && next.start - word.end === 1;
    return areOne ? [{ first: index, last: index + 1, small: word.small + next.small }] : [];
  });
  return [...joined, ...neighbours].slice(0, MOST_JOINED).map((one) => ({
    parts: words.slice(one.first, one.last + 1).map((word) => stemsOfWord(word, null)[0] ?? ""),
    forms: [...new Set([null, ...languages].flatMap((language) => formsOfJoined(one, language)))],
  }));
}

/** The ways to take a word apart in two of three letters or more, each part by its stems. */
export function partsOf(
  word: string,
  languages: readonly Language[] = [null],
): (readonly [string[], string[]])[] {
  const folded = fold(word);
  if (!LETTERS_ALONE.test(folded) || folded.length > LONGEST_TAKEN_APART) return [];
  const stems = (part: string): string[] => [
    ...new Set([null, ...languages].flatMap((language) => stemsOf(part, language))),
  ];
  const ways: (readonly [string[], string[]])[] = [];
  for (let at = SHORTEST_PART; at <= folded.length - SHORTEST_PART; at += 1) {
    ways.push([stems(folded.slice(0, at)), stems(folded.slice(at))]);
  }
  return ways;
}

const LETTERS_ALONE = /^\p{L}+$/u;
const LONGEST_TAKEN_APART = 24;

function termOf(question: string, word: Word, languages: readonly Language[], isName: boolean): QuestionTerm {
  const stems = [null, ...languages].map((language) => stemsOfWord(word, language));
  const folded = fold(word.small);
  const numbers = [null, ...languages].map((language) => numberWritten(folded, language));
  const main = stems[0]?.[0] ?? "";
  const forms = [
    main,
    ...stems.flat(),
    ...numbers.flatMap((number) => number ?? []),
    ...(word.kind === "number" ? word.also : []),
  ];
  const isLetters = word.kind === "letters";
  return {
    written: writtenSmall(question, word).replace(/'s?$/u, ""),
    stem: main,
    forms: [...new Set(forms)],
    writtenOut: isLetters
      ? [...new Set([null, ...languages].flatMap((language) => writtenOut(word.small, language)))]
      : [],
    isName,
    count: 1,
  };
}

function isAsking(word: Word, written: string, language: Language): boolean {
  if (word.kind !== "gram") return isFunctionWord(written, language);
  const segment = (word as Segmented).segment;
  return isKana(segment) || EASTERN.some((own) => isFunctionWord(segment, own));
}

const EASTERN = ["zh", "ja", "ko"];

/**
 * The words that name something: those with a capital, but for the first one, and numbers. A question that is all in capitals,
 * or gives one to every word, tells nothing by them.
 */
function namesAmong(question: string, words: readonly Word[], isTelling: (word: Word) => boolean): Set<Word> {
  const isNumber = (word: Word): boolean => NUMBER.test(word.small);
  const hasCapital = (word: Word): boolean => CAPITAL.test(question.slice(word.start, word.start + 2));
  const telling = words.slice(1).filter((word) => isTelling(word) && !isNumber(word));
  const capitalsTell = !telling.every(hasCapital) || telling.length <= 2;
  return new Set(
    words.filter(
      (word, index) =>
        isNumber(word) || (capitalsTell && index > 0 && hasCapital(word) && word.small !== "i"),
    ),
  );
}

function writtenSmall(text: string, { start, end, kind, small }: Word): string {
  if (kind === "number") return small;
  return text.slice(start, end).normalize("NFC").toLowerCase().replaceAll("’", "'");
}
