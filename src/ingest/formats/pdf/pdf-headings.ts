import { isProse, looksLikeHeading } from "../../blocks/prose.ts";
import type { BodyStyle, PdfLine } from "./pdf-lines.ts";

/** Sizes closer than this, in points, are meant to be one. */
const SAME_SIZE = 0.6;
const LONGEST_HEADING = 250;

/** The level of each size above the body's: the largest is 1. */
export function headingLevels(lines: readonly PdfLine[], body: BodyStyle): ReadonlyMap<number, number> {
  const sizes = [...new Set(lines.map((line) => line.size))].filter((size) => size > body.size * 1.1);
  const levels = new Map<number, number>();
  let level = 0;
  let previous = Infinity;
  for (const size of sizes.sort((one, other) => other - one)) {
    if (previous - size > SAME_SIZE) level++;
    levels.set(size, Math.min(level, 6));
    previous = size;
  }
  return levels;
}

/** The level of a heading, or null for lines that are none; `next` are the lines below. */
export function headingLevel(
  lines: readonly PdfLine[],
  next: readonly PdfLine[] | undefined,
  body: BodyStyle,
  levels: ReadonlyMap<number, number>,
): number | null {
  const text = textOf(lines);
  const [first] = lines;
  if (first === undefined || text.length > LONGEST_HEADING || !/\p{L}/u.test(text)) return null;
  if (/^[•‣◦▪●○■□]\s/.test(text)) return null;
  const level = levels.get(first.size);
  if (level !== undefined) return level;
  const below = next?.[0];
  if (below === undefined || first.size < body.size * 0.95 || !looksLikeHeading(text)) return null;
  // At the body's size: bold above lighter text, or a line in another font above prose.
  const isBold = !body.bold && lines.every(({ bold }) => bold);
  const isStyled = lines.length === 1 && first.font !== body.font && below.font === body.font;
  const isAboveProse = isProse(textOf(next ?? []));
  return (isBold && (!below.bold || isAboveProse)) || (isStyled && isAboveProse)
    ? Math.min(Math.max(0, ...levels.values()) + 1, 6)
    : null;
}

function textOf(lines: readonly PdfLine[]): string {
  return lines.map((line) => line.text).join(" ");
}
