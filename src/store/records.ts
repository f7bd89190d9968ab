import type { FoundMetadata } from "../core/edited-metadata.ts";
import type { DocumentFormat, DocumentMetadata, RecognisedPage } from "../core/document.ts";
import type { DocumentId, PassageRow } from "../core/ids.ts";
import type { Passage } from "../core/passage.ts";

/** What is known of a file, whether or not it could be read. */
export interface DocumentRecord {
  readonly id: DocumentId;
  /** The file, and the part after a `#` where the file holds several documents. */
  readonly source: string;
  readonly file: string;
  readonly part: string | null;
  readonly state: "indexed" | "failed" | "skipped";
  readonly reason: string | null;
  /** What of the file is not in the text, or not as the file has it; null where all is. */
  readonly note: string | null;
  /** How sure the recogniser is of the text, 0 to 100; null for text that the file itself holds. */
  readonly recognised: number | null;
  /** The pages whose text was recognised, in a document whose other pages hold their own; absent where there are none. */
  readonly recognisedPages?: readonly RecognisedPage[];
  /** Of the reader that made the text; 0 where that was not recorded. */
  readonly readerVersion: number;
  readonly title: string;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  readonly format: DocumentFormat | null;
  readonly evidence: DocumentMetadata["evidence"] | null;
  /** What the file says of what a person has set; absent or null where nothing is set. */
  readonly found?: FoundMetadata | null;
  readonly characters: number;
  readonly passages: number;
  readonly pages: number;
  /** sha256 of the file's bytes; null where they were not read. */
  readonly contentHash: string | null;
  /** sha256 of what was read from them; null where nothing was. */
  readonly documentHash: string | null;
  /** MinHash of the text's phrases; null for a text too short to be compared. */
  readonly signature: Uint32Array | null;
  /** The source of the document that says nearly the same and was there before. */
  readonly duplicateOf: string | null;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly indexedAt: string;
}

/** What documents are filtered by. */
export type DocumentFacts = Pick<
  DocumentRecord,
  "id" | "source" | "authors" | "date" | "language" | "tags" | "format" | "characters"
>;

/** A passage with the key of its vector, ready to be stored. */
export interface NewPassage {
  readonly passage: Passage;
  readonly vectorKey: string;
  /** Hashes of its words and of those of its document's title and authors, as the ranking compares them. */
  readonly words: Uint32Array;
  /** The same words for the lexical index, each field's with a space between two. */
  readonly lexical: Readonly<Record<"title" | "author" | "heading" | "text" | "others", string>>;
}

export interface NewVector {
  readonly key: string;
  readonly vector: Float32Array;
  readonly sentences: readonly Float32Array[];
}

/**
 * How far a dense index has followed the library. Rows are never used twice and grow, so the passages that it misses are
 * those with a greater row; those that it holds too many are the ones removed by a later change.
 */
export interface Coverage {
  readonly row: number;
  readonly revision: number;
}

/** What a dense index must do to follow the library from one coverage to another. */
export interface Changes {
  readonly covers: Coverage;
  readonly added: readonly { readonly row: PassageRow; readonly vector: Float32Array }[];
  /** May name passages that were never added. */
  readonly removed: readonly PassageRow[];
  /** False when there may be more added passages: ask again from `covers`. */
  readonly complete: boolean;
}
