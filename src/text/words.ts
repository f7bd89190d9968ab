import type { Span } from "../core/document.ts";
import { fold, smallLetters } from "./fold.ts";
import { numberWords } from "./numbers.ts";
import type { Joined, Word, Words } from "./word.ts";
import { gramsOf, isUnspaced, segmentsOf, singleOf } from "./unspaced.ts";

/** What is between two neighbouring pieces of text, if it can join them. */
const APOSTROPHES = new Set(["'", "’", "‘", "ʼ", "ʻ", "＇", "´", "׳", "״"]);
const HYPHENS = new Set(["-", "‐", "‑", "－", "﹣", "־", "֊"]);
const BROKEN_LINE = /^[-‐\u00ad]\r?\n[ \t]{0,8}$/u;
const LONGEST_GAP = 12;

/** Words of so many parts at most are looked for in one as well. */
const MOST_PARTS = 5;
const LONGEST_JOINED = 60;

/** Articles, pronouns and prepositions that French, Italian and Catalan write with an apostrophe before their word. */
const ELIDED = new Set(
  (
    "l d j m t s n c qu jusqu lorsqu puisqu quoiqu quelqu un dell all nell sull dall coll quell quest gl degl agl negl " +
    "sant bell tutt anch com dov mezz senz"
  ).split(" "),
);

const RUN = /[\p{L}\p{M}\p{N}\p{Cf}\u034f\ufe00-\ufe0f]+/gu;
const PLAIN_RUN = /^[A-Za-z0-9]+$/u;
const DIGITS = /^[0-9]+$/u;
const INVISIBLE = /\p{Cf}/u;
const RAISED = /[⁰¹²³⁴-⁹ªº]/u;
const SET_APART = /[\p{No}]/u;
const NOTHING: readonly string[] = [];
const UNIT = /^(?:\p{L}|[cdkmnμµ]m|ft|yd|mi)$/u;
const FRACTION = /^[¼-¾⅐-⅞↉]$/u;
const LOWERED = /[₀-₉]/u;

const UNSPACED_WORDS = { all: gramsOf, "within words": segmentsOf, single: singleOf } as const;

/** A run of letters and digits, or a part of one, before neighbours are joined. */
interface Piece extends Span {
  readonly kind: "letters" | "number" | "unspaced";
  readonly small: string;
}

/**
 * The words of a text, in order. A script that is written without spaces gives every two neighbouring characters as a word
 * (`grams` "all"), so that any phrase of it can be found; of a question only those within one of its words are wanted ("within words"),
 * and where two texts are compared, each character by itself ("single").
 */
export function readWords(text: string, grams: "all" | "within words" | "single" = "all"): Words {
  const pieces = piecesOf(text);
  const words: Word[] = [];
  const joined: Joined[] = [];
  let at = 0;
  while (at < pieces.length) {
    const piece = pieces[at];
    if (piece === undefined) break;
    if (piece.kind === "unspaced") {
      for (const word of UNSPACED_WORDS[grams](text, piece)) words.push(word);
      at += 1;
    } else if (piece.kind === "number") {
      const chain = numberChain(text, pieces, at);
      const read = numberWords(chain);
      for (const { first, last, small } of read.joined)
        joined.push({ first: first + words.length, last: last + words.length, small });
      for (const word of read.words) words.push(word);
      at += chain.length;
      if (isPossessive(text, pieces, at)) at += 1;
    } else {
      const parts = apostropheParts(text, pieces, at);
      words.push(apostropheWord(parts));
      at += parts.length;
    }
  }
  return { words, joined: [...joined, ...hyphenated(text, words)] };
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(RUN)) {
    const [run] = match;
    const start = match.index;
    if (PLAIN_RUN.test(run)) {
      const kind = DIGITS.test(run) ? "number" : "letters";
      pieces.push({
        start,
        end: start + run.length,
        kind,
        small: smallLetters(kind === "number" ? run : run.slice(0, 200).toLowerCase()),
      });
    } else cutRun(run, start, pieces);
  }
  return pieces;
}

/** Cuts where a script without spaces begins or ends, and leaves note marks out: 1867² is 1867, but m² is m2. */
function cutRun(run: string, offset: number, pieces: Piece[]): void {
  let start = 0;
  let at = 0;
  let kind: "plain" | "unspaced" = "plain";
  const close = (next: number): void => {
    if (at > start) addPiece(run.slice(start, at), offset + start, kind, pieces);
    start = next;
  };
  for (const character of run) {
    const next = at + character.length;
    if (RAISED.test(character)) {
      if (!isUnit(run.slice(start, at))) {
        close(next);
        at = next;
        start = next;
        continue;
      }
    } else if (SET_APART.test(character) && !LOWERED.test(character)) {
      close(at);
      kind = "plain";
      at = next;
      close(next);
    } else if (/[\p{L}\p{N}]/u.test(character)) {
      const own = isUnspaced(character) ? "unspaced" : "plain";
      if (own !== kind) {
        close(at);
        kind = own;
      }
    }
    at = next;
  }
  close(at);
}

