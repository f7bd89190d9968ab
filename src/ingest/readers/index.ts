import type { DocumentFormat } from "../../core/document.ts";
import type { ContainerReader, Reader } from "./reader.ts";

/** The reader of each format, loaded when the first file of that format comes: some parsers take long to load. */
const READERS: Readonly<Record<DocumentFormat, () => Promise<Reader | ContainerReader>>> = {
  text: async () => (await import("./text.ts")).textReader,
  markdown: async () => (await import("./markdown.ts")).markdownReader,
  html: async () => (await import("./html.ts")).htmlReader,
  pdf: async () => (await import("./pdf.ts")).pdfReader,
  docx: async () => (await import("./docx.ts")).docxReader,
  odt: async () => (await import("./odt.ts")).odtReader,
  epub: async () => (await import("./epub.ts")).epubReader,
  mail: async () => (await import("./mail.ts")).mailReader,
  csv: async () => (await import("./csv.ts")).csvReader,
  jsonl: async () => (await import("./jsonl.ts")).jsonlReader,
};

export function readerFor(format: DocumentFormat): Promise<Reader | ContainerReader> {
  return READERS[format]();
}
