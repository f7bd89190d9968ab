import type { Answer } from "../core/answer.ts";
import type { DocumentFormat, DocumentMetadata } from "../core/document.ts";
import type { Hit } from "../core/hit.ts";
import type { DocumentId } from "../core/ids.ts";
import type { Obstacle } from "./readiness.ts";
import type { StageObserver } from "./query/stage.ts";

/** A set of documents with its index. All that an edge (CLI, HTTP) may call. */
export interface Library {
  /** Passages by falling score. Throws `library_not_built` before the first sync has found a document. */
  search(request: SearchRequest, visible?: VisibleTags): Promise<SearchResult>;
  /** One to three sentences of the documents, cited, or the reason why they do not answer. */
  ask(request: AskRequest, visible?: VisibleTags): Promise<AskResult>;
  /** Brings the index into line with the files. One writer at a time: another one gets `library_busy`. */
  sync(options?: SyncOptions): Promise<SyncReport>;
  /**
   * Takes a document, or all documents of a file or below a folder, out of the library, at once and also while another
   * process indexes. The files stay, and a sync does not take them in again unless its `paths` name them; the file of an
   * upload is deleted. `target` is a document's id, or a path. Throws `not_found`.
   */
  remove(target: string): RemovalReport;
  /** All documents, failed and skipped files included, ordered by source. */
  documents(): readonly DocumentSummary[];
  /** Throws `not_found`. */
  document(id: string): DocumentSummary;
  /** The text that all offsets refer to. Throws `not_found`, also for a file that could not be read. */
  documentText(id: string): string;
  status(): LibraryStatus;
  /** Names what the library holds at this moment: another text whenever an answer could be another one. Cheap. */
  edition(): string;
  /** Checks every invariant of the library on disk, and changes nothing. Throws `library_not_built` where there is none. */
  doctor(): Promise<DoctorReport>;
  /**
   * Takes in what other processes have changed; the first call loads the model and the vectors. A search does so by itself:
   * a serving process calls this at short intervals so that no question has to wait for it.
   */
  follow(): Promise<void>;
  /** Why a question cannot be answered fully at this moment; null where it can. Loads nothing. */
  obstacle(): Obstacle | null;
  /** Has the observer, in place of any former one, told of every question from now on. */
  observeStages(observer: StageObserver): void;
  close(): Promise<void>;
}

/** The documents that exist for whoever asks: those with one of the tags, or all where it is null. */
export type VisibleTags = readonly string[] | null;

export interface SearchRequest {
  /**
   * Not blank; at most `MAX_QUERY_LENGTH` characters. May hold phrases in quotation marks and operators
   * (`author:Ivanov after:2018 before:2020-06 source:reports/ lang:en tag:economy`).
   */
  readonly query: string;
  /** How many hits to return, 1 to 100; 10 where absent. */
  readonly k?: number;
  /** How many of the best hits to pass over, 0 to 100; 0 where absent. */
  readonly offset?: number;
  /** Whether words, meaning or both decide; `hybrid` where absent. */
  readonly mode?: SearchMode;
  /** One hit a document, its best passage. */
  readonly groupBy?: "document";
  readonly filters?: SearchFilters;
  /** Whether every hit tells why it has its score. */
  readonly explain?: boolean;
}

export type SearchMode = "hybrid" | "lexical" | "dense";

/** Documents that are searched: those that meet every filter. A list is met by any of its entries, an empty one by all. */
export interface SearchFilters {
  /** A name is met by an author who has all its words, whatever their case and accents. */
  readonly authors?: readonly string[];
  /** Publication dates, `YYYY-MM-DD`, both included. A document without a date meets neither. */
  readonly from?: string;
  readonly to?: string;
  /** Sources, or folders of sources. */
  readonly sources?: readonly string[];
  /** ISO 639-1, as documents have it. */
  readonly languages?: readonly string[];
  /** Whatever their case. */
  readonly tags?: readonly string[];
  /** Ids of documents. */
  readonly documents?: readonly string[];
}

export interface SearchResult {
  readonly query: string;
  readonly interpretation: Interpretation;
  readonly hits: readonly Hit[];
  /** What to know of the hits, or why there are none, as sentences; null where there is nothing to say. */
  readonly note: string | null;
  readonly tookMs: number;
}

/** How a question was read. */
export interface Interpretation {
  /** What was written in quotation marks, where the question is little else: every hit holds it. */
  readonly phrases: readonly string[];
  /** What was written so, too, but stands nowhere, or not together with the rest: only its words were looked for. */
  readonly absentPhrases: readonly string[];
  /** The filters of the request and those written in the question, together; null where there are none. */
  readonly filters: SearchFilters | null;
  /** Whose words are asked for; null where the question is not of that kind. */
  readonly speaker: string | null;
  /** Words that occur nowhere, and what was looked for in their place. */
  readonly corrections: readonly { readonly written: string; readonly lookedFor: string }[];
  /** Operators and times that limit nothing because they were not understood: their words were looked for. */
  readonly notUnderstood: readonly string[];
  /** Greetings, requests and thanks, which were not looked for. */
  readonly courtesies: readonly string[];
}

