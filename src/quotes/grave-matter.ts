import { fold } from "../text/fold.ts";
import type { Language } from "../text/forms.ts";
import { numberWritten } from "../text/number-words.ts";
import { deniesByEnding, isNegation } from "../text/negations.ts";
import type { Unit } from "./units.ts";

/** What of a difference changes a statement most, the gravest first. */
export type Matter = "negation" | "number" | "name";

/** Units of a text that differ from those of another. */
export interface Part {
  /** All of the text. */
  readonly text: string;
  readonly units: readonly Unit[];
}

/** What the difference between two parts touches; null for words that are none of these. Either part may be missing. */
export function matterOf(quoted: Part | null, original: Part | null, language: Language): Matter | null {
  const parts = [quoted, original];
  const differs = (told: (part: Part) => readonly string[]): boolean => {
    const [left, right] = parts.map((part) => (part === null ? [] : told(part)).join(" "));
    return left !== right;
  };
  if (differs((part) => denials(part, language))) return "negation";
  if (differs((part) => numbers(part, language))) return "number";
  return differs((part) => names(part, language)) ? "name" : null;
}

function denials({ text, units }: Part, language: Language): string[] {
  const found = units.filter(({ key }) => isNegation(key, language)).map(({ key }) => key);
  const [first, last] = [units[0], units.at(-1)];
  if (first === undefined || last === undefined) return found;
  // The ending may have begun before what differs.
  const ending = text.slice(Math.max(0, first.start - 1), last.end + 1);
  return deniesByEnding(ending, language) ? [...found, "ending"] : found;
}

function numbers({ text, units }: Part, language: Language): string[] {
  return units.flatMap((unit) => {
    if (unit.kind === "number") return [unit.key];
    if (unit.kind === "gram") return EASTERN_NUMBER.test(text.slice(unit.start, unit.end)) ? [unit.key] : [];
    return numberWritten(fold(unit.key), language) ?? [];
  });
}

const EASTERN_NUMBER = /^[零〇一二三四五六七八九十百千万萬億亿兩两]$/u;
const CAPITAL = /^\p{Lu}/u;
/** Behind these every word may begin with a capital. */
const BEGINNING = /(?:^|[.!?:;…“”„«»"「『(\n])\s*$/u;
/** How far back it is looked. */
const BEFORE = 4;

function names({ text, units }: Part, language: Language): string[] {
  return units
    .filter(({ kind, start, end }) => {
      if (kind !== "letters" || !CAPITAL.test(text.slice(start, end))) return false;
      if (BEGINNING.test(text.slice(Math.max(0, start - BEFORE), start))) return false;
      return !isCapitalNoun(text, start, language);
    })
    .map(({ key }) => key);
}

/** German writes every noun with a capital; before most that are no names stands an article or an adjective. */
function isCapitalNoun(text: string, start: number, language: Language): boolean {
  if (language !== "de" && language !== "lb") return false;
  return !/(?:\p{Lu}[\p{L}.]*|\b(?:von|mit|und|oder|für|gegen|nach|aus|in|an|über|bei|laut|durch|ohne|um))\s+$/u.test(
    text.slice(Math.max(0, start - 30), start),
  );
}
