import { FIELD_WEIGHTS } from "./bm25.ts";
import { FIELD_END, FIRST_HASH, OTHER_FORMS } from "./passage-words.ts";

/**
 * What a whole document says, for its BM25: pairs of a word's hash and how often the document holds it, each field with its
 * weight, in halves; by rising hash. Made when the document is indexed.
 */
export type DocumentWords = Uint32Array;

/** Field weights are multiples of ½. */
const HALVES = 2;
const FIELDS = [FIELD_WEIGHTS.title, FIELD_WEIGHTS.author, FIELD_WEIGHTS.heading, FIELD_WEIGHTS.text];
const DOCUMENT_FIELDS = 2;

/**
 * `passages`: the words of each of the document's passages (see `encodeWords`), in order. Title and authors stand in each
 * passage and count once.
 */
export function documentWordsOf(passages: readonly Uint32Array[]): DocumentWords {
  const frequencies = new Map<number, number>();
  passages.forEach((words, index) => {
    let field = 0;
    let isForm = false;
    const forms = new Set<number>();
    for (const word of words) {
      if (word >= FIRST_HASH) {
        if (index > 0 && field < DOCUMENT_FIELDS) continue;
        // Another form counts where the sentence does not have it as a word.
        if (isForm && forms.has(word)) continue;
        forms.add(word);
        frequencies.set(word, (frequencies.get(word) ?? 0) + HALVES * (FIELDS[field] ?? 0));
        continue;
      }
      isForm = word === OTHER_FORMS;
      if (!isForm) forms.clear();
      if (word === FIELD_END) field += 1;
    }
  });
  const pairs = [...frequencies].sort(([left], [right]) => left - right);
  return Uint32Array.from(pairs.flat());
}

/** How often the document holds each term, fields weighted. `terms`: hash → numbers of the terms that it stands for, from 0 to `count` − 1. */
export function frequenciesIn(
  words: DocumentWords,
  terms: ReadonlyMap<number, readonly number[]>,
  count: number,
): number[] {
  const found = new Array<number>(count).fill(0);
  for (const [hash, numbers] of terms) {
    const frequency = frequencyOf(words, hash) / HALVES;
    if (frequency > 0) for (const term of numbers) found[term] = (found[term] ?? 0) + frequency;
  }
  return found;
}

function frequencyOf(words: DocumentWords, hash: number): number {
  let low = 0;
  let high = words.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[2 * middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return words[2 * low] === hash ? (words[2 * low + 1] ?? 0) : 0;
}
