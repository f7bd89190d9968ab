import type { DocumentFormat } from "../../core/document.ts";
import type { ContainerReader, Reader } from "./reader.ts";

/** The reader of each format, loaded when the first file of that format comes: some parsers take long to load. */
const READERS: Readonly<Record<DocumentFormat, () => Promise<Reader | ContainerReader>>> = {
  text: async () => (await import("./text.ts")).textReader,
  markdown: async () => (await import("./markdown/markdown.ts")).markdownReader,
  html: async () => (await import("./html/html.ts")).htmlReader,
  pdf: async () => (await import("./pdf/pdf.ts")).pdfReader,
  docx: async () => (await import("./docx/docx.ts")).docxReader,
  odt: async () => (await import("./odt/odt.ts")).odtReader,
  epub: async () => (await import("./epub/epub.ts")).epubReader,
  mail: async () => (await import("./mail/mail.ts")).mailReader,
  csv: async () => (await import("./tables/csv.ts")).csvReader,
  jsonl: async () => (await import("./tables/jsonl.ts")).jsonlReader,
};

export function readerFor(format: DocumentFormat): Promise<Reader | ContainerReader> {
  return READERS[format]();
}
