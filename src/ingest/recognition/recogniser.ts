import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createWorker, OEM, type Worker } from "tesseract.js";
import { AppError } from "../../core/errors.ts";

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

/** Lines of which it is less sure are edges, shadows and ornaments. */
const LEAST_CONFIDENCE = 40;

/**
 * Recognises the text of pictures, in a thread of its own and without a network: the program comes with npm, and so does the
 * data for English, the package `@tesseract.js-data/eng`.
 */
export class Recogniser {
  private constructor(private readonly worker: Worker) {}

  /** Throws `internal` where the data is not installed. */
  static async open(): Promise<Recogniser> {
    // What it writes about pictures is for nobody's terminal; its failures come back as rejections.
    const options = {
      langPath: languageFolder(),
      gzip: true,
      cacheMethod: "none",
      errorHandler: () => undefined,
    };
    return new Recogniser(await createWorker(LANGUAGE, OEM.LSTM_ONLY, options));
  }

  /** The lines on a PNG, JPEG, WebP, BMP, GIF or TIFF picture, from top to bottom. Rejects where it is none of these. */
  async lines(picture: Uint8Array): Promise<RecognisedLine[]> {
    const { data } = await this.worker.recognize(Buffer.from(picture), {}, { text: false, blocks: true });
    return (data.blocks ?? [])
      .flatMap(({ paragraphs }) => paragraphs)
      .flatMap(({ lines }) => lines)
      .flatMap(({ words, bbox }) => partsOf(words, bbox))
      .filter(({ text, confidence }) => confidence >= LEAST_CONFIDENCE && /[\p{L}\p{N}]/u.test(text));
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

/** Words further apart than this, in heights of their line, stand in different columns. */
const COLUMN_GAP = 1.2;

type Box = Readonly<Record<"x0" | "x1" | "y0" | "y1", number>>;

/** A line, parted where columns or the cells of a table do. */
function partsOf(
  words: readonly { readonly text: string; readonly confidence: number; readonly bbox: Box }[],
  { y0: top, y1: bottom }: Box,
): RecognisedLine[] {
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

const LANGUAGE = "eng";
const PACKAGE = `@tesseract.js-data/${LANGUAGE}`;

function languageFolder(): string {
  const folders = createRequire(import.meta.url).resolve.paths(PACKAGE) ?? [];
  const folder = folders.map((one) => join(one, PACKAGE, "4.0.0_best_int")).find(existsSync);
  if (folder === undefined) throw new AppError("internal", `The package ${PACKAGE} is not installed.`);
  return folder;
}

/** How sure the recogniser is of all lines together, weighed by their length; 0 for no lines. */
export function confidenceOf(lines: readonly RecognisedLine[]): number {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  const sum = lines.reduce((total, { text, confidence }) => total + text.length * confidence, 0);
  return letters === 0 ? 0 : sum / letters;
}
