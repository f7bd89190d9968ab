import type { Document } from "../core/document.ts";
import type { ReadLimits } from "./limits.ts";

/** What a file gave: a document, or one sentence saying why not and what to do. */
export type ReadResult =
  | {
      readonly ok: true;
      readonly document: Document;
      /** sha256 of the file's bytes, hexadecimal. */
      readonly contentHash: string;
    }
  | {
      readonly ok: false;
      readonly reason: string;
      /** null where the file's bytes were not read whole. */
      readonly contentHash: string | null;
    };

/** Parent to child. */
export interface ReadRequest {
  readonly path: string;
  readonly limits: ReadLimits;
}

/** Child to parent: one result for every request, in order. */
export type ReadResponse = ReadResult;
