import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as greek } from "@orama/stemmers/greek";
import { stemmer as hungarian } from "@orama/stemmers/hungarian";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { stemmer as turkish } from "@orama/stemmers/turkish";
import { stemmer as ukrainian } from "@orama/stemmers/ukrainian";
import { stemmer as porter } from "stemmer";
import { fold } from "./fold.ts";
import { usualSpelling } from "./spelling-variants.ts";

/** ISO 639-1; null where it is not known. */
export type Language = string | null;

type Stemmer = (word: string) => string;

/** Snowball's, by language. English has Porter's: the ranking's weights were measured with it. */
const LATIN: ReadonlyMap<string, Stemmer> = new Map([
  ["da", danish],
  ["de", german],
  ["es", spanish],
  ["fi", finnish],
  ["fr", french],
  ["hu", hungarian],
  ["it", italian],
  ["nb", norwegian],
  ["nl", dutch],
  ["nn", norwegian],
  ["no", norwegian],
  ["pt", portuguese],
  ["ro", romanian],
  ["sv", swedish],
  ["tr", turkish],
]);
const CYRILLIC: ReadonlyMap<string, Stemmer> = new Map([
  ["ru", russian],
  ["uk", ukrainian],
]);

/** Languages whose words are stemmed as if their language were not known, each in Latin letters. */
const UNKNOWN: ReadonlySet<Language> = new Set([null, "en"]);

/** Endings that lose an accent where people type without: what a stemmer takes off depends on it. */
const ACCENTED_ENDINGS: ReadonlyMap<string, readonly [RegExp, string]> = new Map([
  ["es", [/([cs])ion$/u, "$1ión"]],
  ["pt", [/cao$/u, "ção"]],
]);

const ASCII_WORD = /^[a-z]+$/u;
const HAS_DIGIT = /[0-9]/u;
const IN_LATIN = /^\p{sc=Latin}/u;
const IN_CYRILLIC = /^\p{sc=Cyrillic}/u;
const IN_GREEK = /^\p{sc=Greek}/u;
const IN_ARABIC = /^\p{sc=Arabic}/u;

/**
 * What the forms of one word have in common, in a text of this language: first the stem of the word as it is written, then
 * that of the word without its marks, where that is another ("organización", "organizacion"). `small` is from `smallLetters`.
 */
export function stemsOf(small: string, language: Language): readonly string[] {
  if (HAS_DIGIT.test(small)) return [fold(small)];
  const stemmer = stemmerFor(small, language);
  if (stemmer === null) return [fold(small)];
  const written = stemmer(small);
  if (ASCII_WORD.test(small)) return [written];
  const bare = stemmer(fold(small));
  return bare === written ? [written] : [written, bare];
}

/** As `stemsOf` has them, of one word after the other. */
export type StemsOf = typeof stemsOf;

/** The words of a long document and some hundred short ones. */
const REMEMBERED_WORDS = 50_000;

/** `stemsOf` for who reads many texts: most words come again. */
export function rememberingStems(): StemsOf {
  const known = new Map<Language, Map<string, readonly string[]>>();
  return (small, language) => {
    const words = known.get(language) ?? new Map<string, readonly string[]>();
    const remembered = words.get(small);
    if (remembered !== undefined) return remembered;
    const stems = stemsOf(small, language);
    if (words.size >= REMEMBERED_WORDS) words.clear();
    words.set(small, stems);
    known.set(language, words);
    return stems;
  };
}

function stemmerFor(small: string, language: Language): Stemmer | null {
  if (ASCII_WORD.test(small) || IN_LATIN.test(small)) {
    if (UNKNOWN.has(language)) return english;
    const stemmer = LATIN.get(language ?? "");
    // A Greek text holds English words; one in Polish, which has no stemmer here, holds Polish ones.
    if (stemmer === undefined) return OTHER_SCRIPTS.has(language ?? "") ? english : null;
    const accented = ACCENTED_ENDINGS.get(language ?? "");
    return accented === undefined
      ? stemmed(stemmer)
      : stemmed((word) => stemmer(word.replace(accented[0], accented[1])));
  }
  if (IN_CYRILLIC.test(small)) return stemmed(CYRILLIC.get(language ?? "") ?? russian);
  if (IN_GREEK.test(small)) return stemmed(greek);
  if (IN_ARABIC.test(small)) return language === null || language === "ar" ? stemmed(arabic) : null;
  return null;
}

/** Languages of other scripts than Latin. */
const OTHER_SCRIPTS: ReadonlySet<string> = new Set(
  "ar be bg el fa he hi hy ja ka km ko lo mk mr my ne ru sr ta te th uk ur yi zh".split(" "),
);

function english(word: string): string {
  return porter(usualSpelling(fold(word)));
}

function stemmed(stemmer: Stemmer): Stemmer {
  return (word) => fold(stemmer(word)) || fold(word);
}
