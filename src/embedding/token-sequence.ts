import type { Span } from "../core/document.ts";
import { AppError } from "../core/errors.ts";
import type { TokenRange } from "./pooling.ts";

/** What is embedded together: a passage's context line, its text and where its sentences stand in that text. */
export interface PassageInput {
  readonly context: string;
  readonly text: string;
  /** Spans of `text`, in order, without overlap. */
  readonly sentences: readonly Span[];
}

export interface TokenSequence {
  readonly ids: readonly number[];
  /** For each sentence its positions in `ids`; empty where the sentence lies beyond the budget. */
  readonly sentences: readonly TokenRange[];
}

interface Tokeniser {
  readonly opening: readonly number[];
  readonly closing: readonly number[];
  readonly tokenise: (text: string) => readonly number[];
}

/**
 * Context and text between the special tokens, at most `maxTokens` in all. The text is tokenised sentence by sentence,
 * so that each token belongs to exactly one sentence. A context longer than half the budget is cut there, so that no
 * passage loses its own words to a long title; then the text is cut where the budget ends.
 */
export function tokenSequence(tokeniser: Tokeniser, maxTokens: number, input: PassageInput): TokenSequence {
  const { opening, closing } = tokeniser;
  const budget = maxTokens - opening.length - closing.length;
  const context = tokeniser.tokenise(input.context);
  const ids = [...opening, ...context.slice(0, Math.floor(budget / 2))];
  const end = maxTokens - closing.length;

  const append = (from: number, to: number): TokenRange => {
    const start = ids.length;
    const piece = from < to && start < end ? tokeniser.tokenise(input.text.slice(from, to)) : [];
    for (const id of piece.slice(0, end - start)) ids.push(id);
    return { start, end: ids.length };
  };

  let position = 0;
  const sentences = input.sentences.map((sentence) => {
    if (sentence.start < position || sentence.end < sentence.start || sentence.end > input.text.length) {
      throw new AppError("internal", "A passage's sentences overlap or lie outside of its text.");
    }
    append(position, sentence.start);
    position = sentence.end;
    return append(sentence.start, sentence.end);
  });
  append(position, input.text.length);
  return { ids: [...ids, ...closing], sentences };
}

/** Parts of a question that are embedded at most: about twenty thousand characters, the longest question that is taken. */
const MOST_PARTS = 20;

/**
 * A question between the special tokens; one of more than `maxTokens` in as few parts as hold it, of about equal length. What is
 * beyond `MOST_PARTS` is left out.
 */
export function questionSequences(
  { opening, closing, tokenise }: Tokeniser,
  maxTokens: number,
  text: string,
): (readonly number[])[] {
  const ids = tokenise(text);
  const parts = Math.max(1, Math.ceil(ids.length / (maxTokens - opening.length - closing.length)));
  const size = Math.ceil(ids.length / parts);
  return Array.from({ length: Math.min(parts, MOST_PARTS) }, (_, part) => [
    ...opening,
    ...ids.slice(part * size, (part + 1) * size),
    ...closing,
  ]);
}
