import WordExtractor from "word-extractor";
import { AppError, messageOf } from "../../../core/errors.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { cleanText } from "../../clean.ts";
import { plainTextBlocks } from "../../blocks/plain-text-blocks.ts";
import { CompoundFile } from "../ole/compound-file.ts";
import { declaredBySummary } from "../ole/summary.ts";
import { docParagraphs, keyOf, type DocParagraph } from "./doc-styles.ts";
import type { Reader } from "../reader.ts";

/** Documents of Word 97 to 2003: the text with its tables, text boxes and notes; document properties. */
export const docReader: Reader = {
  format: "doc",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes) {
    const file = CompoundFile.open(bytes, "a Word document");
    const declared = declaredBySummary(file);
    const document = await extract(bytes);
    const writer = new BlockWriter();
    writeParagraphs(writer, document.getBody(AS_WRITTEN), styledParagraphs(file));
    writeParagraphs(writer, document.getTextboxes({ includeHeadersAndFooters: false, ...AS_WRITTEN }), []);
    writeParagraphs(writer, `${document.getFootnotes(AS_WRITTEN)}\n${document.getEndnotes(AS_WRITTEN)}`, []);
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

/** What the styles of the document say; nothing where they cannot be read, as in documents before Word 97. */
function styledParagraphs(file: CompoundFile): readonly DocParagraph[] {
  const stream = (name: string): Buffer | null => {
    const bytes = file.stream(name);
    return bytes === null ? null : Buffer.from(bytes);
  };
  const main = stream("/WordDocument");
  try {
    return main === null ? [] : docParagraphs(main, [stream("/0Table"), stream("/1Table")]);
  } catch (error) {
    // A place that leads out of the file: the text is read all the same.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** A paragraph is looked for among so many that follow the last one that was found. */
const SEARCHED = 200;

/**
 * Each line is a paragraph; the cells of a table's row are parted by tabs. Where the document has headings by their style, no other
 * line is one.
 */
function writeParagraphs(writer: BlockWriter, raw: string, styled: readonly DocParagraph[]): void {
  const text = cleanText(raw)
    .replace(/(?![\t\n])\p{Cc}/gu, "")
    .replace(/\n+/g, "\n\n");
  const hasHeadings = styled.some(({ level }) => level !== null);
  let next = 0;
  let rows: string[] = [];
  const endTable = (): void => {
    writer.add("table", rows.join("\n"));
    rows = [];
  };
  for (const { start, end, kind, level } of plainTextBlocks(text, { keepsLines: true })) {
    const content = text.slice(start, end);
    if (/\S\t+\S/.test(content)) {
      rows.push(
        content
          .split(/\t/)
          .map((cell) => cell.trim())
          .join(" | "),
      );
      continue;
    }
    endTable();
    const key = keyOf(content);
    const at = styled.slice(next, next + SEARCHED).findIndex(({ plain }) => plain === key);
    const found = at === -1 ? undefined : styled[next + at];
    if (found !== undefined) next += at + 1;
    if (found !== undefined && found.level !== null)
      writer.add("heading", found.text, Math.min(found.level, 6));
    else {
      const isHeading = kind === "heading" && !hasHeadings;
      writer.add(
        kind === "heading" && !isHeading ? "paragraph" : kind,
        found?.text ?? content,
        isHeading ? level : undefined,
      );
    }
  }
  endTable();
}
