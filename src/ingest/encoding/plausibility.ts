import { alphabetOf } from "./alphabets.ts";

/** How a trial decoding looks, as shares of its characters beyond ASCII. */
export interface Plausibility {
  /** Characters that no text has, or that stand where no such character stands. */
  readonly faults: number;
  /** Letters that the language lacks in which the text seems to be written. */
  readonly foreign: number;
}

/** Words with all letters and marks, and every other character beyond ASCII by itself. */
const TOKEN = /[\p{L}\p{M}]+|[^\0-\x7F]/gu;
const BEYOND_ASCII = /[^\0-\x7F]/gu;
const LETTER = /\p{L}/u;
const UNREADABLE = /(?![\t-\r\x1B\x85])\p{Cc}|\p{Cn}|\p{Co}|\uFFFD/u;
/** Signs that stand beside letters without a space. */
const BESIDE_LETTERS: ReadonlySet<string> = new Set("®™©°§€£¥$´¨");
const RAISED = /[¹²³]/;
const NO_LETTER_SIGN = /\p{S}|[¹²³]/u;
/** "caf‚": no word ends in a quotation mark that stands at the foot of the line. */
const OPENING_QUOTE = /[‚„]/;
/** "fran‡ais" */
const NOT_WITHIN = /[†‡‰¡¿¶§«»¦¸]/;
/** What lines of tables are drawn with; a corner or a crossing joins another one. */
const CORNER = /[\u250C-\u254B\u2552-\u256C]/;
const DRAWN = /[\u2500-\u259F]/;
/** "ª", "º" and "µ" are letters to Unicode, but of no word. */
const LETTER_SIGN = /[ªºµ]/u;
const ALPHABETIC_SCRIPTS: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
];
/** "гРЕЙ", "greתka": a capital behind a small letter, one of them beyond ASCII. */
const CAPITAL_WITHIN = /(?=[^a-z])\p{Ll}\p{Lu}|\p{Ll}(?=[^A-Z])\p{Lu}/u;
/** No word of a language in Latin letters is made of accented ones: "äîòáåøú". */
const NOTHING_BUT_ACCENTS = /(?:(?![A-Za-z])\p{Script=Latin}){5}/u;
/** Latin letters beyond ASCII that are words by themselves. */
const ONE_LETTER_WORDS: ReadonlySet<string> = new Set("àáâèéíóòôåöøæ");
/** Words of another script than the Latin one around them have at least one of this length among them. */
const WORD_LENGTH = 3;
/** A text with so many Latin letters for each other one is written in Latin letters. */
const MOSTLY_LATIN = 4;

/** Looks at the characters beyond ASCII of a text that was decoded on trial, in the language that its bytes seem to be in. */
export function plausibilityOf(text: string, language: string | null): Plausibility {
  const alphabet = alphabetOf(language);
  let [total, faults, foreign] = [0, 0, 0];
  const scripts = { ascii: 0, other: 0, otherWords: 0 };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const beyond = token.match(BEYOND_ASCII);
    if (beyond === null) {
      scripts.ascii += token.length;
      continue;
    }
    total += beyond.length;
    const around = (text.charAt(index - 1) || " ") + (text.charAt(index + token.length) || " ");
    if (!LETTER.test(token) ? isFaultySign(token, around) : isFaultyWord(token)) faults += beyond.length;
    else if (LETTER.test(token)) {
      if (alphabet !== undefined)
        foreign += beyond.filter(
          (letter) => LETTER.test(letter) && !LETTER_SIGN.test(letter) && !alphabet.has(letter.toLowerCase()),
        ).length;
      if (ALPHABETIC_SCRIPTS.slice(1).some((script) => script.test(token))) {
        scripts.other += beyond.length;
        if (token.length >= WORD_LENGTH) scripts.otherWords++;
      }
    }
  }
  if (isUnlikelyChinese(text)) faults = total;
  if (scripts.otherWords === 0 && scripts.ascii > scripts.other * MOSTLY_LATIN) faults += scripts.other;
  return total === 0 ? { faults: 0, foreign: 0 } : { faults: faults / total, foreign: foreign / total };
}

/** Of running text in Chinese every fifth character is one of these, of names and addresses every tenth. */
const COMMON_HAN =
  /[的一是不了在人有我他这這个個上们們来來到时時大地为為子中你说說生国國年着就那和要她出也得里裡后後自以会會家可下而过過天去能对對小多然于於心学學之都好看起发發当當没沒成只如事把还還用第道想作开開市区區路号號省县縣街公司日月北京海南西东東山二三四五六七八九十本文明部方面定法所民行前]/g;
const HAN = /\p{Script=Han}/gu;
/** So many are needed to tell. */
const LEAST_HAN = 40;
const LEAST_COMMON = 1 / 25;

/** Bytes of another encoding that are read as Chinese give characters that hardly anybody writes. Japanese and Korean have others. */
function isUnlikelyChinese(text: string): boolean {
  if (/[\u3040-\u30FF\uAC00-\uD7A3]/.test(text)) return false;
  const han = text.match(HAN)?.length ?? 0;
  return han >= LEAST_HAN && (text.match(COMMON_HAN)?.length ?? 0) < han * LEAST_COMMON;
}

function isFaultySign(sign: string, around: string): boolean {
  if (UNREADABLE.test(sign) || (CORNER.test(sign) && !DRAWN.test(around))) return true;
  if (OPENING_QUOTE.test(sign) && LETTER.test(around.charAt(0))) return true;
  if (NOT_WITHIN.test(sign) && LETTER.test(around.charAt(0)) && LETTER.test(around.slice(1))) return true;
  // "m²", "km³", and a note's mark behind a word.
  if (RAISED.test(sign) && !LETTER.test(around.slice(1))) return false;
  return NO_LETTER_SIGN.test(sign) && !BESIDE_LETTERS.has(sign) && LETTER.test(around);
}

function isFaultyWord(word: string): boolean {
  if (LETTER_SIGN.test(word)) return word.length > 1;
  if (ALPHABETIC_SCRIPTS.filter((script) => script.test(word)).length > 1) return true;
  if (CAPITAL_WITHIN.test(word) || NOTHING_BUT_ACCENTS.test(word)) return true;
  return word.length === 1 && /\p{Script=Latin}/u.test(word) && !ONE_LETTER_WORDS.has(word.toLowerCase());
}
