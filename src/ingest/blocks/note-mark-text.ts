import type { Span } from "../../core/document.ts";
import { spansWithin } from "../../core/spans.ts";

/** Control characters that no text shows: between them a mark travels through a reader to the writer of its text. */
const START = "\u0002";
const END = "\u0003";
const MARKERS = /[\u0002\u0003]/gu;

/** A mark that leads to a note ("[1]", "²"), told apart from the sentence that it stands in. */
export function asNoteMark(mark: string): string {
  return mark === "" ? "" : START + mark + END;
}

/** Figures as raised ones, which stay apart from a word or a number before them; all other text as it is. */
export function raised(text: string): string {
  if (!/^\d[\d,;–\s-]*$/u.test(text)) return text;
  return text.replace(/\s/gu, "").replace(/\d/gu, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)));
}

/** The text without what tells its note marks apart, and where they stand in it. */
export function readNoteMarks(marked: string): {
  readonly text: string;
  readonly noteMarks: readonly Span[];
} {
  const noteMarks: Span[] = [];
  let text = "";
  let start: number | null = null;
  let copied = 0;
  for (const { 0: marker, index } of marked.matchAll(MARKERS)) {
    text += marked.slice(copied, index);
    copied = index + 1;
    if (marker === END && start !== null && start < text.length) noteMarks.push({ start, end: text.length });
    start = marker === START ? text.length : null;
  }
  return { text: text + marked.slice(copied), noteMarks };
}

/** `text[span]` with its note marks told apart again. */
export function withNoteMarks(text: string, span: Span, noteMarks: readonly Span[]): string {
  let copied = span.start;
  let marked = "";
  for (const { start, end } of spansWithin(noteMarks, span)) {
    marked += text.slice(copied, start) + asNoteMark(text.slice(start, end));
    copied = end;
  }
  return marked + text.slice(copied, span.end);
}
