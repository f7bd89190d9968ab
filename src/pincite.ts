import { join, resolve } from "node:path";
import { DEFAULT_READING_LIMITS, type ReadingLimits } from "./config/reading-limits.ts";
import type { Library } from "./library/library.ts";
import { openLibrary as open } from "./library/open-library.ts";

/*
 * What a program gets that imports the package: a library over a folder of documents, with the model and the reader that
 * the package brings along.
 */
export type * from "./api/document-responses.ts";
export type * from "./api/questions/hit.ts";
export type * from "./api/job-responses.ts";
export type * from "./api/library-responses.ts";
export type * from "./api/questions/question-requests.ts";
export type * from "./api/questions/question-responses.ts";
export type * from "./library/library.ts";
export type { ReadingLimits };
export { AppError } from "./core/errors.ts";

export interface LibraryOptions {
  /** Folder of the documents; a relative one is below the working directory. `documents` where absent. */
  readonly documents?: string;
  /** Folder of what is built from them. `index` where absent. */
  readonly index?: string;
  /** What reading one file may cost; the defaults of the command line where absent. */
  readonly limits?: ReadingLimits;
  /** Told of what was repaired or rebuilt on the way; silent where absent. */
  readonly warn?: (message: string) => void;
}

/**
 * The library of a folder. Opening touches neither disk nor model: each is opened when it is first needed, and says then
 * what is wrong, as an `AppError` with a `code`. `sync()` brings the index into line with the folder, `close()` ends the
 * processes behind it.
 */
export function openLibrary({ documents, index, limits, warn }: LibraryOptions = {}): Library {
  const here = import.meta.dirname;
  return open({
    documentsDirectory: resolve(documents ?? "documents"),
    indexDirectory: resolve(index ?? "index"),
    modelsDirectory: join(here, "..", "..", "models"),
    readerEntry: join(here, "ingest", "worker", "reader-child.js"),
    encoderEntry: join(here, "embedding", "encoder-child.js"),
    limits: limits ?? DEFAULT_READING_LIMITS,
    warn: warn ?? (() => undefined),
  });
}
