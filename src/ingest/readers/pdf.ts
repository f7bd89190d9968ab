import type { Block, PageSpan } from "../../core/document.ts";
import { AppError } from "../../core/errors.ts";
import type { ReadLimits } from "../limits.ts";
import { parseDate } from "../metadata/dates.ts";
import { personNames } from "../metadata/names.ts";
import { joinPieces } from "./pdf-join.ts";
import { PdfFile, type PdfInfo } from "./pdf-file.ts";
import { bodyStyle, toLines, type PdfPageLines } from "./pdf-lines.ts";
import { toParagraphs, type PdfParagraph } from "./pdf-paragraphs.ts";
import { withoutRunningLines } from "./pdf-running-lines.ts";
import type { DeclaredMetadata, Draft, Reader } from "./reader.ts";

/** PDF, page by page: lines joined to paragraphs, words broken at a line's end made whole, page numbers left out. */
export const pdfReader: Reader = {
  format: "pdf",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits) {
    const file = await PdfFile.open(bytes);
    try {
      const read = await readPages(file, limits);
      const body = bodyStyle(read);
      const paragraphs = toParagraphs(withoutRunningLines(read, body.size), body);
      if (paragraphs.length === 0) throw noText(file.pageCount);
      return { ...compose(paragraphs), declared: declaredBy(file.info) };
    } finally {
      await file.close();
    }
  },
};

async function readPages(file: PdfFile, limits: ReadLimits): Promise<PdfPageLines[]> {
  if (file.pageCount > limits.maxPages) {
    const message = `The PDF has ${file.pageCount} pages, the limit is ${limits.maxPages}; split it.`;
    throw new AppError("payload_too_large", message);
  }
  const pages: PdfPageLines[] = [];
  let characters = 0;
  for (let page = 1; page <= file.pageCount; page++) {
    const { items, bottom, top } = await file.page(page);
    const lines = toLines(items);
    characters += lines.reduce((sum, line) => sum + line.text.length, 0);
    if (characters > limits.maxCharacters) {
      const message = `The PDF has more than ${limits.maxCharacters} characters of text, the limit; split it.`;
      throw new AppError("payload_too_large", message);
    }
    pages.push({ page, bottom, top, lines });
  }
  return pages;
}

function noText(pages: number): AppError {
  const message = `The PDF's ${pages} pages hold images but no text; run text recognition (OCR) over it first.`;
  return new AppError("unsupported_media_type", message);
}

/** One text of all paragraphs, with the block and the page of each. */
function compose(paragraphs: readonly PdfParagraph[]): Pick<Draft, "text" | "blocks" | "pages"> {
  const blocks: Block[] = [];
  const pages: PageSpan[] = [];
  let text = "";
  for (const piece of joinPieces(paragraphs)) {
    text += text === "" ? "" : piece.glue;
    const start = text.length;
    text += piece.content;
    const end = text.length;
    const block = blocks.at(-1);
    if (block === undefined || piece.glue === "\n\n") blocks.push({ start, end, ...piece.style });
    else blocks[blocks.length - 1] = { ...block, end };
    const page = pages.at(-1);
    if (page?.page === piece.page) pages[pages.length - 1] = { ...page, end };
    else pages.push({ page: piece.page, start, end });
  }
  return { text, blocks, pages };
}

/** Titles that programs write by themselves: file names, "Untitled", "Microsoft Word - draft". */
const MADE_UP_TITLE =
  /^(?:untitled|document\d*|slide \d|powerpoint|presentation\d*|microsoft (?:word|powerpoint|excel)\b.*|.*\.(?:docx?|pdf|rtf|odt|pptx?|xlsx?|indd|qxd|tex|dvi|html?|txt))$/iu;

/** PDF info, as far as a person may have written it. The date of the file's making yields to one in the text. */
function declaredBy(info: PdfInfo): DeclaredMetadata {
  const evidence = "pdf-info";
  const plausible = /\p{L}/u.test(info.title) && !MADE_UP_TITLE.test(info.title);
  const authors = personNames(info.author, false);
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(info.creationDate) ?? [];
  const date = year === undefined ? null : parseDate(`${year}-${month}-${day}`);
  return {
    ...(plausible && { title: { value: info.title, evidence, weak: !info.title.includes(" ") } }),
    ...(authors.length > 0 && { authors: { value: authors, evidence } }),
    ...(date !== null && { date: { value: date, evidence, weak: true } }),
  };
}
