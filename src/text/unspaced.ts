import type { Span } from "../core/document.ts";
import { lazily } from "../core/lazily.ts";
import { fold } from "./fold.ts";
import type { Word } from "./word.ts";

/**
 * Chinese, Japanese, Thai and their neighbours write no spaces between words, and Korean writes particles and compounds in
 * one with them. Where one of their words ends depends on the dictionary and on what stands around it, so a passage gives
 * every two neighbouring characters as a word: whatever is asked for is found in it, in any context.
 */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;
const LETTER = /[\p{L}\p{Nl}]/u;
const JOINS_BEFORE = /[\p{M}\p{Cf}\uff9e\uff9f]/u;
const KANA_ALONE = /^[\p{sc=Hiragana}ー]+$/u;
const HANGUL_ALONE = /^\p{sc=Hangul}+$/u;

/** 10 ms to make, for scripts that most libraries do not hold. */
const segmenter = lazily(() => new Intl.Segmenter("en", { granularity: "word" }));

/** A longer run is segmented in parts of so many characters: what a question may hold of them is bounded, not its text. */
const SEGMENTED_AT_ONCE = 1000;

/** What Korean writes behind a noun, the longer before the shorter. */
const PARTICLES = (
  "에서는 으로는 에게서 이라는 이라고 까지는 부터는 에서도 에서 에게 으로 까지 부터 처럼 보다 마다 조차 밖에 께서 한테 이나 이라 라고 라는 하고 " +
  "이랑 에는 에도 와는 과는 은 는 이 가 을 를 에 의 와 과 도 로 만 나 랑"
).split(" ");

/** Whether a letter is of a script that is read so. */
export function isUnspaced(letter: string): boolean {
  return letter > "\u0dff" && LETTER.test(letter) && UNSPACED.test(letter);
}

interface Character extends Span {
  readonly folded: string;
}

/** Every two neighbouring characters of a run as a word, each character besides as another form; a character alone is one. */
export function gramsOf(text: string, run: Span): Word[] {
  return pairsOf(charactersOf(text, run));
}

/** Every character of a run as a word. */
export function singleOf(text: string, run: Span): Word[] {
  return charactersOf(text, run).map(({ start, end, folded }) => ({
    start,
    end,
    kind: "gram",
    small: folded,
    also: [],
  }));
}

/**
 * The same of a question's run, within the words of its dictionary alone. What only asks or joins (particles, endings) is
 * not left out here: `also` of each word is empty, and `segment` says which word it is of.
 */
export function segmentsOf(text: string, run: Span): Segmented[] {
  const words: Segmented[] = [];
  for (const segment of segmented(text, run)) {
    const characters = charactersOf(text, segment);
    const whole = characters.map(({ folded }) => folded).join("");
    const kept = characters.slice(0, characters.length - particleLength(whole, characters.length));
    for (const pair of pairsOf(kept)) words.push({ ...pair, also: [], segment: whole });
  }
  return words;
}

/** A part of a question's word. */
export interface Segmented extends Word {
  readonly segment: string;
}

/** Whether a word of a question only joins others: Japanese writes particles and endings in Hiragana. */
export function isKana(segment: string): boolean {
  return KANA_ALONE.test(segment);
}

function segmented(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  for (let from = start; from < end; from += SEGMENTED_AT_ONCE) {
    const part = text.slice(from, Math.min(end, from + SEGMENTED_AT_ONCE));
    for (const { segment, index } of segmenter().segment(part)) {
      spans.push({ start: from + index, end: from + index + segment.length });
    }
  }
  return spans;
}

/** Leaves two characters at least. */
function particleLength(whole: string, characters: number): number {
  if (characters < 3 || !HANGUL_ALONE.test(whole)) return 0;
  return (
    PARTICLES.find((particle) => particle.length <= characters - 2 && whole.endsWith(particle))?.length ?? 0
  );
}

function pairsOf(characters: readonly Character[]): Word[] {
  const [only] = characters;
  if (only !== undefined && characters.length === 1) {
    return [{ start: only.start, end: only.end, kind: "gram", small: only.folded, also: [] }];
  }
  return characters.slice(1).map((second, index) => {
    const first = characters[index] ?? second;
    const isLast = index === characters.length - 2;
    const also = isLast ? [first.folded, second.folded] : [first.folded];
    return { start: first.start, end: second.end, kind: "gram", small: first.folded + second.folded, also };
  });
}

/** Letters with the marks that follow them. */
function charactersOf(text: string, { start, end }: Span): Character[] {
  const spans: { start: number; end: number }[] = [];
  let at = start;
  for (const character of text.slice(start, end)) {
    const last = spans.at(-1);
    const next = at + character.length;
    if (last !== undefined && (JOINS_BEFORE.test(character) || isJamo(text, at))) last.end = next;
    else spans.push({ start: at, end: next });
    at = next;
  }
  return spans.flatMap((span) => {
    const folded = fold(text.slice(span.start, span.end));
    return folded === "" ? [] : [{ ...span, folded }];
  });
}

/** Whether a vowel or a final consonant of a Korean syllable that is written in its parts stands here. */
function isJamo(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x1161 && code <= 0x11ff;
}
