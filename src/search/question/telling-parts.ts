import type { Span } from "../../core/document.ts";
import { splitSentences } from "../../text/sentences/sentences.ts";
import { isFunctionWordOfAny } from "../../text/function-words.ts";

/** A question of up to so many characters is searched for as a whole: of those of the collections measured on, all but one. */
export const SEARCHED_WHOLE = 2_000;

/** Of a longer one, about as much as a model reads. */
const SEARCHED_CHARACTERS = 1_000;

/** A longer sentence, as a text without any full stop is, is taken in pieces. */
const LONGEST_PART = 300;
const ENDS_WITH_QUESTION = /[?？؟]["”’»)]{0,3}$/u;

/** A question of fewer telling words ("What now?") says too little alone. */
const WORDS_OF_QUESTION = 2;

/** As they are written: to stem the words of a long text would take longer than to search for it. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** A run of a script without spaces. */
const SEVERAL_WORDS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{4}/u;

interface Part extends Span {
  readonly isQuestion: boolean;
  /** How much it says of what the whole text speaks of most. */
  readonly weight: number;
}

/**
 * What is searched for of a long text, at most `SEARCHED_CHARACTERS`, in reading order: its questions or, where it asks none,
 * the sentences whose words the text itself repeats most. Every other text comes back as it is.
 */
export function tellingParts(text: string): string {
  if (text.length <= SEARCHED_WHOLE) return text;
  const chosen: Part[] = [];
  let length = 0;
  const parts = partsOf(text);
  const questions = parts.filter(({ isQuestion }) => isQuestion);
  for (const part of (questions.length > 0 ? questions : parts).sort(byTelling)) {
    const size = part.end - part.start + 1;
    if (length + size > SEARCHED_CHARACTERS) continue;
    chosen.push(part);
    length += size;
  }
  return chosen
    .sort((left, right) => left.start - right.start)
    .map(({ start, end }) => text.slice(start, end))
    .join(" ");
}

function byTelling(left: Part, right: Part): number {
  return right.weight - left.weight || left.start - right.start;
}

function partsOf(text: string): Part[] {
  const spans = splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped" }).flatMap((span) =>
    piecesOf(text, span),
  );
  const words = spans.map(({ start, end }) => new Set(text.slice(start, end).toLowerCase().match(WORD)));
  const counts = new Map<string, number>();
  for (const word of words.flatMap((own) => [...own])) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of counts.keys()) if (isFunctionWordOfAny(word)) counts.delete(word);
  return spans.map((span, index) => {
    const own = [...(words[index] ?? [])].filter((word) => counts.has(word));
    const said = own.reduce((sum, word) => sum + Math.log(counts.get(word) ?? 1), 0);
    // By the square root, so that neither the longest nor the shortest sentences come first of themselves.
    const weight = own.length === 0 ? 0 : said / Math.sqrt(own.length);
    const isAsked = ENDS_WITH_QUESTION.test(text.slice(Math.max(span.start, span.end - 8), span.end));
    return {
      ...span,
      weight,
      isQuestion:
        isAsked && (own.length >= WORDS_OF_QUESTION || own.some((word) => SEVERAL_WORDS.test(word))),
    };
  });
}

/** Cut at spaces where there are any. */
function piecesOf(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  for (let at = start; at < end;) {
    const limit = Math.min(end, at + LONGEST_PART);
    const space = limit === end ? -1 : text.lastIndexOf(" ", limit);
    const cut = space > at ? space : limit;
    pieces.push({ start: at, end: cut });
    at = text.charAt(cut) === " " ? cut + 1 : cut;
  }
  return pieces;
}
