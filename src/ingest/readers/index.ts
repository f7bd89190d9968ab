import type { DocumentFormat } from "../../core/document.ts";
import type { Reader } from "./reader.ts";

/** The reader of each format, loaded when the first file of that format comes: some parsers take long to load. */
const READERS: Readonly<Record<DocumentFormat, () => Promise<Reader>>> = {
  text: async () => (await import("./text.ts")).textReader,
  markdown: async () => (await import("./markdown.ts")).markdownReader,
  html: async () => (await import("./html.ts")).htmlReader,
  pdf: async () => (await import("./pdf.ts")).pdfReader,
};

export function readerFor(format: DocumentFormat): Promise<Reader> {
  return READERS[format]();
}
