/**
 * What different ways of writing one word have in common. Everything that is indexed and everything that is asked goes
 * through here, so that neither can be written in a way that the other does not know.
 */

/** Longer words are told apart by so many of their first characters: no word of any language has as many. */
export const LONGEST_WORD = 100;

/** Characters that are there to be seen by a typesetter, not by a reader: soft hyphens, joiners, marks of direction, tatweel. */
const INVISIBLE =
  /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\u0640\u{e0100}-\u{e01ef}]+/gu;

/** Marks that Latin, Greek, Cyrillic, Arabic and Hebrew writers leave out; those of other scripts are vowels and stay. */
const OPTIONAL_MARKS =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufb1e\ufe20-\ufe2f]+/gu;

/** Letters that Unicode does not take apart, as people type them on other keyboards. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    æ: "ae",
    œ: "oe",
    ß: "ss",
    ø: "o",
    ł: "l",
    đ: "d",
    ð: "d",
    þ: "th",
    ħ: "h",
    ŋ: "n",
    ŧ: "t",
    ı: "i",
    ȷ: "j",
    ĸ: "k",
    ƒ: "f",
    ƀ: "b",
    ɓ: "b",
    ƈ: "c",
    ɖ: "d",
    ɗ: "d",
    ɠ: "g",
    ǥ: "g",
    ɨ: "i",
    ƙ: "k",
    ƚ: "l",
    ɲ: "n",
    ɔ: "o",
    ɛ: "e",
    ʉ: "u",
    ƶ: "z",
    ς: "σ",
    ґ: "г",
    ғ: "г",
    қ: "к",
    ң: "н",
    ү: "у",
    ұ: "у",
    һ: "х",
    ө: "о",
    ҳ: "х",
    ҷ: "ч",
    ٱ: "ا",
    ى: "ي",
    ی: "ي",
    ې: "ي",
    ک: "ك",
    ڪ: "ك",
    ة: "ه",
    ۀ: "ه",
    ہ: "ه",
    ھ: "ه",
    ە: "ه",
  }),
);
const COMPOUND_LETTER = new RegExp(`[${[...PLAIN_LETTERS.keys()].join("")}]`, "gu");

const PLAIN_ASCII = /^[a-z0-9]*$/u;
/** Most characters of Chinese, Japanese and Korean: there is nothing to fold in one alone. */
const PLAIN_EASTERN = /[\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff\uac00-\ud7a3]/u;
const DIGIT = /\p{Nd}/u;
const OTHER_DIGITS = /(?![0-9])\p{Nd}/gu;
const NEITHER_LETTER_NOR_NUMBER = /[^\p{L}\p{M}\p{N}]+/gu;

/** The text without the characters that nobody sees. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/**
 * A word in small letters and composed, without invisible characters, with its marks: as a stemmer reads it. Compatible
 * forms (full width, ligatures, letters of formulas) become the usual ones, digits of every script 0 to 9.
 */
export function smallLetters(word: string): string {
  if (PLAIN_ASCII.test(word)) return word.slice(0, LONGEST_WORD);
  const compatible = withoutInvisible(word.slice(0, LONGEST_WORD)).normalize("NFKC");
  const small = compatible.toLowerCase().normalize("NFKC");
  return withoutInvisible(small)
    .replace(NEITHER_LETTER_NOR_NUMBER, "")
    .normalize("NFKC")
    .replace(OTHER_DIGITS, asciiDigit)
    .slice(0, LONGEST_WORD);
}

/** A line of text as it is compared with another: as `fold` has words, with all that stands between them. */
export function foldLine(text: string): string {
  const small = withoutInvisible(text).normalize("NFKC").toLowerCase().normalize("NFKC");
  return lettersFolded(withoutInvisible(small))
    .replace(OTHER_DIGITS, asciiDigit)
    .replace(/\s+/gu, " ")
    .trim();
}

/** A word without anything that some writers leave out: accents, points, strokes. `fold(fold(word))` is `fold(word)`. */
export function fold(word: string): string {
  if (PLAIN_ASCII.test(word)) return word.slice(0, LONGEST_WORD);
  if (word.length === 1 && PLAIN_EASTERN.test(word)) return word;
  const small = smallLetters(word);
  if (PLAIN_ASCII.test(small)) return small;
  return lettersFolded(small).slice(0, LONGEST_WORD);
}

function lettersFolded(text: string): string {
  return text
    .normalize("NFD")
    .replace(OPTIONAL_MARKS, "")
    .normalize("NFC")
    .replace(COMPOUND_LETTER, (letter) => PLAIN_LETTERS.get(letter) ?? letter);
}

const WRITTEN_OUT = /ae|oe|ue|aa/u;
const WRITTEN_OUT_ALL = /(?<=[aou])e|(?<=a)a/gu;

/**
 * A word as it is without the letters that people write out on a keyboard that lacks German or Nordic ones: Mueller, Soeren
 * and Aarhus are Müller, Søren and Århus, all without their marks. Null where there are none.
 */
export function withoutWrittenOut(word: string): string | null {
  return WRITTEN_OUT.test(word) ? word.replace(WRITTEN_OUT_ALL, "") : null;
}

/** The digit of any script as one of 0 to 9: the digits of a script follow each other from its zero. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
