import type { Block, PageSpan } from "../../../core/document.ts";
import { EmptyFile } from "../../empty-file.ts";
import { AppError } from "../../../core/errors.ts";
import type { ReadLimits } from "../../../config/limits.ts";
import { PdfFile } from "./pdf-file.ts";
import { declaredBy } from "./pdf-info.ts";
import { joinPieces } from "./pdf-join.ts";
import { toRegions } from "./pdf-layout.ts";
import { bodyStyle, toLines } from "./pdf-lines.ts";
import { toParagraphs, type PdfColumn, type PdfParagraph } from "./pdf-paragraphs.ts";
import { withoutRunningLines } from "./pdf-running-lines.ts";
import { withRuledTables } from "./pdf-ruled-tables.ts";
import type { PdfSheet } from "./pdf-segments.ts";
import { withoutBrowserFrames } from "./pdf-browser-frame.ts";
import { recognisedNote } from "../../recognition/recognised-note.ts";
import { recognisePages } from "./pdf-pictures.ts";
import type { Draft, Progress, Reader } from "../reader.ts";

/**
 * PDF, page by page, by where the text stands: columns one after the other, lines joined to paragraphs, words broken at a
 * line's end made whole, running heads and page numbers left out.
 */
export const pdfReader: Reader = {
  format: "pdf",
  maxBytes: (limits) => limits.maxFileBytes,
  async read(bytes, limits, onProgress) {
    const file = await PdfFile.open(bytes);
    try {
      const printed = await readSheets(file, limits);
      const { sheets, recognised, ofPages } = await withRecognised(
        bytes,
        file.pageCount,
        printed,
        [file.info.language, ...limits.recognitionLanguages],
        onProgress,
      );
      const body = bodyStyle(sheets.flatMap(({ segments }) => segments));
      const columns = withoutRunningLines(withoutBrowserFrames(sheets), body.size).flatMap(toColumns);
      const paragraphs = toParagraphs(columns, body);
      if (paragraphs.length === 0) throw noText(file.pageCount);
      return { ...compose(paragraphs, ofPages), declared: declaredBy(file.info), ...recognised };
    } finally {
      await file.close();
    }
  },
};

/** Of each page only its segments are kept: what is running text and what is not shows when all pages are known. */
async function readSheets(file: PdfFile, limits: ReadLimits): Promise<PdfSheet[]> {
  if (file.pageCount > limits.maxPages) {
    const message = `The PDF has ${file.pageCount} pages, the limit is ${limits.maxPages}; split it.`;
    throw new AppError("payload_too_large", message);
  }
  const sheets: PdfSheet[] = [];
  let characters = 0;
  for (let page = 1; page <= file.pageCount; page++) {
    for (const [at, view] of (await file.page(page)).entries()) {
      const segments = withRuledTables(view);
      characters += segments.reduce((sum, { text }) => sum + text.length, 0);
      if (characters > limits.maxCharacters) {
        const message = `The PDF has more than ${limits.maxCharacters} characters of text, the limit; split it.`;
        throw new AppError("payload_too_large", message);
      }
      sheets.push({ page, height: view.height, isApart: at > 0, segments });
    }
  }
  return sheets;
}

function toColumns({ page, isApart, segments }: PdfSheet): PdfColumn[] {
  return toRegions(segments).map((region) => ({ page, isApart, kind: region.kind, lines: toLines(region) }));
}

function noText(pages: number): EmptyFile {
  const where = pages === 1 ? "1 page" : `${pages} pages`;
  const message = `There is no text on the PDF's ${where}, and none to be recognised; remove it, or get another copy.`;
  return new EmptyFile(message);
}

/** The sheets with those of pages without text that recognition finds some on, and what is to be said of them. */
async function withRecognised(
  bytes: Uint8Array,
  pageCount: number,
  printed: readonly PdfSheet[],
  languages: readonly string[],
  onProgress: Progress,
): Promise<{
  readonly sheets: readonly PdfSheet[];
  readonly recognised: Pick<Draft, "note" | "recognised">;
  readonly ofPages: ReadonlyMap<number, number>;
}> {
  const withText = new Set(printed.filter(({ segments }) => segments.length > 0).map(({ page }) => page));
  const empty = Array.from({ length: pageCount }, (_, at) => at + 1).filter((page) => !withText.has(page));
  if (empty.length === 0) return { sheets: printed, recognised: {}, ofPages: new Map() };
  const { sheets, confidence, ofPages, missing } = await recognisePages(bytes, empty, languages, onProgress);
  if (sheets.length === 0) return { sheets: printed, recognised: {}, ofPages: new Map() };
  const pages = sheets.map(({ page }) => page);
  const what =
    withText.size === 0 ? "The text" : `The text of page${pages.length === 1 ? "" : "s"} ${pages.join(", ")}`;
  return {
    sheets: [...printed, ...sheets].sort((one, other) => one.page - other.page),
    recognised: {
      note: recognisedNote(what, confidence, missing),
      ...(withText.size === 0 && { recognised: confidence }),
    },
    ofPages,
  };
}

/** One text of all paragraphs, with the block and the page of each, and how sure the recogniser is of its pages. */
function compose(
  paragraphs: readonly PdfParagraph[],
  sureOfPages: ReadonlyMap<number, number>,
): Pick<Draft, "text" | "blocks" | "pages"> {
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
    else {
      const sure = sureOfPages.get(piece.page);
      pages.push({
        page: piece.page,
        start,
        end,
        ...(sure !== undefined && { recognised: Math.round(sure) }),
      });
    }
  }
  return { text, blocks, pages };
}
