import { familiarityOf } from "../text/familiarity.ts";
import { isUnspaced } from "../text/unspaced.ts";

/** The length of a text, in what a passage may have `maxTokens` of. */
export type LengthOf = (text: string) => number;

/** A model that cuts words into pieces of fewer than two letters each knows none of them. */
const KNOWN = 0.5;

/** What an English word has on average with the built-in model. */
const TOKENS_PER_WORD = 4 / 3;

/** Of a script without spaces between words. */
const LETTERS_PER_WORD = 2;

/** So that signs alone, or a word without an end, do not make an endless passage. */
const LONGEST_WORD = 12;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * In tokens, so that the model reads a passage to its end; by words where the text is in a script that it spells out letter by
 * letter. Its vector says next to nothing there and hardly counts in a search, but a paragraph cut into four would have a
 * quarter of its words in each piece, and words alone decide.
 */
export function lengthOfPassages(text: string, countTokens: LengthOf): LengthOf {
  return familiarityOf(text, countTokens) < KNOWN ? byWords(countTokens) : countTokens;
}

/** Never more than the tokens. */
function byWords(countTokens: LengthOf): LengthOf {
  return (text) => {
    const words = (text.match(WORD) ?? []).reduce(
      (sum, word) => sum + (isUnspaced(word.charAt(0)) ? Math.ceil(word.length / LETTERS_PER_WORD) : 1),
      0,
    );
    const length = Math.max(TOKENS_PER_WORD * words, text.length / LONGEST_WORD);
    return Math.min(countTokens(text), Math.ceil(length));
  };
}
