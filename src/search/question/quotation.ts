import type { Span } from "../../core/document.ts";

/** What stands between two quotation marks; the span includes them. */
export interface Quotation extends Span {
  readonly inner: string;
}

/** Opening mark → the marks that close it. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["“", "”"],
  ["„", "“”"],
  ["«", "»"],
  ["»", "«"],
  ["「", "」"],
  ["『", "』"],
  ["＂", "＂"],
]);
export const QUOTATION_MARK = /["“”„«»「」『』＂]/gu;

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
/** They stand beside quotation marks without a space. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Hangul}]/u;
const DIGIT = /[\p{Nd}½¼¾⅛⅜⅝⅞]/u;

interface Mark {
  readonly at: number;
  readonly sign: string;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Behind a number: it may stand for inches or seconds. */
  readonly isMeasure: boolean;
}

/**
 * The quotations of a text, in order, never one within another. A mark opens where no word ends before it and closes where
 * none begins behind it; one behind a number, with no quotation open, stands for inches (6").
 */
export function quotationsIn(text: string): Quotation[] {
  const found: Quotation[] = [];
  const marks = [...text.matchAll(QUOTATION_MARK)].map(({ index }) => markAt(text, index));
  const lastOf = new Map(marks.map(({ sign, at }) => [sign, at]));
  let open: Mark | null = null;
  for (const [number, mark] of marks.entries()) {
    if (open !== null && closes(open, mark, marks[number + 1])) {
      found.push({ start: open.at, end: mark.at + 1, inner: text.slice(open.at + 1, mark.at) });
      open = null;
    } else if (isNewBeginning(open, mark) && isClosedLater(mark, lastOf)) open = mark;
  }
  return found;
}

function closes(open: Mark, mark: Mark, next: Mark | undefined): boolean {
  if (PAIRS.get(open.sign)?.includes(mark.sign) !== true || !mark.canClose) return false;
  const endsLater = next?.sign === mark.sign && next.canClose && !next.canOpen;
  return !(mark.isMeasure && endsLater);
}

/** Within „…“ there may be other marks; another of the same kind shows that the first one was never closed. */
function isNewBeginning(open: Mark | null, mark: Mark): boolean {
  return mark.canOpen && (open === null || open.sign === mark.sign);
}

function isClosedLater({ sign, at }: Mark, lastOf: ReadonlyMap<string, number>): boolean {
  return Array.from(PAIRS.get(sign) ?? "").some((closing) => (lastOf.get(closing) ?? -1) > at);
}

function markAt(text: string, at: number): Mark {
  const [before, behind] = [text.charAt(at - 1) || " ", text.charAt(at + 1) || " "];
  return {
    at,
    sign: text.charAt(at),
    canOpen: !WORD_CHARACTER.test(before) || UNSPACED.test(before),
    canClose: !WORD_CHARACTER.test(behind) || UNSPACED.test(behind),
    isMeasure: DIGIT.test(before),
  };
}
