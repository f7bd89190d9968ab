import type { Span } from "../../core/document.ts";

/** Lines are the spans of `text` between line feeds, without surrounding white space; blank lines are left out. */
export interface Line extends Span {
  readonly text: string;
}

/** Runs of lines with no blank line between them. */
export function lineGroups(text: string): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let group: Line[] = [];
  for (const match of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const line = trimmedLine(match[0], match.index);
    if (line !== null) group.push(line);
    else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

function trimmedLine(raw: string, at: number): Line | null {
  const text = raw.trim();
  if (text === "") return null;
  const start = at + raw.length - raw.trimStart().length;
  return { text, start, end: start + text.length };
}

/** A line longer than this was never broken by hand or by a mail program: it is a whole paragraph. */
const LONGEST_WRAPPED_LINE = 130;

/**
 * The column at which the text's lines were broken to fit a page, or null where a line is a whole paragraph.
 * Wrapped text shows runs of three or more lines, hardly one over-long, whose inner lines mostly reach the column.
 */
export function wrapColumn(groups: readonly (readonly Line[])[]): number | null {
  const lines = groups.flat();
  const overlong = lines.filter((line) => line.text.length > LONGEST_WRAPPED_LINE).length;
  const inner = groups.filter((group) => group.length >= 3).flatMap((group) => group.slice(0, -1));
  if (inner.length === 0 || overlong > lines.length / 50) return null;
  const lengths = inner.map((line) => line.text.length).sort((a, b) => a - b);
  const column = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  const full = lengths.filter((length) => length >= column * 0.75).length;
  return column >= 40 && full >= lengths.length / 2 ? column : null;
}
