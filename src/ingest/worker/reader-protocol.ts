import type { ReadResult } from "../../core/read-result.ts";
import type { ReadLimits } from "../../config/limits.ts";

/** Parent to child. */
export interface ReadRequest {
  readonly path: string;
  readonly limits: ReadLimits;
}

/** Child to parent: one result for every request, in order. */
export type ReadResponse = ReadResult;

/** Child to parent, before the result: a page that takes long is done, and the time that reading may take counts anew. */
export interface ReadProgress {
  readonly page: number;
}

/** What a reader's process says once it has loaded all that it reads with, before its first answer. */
export const READY = "ready";
