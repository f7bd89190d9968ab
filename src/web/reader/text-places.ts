import type { Span } from "../../core/document.ts";
import { trimmed } from "../../core/spans.ts";

/*
 * Places of a document's text on the page, where it stands in chunks one after the other, each with its offset in
 * `data-start`. All offsets are those of the whole text, in UTF-16 code units.
 */

/** What of the text is selected, without white space at its edges; null where nothing of it is. */
export function selectedSpan(body: HTMLElement, text: string): Span | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(body)) return null;
  const start = body.contains(range.startContainer) ? offsetOf(range.startContainer, range.startOffset) : 0;
  const end = body.contains(range.endContainer) ? offsetOf(range.endContainer, range.endOffset) : text.length;
  if (start === null || end === null) return null;
  const words = trimmed(text, { start, end });
  return words.start < words.end ? words : null;
}

function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const chunk = element?.closest<HTMLElement>(".chunk") ?? null;
  if (chunk === null) {
    // Between two chunks.
    const next = node.childNodes[offset] ?? null;
    return next instanceof HTMLElement && next.dataset.start !== undefined
      ? Number(next.dataset.start)
      : null;
  }
  const before = document.createRange();
  before.setStart(chunk, 0);
  before.setEnd(node, offset);
  return Number(chunk.dataset.start) + before.toString().length;
}

/** The range of a span of the text, or null where it is not on the page. */
export function rangeOf(body: HTMLElement, { start, end }: Span): Range | null {
  // The beginning stands in the piece of text that begins there, where two meet, and not at the end of the one before.
  const first = pointAt(body, start, 1);
  const last = start === end ? first : pointAt(body, end, 0);
  if (first === null || last === null) return null;
  const range = document.createRange();
  range.setStart(...first);
  range.setEnd(...last);
  return range;
}

/** @param behind how many characters there must be behind the place in its piece of text, where there is such a piece */
function pointAt(body: HTMLElement, offset: number, behind: number): [Node, number] | null {
  const chunk = chunkAt([...body.querySelectorAll<HTMLElement>(".chunk")], offset);
  if (chunk === undefined) return null;
  let left = offset - Number(chunk.dataset.start);
  let last: [Node, number] | null = null;
  const walker = document.createTreeWalker(chunk, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left + behind <= length) return [node, left];
    last = [node, Math.min(left, length)];
    left -= length;
  }
  return last;
}

/** The last chunk that begins at or before the offset. */
function chunkAt(chunks: readonly HTMLElement[], offset: number): HTMLElement | undefined {
  let [low, high] = [0, chunks.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (Number(chunks[middle]?.dataset.start) <= offset) low = middle;
    else high = middle - 1;
  }
  return chunks[low];
}

/** Lays out the chunk around an element: one that is not on the screen has no more than a guess of a height. */
export function layOut(element: Element | null): void {
  element?.closest<HTMLElement>(".chunk")?.style.setProperty("content-visibility", "visible");
}

/** Lines above a place that is gone to, in pixels: what stands before it is read with it. */
const ABOVE = 72;

/** Brings a place of the text near the upper edge of its box. */
export function scrollToOffset(body: HTMLElement, offset: number): void {
  const range = rangeOf(body, { start: offset, end: offset });
  if (range === null) return;
  // Chunks that are laid out on the way change the height above the place: the second time it is exact.
  for (let turn = 0; turn < 2; turn += 1) {
    layOut(range.startContainer.parentElement);
    const shift = range.getBoundingClientRect().top - body.getBoundingClientRect().top - ABOVE;
    body.scrollBy({ top: shift, behavior: "instant" });
  }
}
