import type { Document } from "./document.ts";

/** One of the documents that a file holds. */
export interface ReadDocument {
  /** Names the document inside its file ("row 3", "minutes.pdf"); null where the file is the document. */
  readonly part: string | null;
  readonly document: Document;
}

/** A part of a file that could not be read, with one sentence saying why not and what to do. */
export interface PartProblem {
  readonly part: string;
  readonly reason: string;
  /** Set where the part is whole and there is nothing in it. */
  readonly isEmpty?: true;
}

/** What a file holds. At least one document or one problem; the names of parts are all different. */
export interface FileContents {
  readonly documents: readonly ReadDocument[];
  readonly problems: readonly PartProblem[];
}

/** What a file gave: its contents, or one sentence saying why not and what to do. */
export type ReadResult =
  | (FileContents & {
      readonly ok: true;
      /** sha256 of the file's bytes, hexadecimal. */
      readonly contentHash: string;
    })
  | {
      readonly ok: false;
      readonly reason: string;
      /** null where the file's bytes were not read whole. */
      readonly contentHash: string | null;
      /** Set where the file is whole and there is nothing in it: it has no text any more, whatever it had before. */
      readonly isEmpty?: true;
    };

/**
 * How the reason begins for a file at which the system ended the reader's process, as it does where memory is short: the next sync tries
 * the file again, though it has not changed.
 */
export const READER_ENDED = "The reader process ended while it read this file (signal ";
