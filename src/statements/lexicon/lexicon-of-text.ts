import { ENGLISH } from "./english-lexicon.ts";
import { FRENCH } from "./french-lexicon.ts";
import { GERMAN } from "./german-lexicon.ts";
import type { Lexicon } from "./lexicon.ts";
import { RUSSIAN } from "./russian-lexicon.ts";
import { SPANISH } from "./spanish-lexicon.ts";

const LEXICONS: readonly Lexicon[] = [ENGLISH, GERMAN, FRENCH, SPANISH, RUSSIAN];

/** How many characters tell the language. */
const LOOKED_AT = 4_000;

/** That of the language whose commonest words a text uses the most; English where it uses none. */
export function lexiconOf(text: string): Lexicon {
  const written =
    text
      .slice(0, LOOKED_AT)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  let best = ENGLISH;
  let most = 0;
  for (const lexicon of LEXICONS) {
    const uses = written.filter((word) => lexicon.commonest.has(word)).length;
    if (uses > most) [best, most] = [lexicon, uses];
  }
  return best;
}
