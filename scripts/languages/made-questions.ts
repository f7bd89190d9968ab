import { fold } from "../../src/text/fold.ts";
import { isFunctionWord } from "../../src/text/function-words.ts";
import { splitSentences } from "../../src/text/sentences/sentences.ts";
import type { Random } from "../random.ts";

/** How a question was made of its paragraph. */
export const KINDS = ["removed", "reworded", "fact"] as const;
export type Kind = (typeof KINDS)[number];

export interface MadeQuestion {
  readonly kind: Kind;
  readonly text: string;
}

export interface AskedParagraph {
  /** The paragraph, without the sentence that two of the questions are made of. */
  readonly text: string;
  readonly questions: readonly MadeQuestion[];
}

/** With fewer sentences nothing is left to ask about; of a sentence of fewer words nothing is left to ask. */
const FEWEST_SENTENCES = 3;
const FEWEST_WORDS = 6;

/** Of the words that tell something, so many are asked for; the others would have been paraphrased. */
const KEPT = 0.6;

const UNSPACED: ReadonlySet<string> = new Set(["ja", "zh", "th"]);

/** Asks for nothing in particular: the words of asking are left out of a search. */
const ASKING: Readonly<Record<string, string>> = {
  ar: "ما",
  de: "Was",
  en: "What",
  es: "Qué",
  fr: "Qui",
  it: "Che",
  ja: "何",
  pl: "Co",
  pt: "Que",
  ru: "Что",
  zh: "什么",
};

/**
 * A paragraph with questions that follow from `random` alone: a sentence that is taken out of it, as it is ("removed") and by some of its
 * words in other forms ("reworded"), and a question made in this way of a sentence that stays ("fact"). Null where the
 * paragraph is too short.
 */
export function askAbout(
  paragraph: string,
  language: string,
  forms: OtherForms,
  random: Random,
): AskedParagraph | null {
  const sentences = splitSentences(
    paragraph,
    { start: 0, end: paragraph.length },
    { lines: "wrapped", language },
  );
  const texts = sentences.map(({ start, end }) => paragraph.slice(start, end).trim());
  const usable = [...texts.keys()].filter(
    (index) => telling(texts[index] ?? "", language).length >= FEWEST_WORDS,
  );
  if (texts.length < FEWEST_SENTENCES || usable.length < 2) return null;
  const removed = random.pick(usable);
  const fact = random.pick(usable.filter((index) => index !== removed));
  const reworded = (index: number): string =>
    telling(texts[index] ?? "", language)
      .filter(() => random.chance(KEPT))
      .map((word) => forms.another(word, random))
      .join(UNSPACED.has(language) ? "" : " ");
  const asking = ASKING[language] ?? "";
  return {
    text: texts.filter((_, index) => index !== removed).join(" "),
    questions: [
      { kind: "removed", text: texts[removed] ?? "" },
      { kind: "reworded", text: reworded(removed) },
      { kind: "fact", text: `${asking} ${reworded(fact)}?`.trim() },
    ],
  };
}

/** The words of a text in their order, without those that only join others. */
function telling(text: string, language: string): string[] {
  return wordsOf(text, language).filter((word) => !isFunctionWord(word.toLowerCase(), language));
}

export function wordsOf(text: string, language: string): string[] {
  return [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

/** Two words are forms of one that begin with as many letters, and have as many more at most. */
const SHORTEST_BEGINNING = 5;
const LONGEST_ENDING = 3;

/**
 * The forms of a word among the words of a text, as far as their beginnings tell: by no rule of any language, so that it does not
 * favour a ranking which knows these rules.
 */
export class OtherForms {
  private readonly byBeginning = new Map<string, Set<string>>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const beginning = fold(word).slice(0, SHORTEST_BEGINNING);
      if (beginning.length < SHORTEST_BEGINNING || /\p{N}/u.test(word)) continue;
      const alike = this.byBeginning.get(beginning) ?? new Set();
      this.byBeginning.set(beginning, alike.add(word));
    }
  }

  /** Half of the time another form, where there is one; else the word. */
  another(word: string, random: Random): string {
    const folded = fold(word);
    const others = [...(this.byBeginning.get(folded.slice(0, SHORTEST_BEGINNING)) ?? [])]
      .filter((other) => areForms(fold(other), folded))
      .sort();
    const isChanged = random.chance(0.5);
    return isChanged && others.length > 0 ? random.pick(others) : word;
  }
}

function areForms(left: string, right: string): boolean {
  if (left === right) return false;
  let same = 0;
  while (same < left.length && left[same] === right[same]) same += 1;
  return Math.max(left.length, right.length) - same <= LONGEST_ENDING && same >= SHORTEST_BEGINNING;
}
