import type { Span } from "../core/document.ts";
import { likeliestLanguage } from "../text/function-words.ts";
import type { Language } from "../text/forms.ts";
import { isNegation } from "../text/negations.ts";
import { figuresIn, type Figure } from "./figures.ts";
import { measureWords, type MeasureWords } from "./measure-words.ts";
import { phraseAt, tokensOf, type Token } from "./tokens.ts";

/** What a sentence asserts, as far as it can be compared with another one. */
export interface Assertion {
  readonly language: Language;
  readonly figures: readonly Figure[];
  /** What it is about, by stem: neither figures nor who says it. */
  readonly terms: ReadonlySet<string>;
  /** Those of the terms that are written as names. */
  readonly names: ReadonlySet<string>;
  /** The words around it, of its document's title and headings: they tell whose flood "the flood" is. */
  readonly around: ReadonlySet<string>;
  /** Words without which it would say something else: "before", "each", "another". */
  readonly telling: ReadonlySet<string>;
  readonly isDenied: boolean;
  /** Whether it says when it is by a word that the date of the text explains: "today". */
  readonly isRelative: boolean;
}

/** Longer sentences assert too much to be compared. */
const LONGEST = 600;
const MOST_FIGURES = 6;
/** A row of a table has more; each number is looked at with what stands around it. */
const MOST_NUMBERS = 20;
const PART_END = /[,;:()–—]["”“»’]?\s|\s[–—(]|\)\s?/gu;

/**
 * Null for a sentence that asserts nothing certain (a question, a condition, a rumour), speaks of something that another one
 * names, or is in a language whose words are not known. `surroundings`: the title and headings that it stands under.
 */
export function readAssertion(
  sentence: string,
  surroundings: string,
  told: Language = null,
): Assertion | null {
  const language = told ?? likeliestLanguage(sentence)?.language ?? null;
  const words = measureWords(language);
  if (words === null || sentence.length > LONGEST || /[?？]/u.test(sentence)) return null;
  const text = sentence.replace(/\s/gu, " ");
  const tokens = tokensOf(text, language, words);
  if (tokens.filter(({ kind }) => kind === "number").length > MOST_NUMBERS) return null;
  const isOpen = tokens.some(
    ({ small, hasCapital }, at) => words.open.has(small) && (!hasCapital || at === 0),
  );
  if (isOpen || tokens.some(({ small }) => words.vague.has(small))) return null;
  const { figures, used, isUnsure } = figuresIn(text, tokens, language, words);
  if (isUnsure || figures.length > MOST_FIGURES) return null;
  const parts = asserting(text, tokens, words);
  const [first = []] = parts;
  if (words.pointing.has(tokens[first[0] ?? -1]?.small ?? "")) return null;
  const core = parts
    .filter((part) => part === first || part.some((at) => isFigure(tokens[at], figures)))
    .flat();
  const denial = denialIn(tokens, core, words, language);
  if (denial === null) return null;
  const around = termsAround(surroundings, language, words);
  const named = namesOf(tokens, language, around);
  return {
    language,
    figures: figures.filter((figure) =>
      parts.some((part) => part.some((at) => isFigure(tokens[at], [figure]))),
    ),
    ...termsOf(
      parts.flat().filter((at) => !used.has(at) && (named.has(at) || core.includes(at))),
      { tokens, named, words, language },
    ),
    around,
    isDenied: denial,
    isRelative: core.some((at) => phraseAt(tokens, at, words.relative) > 0),
  };
}

function termsOf(
  told: readonly number[],
  read: {
    readonly tokens: readonly Token[];
    readonly named: ReadonlySet<number>;
    readonly words: MeasureWords;
    readonly language: Language;
  },
): Pick<Assertion, "terms" | "names" | "telling"> {
  const terms = new Set<string>();
  const names = new Set<string>();
  const telling = new Set<string>();
  for (const at of told) {
    const token = read.tokens[at];
    if (token === undefined) continue;
    if (read.words.telling.has(token.small)) telling.add(token.small);
    else if (isTerm(token, read.words, read.language)) {
      terms.add(token.stem);
      if (read.named.has(at)) names.add(token.stem);
    }
  }
  return { terms, names, telling };
}

function isFigure(token: Token | undefined, figures: readonly Span[]): boolean {
  return token !== undefined && figures.some(({ start, end }) => token.start < end && token.end > start);
}

function isTerm({ kind, isFunction, small }: Token, words: MeasureWords, language: Language): boolean {
  if (kind === "number") return true;
  if (isFunction || words.idle.has(small) || words.reporting.has(small)) return false;
  return !isNegation(small, language) && !words.scales.has(small);
}

/**
 * The parts of a sentence by its commas, as numbers of their tokens, without those that say who asserts it. The first one and
 * those with a figure are what it asserts; the others are asides.
 */
function asserting(text: string, tokens: readonly Token[], words: MeasureWords): readonly number[][] {
  const ends = [...text.matchAll(PART_END)].map(({ index, 0: mark }) => index + mark.length);
  const parts: number[][] = [[]];
  let next = 0;
  tokens.forEach((token, at) => {
    while (next < ends.length && (ends[next] ?? Infinity) <= token.start) {
      next += 1;
      if ((parts.at(-1)?.length ?? 0) > 0) parts.push([]);
    }
    parts.at(-1)?.push(at);
  });
  return parts.map((part) => withoutReporting(part, tokens, words)).filter((part) => part.length > 0);
}

/** A part in which somebody is said to say: what stands behind the verb, nothing where that is only a name. */
function withoutReporting(part: readonly number[], tokens: readonly Token[], words: MeasureWords): number[] {
  const source = part.findIndex((at) => phraseAt(tokens, at, words.reportingPhrases) > 0);
  if (source >= 0) return behindSource(part, source, tokens, words);
  const verb = part.findIndex((at) => words.reporting.has(tokens[at]?.small ?? ""));
  if (verb < 0) return [...part];
  const isOpened = OPENERS.has(tokens[part[verb + 1] ?? -1]?.small ?? "");
  const behind = part.slice(verb + (isOpened ? 2 : 1));
  const telling = behind.filter((at) => tokens[at]?.isFunction === false);
  return verb <= 6 && telling.length >= 3 ? behind : [];
}

/** Begin what somebody says. */
const OPENERS: ReadonlySet<string> = new Set(["that", "dass", "daß", "que", "что"]);

/** "Laut Olm lagern dort 90 Tonnen": without the phrase and the name behind it. */
function behindSource(
  part: readonly number[],
  source: number,
  tokens: readonly Token[],
  words: MeasureWords,
): number[] {
  let end = source + phraseAt(tokens, part[source] ?? 0, words.reportingPhrases);
  while (tokens[part[end] ?? -1]?.hasCapital === true) end += 1;
  const rest = [...part.slice(0, source), ...part.slice(end)];
  return rest.filter((at) => tokens[at]?.isFunction === false).length >= 3 ? rest : [];
}

/** Null where what is denied is not that it is so: "not only", "no longer". Two denials are none. */
function denialIn(
  tokens: readonly Token[],
  told: readonly number[],
  words: MeasureWords,
  language: Language,
): boolean | null {
  let denials = 0;
  for (const at of told) {
    const { small = "" } = tokens[at] ?? {};
    if (!isNegation(small, language)) continue;
    if (language === "fr" && (small === "ne" || small === "n" || small.startsWith("n'"))) continue;
    const nearby = [tokens[at + 1], tokens[at - 1]].map((token) => token?.small ?? "");
    if (nearby.some((word) => words.turned.has(word))) return null;
    denials += 1;
  }
  return denials % 2 === 1;
}

/**
 * The tokens that are written as names: with a capital within a sentence, in German not behind an article or adjective. Where
 * every noun, or every first word, has a capital, the title tells.
 */
function namesOf(
  tokens: readonly Token[],
  language: Language,
  around: ReadonlySet<string>,
): ReadonlySet<number> {
  const names = new Set<number>();
  tokens.forEach((token, at) => {
    if (token.kind !== "letters" || !token.hasCapital || token.isFunction) return;
    const former = tokens[at - 1];
    const isFirstOfMany = former === undefined && tokens[1]?.hasCapital === true;
    const isTold =
      language === "de"
        ? former !== undefined && (names.has(at - 1) || PLACED.has(former.small))
        : former !== undefined;
    const isOpen = language === "de" || former === undefined;
    if (isTold || isFirstOfMany || (isOpen && around.has(token.stem))) names.add(at);
  });
  return names;
}

/** Right before a noun they say that it is a name. */
const PLACED: ReadonlySet<string> = new Set([
  "in",
  "aus",
  "bei",
  "nach",
  "von",
  "für",
  "mit",
  "gegen",
  "laut",
  "herr",
  "frau",
]);

function termsAround(around: string, language: Language, words: MeasureWords): ReadonlySet<string> {
  const tokens = tokensOf(around.replace(/\s/gu, " "), language, words);
  return new Set(tokens.filter((token) => isTerm(token, words, language)).map(({ stem }) => stem));
}
