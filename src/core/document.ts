/**
 * A half-open range `[start, end)` of UTF-16 code units, so that `text.slice(start, end)` is the text it names.
 * Unless a comment says otherwise, the text is `Document.text`.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a stretch of a document's text is. `title`, `byline` and `dateline` are metadata that the text shows; `caption` is
 * what stands below a picture, and who made it; `boilerplate` is what a web page says to its reader about itself ("Skip to
 * main content"). None of them becomes a passage.
 */
export type BlockKind =
  | "title"
  | "byline"
  | "dateline"
  | "heading"
  | "paragraph"
  | "list"
  | "table"
  | "code"
  | "quote"
  | "caption"
  | "boilerplate";

/** A stretch of a document's text. Blocks are in text order, do not overlap and leave only white space between them. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** 1 to 6, for a heading; absent otherwise. */
  readonly level?: number;
}

/** The stretch of the text that stands on one page of a paged source. Pages count from 1. */
export interface PageSpan extends Span {
  readonly page: number;
  /** How sure the recogniser is of the page's text, 0 to 100, where it was recognised from a picture. */
  readonly recognised?: number;
}

/** A page that was read off a picture, and how sure the recogniser is of it, 0 to 100. */
export interface RecognisedPage {
  readonly page: number;
  readonly sure: number;
  /** Where its text stands in that of the document; absent where an earlier version has stored it. */
  readonly start?: number;
  readonly end?: number;
}

/**
 * A stretch of a document that its authors have not written: what a letter quotes of an earlier one, the line that introduces
 * it, a signature.
 */
export interface QuotedPart extends Span {
  /** Who wrote it, where the document names somebody. */
  readonly author: string | null;
  /** When, as `DocumentMetadata.date`, where the document says so. */
  readonly date: string | null;
}

/** Where a piece of metadata was found, so that a wrong guess can be understood. */
export const PROVENANCES = [
  "edited",
  "sidecar",
  "front-matter",
  "json-ld",
  "open-graph",
  "html-meta",
  "html-title",
  "pdf-info",
  "document-properties",
  "package-metadata",
  "mail-header",
  "column",
  "headline",
  "byline",
  "dateline",
  "file-name",
  "detected",
] as const;
export type Provenance = (typeof PROVENANCES)[number];

export interface DocumentMetadata {
  /** Never empty: the file's name stands in where the document shows no title. */
  readonly title: string;
  readonly authors: readonly string[];
  /** Publication date, `YYYY-MM-DD`; `YYYY-MM` or `YYYY` where no more is told. */
  readonly date: string | null;
  readonly url: string | null;
  /** ISO 639-1 (`en`), or ISO 639-3 where that has no code of two letters; null where it cannot be told. */
  readonly language: string | null;
  /** Subjects that the source names, in its own words and order, without duplicates. */
  readonly tags: readonly string[];
  readonly evidence: {
    readonly title: Provenance;
    readonly authors?: Provenance;
    readonly date?: Provenance;
    readonly url?: Provenance;
    readonly language?: Provenance;
    readonly tags?: Provenance;
  };
}

/** The kinds of file that are read, each by a reader of its own. */
export const DOCUMENT_FORMATS = [
  "text",
  "markdown",
  "html",
  "pdf",
  "docx",
  "doc",
  "odt",
  "rtf",
  "epub",
  "pptx",
  "ppt",
  "odp",
  "xlsx",
  "xls",
  "ods",
  "csv",
  "jsonl",
  "json",
  "notebook",
  "org",
  "rst",
  "asciidoc",
  "latex",
  "xml",
  "subtitles",
  "calendar",
  "contacts",
  "mail",
  "msg",
  "mbox",
  "mhtml",
  "image",
  "zip",
  "tar",
  "gzip",
] as const;

export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** What has become of a file. A `duplicate` is searched like any other document; another one says nearly the same. */
export const DOCUMENT_STATES = ["indexed", "duplicate", "failed", "skipped"] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** What a reader makes of a file, or of one part of a file that holds several documents. */
export interface Document {
  readonly format: DocumentFormat;
  /** The clean text that every offset refers to. Well-formed UTF-16, line ends as `\n`, not blank. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Empty for a format without pages; otherwise in order, one entry for every page with text. */
  readonly pages: readonly PageSpan[];
  /** Where marks stand that lead to notes ("[1]", "²"), in order, of a format that tells; they are no part of a sentence. */
  readonly noteMarks?: readonly Span[];
  /** In order, apart from each other; absent where the authors have written all of it. */
  readonly quoted?: readonly QuotedPart[];
  readonly metadata: DocumentMetadata;
  /** What of the file is not in the text, or not as the file has it, in one sentence; absent where all is. */
  readonly note?: string;
  /** How sure the recogniser is of the text, 0 to 100, where all of it was recognised from pictures. */
  readonly recognised?: number;
}

/** The authors as one line of a citation, or null where none is known. */
export function authorLine(authors: readonly string[]): string | null {
  return authors.length === 0 ? null : authors.join(", ");
}

/** Characters of an author's name, and of a tag; what is longer is none. */
export const LONGEST_AUTHOR = 200;
export const LONGEST_TAG = 100;
