import { AppError } from "../../../core/errors.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { plainTextBlocks } from "../../blocks/plain-text-blocks.ts";
import { cleanText } from "../../clean.ts";
import { confidenceOf, type RecognisedLine } from "../../recognition/recognised-line.ts";
import { openRecogniser } from "../../recognition/recogniser.ts";
import { recognisedNote } from "../../recognition/recognised-note.ts";
import type { Reader } from "../reader.ts";

/** Pictures: the text that is recognised on them. */
export const imageReader: Reader = {
  format: "image",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits) {
    const { lines, missing } = await linesOn(bytes, limits.recognitionLanguages);
    if (lines.length === 0)
      throw new AppError("unsupported_media_type", "No text is to be seen on the picture.");
    const text = cleanText(paragraphsOf(lines).join("\n\n"));
    const writer = new BlockWriter();
    for (const { start, end, kind, level } of plainTextBlocks(text))
      writer.add(kind, text.slice(start, end), level);
    const confidence = confidenceOf(lines);
    return {
      text: writer.text,
      blocks: writer.blocks,
      pages: [],
      declared: {},
      note: recognisedNote("The text", confidence, missing),
      recognised: confidence,
    };
  },
};

async function linesOn(
  bytes: Uint8Array,
  languages: readonly string[],
): Promise<{ readonly lines: RecognisedLine[]; readonly missing: readonly string[] }> {
  const recogniser = await openRecogniser(languages);
  try {
    return { lines: await recogniser.lines(bytes), missing: recogniser.missing };
  } catch (cause) {
    const message = "The picture cannot be read: it is damaged or no picture; save it anew as PNG or JPEG.";
    throw new AppError("unsupported_media_type", message, { cause });
  } finally {
    await recogniser.close();
  }
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
