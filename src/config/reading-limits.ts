import { defaultLimits, type ReadLimits } from "./limits.ts";

/** What reading one file may cost. */
export interface ReadingLimits extends ReadLimits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

export type LimitName =
  | "maxFileMb"
  | "maxTextMb"
  | "maxCharacters"
  | "maxPages"
  | "maxUnpackedMb"
  | "maxEntries"
  | "maxNesting"
  | "readSeconds"
  | "readMemoryMb";

/** A limit as it is set: a whole number from 1 on. */
export interface LimitSetting {
  readonly flag: string;
  readonly variable: string;
  readonly description: string;
  readonly fallback: number;
}

const MEGABYTE = 1_000_000;

export const LIMIT_SETTINGS: Readonly<Record<LimitName, LimitSetting>> = {
  maxFileMb: setting(
    "max-file-mb",
    "largest file that is read, in MB",
    defaultLimits.maxFileBytes / MEGABYTE,
  ),
  maxTextMb: setting(
    "max-text-mb",
    "largest text or Markdown file, in MB",
    defaultLimits.maxTextBytes / MEGABYTE,
  ),
  maxCharacters: setting("max-characters", "longest text of a document", defaultLimits.maxCharacters),
  maxPages: setting("max-pages", "most pages of a PDF", defaultLimits.maxPages),
  maxUnpackedMb: setting(
    "max-unpacked-mb",
    "most that a compressed file unpacks to, in MB",
    defaultLimits.maxUnpackedBytes / MEGABYTE,
  ),
  maxEntries: setting(
    "max-entries",
    "most entries of an archive, rows of a table, attachments of a letter",
    defaultLimits.maxEntries,
  ),
  maxNesting: setting("max-nesting", "how deep files inside files are read", defaultLimits.maxNesting),
  readSeconds: setting("read-seconds", "longest time for reading one file, in seconds", 60),
  readMemoryMb: setting("read-memory-mb", "memory for reading one file, in MB", 1_024),
};

/** The limits as the reader takes them. */
export function readingLimits(
  chosen: Readonly<Record<LimitName, number>>,
  recognitionLanguages: readonly string[] = defaultLimits.recognitionLanguages,
): ReadingLimits {
  return {
    maxFileBytes: chosen.maxFileMb * MEGABYTE,
    maxTextBytes: chosen.maxTextMb * MEGABYTE,
    maxCharacters: chosen.maxCharacters,
    maxPages: chosen.maxPages,
    maxUnpackedBytes: chosen.maxUnpackedMb * MEGABYTE,
    maxEntries: chosen.maxEntries,
    maxNesting: chosen.maxNesting,
    recognitionLanguages,
    timeoutMs: chosen.readSeconds * 1_000,
    memoryMb: chosen.readMemoryMb,
  };
}

const FALLBACKS = Object.fromEntries(
  Object.entries(LIMIT_SETTINGS).map(([name, { fallback }]) => [name, fallback]),
) as Record<LimitName, number>;

export const DEFAULT_READING_LIMITS: ReadingLimits = readingLimits(FALLBACKS);

function setting(name: string, description: string, fallback: number): LimitSetting {
  const variable = `PINCITE_${name.toUpperCase().replaceAll("-", "_")}`;
  return { flag: `--${name}`, variable, description, fallback };
}
