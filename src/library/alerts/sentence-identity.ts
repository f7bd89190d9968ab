import { createHash } from "node:crypto";
import { textOf, type FoundPassage } from "../../core/passage.ts";
import { wordsOf } from "../../text/terms.ts";

/** So many hexadecimal digits are a whole number that JavaScript holds exactly: two of a million sentences share one in 10,000 libraries. */
const DIGITS = 13;

/**
 * Identifies what a sentence says by its words in their order, whatever stands between them and however they are written: the same
 * under another name, in another place, of another reader's making. 0 for a text without words, which says nothing.
 */
export function sentenceIdentity(sentence: string): number {
  const words = wordsOf(sentence);
  if (words.length === 0) return 0;
  return Number.parseInt(createHash("sha256").update(words.join(" ")).digest("hex").slice(0, DIGITS), 16);
}

/** Of each sentence of a passage, in their order. */
export function identitiesIn(passage: Pick<FoundPassage, "text" | "start" | "sentences">): number[] {
  return passage.sentences.map((sentence) => sentenceIdentity(textOf(passage, sentence)));
}
