import type { Alphabet } from "./encoding-alphabets.ts";

/** The characters beyond ASCII of a text that was decoded on trial. */
export interface Reading {
  /** All of them. */
  readonly total: number;
  /** Letters of the text, ASCII among them. */
  readonly lettersInAll: number;
  /** Those that are no character of text, or stand where no such character stands. */
  readonly faults: number;
  /** The plausible letters, in small letters, with how often they occur. */
  readonly letters: ReadonlyMap<string, number>;
  /** Words with a capital beyond ASCII. */
  readonly capitals: number;
  /** Quotation marks, dashes and other usual signs. */
  readonly signs: number;
  readonly rareSigns: number;
}

const USUAL_SIGNS: ReadonlySet<string> = new Set("“”„‘’‚«»‹›–—…•\u00A0\u00AD№°§©€");
const RARE_SIGNS: ReadonlySet<string> = new Set("®™£¥¢¤¶†‡·±×÷½¼¾¹²³ºªµ‰¿¡¬¦´¨¸¯");
/** Signs that may stand between two letters. */
const WITHIN_WORDS: ReadonlySet<string> = new Set("’‘´·–—…\u00A0\u00AD");

/** Letters that are words by themselves in the languages that are recognised. */
const ONE_LETTER_WORDS: ReadonlySet<string> = new Set("àáèéíóòôåöøавикосуяжбієйз");

const TOKEN = /[\p{L}\p{M}]+|[^\0-\x7F]/gu;
const BEYOND_ASCII = /[^\0-\x7F]/u;
const CHARACTERS = /[^\0-\x7F]/gu;

/** Sorts the characters of a trial decoding; a letter of none of the `alphabets` is a fault. */
export function readCharacters(text: string, alphabets: readonly Alphabet[]): Reading {
  const letters = new Map<string, number>();
  const counts = { total: 0, lettersInAll: 0, faults: 0, capitals: 0, signs: 0, rareSigns: 0 };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (isWord(token)) counts.lettersInAll += token.length;
    if (!BEYOND_ASCII.test(token)) continue;
    const characters = token.match(CHARACTERS) ?? [];
    counts.total += characters.length;
    const before = text.charAt(index - 1);
    const after = text.charAt(index + token.length);
    if (!isWord(token)) {
      counts[signKind(token, before, after)]++;
    } else if (!isPlausibleWord(token, after)) {
      counts.faults += characters.length;
    } else {
      for (const character of characters) {
        const letter = character.toLowerCase();
        if (!alphabets.some((alphabet) => alphabet.has(letter))) counts.faults++;
        else letters.set(letter, (letters.get(letter) ?? 0) + 1);
      }
      // A word in capitals is one choice of its writer, not as many as it has letters.
      if (characters.some((character) => character !== character.toLowerCase())) counts.capitals++;
    }
  }
  return { ...counts, letters };
}

/** In Unicode "ª" and "µ" are letters, too. */
function isWord(token: string): boolean {
  return /\p{L}/u.test(token) && !RARE_SIGNS.has(token);
}

function signKind(sign: string, before: string, after: string): "signs" | "rareSigns" | "faults" {
  const withinWord = /\p{L}/u.test(before) && /\p{L}/u.test(after);
  if (withinWord && !WITHIN_WORDS.has(sign)) return "faults";
  if (USUAL_SIGNS.has(sign)) return "signs";
  return RARE_SIGNS.has(sign) ? "rareSigns" : "faults";
}

/** Whether a run of letters, some beyond ASCII, looks like a word. */
function isPlausibleWord(word: string, after: string): boolean {
  if (word.length === 1) return ONE_LETTER_WORDS.has(word.toLowerCase()) || isInitial(word, after);
  // Small before capital: "гРЕЙ", "GrÜn"; alphabets mixed in one word: "Grьn".
  if (/\p{Ll}\p{Lu}/u.test(word)) return false;
  const cyrillic = /\p{Script=Cyrillic}/u.test(word);
  if (cyrillic) return !/\p{Script=Latin}/u.test(word);
  // Longer words of Latin letters are not made of accented letters alone ("üç" is one, and "Zażółć" has four in a row).
  return !/[^\0-\x7F]{5}/u.test(word) && (word.length === 2 || /[A-Za-z]/.test(word));
}

function isInitial(letter: string, after: string): boolean {
  return after === "." && letter !== letter.toLowerCase();
}
