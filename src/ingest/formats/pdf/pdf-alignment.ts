import { endsSentence } from "../../blocks/prose.ts";
import { extent, type Interval } from "./pdf-gutters.ts";
import type { PdfLine } from "./pdf-lines.ts";

/** A centred line, or one on the right, leaves at least this share of its column free at its left, and this many font sizes. */
const LEAST_INSET = 0.12;
const LEAST_SIZES = 2;

/** A short line in the middle, which leaves this share free at both sides, may be off the centre by as much as ragged text leaves free. */
const SHORT_INSET = 0.3;
const RAGGED = 0.04;

type Alignment = "centre" | "right" | null;

/**
 * Whether two lines, one below the other, are no lines of one paragraph for where they stand: one is centred, or at the column's right
 * edge, and the other is not; or both are, and the second one's first word would have had its place in the first one.
 */
export function areSetApart(line: PdfLine, next: PdfLine, lines: readonly PdfLine[]): boolean {
  if (Math.abs(line.x - next.x) < line.size / 2) return false;
  const column = extent(lines);
  const width = line.right - line.x;
  const firstWord = (next.text.split(" ", 1)[0] ?? "").length + 1;
  const isFull = width + (width / Math.max(1, line.text.length)) * firstWord > column.to - column.from;
  const haveCentre = Math.abs(line.x + line.right - next.x - next.right) < line.size * 0.4;
  if (haveCentre && isFull && !endsSentence(line.text)) return false;
  const [one, other] =
    haveCentre && isInset(line, column) && isInset(next, column)
      ? (["centre", "centre"] as const) // Where the text is ragged its right edge is not known, and they show by one another.
      : [alignmentOf(line, column), alignmentOf(next, column)];
  if (one === null && other === null) return false;
  if (one !== other) return true;
  // A title in bold, and a sentence, may be broken where it is fair to see.
  return !(line.bold && next.bold) && !/^\p{Ll}/u.test(next.text) && !isFull;
}

function isInset({ x, right, size }: PdfLine, { from, to }: Interval): boolean {
  return Math.min(x - from, to - right) >= Math.max((to - from) * LEAST_INSET, size * LEAST_SIZES);
}

function alignmentOf({ x, right, size }: PdfLine, { from, to }: Interval): Alignment {
  const [before, behind] = [x - from, to - right];
  if (before < Math.max((to - from) * LEAST_INSET, size * LEAST_SIZES)) return null;
  if (behind < size / 4) return "right";
  const isShort = Math.min(before, behind) > (to - from) * SHORT_INSET;
  const tolerance = isShort ? Math.max(size * 0.8, (to - from) * RAGGED) : size * 0.8;
  return Math.abs(before - behind) < tolerance ? "centre" : null;
}
