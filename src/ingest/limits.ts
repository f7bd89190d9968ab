/** What a reader takes on. Checked before or while parsing, so that one file cannot exhaust the machine. */
export interface ReadLimits {
  /** Bytes of a file that is not plain text or Markdown. */
  readonly maxFileBytes: number;
  /** Bytes of a plain text or Markdown file: 20 MB is some 7,000 printed pages. */
  readonly maxTextBytes: number;
  /** UTF-16 code units of a document's text. */
  readonly maxCharacters: number;
  readonly maxPages: number;
}

const MEGABYTE = 1_000_000;

export const defaultLimits: ReadLimits = {
  maxFileBytes: 50 * MEGABYTE,
  maxTextBytes: 20 * MEGABYTE,
  maxCharacters: 20 * MEGABYTE,
  maxPages: 5_000,
};

/** A size as a person reads it: "104.9 MB", "1.2 MB", "800 bytes". */
export function sizeInWords(bytes: number): string {
  return bytes < MEGABYTE / 10 ? `${bytes} bytes` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
