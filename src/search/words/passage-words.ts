import { formsIn, type Language, type TextForms } from "../../text/forms.ts";
import { stemsOf, type StemsOf } from "../../text/stems.ts";

/**
 * A passage's words as the ranking needs them, made once when the passage is indexed: each word is a 32-bit hash of its
 * stem, in reading order, so that a search compares numbers instead of reading and stemming the text of every candidate.
 *
 *     title words, 1, other forms, 2, the same of author and heading, then for each sentence: words, 1, other forms, 0
 *
 * Other forms are what a text also speaks of without a place of its own: the initials of its names (the United States: us),
 * its hyphenated words in one (cease-fire: ceasefire), the digits of its small numbers (seven: 7); see `formsIn`.
 */
export interface WordSource {
  /** Of the document, null or absent where it is not known; decides by which rules its words are stemmed. */
  readonly language?: Language;
  readonly title: string;
  readonly author: string;
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** Part of the index fingerprint: raised whenever the same passage would get other numbers or other lexical fields. */
export const WORDS_VERSION = 2;

/** The same words as the lexical index has them: stems with a space between two of them. */
export interface LexicalFields {
  readonly title: string;
  readonly author: string;
  readonly heading: string;
  readonly text: string;
  /** Other forms of all of it, each once. */
  readonly others: string;
}

export interface PassageWords {
  readonly encoded: Uint32Array;
  readonly lexical: LexicalFields;
}

const SENTENCE_END = 0;
export const OTHER_FORMS = 1;
export const FIELD_END = 2;
export const FIRST_HASH = 16;

/** Both from one reading, so that what proposes a passage and what ranks it can never differ. `stems`: of who reads many passages. */
export function passageWords(
  { language = null, sentences, ...source }: WordSource,
  stems: StemsOf = stemsOf,
): PassageWords {
  const [title, author, heading] = [source.title, source.author, source.heading].map((field) =>
    formsIn(field, language, "in full", stems),
  ) as [TextForms, TextForms, TextForms];
  const body = sentences.map((sentence) => formsIn(sentence, language, "also by initials", stems));
  const encoded: number[] = [];
  const encode = ({ words, others }: TextForms, end: number): void => {
    for (const word of words) encoded.push(hashOf(word));
    encoded.push(OTHER_FORMS);
    for (const form of others) encoded.push(hashOf(form));
    encoded.push(end);
  };
  for (const field of [title, author, heading]) encode(field, FIELD_END);
  for (const sentence of body) encode(sentence, SENTENCE_END);
  const line = ({ words }: TextForms): string => words.join(" ");
  const others = [title, author, heading, ...body].flatMap((forms) => [...forms.others]);
  return {
    encoded: Uint32Array.from(encoded),
    lexical: {
      title: line(title),
      author: line(author),
      heading: line(heading),
      text: body.map(line).join(" "),
      others: [...new Set(others)].join(" "),
    },
  };
}

export function encodeWords(source: WordSource): Uint32Array {
  return passageWords(source).encoded;
}

/** FNV-1a over the UTF-16 code units, never one of the marks. Two stems share a number once in four thousand million. */
export function hashOf(stem: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < stem.length; index += 1) {
    hash = Math.imul(hash ^ stem.charCodeAt(index), 0x01000193);
  }
  return Math.max(hash >>> 0, FIRST_HASH);
}

export type WordField = "title" | "author" | "heading";

/** Where the terms of a question stand in a passage. Terms are numbered as they were asked for. */
export interface WordMatches {
  /** How often each term occurs in each field and in the text. */
  readonly frequency: Readonly<Record<WordField | "text", readonly number[]>>;
  /** Places of each term among the words of the text. */
  readonly places: readonly (readonly number[])[];
  /** For each sentence: 1 for every term that it holds, in a word or in another form. */
  readonly sentences: readonly (readonly number[])[];
  /** Where each sentence's words begin among the words of the text; one more entry for the end. */
  readonly sentenceStarts: readonly number[];
  /** Words of all fields and of the text. */
  readonly length: number;
}

const FIELDS: readonly WordField[] = ["title", "author", "heading"];

/**
 * Hash → numbers of the terms that it stands for. Nearly all words of a passage are of no term, which their last bits tell:
 * to look every one up took a third of the time in which a question's words are found in its candidates.
 */
export class TermNumbers extends Map<number, readonly number[]> {
  private readonly lastBits = new Uint8Array(1 << LAST_BITS);

  override set(hash: number, numbers: readonly number[]): this {
    this.lastBits[hash & MASK] = 1;
    return super.set(hash, numbers);
  }

  override get(hash: number): readonly number[] | undefined {
    return this.lastBits[hash & MASK] === 0 ? undefined : super.get(hash);
  }
}

const LAST_BITS = 10;
const MASK = (1 << LAST_BITS) - 1;

/** `terms`: hash → numbers of the terms that it stands for, from 0 to `count` − 1. */
export function matchWords(
  words: Uint32Array,
  terms: ReadonlyMap<number, readonly number[]>,
  count: number,
): WordMatches {
  // Plain arrays: to make a typed one takes longer than to fill these few numbers.
  const zeros = (): number[] => new Array<number>(count).fill(0);
  const frequency = { title: zeros(), author: zeros(), heading: zeros(), text: zeros() };
  const places = Array.from({ length: count }, (): number[] => []);
  const sentences: number[][] = [];
  const sentenceStarts = [0];
  let field = 0;
  let length = 0;
  let place = 0;
  let inOtherForms = false;
  let sentence = zeros();
  for (const word of words) {
    if (word >= FIRST_HASH) {
      const name = FIELDS[field];
      if (!inOtherForms) length += 1;
      const found = terms.get(word);
      if (found !== undefined) {
        for (const term of found) {
          const counts = frequency[name ?? "text"];
          const held = name === undefined ? sentence[term] : counts[term];
          if (!inOtherForms || held === 0) counts[term] = (counts[term] ?? 0) + 1;
          if (name !== undefined) continue;
          if (!inOtherForms) places[term]?.push(place);
          sentence[term] = 1;
        }
      }
      if (name === undefined && !inOtherForms) place += 1;
    } else if (word === FIELD_END) {
      field += 1;
      inOtherForms = false;
    } else if (word === OTHER_FORMS) inOtherForms = true;
    else {
      sentences.push(sentence);
      sentenceStarts.push(place);
      sentence = zeros();
      inOtherForms = false;
    }
  }
  return { frequency, places, sentences, sentenceStarts, length };
}

/** The words of the text itself, in order, without its other forms. */
export function textWords(words: Uint32Array): number[] {
  const found: number[] = [];
  forEachWord(words, (word, field) => {
    if (field === "text") found.push(word);
  });
  return found;
}

/** Every word of the passage in order, its other forms left out, with the field that it stands in. */
export function forEachWord(
  words: Uint32Array,
  visit: (hash: number, field: WordField | "text") => void,
): void {
  let field = 0;
  let inOtherForms = false;
  for (const word of words) {
    if (word === FIELD_END) field += 1;
    if (word < FIRST_HASH) inOtherForms = word === OTHER_FORMS;
    else if (!inOtherForms) visit(word, FIELDS[field] ?? "text");
  }
}
