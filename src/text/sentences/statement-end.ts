import { abbreviationByForm, abbreviationKind, type AbbreviationKind } from "./abbreviations.ts";
import type { Following } from "./following.ts";
import { opensSentence } from "./opening-words.ts";
import { isMonth, mayBeOrdinal } from "./ordinals.ts";
import type { Stop } from "./stops.ts";

/** What tells whether a stop ends a sentence. */
export interface StopContext {
  readonly text: string;
  /** Where the sentence began. */
  readonly start: number;
  readonly language: () => string | null;
}

/** How much of a sentence's end tells an abbreviation: more would make long runs quadratic. */
export const LOOKED_AT = 64;

const LOWER = /\p{Ll}/u;

/** The word before a full stop, without the marks that open before it. */
const LAST_WORD = /[^\s"“„«»‘‚([{¿¡–—/*_#]+$/u;
/** "l'art", "dell'art" and "'art", but not "Anne's". */
const ELISION = /^(?:\p{L}{0,5}['’])(?=\p{L}{2})/u;
/** The words before it, each with a full stop of its own, that are one abbreviation with it: "z. B", "av. J.-C". */
const SPLIT_ABBREVIATION = /(?:^|[\s("“„«])((?:\p{L}{1,4}\.\s){1,3}\p{L}[\p{L}.-]{0,4})$/u;
const WORD_BEFORE = /([\p{L}\p{M}'’.-]*|[^\s\p{L}]*)\s+\S*$/u;
const ADDRESS = /@|:\/\/|^www\./u;

/** "Vale Bros. Inc." */
const COMPANY = /^(?:Inc|Ltd|Co|Corp|LLC|LLP|KG|KGaA|S)$/u;

/** Written without a full stop: behind a number, theirs is the sentence's. */
const UNIT = /^(?:[kcm]?m|[km]?g|ml|[kM]W|hp|mph|к[гм]|[см]м|га)$/u;

/** Whether a single full stop ends a sentence before a capital, a figure or a letter of a script without capitals. */
export function endsStatement(context: StopContext, stop: Stop, following: Following): boolean {
  const { text, start } = context;
  if (LOWER.test(following.first) && !following.capitalInside && !following.dots) return false;
  const ended = text.slice(Math.max(start, stop.at - LOOKED_AT), stop.at).replace(/\p{Cf}/gu, "");
  if (isItemNumber(ended, stop.at - start)) return false;
  const word = (LAST_WORD.exec(ended)?.[0] ?? "").replace(ELISION, "");
  if (ADDRESS.test(word)) return true;
  const before = wordBefore(ended);
  if (UNIT.test(word) && /\p{N}$/u.test(before)) return true;
  if (/^\d{1,3}$|^[IVXLC]{2,7}$/u.test(word)) return !isOrdinal(context, word, before, following);
  const split = splitAbbreviation(ended, context.language());
  const kind = split ?? kindOfAbbreviation(word, context.language());
  if (isTime(word)) return endsTime(ended, stop.at - start, following);
  if (following.bracket && kind !== null && kind !== "numbers") return false;
  if (kind !== null && stop.closed > stop.end && /[)\]]/u.test(text.charAt(stop.end))) return false;
  if (split === null && /^\p{L}\p{M}*$/u.test(word))
    return endsInitial(context, word, before, following, kind);
  if (/\p{N}/u.test(following.first)) return kind === null && !isDotted(word) && !mayTakeNumber(word, before);
  switch (kind) {
    case "joins":
      return false;
    case "numbers":
      return !/^[IVXLC]+$/u.test(following.word);
    case "may end":
      return opens(following, context.language());
    case "ends":
      return !COMPANY.test(following.word);
    case null:
      return !isDotted(word) || opens(following, context.language());
  }
}

/** Whether the word that follows begins sentences, and is no initial; a dash goes on after a place: "Fargo, N.D. – The". */
function opens({ word, initial, dash }: Following, language: string | null): boolean {
  return !initial && !dash && opensSentence(word, language);
}

/** "1.", "IV.", "4.2.", "§ 5.", "A.": nothing else stands in the sentence so far, so it numbers what follows. */
function isItemNumber(ended: string, length: number): boolean {
  return length < 16 && /^[\s"“(§•⁃–-]*(?:\d{1,3}(?:\.\d{1,3}){0,4}|\p{L}|[IVXLC]{1,6})$/u.test(ended);
}

/** "U.S", "LL.AA.II.RR", "D.Lgs", and the plural "EE" of "EE. UU." */
function isDotted(word: string): boolean {
  return /^(?:\p{L}{1,2}\.-?)+\p{L}{1,2}$|^(?:\p{L}\.)+\p{L}{3,4}$|^(\p{Lu})\1$/u.test(word);
}

/** "S. Res. 584": a short name would, too, but few sentences begin with a figure. */
function mayTakeNumber(word: string, before: string): boolean {
  return before !== "" && /^\p{Lu}\p{Ll}{1,2}$/u.test(word);
}

/** "z. B." */
function splitAbbreviation(ended: string, language: string | null): AbbreviationKind | null {
  const parts = SPLIT_ABBREVIATION.exec(ended)?.[1];
  return parts === undefined ? null : abbreviationKind(parts.replace(/\s/gu, ""), language);
}

function kindOfAbbreviation(word: string, language: string | null): AbbreviationKind | null {
  // "Dr.-Ing"
  const last = /[^-]{2,}$/u.exec(word)?.[0] ?? word;
  return abbreviationKind(word, language) ?? abbreviationKind(last, language) ?? abbreviationByForm(last);
}

function isOrdinal(context: StopContext, number: string, before: string, following: Following): boolean {
  const language = context.language();
  if (/\p{N}/u.test(following.first)) return /^\d/u.test(number) && following.datePart;
  if (/^\d/u.test(number) && isMonth(following.word)) {
    return language !== "en" || mayBeOrdinal(number, before, null);
  }
  return mayBeOrdinal(number, before, language) && !opens(following, language);
}

/** A letter: an initial before a name, an abbreviation, or the name of a thing ("Annex A. The parties"). */
function endsInitial(
  context: StopContext,
  letter: string,
  before: string,
  following: Following,
  kind: AbbreviationKind | null,
): boolean {
  if (/\p{Lo}/u.test(letter)) return kind === null && !/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter);
  if (following.initial || /\p{N}/u.test(following.first)) return before.endsWith("°");
  if (kind === "ends" && LOWER.test(letter)) return true;
  if (letter === "I" && /^\p{Ll}/u.test(before) && !/^(?:de|i|und|e|y|et)$/u.test(before)) return true;
  return (
    opens(following, context.language()) &&
    !(kind === "joins" && LOWER.test(letter) && !/\p{N}/u.test(before))
  );
}

/** The word before the last one; in small letters where it begins the sentence, so that its capital says nothing. */
function wordBefore(ended: string): string {
  const match = WORD_BEFORE.exec(ended);
  const word = match?.[1] ?? "";
  return match?.index === 0 ? word.toLowerCase() : word;
}

function isTime(word: string): boolean {
  return /^[ap]\.?m$/iu.test(word);
}

const AFTER_TIME =
  /^(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|jan|feb|mar|apr|aug|sept?|oct|nov|dec|january|february|march|april|june?|july?|august|september|october|november|december|[ecmpb][sd]?t|gmt|utc|cest|eastern|pacific|central|mountain|local)$/iu;
const TIME_PHRASE =
  /^\s*["“(]?(?:At|On|By|From|Around|About|Before|After|Until|Till|Since|Between)\s(?:\S+\s){0,5}\S+$/u;

/** "At 5 a.m. Olm rose" begins with the time; "Olm rose at 5 a.m. Vale slept" ends with it. */
function endsTime(ended: string, length: number, following: Following): boolean {
  if (/\p{N}/u.test(following.first) || AFTER_TIME.test(following.word)) return false;
  return length > 48 || !TIME_PHRASE.test(ended);
}
