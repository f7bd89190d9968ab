import type {
  CitationCheck,
  DocumentList,
  DocumentStructure,
  DocumentSummary,
} from "../api/document-responses.ts";
import type { AlertHitsRequest, AlertRequest } from "../api/alerts/alert-requests.ts";
import type {
  Alert,
  AlertDelivery,
  AlertHits,
  AlertList,
  CreatedAlert,
} from "../api/alerts/alert-responses.ts";
import type { DraftCheck, DraftProgress } from "../api/drafts/draft-responses.ts";
import type { CitationFormat } from "../api/citation-formats.ts";
import type { MetadataPatch } from "../api/document-requests.ts";
import type { SyncProgress, SyncReport } from "../api/job-responses.ts";
import type { DoctorReport, LibraryStatus, RemovalReport, RepairReport } from "../api/library-responses.ts";
import type { SuggestionsRequest } from "../api/suggestions/suggestion-requests.ts";
import type { SuggestionList } from "../api/suggestions/suggestion-responses.ts";
import type { PeopleRequest, StatementsRequest } from "../api/quotes/person-requests.ts";
import type { PeopleList, StatementList } from "../api/quotes/person-responses.ts";
import type { QuoteRequest } from "../api/quotes/quote-requests.ts";
import type { QuoteCheck } from "../api/quotes/quote-responses.ts";
import type { SearchFilters } from "../api/filters/filters.ts";
import type { AskRequest, SearchRequest } from "../api/questions/question-requests.ts";
import type { AskResult, SearchResult } from "../api/questions/question-responses.ts";
import type { OriginalFile } from "./documents/original-file.ts";
import type { DocumentListRequest } from "./documents/document-list.ts";
import type { StageObserver } from "./query/stage.ts";
import type { Readiness } from "./readiness.ts";

/**
 * What an edge that serves others (HTTP, assistants) may ask of a library. It may be answered in another process: every
 * answer is a promise, and what the documentation says is thrown is what that promise is rejected with.
 */
export interface ServedLibrary {
  /** Passages by falling score. Throws `library_not_built` before the first sync has found a document. */
  search(request: SearchRequest, options?: CallOptions): Promise<SearchResult>;
  /** One to three sentences of the documents, cited, or the reason why they do not answer. */
  ask(request: AskRequest, options?: CallOptions): Promise<AskResult>;
  /** Whether a quotation stands in the documents, word by word, and where. Throws `library_not_built`. */
  checkQuote(request: QuoteRequest, options?: CallOptions): Promise<QuoteCheck>;
  /**
   * What becomes of all quotations of a draft, a file that does not become part of the library. Throws `library_not_built`, and
   * `unsupported_media_type` with the reason where the file cannot be read.
   */
  checkDraft(request: DraftRequest, options?: DraftOptions): Promise<DraftCheck>;
  /** The library's own values for a filter, or titles and headings to ask about; none where there is no library. */
  suggest(request: SuggestionsRequest): Promise<SuggestionList>;
  /** Who speaks in the documents. Throws `library_not_built`. */
  people(request?: PeopleRequest): Promise<PeopleList>;
  /** What a person says, in order of time. Throws `library_not_built`. */
  statements(request: StatementsRequest): Promise<StatementList>;
  /**
   * Takes a document, or all documents of a file or below a folder, out of the library, at once and also while another
   * process indexes. The files stay, and a sync does not take them in again unless its `paths` name them; the file of an
   * upload is deleted. `target` is a document's id, or a path. Throws `not_found`.
   */
  remove(target: string): Promise<RemovalReport>;
  /**
   * Sets or takes back what a person says of a document's metadata. It counts at once; the next sync reads the file again for the
   * rest. `ifMatch`: the document's ETag, where it has to be the same still. Throws `not_found`, `precondition_failed`, and
   * `invalid_argument` for what is not understood.
   */
  editDocument(id: string, patch: MetadataPatch, ifMatch?: string): Promise<DocumentSummary>;
  /** Makes the next sync read a document's file again, though it looks the same. Throws `not_found`. */
  readAgain(id: string): Promise<DocumentSummary>;
  /** All documents, failed and skipped files included, ordered by source. */
  documents(): Promise<readonly DocumentSummary[]>;
  /** Those that a request speaks of, a page at a time. Throws `invalid_argument` for a cursor that is none. */
  listDocuments(request: DocumentListRequest): Promise<DocumentList>;
  /** Throws `not_found`. */
  document(id: string): Promise<DocumentSummary>;
  /** The text that all offsets refer to. Throws `not_found`, also for a file that could not be read. */
  documentText(id: string): Promise<string>;
  /**
   * Whether a passage still stands where it was cited, by its id. Throws `invalid_argument` for what is no id of a passage,
   * `not_found` where the document has been removed.
   */
  checkCitation(id: string, options?: CallOptions): Promise<CitationCheck>;
  /**
   * The words of a passage as they stand now, cited in a format. Throws as `checkCitation` does, and `gone` where the
   * document no longer has the words.
   */
  cite(id: string, format: CitationFormat, options?: CallOptions): Promise<string>;
  /** The headings and pages of a document's text. Throws `not_found`. */
  documentStructure(id: string): Promise<DocumentStructure>;
  /** The file that a document was read from. Throws `not_found`, and `gone` where the file is. */
  originalFile(id: string): Promise<OriginalFile>;
  /**
   * Keeps a question, and holds it against every document that comes in from now on. Throws `library_not_built`,
   * `library_busy`, `too_many_alerts`, `webhook_not_allowed`.
   */
  keepAlert(request: AlertRequest, keeper: AlertKeeper): Promise<CreatedAlert>;
  /** Those of the keeper, the oldest first. */
  alerts(keeper: AlertKeeper): Promise<AlertList>;
  /** Throws `not_found`, also for an alert of another keeper; so do the others that name one. */
  alert(id: string, keeper: AlertKeeper): Promise<Alert>;
  removeAlert(id: string, keeper: AlertKeeper): Promise<void>;
  /** What new documents have brought for an alert, the newest first, a page at a time. */
  alertHits(id: string, request: AlertHitsRequest, keeper: AlertKeeper): Promise<AlertHits>;
  /** The same for whoever holds the token of the alert's feed. */
  alertFeed(id: string, token: string, request: AlertHitsRequest): Promise<AlertHits>;
  /** What is to be sent to webhooks now: hits that did not arrive yet, of each alert the oldest few. */
  alertDeliveries(): Promise<readonly AlertDelivery[]>;
  /** Takes note of whether a delivery arrived; one that did not is due again later, unless too many in a row did not. */
  noteAlertDelivery(id: string, outcome: AlertDeliveryOutcome): Promise<void>;
  status(): Promise<LibraryStatus>;
  /** Names what the library holds at this moment: another text whenever an answer could be another one. Cheap. */
  edition(): Promise<string>;
  /**
   * Compares a few milliseconds' worth of what is stored with its checksums, from where the last call stopped, so that a process that
   * has nothing else to do finds what a disk has changed before anybody asks for it. A round begins `everyMs` after the last one.
   */
  scrub(everyMs: number): Promise<ScrubProgress>;
  /**
   * Takes in what other processes have changed; the first call loads the model and the vectors. A search does so by itself:
   * a serving process calls this at short intervals so that no question has to wait for it.
   */
  follow(): Promise<void>;
  /** Whether a question can be answered fully at this moment, or why not. Loads nothing. */
  readiness(): Promise<Readiness>;
  /** Has the observer, in place of any former one, told of every question from now on. */
  observeStages(observer: StageObserver): void;
  /** The library as it is for a reader of some tags, who changes nothing; the library itself where all is visible. */
  visibleTo(tags: VisibleTags): ServedLibrary;
  close(): Promise<void>;
}

