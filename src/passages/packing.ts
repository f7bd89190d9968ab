import type { Span } from "../core/document.ts";

export interface CountedSentence extends Span {
  readonly tokens: number;
}

/** A paragraph below this many tokens joins its neighbour: alone it says too little to be found by its meaning. */
const SMALL_PARAGRAPH = 48;

/** Joined paragraphs stay below this many tokens, so that one passage keeps to one subject. */
const JOINED_PARAGRAPHS = 160;

/** Neighbouring sentences and how many tokens they have in all. */
interface Part {
  readonly sentences: CountedSentence[];
  tokens: number;
}

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
  const passages: Part[] = [];
  for (const paragraph of paragraphs) {
    const fitting = paragraph.flatMap((sentence) => cutSentence(text, sentence, budget, countTokens));
    for (const part of cutParagraph(fitting, budget)) {
      const last = passages.at(-1);
      if (last !== undefined && belongTogether(last, part, budget)) {
        for (const sentence of part.sentences) append(last, sentence);
      } else passages.push(part);
    }
  }
  return passages.map(({ sentences }) => sentences.map(({ start, end }) => ({ start, end })));
}

function belongTogether(left: Part, right: Part, budget: number): boolean {
  const joined = left.tokens + right.tokens;
  return (
    Math.min(left.tokens, right.tokens) < SMALL_PARAGRAPH && joined <= Math.min(budget, JOINED_PARAGRAPHS)
  );
}

/** Cuts between sentences into the fewest parts that fit, the largest of them as small as it can be. */
function cutParagraph(sentences: readonly CountedSentence[], budget: number): Part[] {
  const fewest = fillParts(sentences, budget).length;
  const largest = sentences.reduce((most, { tokens }) => Math.max(most, tokens), 0);
  let low = Math.min(largest, budget);
  let high = budget;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fillParts(sentences, middle).length <= fewest) high = middle;
    else low = middle + 1;
  }
  return fillParts(sentences, high);
}

/** Fills one part after the other up to `size` tokens; a sentence that is longer has a part of its own. */
function fillParts(sentences: readonly CountedSentence[], size: number): Part[] {
  const parts: Part[] = [];
  for (const sentence of sentences) {
    const last = parts.at(-1);
    if (last !== undefined && last.tokens + sentence.tokens <= size) append(last, sentence);
    else parts.push({ sentences: [sentence], tokens: sentence.tokens });
  }
  return parts;
}

function append(part: Part, sentence: CountedSentence): void {
  part.sentences.push(sentence);
  part.tokens += sentence.tokens;
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
