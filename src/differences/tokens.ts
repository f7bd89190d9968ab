import type { Span } from "../core/document.ts";
import { isFunctionWord } from "../text/function-words.ts";
import type { Language } from "../text/forms.ts";
import { stemsOf } from "../text/stems.ts";
import { readWords } from "../text/words.ts";
import type { MeasureWords } from "./measure-words.ts";

/** A word of a sentence, as it is compared. */
export interface Token extends Span {
  readonly kind: "letters" | "number";
  /** In small letters. */
  readonly small: string;
  /** Its stem, or the stem of the first word that says the same. */
  readonly stem: string;
  readonly hasCapital: boolean;
  /** Whether it only joins other words. */
  readonly isFunction: boolean;
  /** A number that is read in two ways: "1.234". */
  readonly isAmbiguous: boolean;
}

const CAPITAL = /^\p{Lu}/u;
/** "41,200" is one number in English, "41.200" in the others. */
const GROUPS_BY_COMMA: ReadonlySet<Language> = new Set(["en"]);

export function tokensOf(text: string, language: Language, words: MeasureWords): Token[] {
  return readWords(text, "single").words.map(({ start, end, kind, small, also }): Token => {
    const written = text.slice(start, end);
    if (kind === "number") {
      const isGrouped = GROUPS_BY_COMMA.has(language) ? written.includes(",") : !written.includes(",");
      const isAmbiguous = also.length > 0 && !isGrouped;
      return { start, end, kind, small, stem: small, hasCapital: false, isFunction: false, isAmbiguous };
    }
    const lower = written.normalize("NFC").toLowerCase().replaceAll("’", "'");
    const own = stemsOf(small, language)[0] ?? small;
    return {
      start,
      end,
      kind: "letters",
      small: lower,
      stem: words.synonyms.get(own) ?? own,
      hasCapital: CAPITAL.test(written),
      isFunction: isFunctionWord(lower, language),
      isAmbiguous: false,
    };
  });
}

/** Whether the words of a phrase stand in `tokens` from `at` on. */
export function isPhraseAt(tokens: readonly Pick<Token, "small">[], at: number, phrase: string): boolean {
  return phrase.split(" ").every((word, index) => tokens[at + index]?.small === word);
}

/** The length of the phrase that ends before `at`; 0 where none does. */
export function phraseBefore(
  tokens: readonly Pick<Token, "small">[],
  at: number,
  phrases: readonly string[],
): number {
  for (const phrase of phrases) {
    const length = phrase.split(" ").length;
    if (at >= length && isPhraseAt(tokens, at - length, phrase)) return length;
  }
  return 0;
}

export function phraseAt(
  tokens: readonly Pick<Token, "small">[],
  at: number,
  phrases: readonly string[],
): number {
  const found = phrases.find((phrase) => isPhraseAt(tokens, at, phrase));
  return found === undefined ? 0 : found.split(" ").length;
}
