import type { Span } from "../core/document.ts";

export interface CountedSentence extends Span {
  readonly tokens: number;
}

/** A paragraph below this many tokens joins its neighbour: alone it says too little to be found by its meaning. */
const SMALL_PARAGRAPH = 48;

/** Joined paragraphs stay below this many tokens, so that one passage keeps to one subject. */
const JOINED_PARAGRAPHS = 160;

/**
 * Packs the paragraphs of a section into passages of at most `budget` tokens: a paragraph is a passage, small ones are
 * joined with their neighbours, and a long one is cut between sentences into parts of about equal size.
 * Returns the sentences of each passage; a sentence longer than the budget comes back in pieces.
 */
export function packSentences(
  text: string,
  paragraphs: readonly (readonly CountedSentence[])[],
  budget: number,
  countTokens: (text: string) => number,
): Span[][] {
  const passages: CountedSentence[][] = [];
  for (const paragraph of paragraphs) {
    const fitting = paragraph.flatMap((sentence) => cutSentence(text, sentence, budget, countTokens));
    for (const part of cutParagraph(fitting, budget)) {
      const last = passages.at(-1);
      if (last !== undefined && belongTogether(last, part, budget)) last.push(...part);
      else if (part.length > 0) passages.push([...part]);
    }
  }
  return passages.map((sentences) => sentences.map(({ start, end }) => ({ start, end })));
}

function belongTogether(
  left: readonly CountedSentence[],
  right: readonly CountedSentence[],
  budget: number,
): boolean {
  const sizes = [tokensOf(left), tokensOf(right)] as const;
  const joined = sizes[0] + sizes[1];
  return Math.min(...sizes) < SMALL_PARAGRAPH && joined <= Math.min(budget, JOINED_PARAGRAPHS);
}

/** Cuts between sentences into the fewest parts that fit, of about equal size. */
function cutParagraph(sentences: readonly CountedSentence[], budget: number): CountedSentence[][] {
  const total = tokensOf(sentences);
  if (total <= budget) return [[...sentences]];
  const wanted = total / Math.ceil(total / budget);
  const parts: CountedSentence[][] = [];
  let part: CountedSentence[] = [];
  let size = 0;
  for (const sentence of sentences) {
    const full = size + sentence.tokens > budget;
    const closerWithout = size > 0 && size + sentence.tokens / 2 > wanted;
    if (part.length > 0 && (full || closerWithout)) {
      parts.push(part);
      part = [];
      size = 0;
    }
    part.push(sentence);
    size += sentence.tokens;
  }
  parts.push(part);
  return parts;
}

/** Cuts a sentence that no passage could hold between words, and a word that none could hold between characters. */
function cutSentence(
  text: string,
  sentence: CountedSentence,
  budget: number,
  countTokens: (text: string) => number,
): CountedSentence[] {
  if (sentence.tokens <= budget) return [sentence];
  const middle = cutPoint(text, sentence);
  if (middle === null) return [sentence];
  return [
    { start: sentence.start, end: text.slice(sentence.start, middle).trimEnd().length + sentence.start },
    { start: middle + leadingSpace(text.slice(middle, sentence.end)), end: sentence.end },
  ]
    .filter((half) => half.end > half.start)
    .map((half) => ({ ...half, tokens: countTokens(text.slice(half.start, half.end)) }))
    .flatMap((half) => cutSentence(text, half, budget, countTokens));
}

/** The white space nearest to the middle, or the middle itself, never inside a surrogate pair. */
function cutPoint(text: string, { start, end }: Span): number | null {
  if (end - start < 2) return null;
  const middle = Math.floor((start + end) / 2);
  for (let distance = 0; distance < (end - start) / 2 - 1; distance += 1) {
    if (isSpace(text, middle + distance)) return middle + distance;
    if (isSpace(text, middle - distance)) return middle - distance;
  }
  const insidePair =
    /[\uDC00-\uDFFF]/.test(text.charAt(middle)) && /[\uD800-\uDBFF]/.test(text.charAt(middle - 1));
  const cut = insidePair ? middle + 1 : middle;
  return cut < end ? cut : null;
}

function isSpace(text: string, index: number): boolean {
  return /\s/u.test(text.charAt(index));
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function tokensOf(sentences: readonly CountedSentence[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.tokens, 0);
}
