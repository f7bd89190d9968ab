import { personName } from "../../metadata/byline-names.ts";
import { inReadingOrder, isRightToLeft } from "./pdf-direction.ts";
import type { PdfRegion } from "./pdf-layout.ts";
import type { PdfRow } from "./pdf-rows.ts";
import type { PdfSegment } from "./pdf-segments.ts";

/** A line as it is read. Lengths in points, y downwards from the page's top. */
export type PdfLine = PdfSegment;

/** What most letters of the document look like. */
export interface BodyStyle {
  readonly size: number;
  readonly font: string;
  readonly bold: boolean;
}

/** The lines of a region; the cells of a table's row are parted by bars. */
export function toLines({ kind, rows }: PdfRegion): PdfLine[] {
  // All rows of a table have their cells in one direction, also those of numbers alone.
  const isLeftward = kind === "table" && isRightToLeft(rows.flat().map(({ text }) => text));
  return rows.map((row) => toLine(row, kind, isLeftward)).filter((line) => line !== null);
}

/** The parts of a line are read in its direction, those of the other direction in theirs; cells stay cells. */
function cellsInOrder(row: PdfRow, kind: PdfRegion["kind"], isLeftward: boolean): string[] {
  const texts = row.map(({ text }) => text);
  if (kind === "table") return isLeftward ? texts.reverse() : texts;
  return inReadingOrder(row, isRightToLeft(texts)).map(({ text }) => text);
}

function toLine(row: PdfRow, kind: PdfRegion["kind"], isLeftward: boolean): PdfLine | null {
  const [first] = row;
  if (first === undefined) return null;
  const main = row.reduce((one, other) => (other.text.length > one.text.length ? other : one));
  return {
    ...main,
    text: cellsInOrder(row, kind, isLeftward).join(kind === "table" ? " | " : areNames(row) ? ", " : " "),
    x: first.x,
    right: Math.max(...row.map(({ right }) => right)),
    bold: row.every(({ bold }) => bold),
  };
}

/** A title's authors, who stand beside one another. */
function areNames(row: PdfRow): boolean {
  return (
    row.length > 1 && row.every(({ text }) => personName(text.replace(/[\d*†‡§]+$/u, ""), false) !== null)
  );
}

/** The size and the font that most letters have. */
export function bodyStyle(lines: readonly PdfSegment[]): BodyStyle {
  const size = heaviest(lines, (line) => line.size) ?? 0;
  const font = heaviest(lines, (line) => line.font) ?? "";
  return { size, font, bold: heaviest(lines, (line) => line.bold) ?? false };
}

function heaviest<Key>(lines: readonly PdfSegment[], keyOf: (line: PdfSegment) => Key): Key | undefined {
  const weights = new Map<Key, number>();
  for (const line of lines) weights.set(keyOf(line), (weights.get(keyOf(line)) ?? 0) + line.text.length);
  return [...weights].sort(([, one], [, other]) => other - one)[0]?.[0];
}
