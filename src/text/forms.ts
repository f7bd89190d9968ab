import { fold, withoutWrittenOut } from "./fold.ts";
import { initialsIn } from "./initials.ts";
import { numberWritten } from "./number-words.ts";
import { stemsOf, type Language, type StemsOf } from "./stems.ts";
import type { Joined, Word, Words } from "./word.ts";
import { readWords } from "./words.ts";

export type { Language } from "./stems.ts";

/**
 * A text as it is looked up: the stem of each word in reading order, and what it speaks of besides without a place of its own
 * (see `otherForms`).
 */
export interface TextForms {
  readonly words: readonly string[];
  readonly others: ReadonlySet<string>;
}

/** Languages that write compounds as one word. */
const COMPOUNDING: ReadonlySet<Language> = new Set("da de et fi hu is lb nb nl nn no sv".split(" "));

/** Whether texts in this language write compounds as one word, so that these are among a text's other forms. */
export function isCompounding(language: Language): boolean {
  return COMPOUNDING.has(language);
}

/** Shorter words are no compounds of words that somebody would ask for. */
const SHORTEST_COMPOUND = 9;

const CAPITAL = /^\p{Lu}/u;

/**
 * `names` "in full": without the initials of names. A title that writes every word with a capital has initials that name nothing:
 * on CACM's titles they cost 1.3 points of nDCG@10.
 */
export function formsIn(
  text: string,
  language: Language,
  names: "in full" | "also by initials" = "also by initials",
  stems: StemsOf = stemsOf,
): TextForms {
  const read = readWords(text);
  const words: string[] = [];
  const others = new Set<string>();
  for (const word of read.words) {
    const own = stemsOfWord(word, language, stems);
    const stem = own[0] ?? "";
    words.push(stem);
    for (let further = 1; further < own.length; further += 1) others.add(own[further] ?? "");
    for (const form of word.also) others.add(form);
    for (const form of otherForms(text, word, language)) others.add(form);
    if (isCompound(word, stem, language)) others.add(stem);
  }
  for (const one of read.joined) for (const form of formsOfJoined(one, language)) others.add(form);
  if (names === "also by initials") for (const initials of initialsIn(text, read.words)) others.add(initials);
  return { words, others };
}

/** The stems of a word: the first is the one that stands for it. */
export function stemsOfWord(
  word: Pick<Word, "kind" | "small">,
  language: Language,
  stems: StemsOf = stemsOf,
): readonly string[] {
  return word.kind === "letters" ? stems(word.small, language) : [word.small];
}

export function formsOfJoined({ small }: Joined, language: Language): readonly string[] {
  return stemsOf(small, language);
}

const NONE: readonly string[] = [];

/** A number for its word (seven: 7), and a name as it is in its own letters (Mueller: Müller). */
function otherForms(text: string, word: Word, language: Language): readonly string[] {
  if (word.kind !== "letters") return NONE;
  const number = numberWritten(fold(word.small), language);
  const isName = CAPITAL.test(text.slice(word.start, word.end));
  if (number === null && !isName) return NONE;
  return [...(number === null ? [] : [number]), ...(isName ? writtenOut(word.small, language) : [])];
}

/** The stems of the word without the letters that are written out in it; none where there are none. */
export function writtenOut(small: string, language: Language): readonly string[] {
  const word = withoutWrittenOut(small);
  return word === null ? NONE : stemsOf(word, language);
}

function isCompound(word: Word, stem: string, language: Language): boolean {
  return word.kind === "letters" && stem.length >= SHORTEST_COMPOUND && isCompounding(language);
}

/**
 * The ways in which a phrase is looked for, each as the stems of its words in order: as texts of each of the languages have
 * it, with what it joins by hyphens as several words and as one.
 */
export function phraseForms(phrase: string, languages: readonly Language[]): readonly (readonly string[])[] {
  const read = readWords(phrase);
  const ways = new Map<string, readonly string[]>();
  const add = (words: readonly string[]): void => {
    if (words.length > 0) ways.set(words.join(" "), words);
  };
  for (const language of languages) {
    const stems = read.words.map((word) => stemsOfWord(word, language));
    add(stems.map(([stem = ""]) => stem));
    add(stems.map((own) => own.at(-1) ?? ""));
    add(joinedWords(read, language));
    const [only] = read.words;
    if (only !== undefined && read.words.length === 1) for (const form of only.also) add([form]);
    if (read.words.length === 2 && read.words.every(({ kind }) => kind === "letters")) {
      add([...stemsOf(read.words.map(({ small }) => small).join(""), language)].slice(0, 1));
    }
  }
  return [...ways.values()].slice(0, MOST_WAYS);
}

const MOST_WAYS = 32;

function joinedWords({ words, joined }: Words, language: Language): string[] {
  const found: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    const one = joined.find(({ first }) => first === index);
    if (one !== undefined) {
      found.push(formsOfJoined(one, language)[0] ?? "");
      index = one.last;
    } else if (word !== undefined) found.push(stemsOfWord(word, language)[0] ?? "");
  }
  return found;
}
