/** Reads text off pictures, without a network. */
export interface Recogniser {
  /** The languages that were asked for and whose data is not installed, as English calls them. */
  readonly missing: readonly string[];
  /** The lines on a PNG, JPEG, WebP, BMP, GIF or TIFF picture, from top to bottom. Rejects where it is none of these. */
  lines(picture: Uint8Array): Promise<RecognisedLine[]>;
  close(): Promise<void>;
}

/** A line of text that was recognised on a picture. Lengths in pixels of the picture, y downwards from its top. */
export interface RecognisedLine {
  readonly text: string;
  /** How sure the recogniser is of it, 0 to 100. */
  readonly confidence: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A word as a recogniser gives it, with its place on the picture. */
export interface RecognisedWord {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: Box;
}

export type Box = Readonly<Record<"x0" | "x1" | "y0" | "y1", number>>;

/** Lines of which it is less sure are edges, shadows and ornaments. */
const LEAST_CONFIDENCE = 40;

/** The lines that words make, each with the box of the line that it stands in: parted at columns, without what is no text. */
export function linesOf(
  lines: readonly { readonly words: readonly RecognisedWord[]; readonly bbox: Box }[],
): RecognisedLine[] {
  return lines
    .flatMap(({ words, bbox }) => partsOf(words, bbox))
    .filter(({ text, confidence }) => confidence >= LEAST_CONFIDENCE && /[\p{L}\p{N}]/u.test(text));
}

/** Words further apart than this, in heights of their line, stand in different columns. */
const COLUMN_GAP = 1.2;

/** A line, parted where columns or the cells of a table do. */
function partsOf(words: readonly RecognisedWord[], { y0: top, y1: bottom }: Box): RecognisedLine[] {
  const parts: RecognisedLine[] = [];
  for (const { text, confidence, bbox } of words) {
    const last = parts.at(-1);
    const isNear = last !== undefined && bbox.x0 - last.right < (bottom - top) * COLUMN_GAP;
    if (!isNear) parts.push({ text, confidence, left: bbox.x0, right: bbox.x1, top, bottom });
    else {
      const letters = last.text.length + text.length;
      const sure = (last.confidence * last.text.length + confidence * text.length) / letters;
      parts[parts.length - 1] = { ...last, text: `${last.text} ${text}`, confidence: sure, right: bbox.x1 };
    }
  }
  return parts;
}

/** How sure the recogniser is of all lines together, weighed by their length; 0 for no lines. */
export function confidenceOf(lines: readonly RecognisedLine[]): number {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  const sum = lines.reduce((total, { text, confidence }) => total + text.length * confidence, 0);
  return letters === 0 ? 0 : sum / letters;
}
