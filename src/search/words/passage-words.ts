import { initialsIn, stemOf, wordsOf } from "../../text/terms.ts";

/**
 * A passage's words as the ranking needs them, made once when the passage is indexed: each word is a 32-bit hash of its
 * stem, in reading order, so that a search compares numbers instead of reading and stemming the text of every candidate.
 *
 *     title words, 2, author words, 2, heading words, 2, then for each sentence: words, 1, other forms, 0
 *
 * Other forms are what a sentence also speaks of without a place of its own: the initials of its names (the United
 * States: us) and its hyphenated words in one (cease-fire: ceasefire).
 */
export interface WordSource {
  readonly title: string;
  readonly author: string;
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** Part of the index fingerprint: raised whenever the same passage would get other numbers. */
export const WORDS_VERSION = 1;

const SENTENCE_END = 0;
const OTHER_FORMS = 1;
const FIELD_END = 2;
const FIRST_HASH = 16;

const HYPHENATED = /\p{L}[\p{L}\p{M}]*(?:[-‐‑]\p{L}[\p{L}\p{M}]*)+/gu;

export function encodeWords({ title, author, heading, sentences }: WordSource): Uint32Array {
  const fields = [title, author, heading].flatMap((field) => [...hashesOf(field), FIELD_END]);
  const body = sentences.flatMap((sentence) => [
    ...hashesOf(sentence),
    OTHER_FORMS,
    ...otherForms(sentence).map(hashOf),
    SENTENCE_END,
  ]);
  return Uint32Array.from([...fields, ...body]);
}

/** FNV-1a over the UTF-16 code units, never one of the marks. Two stems share a number once in four thousand million. */
export function hashOf(stem: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < stem.length; index += 1) {
    hash = Math.imul(hash ^ stem.charCodeAt(index), 0x01000193);
  }
  return Math.max(hash >>> 0, FIRST_HASH);
}

/** The hashes of a text's words, in order; "Ivanov's" is one word, "cease-fire" two. */
export function hashesOf(text: string): number[] {
  return wordsOf(text).map((word) => hashOf(stemOf(word)));
}

function otherForms(sentence: string): string[] {
  const joined = [...sentence.matchAll(HYPHENATED)].map(([word]) => joinedForm(word));
  return [...initialsIn(sentence), ...joined];
}

/** The stem of a hyphenated word written as one. */
export function joinedForm(word: string): string {
  return stemOf(word.replace(/[-‐‑]/gu, "").toLowerCase());
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

/** `terms`: hash → number of the term, from 0 to `count` − 1. */
export function matchWords(
  words: Uint32Array,
  terms: ReadonlyMap<number, number>,
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
      const term = terms.get(word);
      if (!inOtherForms) length += 1;
      const name = FIELDS[field];
      if (name === undefined) {
        if (term !== undefined) {
          if (inOtherForms && sentence[term] === 0) frequency.text[term] = (frequency.text[term] ?? 0) + 1;
          if (!inOtherForms) {
            frequency.text[term] = (frequency.text[term] ?? 0) + 1;
            places[term]?.push(place);
          }
          sentence[term] = 1;
        }
        if (!inOtherForms) place += 1;
      } else if (term !== undefined) frequency[name][term] = (frequency[name][term] ?? 0) + 1;
    } else if (word === FIELD_END) field += 1;
    else if (word === OTHER_FORMS) inOtherForms = true;
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
  let field = 0;
  let inOtherForms = false;
  for (const word of words) {
    if (word === FIELD_END) field += 1;
    else if (word < FIRST_HASH) inOtherForms = word === OTHER_FORMS;
    else if (field >= FIELDS.length && !inOtherForms) found.push(word);
  }
  return found;
}
