import type { Span } from "../core/document.ts";

/** Which mark closes a quotation that another one opens. */
const CLOSING: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "«": "»",
  "»": "«",
  "‘": "’",
  '"': '"',
  "‚": "‘",
  "「": "」",
};

/** A quotation that nobody closes ends with its paragraph. */
export interface Quotation extends Span {
  readonly isOpen: boolean;
}

/**
 * The stretches of `text[span]`, one paragraph, in quotation marks, marks included, in order. Marks within a quotation are
 * part of it; a straight mark after a digit is one of inches, and the apostrophe of a word closes nothing.
 */
export function quotationsIn(text: string, span: Span): Quotation[] {
  const quotations: Quotation[] = [];
  let opened: { readonly at: number; readonly closing: string } | null = null;
  for (let at = span.start; at < span.end; at += 1) {
    const mark = text[at] ?? "";
    if (opened === null) {
      if (opens(text, at)) opened = { at, closing: CLOSING[mark] ?? "" };
    } else if (opened.closing.includes(mark) && closes(text, at)) {
      quotations.push({ start: opened.at, end: at + 1, isOpen: false });
      opened = null;
    }
  }
  if (opened !== null) quotations.push({ start: opened.at, end: span.end, isOpen: true });
  return quotations;
}

/** Words in quotation marks; fewer are a term and not what somebody said. */
const SHORTEST_QUOTATION = 4;

export function isSaying(text: string, { start, end }: Span): boolean {
  const written = text.slice(start, end).match(/[\p{L}\p{N}]+/gu) ?? [];
  return written.length >= SHORTEST_QUOTATION;
}

/** Those of the quotations, which are in order and apart from each other, that may reach into a span; one more at most. */
export function quotationsWithin(
  quotations: readonly Quotation[],
  { start, end }: Span,
): readonly Quotation[] {
  return quotations.slice(firstEndingAfter(quotations, start), firstEndingAfter(quotations, end) + 1);
}

function firstEndingAfter(quotations: readonly Quotation[], at: number): number {
  let [low, high] = [0, quotations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotations[middle]?.end ?? at) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function opens(text: string, at: number): boolean {
  const mark = text[at] ?? "";
  if (CLOSING[mark] === undefined) return false;
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  if (mark === "«" || mark === "„" || mark === "「") return true;
  if (mark === "»") return /[\p{L}\p{N}]/u.test(after) && !/[\p{L}\p{N}.!?,…]/u.test(before);
  return !/[\p{L}\p{N}]/u.test(before) && !/\s/u.test(after);
}

function closes(text: string, at: number): boolean {
  const mark = text[at] ?? "";
  if (mark !== "’" && mark !== "‘" && mark !== '"') return true;
  return !/[\p{L}\p{N}]/u.test(text[at + 1] ?? " ");
}
