import type { DocumentSummary } from "../api/document-responses.ts";
import type { SyncProgress, SyncReport } from "../api/job-responses.ts";
import type { DoctorReport, LibraryStatus, RemovalReport } from "../api/library-responses.ts";
import type { AskRequest, SearchRequest } from "../api/question-requests.ts";
import type { AskResult, SearchResult } from "../api/question-responses.ts";
import type { StageObserver } from "./query/stage.ts";
import type { Readiness } from "./readiness.ts";

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
  /** Whether a question can be answered fully at this moment, or why not. Loads nothing. */
  readiness(): Readiness;
  /** Has the observer, in place of any former one, told of every question from now on. */
  observeStages(observer: StageObserver): void;
  close(): Promise<void>;
}

/** The documents that exist for whoever asks: those with one of the tags, or all where it is null. */
export type VisibleTags = readonly string[] | null;

export interface SyncOptions {
  /** Files, folders or sources of uploads to index; the whole library, deletions included, where absent. */
  readonly paths?: readonly string[];
  /** Takes out what is gone, however much it is; otherwise a run that would empty the library throws `removals_not_allowed`. */
  readonly allowRemovals?: boolean;
  readonly onProgress?: (progress: SyncProgress) => void;
  /** Aborting stops between two documents; what is done stays, and the next run goes on. */
  readonly signal?: AbortSignal;
}
