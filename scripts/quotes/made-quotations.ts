import { createHash } from "node:crypto";
import type { Verdict } from "../../src/api/quotes/quote-responses.ts";
import { isFunctionWord } from "../../src/text/function-words.ts";
import { readWords } from "../../src/text/words.ts";

/** A sentence of a document that quotations are made of. */
export interface SourceSentence {
  readonly text: string;
  readonly document: string;
  readonly language: string;
  /** Who says it, by the document; null where it names nobody. */
  readonly speaker: string | null;
}

export const CHANGES = [
  "none",
  "editorial",
  "one word",
  "number",
  "negation",
  "dropped clause",
  "splice",
  "wrong speaker",
  "from elsewhere",
] as const;
export type Change = (typeof CHANGES)[number];

export interface MadeQuotation {
  readonly change: Change;
  readonly expected: Verdict;
  readonly language: string;
  readonly quote: string;
  readonly by: string | null;
}

const EXPECTED: Readonly<Record<Change, Verdict>> = {
  none: "verbatim",
  editorial: "verbatim",
  "one word": "altered",
  number: "altered",
  negation: "altered",
  "dropped clause": "altered",
  splice: "spliced",
  "wrong speaker": "misattributed",
  "from elsewhere": "absent",
};

/**
 * Quotations of sentences with a known change, `each` of every change and language at most. What is chosen and changed follows
 * from hashes of the sentences: the same sentences give the same quotations. `others` stand in no document.
 */
export function makeQuotations(
  sentences: readonly SourceSentence[],
  others: readonly SourceSentence[],
  each: number,
): MadeQuotation[] {
  const languages = [...new Set(sentences.map(({ language }) => language))].sort();
  return languages.flatMap((language) =>
    CHANGES.flatMap((change) => {
      const pool = (change === "from elsewhere" ? others : sentences).filter(
        (one) => one.language === language,
      );
      const ordered = [...pool].sort((left, right) => order(change, left.text) - order(change, right.text));
      const made = ordered.flatMap((sentence): MadeQuotation[] => {
        const changed = changedBy(change, sentence, ordered);
        if (changed === null) return [];
        const { quote, by = null } = typeof changed === "string" ? { quote: changed } : changed;
        return [{ change, expected: EXPECTED[change], language, quote, by }];
      });
      return made.slice(0, each);
    }),
  );
}

type Changed = string | { readonly quote: string; readonly by: string } | null;

function changedBy(change: Change, sentence: SourceSentence, pool: readonly SourceSentence[]): Changed {
  const { text } = sentence;
  switch (change) {
    case "none":
    case "from elsewhere":
      return text;
    case "editorial":
      return editorial(text);
    case "one word":
      return oneWord(sentence, pool);
    case "number":
      return otherNumber(text);
    case "negation":
      return turnedRound(sentence);
    case "dropped clause":
      return withoutClause(text);
    case "splice":
      return spliced(sentence, pool);
    case "wrong speaker":
      return ofAnother(sentence, pool);
  }
}

/** A number that follows from a text, from 0 to 2³² − 1. */
function order(salt: string, text: string): number {
  return createHash("sha256").update(`${salt}\n${text}`).digest().readUInt32BE(0);
}

function wordSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  return readWords(text).words.filter(({ kind }) => kind === "letters");
}

/** An ellipsis for three words, or a small first letter, or other marks and a word in brackets. */
function editorial(text: string): string | null {
  const words = wordSpans(text);
  const kind = order("editorial", text) % 3;
  const middle = Math.floor(words.length / 2);
  const [from, to] = [words[middle], words[middle + 3]];
  const [third] = words.slice(2);
  if (from === undefined || to === undefined || third === undefined) return null;
  if (kind === 0) return `${text.slice(0, from.start)}[…] ${text.slice(to.start)}`;
  if (kind === 1) return `“${text.charAt(0).toLowerCase()}${text.slice(1)}”`;
  return `«${text.slice(0, third.start)}[so he said] ${text.slice(third.start)}»`;
}

function oneWord({ text, language }: SourceSentence, pool: readonly SourceSentence[]): string | null {
  const telling = (sentence: string) =>
    wordSpans(sentence).filter(({ start, end }) => {
      const word = sentence.slice(start, end);
      return word.length >= 4 && /^\p{Ll}+$/u.test(word) && !isFunctionWord(word, language);
    });
  const words = telling(text);
  const place = words[order("place", text) % Math.max(1, words.length)];
  const other = pool.find((one) => one.text !== text && telling(one.text).length > 2)?.text ?? "";
  const span = telling(other)[1];
  if (place === undefined || span === undefined) return null;
  const word = other.slice(span.start, span.end);
  return text.includes(word) ? null : text.slice(0, place.start) + word + text.slice(place.end);
}

function otherNumber(text: string): string | null {
  const match = /\d+/u.exec(text);
  if (match === null) return null;
  const [digits] = match;
  const last = (Number(digits.at(-1)) + 1 + (order("digit", text) % 8)) % 10;
  return (
    text.slice(0, match.index) + digits.slice(0, -1) + String(last) + text.slice(match.index + digits.length)
  );
}

const NEGATION: Readonly<Record<string, string>> = { en: "not", de: "nicht", fr: "pas", es: "no", ru: "не" };

function turnedRound({ text, language }: SourceSentence): string | null {
  const negation = NEGATION[language];
  const words = wordSpans(text);
  const before = words[2 + (order("negation", text) % Math.max(1, words.length - 4))];
  if (negation === undefined || before === undefined) return null;
  if (new RegExp(`(?<!\\p{L})${negation}(?!\\p{L})`, "iu").test(text)) {
    return text.replace(new RegExp(`(?<!\\p{L})${negation} `, "iu"), "");
  }
  return `${text.slice(0, before.start)}${negation} ${text.slice(before.start)}`;
}

function withoutClause(text: string): string | null {
  const match = /^(.{15,}?),( [^,“”"]{12,90},)( .{15,})$/su.exec(text);
  return match === null ? null : `${match[1] ?? ""}${match[3] ?? ""}`;
}

function spliced({ text }: SourceSentence, pool: readonly SourceSentence[]): string | null {
  const other = pool.find((one) => one.text !== text && one.text.length > 80)?.text;
  const [left, right] = [wordSpans(text), wordSpans(other ?? "")];
  const [end, start] = [left[Math.floor(left.length / 2)], right[Math.ceil(right.length / 2)]];
  if (other === undefined || end === undefined || start === undefined) return null;
  return `${text.slice(0, end.end)} ${other.slice(start.start)}`;
}

function family(name: string): string {
  return name.split(/\s+/u).at(-1) ?? "";
}

function ofAnother({ text, speaker }: SourceSentence, pool: readonly SourceSentence[]): Changed {
  if (speaker === null) return null;
  const other =
    pool.find((one) => one.speaker !== null && family(one.speaker) !== family(speaker))?.speaker ?? null;
  if (other === null) return null;
  return { quote: text, by: other };
}
