import WordExtractor from "word-extractor";
import { AppError, messageOf } from "../../../core/errors.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText } from "../../clean.ts";
import { plainTextBlocks } from "../../blocks/plain-text-blocks.ts";
import { CompoundFile } from "../ole/compound-file.ts";
import { declaredBySummary } from "../ole/summary.ts";
import type { Reader } from "../reader.ts";

/** Documents of Word 97 to 2003: the text with its tables, text boxes and notes; document properties. */
export const docReader: Reader = {
  format: "doc",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes) {
    const declared = declaredBySummary(CompoundFile.open(bytes, "a Word document"));
    const document = await extract(bytes);
    const writer = new BlockWriter();
    writeParagraphs(writer, document.getBody(AS_WRITTEN));
    writeParagraphs(writer, document.getTextboxes({ includeHeadersAndFooters: false, ...AS_WRITTEN }));
    writeParagraphs(writer, `${document.getFootnotes(AS_WRITTEN)}\n${document.getEndnotes(AS_WRITTEN)}`);
    return { text: writer.text, blocks: writer.blocks, pages: [], declared };
  },
};

/** Quotation marks and dashes as they are, not as a typewriter has them. */
const AS_WRITTEN = { filterUnicode: false };

async function extract(bytes: Uint8Array): Promise<WordExtractor.Document> {
  try {
    return await new WordExtractor().extract(Buffer.from(bytes));
  } catch (cause) {
    const message = `The file is damaged or locked with a password (${messageOf(cause).slice(0, 100)}); open it in its program and save it again.`;
    throw new AppError("unsupported_media_type", message, { cause });
  }
}

/** Each line is a paragraph; the cells of a table's row are parted by tabs. */
function writeParagraphs(writer: BlockWriter, raw: string): void {
  const text = cleanText(raw)
    .replace(/(?![\t\n])\p{Cc}/gu, "")
    .replace(/\n+/g, "\n\n");
  let rows: string[] = [];
  const endTable = (): void => {
    writer.add("table", rows.join("\n"));
    rows = [];
  };
  for (const { start, end, kind, level } of plainTextBlocks(text)) {
    const content = text.slice(start, end);
    if (/\S\t+\S/.test(content))
      rows.push(
        content
          .split(/\t/)
          .map((cell) => cell.trim())
          .join(" | "),
      );
    else {
      endTable();
      writer.add(kind, content, level);
    }
  }
  endTable();
}