export interface AskRequest {
  /** Like a search's query. */
  readonly question: string;
  /** How many hits to consider and return, 1 to 100; 5 where absent. */
  readonly k?: number;
  readonly filters?: SearchFilters;
  readonly explain?: boolean;
}

export type AskResult = Answered | NotAnswered;

export interface Answered {
  readonly question: string;
  readonly interpretation: Interpretation;
  readonly answered: true;
  readonly answer: Answer;
  /** 0 to 1: how likely it is that the documents answer the question. */
  readonly confidence: number;
  readonly citations: readonly Hit[];
  /** As in a search's result. */
  readonly note: string | null;
  readonly tookMs: number;
}

export interface NotAnswered {
  readonly question: string;
  readonly interpretation: Interpretation;
  readonly answered: false;
  readonly answer: null;
  /** A sentence for the person who asked. */
  readonly reason: string;
  readonly nearest: readonly Hit[];
  readonly confidence: number;
  /** As in a search's result; null where `reason` says it. */
  readonly note: string | null;
  readonly tookMs: number;
}

export interface SyncOptions {
  /** Files, folders or sources of uploads to index; the whole library, deletions included, where absent. */
  readonly paths?: readonly string[];
  readonly onProgress?: (progress: SyncProgress) => void;
  /** Aborting stops between two documents; what is done stays, and the next run goes on. */
  readonly signal?: AbortSignal;
}

export interface SyncProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly passagesEmbedded: number;
  /** The file that was finished last; null before the first. */
  readonly source: string | null;
}

export interface SyncReport {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Of the unchanged ones: those whose file has a new name or folder. */
  readonly moved: number;
  /** Files that should have been readable and were not: damaged, empty, too large, a link out of the folder. */
  readonly failed: readonly FileProblem[];
  /** Files of a kind that is not read. */
  readonly skipped: readonly FileProblem[];
  /** In the whole library, after the sync. */
  readonly documents: number;
  readonly passages: number;
  /** Passages that went through the model; the rest had stored vectors. */
  readonly embedded: number;
  readonly tookMs: number;
}

export interface RemovalReport {
  /** The sources of what was removed, in order. */
  readonly removed: readonly string[];
}

export interface FileProblem {
  readonly source: string;
  readonly reason: string;
}

/** A `duplicate` is indexed and found like any other document; another one, which was there before, says nearly the same. */
export type DocumentState = "indexed" | "failed" | "skipped" | "duplicate";

export interface DocumentSummary {
  readonly id: DocumentId;
  /** The file below the documents folder, and `#` with the part where the file holds several documents. */
  readonly source: string;
  readonly file: string;
  readonly part: string | null;
  readonly state: DocumentState;
  /** The source of the document that says nearly the same; null for all but duplicates. */
  readonly duplicateOf: string | null;
  /** Why the file is not in the library, or why its newest version is not; null where all is well. */
  readonly reason: string | null;
  /** What of the file is not in the document's text, or not as the file has it; null where all is. */
  readonly note: string | null;
  readonly title: string;
  readonly author: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  readonly format: DocumentFormat | null;
  readonly evidence: DocumentMetadata["evidence"] | null;
  readonly characters: number;
  readonly passages: number;
  readonly pages: number;
  /** Of the file. */
  readonly bytes: number;
  readonly indexedAt: string;
}

export interface LibraryStatus {
  readonly built: boolean;
  readonly documents: number;
  readonly passages: number;
  readonly failed: readonly FileProblem[];
  readonly skipped: readonly FileProblem[];
  /** Grows by one with every change of the library. */
  readonly change: number;
  readonly model: string;
  readonly fingerprint: string;
  readonly documentsDirectory: string;
  readonly indexDirectory: string;
  readonly indexBytes: number;
}

export interface DoctorReport {
  /** Whether there is no fault. */
  readonly ok: boolean;
  readonly checks: readonly DoctorCheck[];
  readonly tookMs: number;
}

/** A `note` is worth knowing, or could not be checked now; a `fault` makes answers wrong, fewer or slow to come. */
export interface DoctorCheck {
  readonly name: DoctorCheckName;
  readonly state: "ok" | "note" | "fault";
  readonly detail: string;
  /** What to do about it; null where there is nothing to do. */
  readonly remedy: string | null;
}

export type DoctorCheckName =
  | "database"
  | "references"
  | "lexical-index"
  | "records"
  | "texts"
  | "passages"
  | "sentences"
  | "model"
  | "vectors"
  | "sentence-vectors"
  | "unused-vectors"
  | "snapshot"
  | "dense-index"
  | "documents-folder"
  | "files"
  | "writer";
