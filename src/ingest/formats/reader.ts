import type { Block, DocumentFormat, Provenance, PageSpan, QuotedPart, Span } from "../../core/document.ts";
import type { ReadLimits } from "../../config/limits.ts";

/** Reads one format. A new format is a new reader, listed in `readers/index.ts`, and its extensions in `format.ts`. */
export interface Reader {
  readonly format: DocumentFormat;
  /** The largest file that is read, in bytes. */
  maxBytes(limits: ReadLimits): number;
  /** Throws `unsupported_media_type` with a reason and a remedy where the bytes are not what the name says. */
  read(bytes: Uint8Array, limits: ReadLimits, onProgress: Progress): Draft | Promise<Draft>;
}

/** Is told of each page that takes long, when it is done: the time that a file may take counts anew. */
export type Progress = (page: number) => void;

/** Reads a format whose files hold several documents: rows of a table, a letter with its attachments. */
export interface ContainerReader {
  readonly format: DocumentFormat;
  maxBytes(limits: ReadLimits): number;
  /** Throws like `Reader.read` where the file as a whole cannot be read. */
  readParts(bytes: Uint8Array, limits: ReadLimits, path: string): Promise<readonly Part[]>;
}

/**
 * A part of a container: a document of its own; a file inside the file, to be read by what its name promises; or a part
 * that could not be read.
 */
export type Part =
  | { readonly part: string | null; readonly draft: Draft }
  | { readonly part: string; readonly name: string; readonly bytes: Uint8Array }
  | { readonly part: string; readonly reason: string };

/** A document before its visible title, byline and dateline are recognised (`metadata/opening.ts`). */
export interface Draft {
  readonly text: string;
  /** In text order, disjoint, together covering all but white space. */
  readonly blocks: readonly Block[];
  readonly pages: readonly PageSpan[];
  /** As of a `Document`. */
  readonly noteMarks?: readonly Span[];
  /** As of a `Document`. */
  readonly quoted?: readonly QuotedPart[];
  readonly declared: DeclaredMetadata;
  /** Whether its first lines are text like all others, and never a headline or byline. */
  readonly hasNoOpening?: boolean;
  /** What of the file is not in the text, in one sentence; undefined where all of it is. */
  readonly note?: string | undefined;
  /** How sure the recogniser is of the text, 0 to 100, where it was recognised from pictures. */
  readonly recognised?: number | undefined;
}

/** What the file says about itself outside its text: front matter, meta tags, PDF info. */
export interface DeclaredMetadata {
  readonly title?: Finding<string>;
  readonly authors?: Finding<readonly string[]>;
  /** `YYYY-MM-DD`. */
  readonly date?: Finding<string>;
  readonly url?: Finding<string>;
  /** As the file writes it: `en`, `en-GB`, `eng`. */
  readonly language?: Finding<string>;
  readonly tags?: Finding<readonly string[]>;
  /** The names by which the site may call itself an author. */
  readonly siteNames?: readonly string[];
}

export interface Finding<Value> {
  readonly value: Value;
  readonly evidence: Provenance;
  /** A weak finding yields to what the text itself shows. */
  readonly weak?: boolean;
}
