import { isPlaceName } from "./place-names.ts";

/** Words of three letters and more, in the letters that they are written in. */
const WORD = /[\p{L}\p{M}]{3,}/gu;

/**
 * Whether a name that stands alone under a headline, with nothing to say that it is a byline, can be that of a person:
 * a person's name is no place, shares no word with the headline, and is nowhere in the text in lower case, as the
 * words of a section or a subject ("Crude Oil") are.
 */
export function canBeBareName(name: string, headline: string, text: string): boolean {
  if (isPlaceName(name)) return false;
  const words = name.match(WORD) ?? [];
  const inHeadline = new Set((headline.match(WORD) ?? []).map(stemmed));
  if (words.some((word) => inHeadline.has(stemmed(word)))) return false;
  // Scripts without capitals cannot tell; their names are not taken bare at all (`personName`).
  const inLowerCase = new Set(text.match(WORD) ?? []);
  return words.length === 0 || !words.every((word) => inLowerCase.has(word.toLowerCase()));
}

function stemmed(word: string): string {
  return word.toLowerCase().replace(/(?<=\p{L}{3})s$/u, "");
}