/** A set of documents with its index. All that an edge (CLI, HTTP) may call. */
export interface Library extends ServedLibrary {
  /** Brings the index into line with the files. One writer at a time: another one gets `library_busy`. */
  sync(options?: SyncOptions): Promise<SyncReport>;
  /** Checks every invariant of the library on disk, and changes nothing. Throws `library_not_built` where there is none. */
  doctor(): Promise<DoctorReport>;
  /**
   * Puts right what can be without loss, and makes the next sync put right the rest; keys and uploads stay. Gives what was done,
   * and what the checks say then. Throws `library_not_built` where there is no library, `library_busy` while another indexes.
   */
  repair(): Promise<RepairReport>;
}

/** The documents that exist for whoever asks: those with one of the tags, or all where it is null. */
export type VisibleTags = readonly string[] | null;

/** Who keeps alerts. */
export interface AlertKeeper {
  /** The access key that is asked with; null where none is needed. */
  readonly keyId: string | null;
  /** Whether the alerts of all keepers may be seen and removed. */
  readonly seesAll: boolean;
}

export interface ScrubProgress {
  /** Whether the round is not over yet. */
  readonly isGoingOn: boolean;
  /** How many documents this step found to be damaged that were not known to be. */
  readonly damaged: number;
}

export interface AlertDeliveryOutcome {
  /** Of the delivery. */
  readonly through: number;
  readonly arrived: boolean;
}

export interface CallOptions {
  /** Aborts when nobody waits for the answer any more: what is not done by then is left, with the error `cancelled`. */
  readonly signal?: AbortSignal;
}

/** A draft: a file of any kind that is read. It does not become part of the library. */
export interface DraftRequest {
  /** Absolute. */
  readonly path: string;
  /** What the draft is called; the name of its file where absent. */
  readonly name?: string;
  readonly filters?: SearchFilters;
  /** Those after so many are not checked, and the result says so; 2,000 where absent, and at most. */
  readonly maxQuotations?: number;
}

export interface DraftOptions extends CallOptions {
  readonly onProgress?: (progress: DraftProgress) => void;
}

export interface SyncOptions {
  /** Files, folders or sources of uploads to index; the whole library, deletions included, where absent. */
  readonly paths?: readonly string[];
  /** Takes out what is gone, however much it is; otherwise a run that would empty the library throws `removals_not_allowed`. */
  readonly allowRemovals?: boolean;
  readonly onProgress?: (progress: SyncProgress) => void;
  /** Aborting stops between two documents; what is done stays, and the next run goes on. */
  readonly signal?: AbortSignal;
}
