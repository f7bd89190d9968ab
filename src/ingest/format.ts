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

export const supportedExtensions: readonly string[] = Object.values(EXTENSIONS).flat();

/** The format that a file's name promises, or null for a kind of file that is not read. */
export function formatOf(path: string): DocumentFormat | null {
  const extension = extname(path).toLowerCase();
  const formats = Object.keys(EXTENSIONS) as DocumentFormat[];
  return formats.find((format) => EXTENSIONS[format].includes(extension)) ?? null;
}
