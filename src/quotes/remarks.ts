import type { Span } from "../core/document.ts";
import { fold, withoutInvisible } from "../text/fold.ts";

/** What editors change and leaves a quotation word for word. */
export type RemarkKind =
  | "ellipsis"
  | "brackets"
  | "attribution"
  | "first-letter"
  | "letter-case"
  | "quotation-marks"
  | "hyphenation"
  | "line-break"
  | "punctuation"
  | "accents"
  | "number-format";

type Remark = readonly [kind: RemarkKind, text: string];

const APOSTROPHES = /[’‘ʼʻ＇´]/gu;
const MARKS = /\p{M}/u;
/** Letters that are written with a mark of their own, and without it by many. */
const OPTIONAL_LETTERS = /[ёЁ\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/u;
const DIGIT = /\p{Nd}/u;

/** Whether a text is written without accents altogether, as on a keyboard that has none. */
export function isPlainSpelling(text: string): boolean {
  return !MARKS.test(text.normalize("NFD").replace(/[йЙ]/gu, "")) && !/[æœøłđðþß]/iu.test(text);
}

/**
 * How two ways of writing one word differ: in what is only remarked, or so that it may be another word ("changed"); null where
 * nobody sees it. `keepsAccents`: the quotation writes accents elsewhere, so that one which is missing was taken away.
 */
export function writtenRemark(
  quoted: string,
  original: string,
  { isFirst, keepsAccents }: { readonly isFirst: boolean; readonly keepsAccents: boolean },
): Remark | "changed" | null {
  const [left, right] = [plain(quoted), plain(original)];
  if (left === right) return null;
  if (DIGIT.test(left)) return ["number-format", `“${original}” is written “${quoted}”.`];
  if (left.toLowerCase() === right.toLowerCase()) {
    const isInitial = isFirst && left.slice(1) === right.slice(1);
    return isInitial
      ? ["first-letter", `“${original}” is written “${quoted}”: only the case of its first letter differs.`]
      : ["letter-case", `“${original}” is written “${quoted}”: only capitals differ.`];
  }
  if (fold(left) !== fold(right)) return ["punctuation", `“${original}” is written “${quoted}”.`];
  const isOptional = OPTIONAL_LETTERS.test(left + right);
  if (keepsAccents && !isOptional && !isPlainSpelling(original)) return "changed";
  return ["accents", `“${original}” is written “${quoted}”: only accents differ.`];
}

function plain(word: string): string {
  return withoutInvisible(word).replace(/[[\]]/gu, "").replace(APOSTROPHES, "'").normalize("NFKC");
}

const QUOTATION_MARKS = /[“”„«»"‚‹›「」『』＂]|(?<![\p{L}\p{N}])[‘’']|[‘’'](?![\p{L}\p{N}])/gu;
const HYPHENS = /[-‐‑－﹣]/gu;
const DASHES = /[–—―]/gu;
const EDITORIAL = /[[\]…⋯]|\.\s?\.\s?\.|\s|[\p{Cf}]/gu;
const SENTENCE_END = /[.!?。！？]["”»’)\]]*\s+["“„«‘([]*$/u;
/** A closing mark of quotation, words, and an opening one. */
const ASIDE_BEFORE = /[”"»“’」]\s*[,.!?…]?\s*$/u;
const ASIDE_BEHIND = /^\s*[,.:;–—]?\s*[“"„«‘「]/u;

/** What is to be said of the signs between the words of a quotation and of a document. */
export class GapRemarks {
  constructor(
    private readonly quotation: string,
    private readonly text: string,
  ) {}

  /** Of what stands between the same two words on both sides. */
  between(quoted: Span, original: Span): Remark[] {
    const left = this.quotation.slice(quoted.start, quoted.end);
    const right = this.text.slice(original.start, original.end);
    if (left === right) return [];
    const remarks: Remark[] = [];
    if (right.includes("\n") && !left.includes("\n")) {
      remarks.push(["line-break", "The document breaks the line within these words."]);
    }
    if (marksOf(left, QUOTATION_MARKS) !== marksOf(right, QUOTATION_MARKS)) {
      remarks.push(["quotation-marks", "Quotation marks within it are other ones."]);
    }
    if (marksOf(left, HYPHENS) !== marksOf(right, HYPHENS)) {
      remarks.push(["hyphenation", "A hyphen or the break of a word differs."]);
    }
    if (signsOf(left) !== signsOf(right)) remarks.push(["punctuation", "Signs between the words differ."]);
    return remarks;
  }

  /** Whether a sentence of the quotation ends right before the place. */
  endsSentence(at: number): boolean {
    return SENTENCE_END.test(this.quotation.slice(Math.max(0, at - 8), at));
  }

  /** Whether words of the document stand between two quotations: "…," he said, "…". */
  isAside({ start, end }: Span): boolean {
    const before = this.text.slice(Math.max(0, start - 6), start);
    const behind = this.text.slice(end, end + 6);
    return ASIDE_BEFORE.test(before) && ASIDE_BEHIND.test(behind) && end - start <= LONGEST_ASIDE;
  }
}

const LONGEST_ASIDE = 200;

function marksOf(gap: string, marks: RegExp): string {
  return (gap.match(marks) ?? []).join("");
}

function signsOf(gap: string): string {
  return gap.replace(QUOTATION_MARKS, "").replace(HYPHENS, "").replace(DASHES, "–").replace(EDITORIAL, "");
}
