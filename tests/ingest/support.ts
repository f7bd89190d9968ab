import PDFDocument from "pdfkit";
import type { Block, BlockKind, Document } from "../../src/core/document.ts";
import { defaultLimits } from "../../src/config/limits.ts";
import { readContents } from "../../src/ingest/read-document.ts";
import type { FileContents } from "../../src/core/read-result.ts";

/** Reads a file made up by a test that is one document, with the default limits. */
export async function read(content: string | Uint8Array, path: string): Promise<Document> {
  const { documents, problems } = await readAll(content, path);
  const [only] = documents;
  if (only?.part !== null || documents.length > 1 || problems.length > 0) throw new Error("not one document");
  return only.document;
}

/** Reads a file made up by a test that may hold several documents. */
export function readAll(content: string | Uint8Array, path: string): Promise<FileContents> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return readContents(bytes, path, defaultLimits);
}

/** The document's blocks of a kind, as their text; all blocks where no kind is given. */
export function blocksOf(document: Document, kind?: BlockKind): string[] {
  return document.blocks
    .filter((block) => kind === undefined || block.kind === kind)
    .map((block) => textOf(document, block));
}

export function textOf(document: Document, block: Block): string {
  return document.text.slice(block.start, block.end);
}

/** Says where the blocks break their contract: in order, disjoint, not blank, only white space outside of them. */
export function coverageFaults(document: Document): string[] {
  const faults: string[] = [];
  let end = 0;
  for (const block of document.blocks) {
    if (block.start < end || block.end <= block.start)
      faults.push(`block at ${block.start} overlaps or is empty`);
    if (document.text.slice(end, block.start).trim() !== "")
      faults.push(`text before ${block.start} in no block`);
    if (textOf(document, block).trim() === "") faults.push(`blank block at ${block.start}`);
    end = block.end;
  }
  if (end > document.text.length) faults.push("a block reaches beyond the text");
  if (document.text.slice(end).trim() !== "") faults.push(`text after ${end} in no block`);
  if (/[\r\0]|\p{Surrogate}/u.test(document.text)) faults.push("the text is not clean");
  return faults;
}

/** The bytes of a PDF that `draw` draws. */
export function pdf(
  options: PDFKit.PDFDocumentOptions,
  draw: (document: PDFKit.PDFDocument) => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument(options);
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => {
      resolve(Buffer.concat(chunks));
    });
    document.on("error", reject);
    draw(document);
    document.end();
  });
}
