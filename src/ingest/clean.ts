import { unique } from "../core/order.ts";

const LINE_ENDS = /\r\n?/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Clean text: line ends as `\n`, no byte order mark at the start, no NUL, no lone surrogates.
 * All offsets count from the result; everything else is as it was written.
 */
export function cleanText(decoded: string): string {
  const withoutMark = decoded.startsWith("\uFEFF") ? decoded.slice(1) : decoded;
  return withoutMark.replace(LINE_ENDS, "\n").replaceAll("\0", "").replace(LONE_SURROGATE, "\uFFFD");
}

/** For formats where white space is layout, not text: runs of it become one space, invisible characters go. */
export function collapseSpace(text: string): string {
  return text
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The values that say anything, collapsed, each once. */
export function filled(values: readonly string[]): string[] {
  return unique(values.map(collapseSpace).filter((value) => value !== ""));
}
