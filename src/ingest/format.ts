import { extname } from "node:path";
import type { DocumentFormat } from "../core/document.ts";

/** Lower case, with the dot. Apart from the readers, because knowing a format needs none of their parsers. */
const EXTENSIONS: Readonly<Record<DocumentFormat, readonly string[]>> = {
  text: [".txt", ".text"],
  markdown: [".md", ".markdown"],
  html: [".html", ".htm"],
  pdf: [".pdf"],
  docx: [".docx", ".docm"],
  odt: [".odt"],
  epub: [".epub"],
  mail: [".eml"],
  csv: [".csv", ".tsv"],
  jsonl: [".jsonl", ".ndjson"],
};

/**
 * The version of each format's reader. Raise it where the reader gives other text, blocks, pages or metadata than before:
 * then the files of existing libraries are read again.
 */
const READER_VERSIONS: Readonly<Record<DocumentFormat, number>> = {
  text: 1,
  markdown: 1,
  html: 1,
  pdf: 1,
  docx: 1,
  odt: 1,
  epub: 1,
  mail: 1,
  csv: 1,
  jsonl: 1,
};

/** The version of the reader of a format; 0 for a kind of file that is not read. */
export function readerVersion(format: DocumentFormat | null): number {
  return format === null ? 0 : READER_VERSIONS[format];
}

export const supportedExtensions: readonly string[] = Object.values(EXTENSIONS).flat();

/** The format that a file's name promises, or null for a kind of file that is not read. */
export function formatOf(path: string): DocumentFormat | null {
  const extension = extname(path).toLowerCase();
  const formats = Object.keys(EXTENSIONS) as DocumentFormat[];
  return formats.find((format) => EXTENSIONS[format].includes(extension)) ?? null;
}
