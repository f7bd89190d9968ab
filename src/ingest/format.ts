import { extname } from "node:path";
import type { DocumentFormat } from "../core/document.ts";
import { readers } from "./readers/index.ts";
import type { Reader } from "./readers/reader.ts";

/** Lower case, with the dot. */
export const supportedExtensions: readonly string[] = readers.flatMap((reader) => reader.extensions);

/** The format that a file's name promises, or null for a kind of file that is not read. */
export function formatOf(path: string): DocumentFormat | null {
  return readerOf(path)?.format ?? null;
}

export function readerOf(path: string): Reader | null {
  const extension = extname(path).toLowerCase();
  return readers.find((reader) => reader.extensions.includes(extension)) ?? null;
}
