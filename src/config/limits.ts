/** What a reader takes on. Checked before or while parsing, so that one file cannot exhaust the machine. */
export interface ReadLimits {
  /** Bytes of a file that is not plain text or Markdown. */
  readonly maxFileBytes: number;
  /** Bytes of a plain text or Markdown file: 20 MB is some 7,000 printed pages. */
  readonly maxTextBytes: number;
  /** UTF-16 code units of a document's text. */
  readonly maxCharacters: number;
  readonly maxPages: number;
  /** Bytes that a compressed file (DOCX, ODT, EPUB) may unpack to, all entries and all files in it together. */
  readonly maxUnpackedBytes: number;
  /** What of that is left for the file that is read and those in it; without it, the file is the outermost. */
  readonly budget?: UnpackBudget;
  /** Entries of a compressed file, rows of a table, attachments of a letter. */
  readonly maxEntries: number;
  /** How deep files inside files are read: a letter attached to a letter is 1. */
  readonly maxNesting: number;
  /** What scans are recognised in, beside the language that a file says it is written in: `en`, `de`. */
  readonly recognitionLanguages: readonly string[];
}

/** Bytes that may still come out of a file and of the files in it; whoever unpacks takes off what came out. */
export interface UnpackBudget {
  left: number;
}

const MEGABYTE = 1_000_000;

export const defaultLimits: ReadLimits = {
  maxFileBytes: 50 * MEGABYTE,
  maxTextBytes: 20 * MEGABYTE,
  maxCharacters: 20 * MEGABYTE,
  maxPages: 5_000,
  maxUnpackedBytes: 200 * MEGABYTE,
  maxEntries: 100_000,
  maxNesting: 3,
  recognitionLanguages: ["en"],
};

/** How long a serving process lets SQLite wait for another writer, in milliseconds: its thread does nothing else meanwhile. */
export const SERVING_LOCK_WAIT_MS = 20;
