import { stemmer } from "stemmer";

/**
 * Words that say how something is asked or said rather than what about. They are left out of the lexical query unless
 * the question has no others.
 */
const STOP_WORDS = new Set(
  (
    "a about above after again against all also am an and any are aren't as at be because been before being below " +
    "between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each either " +
    "else ever few for from further had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself " +
    "him himself his how how's i i'd i'll i'm i've if in into is isn't it it's its itself just let let's me might mine " +
    "more most much must my myself neither no nor not now of off on once one only onto or other our ours ourselves out " +
    "over own please quite rather really said same say saying says shall shan't she she'd she'll she's should shouldn't so some such tell " +
    "than that that's the their theirs them themselves then there there's these they they'd they'll they're they've " +
    "this those though through thus to too under until up upon us very was wasn't we we'd we'll we're we've were " +
    "weren't what what's when when's where where's whether which while who who's whom whose why why's will with within " +
    "without won't would wouldn't yet you you'd you'll you're you've your yours yourself yourselves"
  ).split(" "),
);

const ACRONYM = /^\p{Lu}{2,}$/u;

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text in lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return writtenWords(text).map(inLowerCase);
}

/**
 * The distinct words of a question that a lexical search should look for, in order, without 's: the lexical index would
 * look for "Ivanov's" as two neighbouring words and pass over "Ivanov". Capitals tell the US from us: a word written in
 * capitals is kept, unless the whole question is.
 */
export function questionTerms(question: string): string[] {
  const written = writtenWords(question);
  const shouted = question === question.toUpperCase();
  const telling = written.filter(
    (word) => !STOP_WORDS.has(inLowerCase(word)) || (!shouted && ACRONYM.test(word)),
  );
  const terms = telling.length > 0 ? telling : written;
  return [...new Set(terms.map((term) => inLowerCase(term).replace(/'s$/u, "")))];
}

const NUMBER = /\p{Nd}/u;
const CAPITAL = /^\p{Lu}/u;

/**
 * The stems of the words that name something: those with a capital, but for the first one, and numbers. A question that is
 * all in capitals, or gives one to every word, tells nothing by them.
 */
export function namesIn(question: string): Set<string> {
  const written = writtenWords(question);
  const telling = written.slice(1).filter((word) => !STOP_WORDS.has(inLowerCase(word)) && !NUMBER.test(word));
  const capitalsTell = !telling.every((word) => CAPITAL.test(word)) || telling.length <= 2;
  const names = written.filter(
    (word, index) => NUMBER.test(word) || (capitalsTell && index > 0 && CAPITAL.test(word) && word !== "I"),
  );
  return new Set(names.map((name) => stemOf(inLowerCase(name))));
}

function writtenWords(text: string): readonly string[] {
  return text.normalize("NFC").match(WORD) ?? [];
}

function inLowerCase(word: string): string {
  return word.toLowerCase().replaceAll("’", "'");
}

/**
 * What two forms of one word have in common: Porter's stem of the word without diacritics and without 's, as the lexical
 * index has it ("Ukrainian crisis's" → "ukrainian", "crisi").
 */
export function stemOf(word: string): string {
  // Composed again, so that it begins with the same letter as the word: Korean syllables fall apart, too.
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
  return stemmer(plain.replace(/'s?$/u, ""));
}

const CAPITALISED_RUN = /\p{Lu}[\p{L}\p{M}]*(?:(?:\.\s?|[\s-])\p{Lu}[\p{L}\p{M}]*)+/gu;
const MAX_INITIALS = 5;

/**
 * The initials of neighbouring capitalised words, in lower case: "the United States" and "the U.S." both speak of the US,
 * the "Anti-Ballistic Missile Treaty" of the ABM treaty. No list of abbreviations is needed, so it holds for any name.
 */
export function initialsIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const [run] of text.matchAll(CAPITALISED_RUN)) {
    const initials = (run.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join("").toLowerCase();
    for (let start = 0; start < initials.length - 1; start += 1) {
      const longest = Math.min(MAX_INITIALS, initials.length - start);
      for (let length = 2; length <= longest; length += 1) found.add(initials.slice(start, start + length));
    }
  }
  return found;
}
