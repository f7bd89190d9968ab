import { AppError } from "../../../core/errors.ts";
import { plainTextBlocks } from "../../blocks/plain-text-blocks.ts";
import { cleanText } from "../../clean.ts";
import { confidenceOf, type RecognisedLine } from "../../recognition/recognised-line.ts";
import { openRecogniser } from "../../recognition/recogniser.ts";
import { recognisedNote } from "../../recognition/recognised-note.ts";
import { uprightLines } from "../../recognition/upright-lines.ts";
import type { Progress, Reader } from "../reader.ts";
import { PagedWriter } from "../slides/paged-writer.ts";
import { tooManyParts } from "../../too-many-parts.ts";
import { isTiff, tiffPages, type TiffPage } from "./tiff-pages.ts";

/** Pictures: the text that is recognised on them; of a TIFF file of several, each is a page. */
export const imageReader: Reader = {
  format: "image",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits, onProgress) {
    const pictures = picturesIn(bytes);
    if (pictures.length > limits.maxPages) throw tooManyParts(pictures.length, limits.maxPages);
    const { pages, missing } = await linesOn(pictures, limits.recognitionLanguages, onProgress);
    const lines = pages.flat();
    if (lines.length === 0)
      throw new AppError("unsupported_media_type", "No text is to be seen on the picture.");
    const writer = new PagedWriter();
    for (const [at, page] of pages.entries()) {
      writer.turnTo(at + 1);
      const text = cleanText(paragraphsOf(page).join("\n\n"));
      for (const { start, end, kind, level } of plainTextBlocks(text))
        writer.add(kind, text.slice(start, end), level);
    }
    const confidence = confidenceOf(lines);
    return {
      text: writer.blocks.text,
      blocks: writer.blocks.blocks,
      pages: pages.length > 1 ? writer.pages : [],
      declared: {},
      note: recognisedNote("The text", confidence, missing),
      recognised: confidence,
    };
  },
};

/** The pictures of a file, unpacked one after the other. */
function picturesIn(bytes: Uint8Array): readonly TiffPage[] {
  if (!isTiff(bytes)) return [() => bytes];
  try {
    const pages = tiffPages(bytes);
    return pages.length === 0 ? [() => bytes] : pages;
  } catch (cause) {
    throw unreadable(cause);
  }
}

async function linesOn(
  pictures: readonly TiffPage[],
  languages: readonly string[],
  onProgress: Progress,
): Promise<{ readonly pages: readonly RecognisedLine[][]; readonly missing: readonly string[] }> {
  const recogniser = await openRecogniser(languages);
  const pages: RecognisedLine[][] = [];
  try {
    for (const [at, picture] of pictures.entries()) {
      pages.push((await uprightLines(recogniser, picture())).lines);
      onProgress(at + 1);
    }
    return { pages, missing: recogniser.missing };
  } catch (cause) {
    throw unreadable(cause);
  } finally {
    await recogniser.close();
  }
}

function unreadable(cause: unknown): AppError {
  const message = "The picture cannot be read: it is damaged or no picture; save it anew as PNG or JPEG.";
  return new AppError("unsupported_media_type", message, { cause });
}

/** A gap between two lines as high as half a line parts paragraphs. */
function paragraphsOf(lines: readonly RecognisedLine[]): string[] {
  const paragraphs: string[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const isNear = before !== undefined && line.top - before.bottom < (line.bottom - line.top) * 0.7;
    const last = paragraphs.at(-1);
    if (isNear && last !== undefined) last.push(line.text);
    else paragraphs.push([line.text]);
  }
  return paragraphs.map((paragraph) => paragraph.join(" "));
}
