import type { Span } from "../core/document.ts";
import type { MarkedQuotation } from "../text/quotation-marks.ts";

/** A quotation that nobody closes ends with its paragraph, or where the next one begins. */
export type Quotation = Pick<MarkedQuotation, "start" | "end" | "isOpen">;

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