/** Whether a raised digit belongs to these letters: m², cm³, x², Mª. Others have a note mark behind them. */
function isUnit(letters: string): boolean {
  return UNIT.test(letters);
}

function addPiece(written: string, offset: number, kind: "plain" | "unspaced", pieces: Piece[]): void {
  const before = /^[\p{Cf}\p{M}]+/u.exec(written)?.[0].length ?? 0;
  let after = written.length;
  while (after > before && INVISIBLE.test(written.charAt(after - 1))) after -= 1;
  const visible = written.slice(before, after);
  if (visible === "") return;
  const start = offset + before;
  const end = start + visible.length;
  if (kind === "unspaced") {
    pieces.push({ start, end, kind, small: "" });
    return;
  }
  const small = FRACTION.test(visible) ? visible.normalize("NFKC") : smallLetters(visible);
  if (fold(small) === "") return;
  pieces.push({ start, end, kind: DIGITS.test(small) ? "number" : "letters", small });
}

/** What stands between a piece and the next; null where nothing can that joins them. */
function gapBetween(text: string, left: Span, right: Span): string | null {
  return right.start - left.end > LONGEST_GAP ? null : text.slice(left.end, right.start);
}

/** The numbers from `at` on that only one character parts from each other, with that character. */
function numberChain(
  text: string,
  pieces: readonly Piece[],
  at: number,
): { readonly piece: Piece; readonly gap: string }[] {
  const chain: { piece: Piece; gap: string }[] = [];
  for (let index = at; index < pieces.length; index += 1) {
    const piece = pieces[index];
    const next = pieces[index + 1];
    if (piece === undefined) break;
    const gap = next?.kind === "number" ? gapBetween(text, piece, next) : null;
    const isOne = gap !== null && gap.length === 1;
    chain.push({ piece, gap: isOne ? gap : "" });
    if (!isOne) break;
  }
  return chain;
}

/** "the 1990's": the s is no word. */
function isPossessive(text: string, pieces: readonly Piece[], at: number): boolean {
  const [before, piece] = [pieces[at - 1], pieces[at]];
  if (before === undefined || piece?.small !== "s") return false;
  return APOSTROPHES.has(gapBetween(text, before, piece) ?? "");
}

function apostropheParts(text: string, pieces: readonly Piece[], at: number): Piece[] {
  const parts: Piece[] = [];
  for (let index = at; index < pieces.length; index += 1) {
    const piece = pieces[index];
    const before = parts.at(-1);
    if (piece === undefined || piece.kind === "unspaced") break;
    if (before !== undefined && !APOSTROPHES.has(gapBetween(text, before, piece) ?? "")) break;
    parts.push(piece);
  }
  return parts;
}

/** "Ivanov's" is Ivanov, "l'eau" is eau and leau, "O'Brien" is obrien. */
function apostropheWord(parts: readonly Piece[]): Word {
  const [first] = parts;
  const { start, end, small: alone } = first ?? { start: 0, end: 0, small: "" };
  if (parts.length === 1) return { start, end, kind: "letters", small: alone, also: NOTHING };
  const span = { start, end: parts.at(-1)?.end ?? end };
  const last = parts.at(-1)?.small === "s" ? parts.length - 1 : parts.length;
  const isElided = last > 1 && ELIDED.has(fold(parts[0]?.small ?? ""));
  const kept = parts.slice(isElided ? 1 : 0, last).map(({ small }) => small);
  const small = smallLetters(kept.join(""));
  const also = isElided
    ? [
        fold(
          parts
            .slice(0, last)
            .map((part) => part.small)
            .join(""),
        ),
      ]
    : [];
  return { ...span, kind: "letters", small, also };
}

function hyphenated(text: string, words: readonly Word[]): Joined[] {
  const joined: Joined[] = [];
  let first = 0;
  const close = (last: number): void => {
    const parts = words.slice(first, last + 1);
    if (parts.length < 2 || parts.length > MOST_PARTS || parts[0]?.kind !== "letters") return;
    const small = parts.map((part) => part.small).join("");
    if (small.length <= LONGEST_JOINED) joined.push({ first, last, small });
  };
  for (let index = 1; index <= words.length; index += 1) {
    const [left, right] = [words[index - 1], words[index]];
    if (left !== undefined && right !== undefined && right.kind !== "gram") {
      const gap = gapBetween(text, left, right) ?? "";
      if (HYPHENS.has(gap) || BROKEN_LINE.test(gap)) continue;
    }
    close(index - 1);
    first = index;
  }
  return joined;
}
