import { basename } from "node:path";
import { ALERT, ALERT_HITS, ALERT_LIST, CREATED_ALERT } from "../../src/api/examples/alert-examples.ts";
import type {
  Alert,
  AlertDelivery,
  AlertHits,
  AlertList,
  CreatedAlert,
} from "../../src/api/alerts/alert-responses.ts";
import { DRAFT_CHECK } from "../../src/api/examples/draft-examples.ts";
import type { DraftCheck } from "../../src/api/drafts/draft-responses.ts";
import type { MetadataPatch } from "../../src/api/document-requests.ts";
import { editsAfter } from "../../src/library/documents/metadata-edits.ts";
import { AppError } from "../../src/core/errors.ts";
import { documentId, passageId } from "../../src/core/ids.ts";
import type {
  DraftOptions,
  DraftRequest,
  Library,
  ScrubProgress,
  ServedLibrary,
  SyncOptions,
  VisibleTags,
} from "../../src/library/library.ts";
import type { Readiness } from "../../src/library/readiness.ts";
import type { StageObserver } from "../../src/library/query/stage.ts";
import { PEOPLE_LIST, STATEMENT_LIST } from "../../src/api/examples/person-examples.ts";
import type { StatementsRequest } from "../../src/api/quotes/person-requests.ts";
import type { PeopleList, StatementList } from "../../src/api/quotes/person-responses.ts";
import { QUOTE_CHECK } from "../../src/api/examples/quote-examples.ts";
import type { QuoteRequest } from "../../src/api/quotes/quote-requests.ts";
import type { QuoteCheck } from "../../src/api/quotes/quote-responses.ts";
import type { Hit } from "../../src/api/questions/hit.ts";
import type { AskRequest, SearchRequest } from "../../src/api/questions/question-requests.ts";
import type {
  AskResult,
  Interpretation,
  SearchedLibrary,
  SearchResult,
} from "../../src/api/questions/question-responses.ts";
import type {
  DoctorReport,
  RepairReport,
  LibraryStatus,
  RemovalReport,
} from "../../src/api/library-responses.ts";
import { SUGGESTION_LIST } from "../../src/api/examples/suggestion-examples.ts";
import type { SuggestionList } from "../../src/api/suggestions/suggestion-responses.ts";
import type { CitationFormat } from "../../src/api/citation-formats.ts";
import { formattedCitation } from "../../src/citations/citation-formats.ts";
import type { OriginalFile } from "../../src/library/documents/original-file.ts";
import { checkCitation } from "../../src/library/documents/citation-check.ts";
import { OrderedDocuments, type DocumentListRequest } from "../../src/library/documents/document-list.ts";
import { FoldedFacts } from "../../src/library/query/document-filter.ts";
import type {
  CitationCheck,
  DocumentList,
  DocumentStructure,
  DocumentSummary,
} from "../../src/api/document-responses.ts";
import type { SyncReport } from "../../src/api/job-responses.ts";

export const TEXT = "Harbour notes\n\nThe ferry to Mull leaves at nine. Dogs travel free of charge.\n";

const sentence = { start: 15, end: 48 };

export const HIT: Hit = {
  rank: 1,
  score: 0.875,
  passage: {
    id: passageId("00000000000000aa-15-78-12345678"),
    text: TEXT.slice(15, 78),
    start: 15,
    end: 78,
    page: null,
    heading: "Timetable",
    highlights: [sentence],
  },
  document: {
    id: documentId("00000000000000aa"),
    title: "Harbour notes",
    author: "Ann Macleod",
    date: "2021-05-04",
    source: "ferries/mull.txt",
    language: null,
    url: null,
  },
  citation: "Ann Macleod, “Harbour notes”, 2021-05-04, ferries/mull.txt",
  nearDuplicates: [],
};

/** All of it was searched. */
export const LIBRARY: SearchedLibrary = { complete: true, searched: 1, waiting: 0, unreadable: 0 };

/** Of a question that is read as it stands. */
export const INTERPRETATION: Interpretation = {
  phrases: [],
  absentPhrases: [],
  filters: null,
  speaker: null,
  corrections: [],
  notUnderstood: [],
  courtesies: [],
};

export const SUMMARY: DocumentSummary = {
  id: documentId("00000000000000aa"),
  source: "ferries/mull.txt",
  file: "ferries/mull.txt",
  part: null,
  duplicateOf: null,
  note: null,
  language: null,
  tags: [],
  state: "indexed",
  reason: null,
  title: "Harbour notes",
  author: "Ann Macleod",
  authors: ["Ann Macleod"],
  date: "2021-05-04",
  url: null,
  format: "text",
  evidence: { title: "headline" },
  characters: TEXT.length,
  passages: 1,
  pages: 0,
  bytes: TEXT.length,
  indexedAt: "2021-05-05T00:00:00.000Z",
};

export const REPORT: SyncReport = {
  added: 1,
  updated: 0,
  removed: 0,
  unchanged: 0,
  moved: 0,
  failed: [],
  skipped: [],
  documents: 1,
  passages: 1,
  embedded: 1,
  tookMs: 12,
};

export const DOCTOR_REPORT: DoctorReport = {
  ok: true,
  checks: [
    { name: "database", state: "ok", detail: "The SQLite file is whole.", remedy: null },
    { name: "files", state: "note", detail: "ferries/iona.txt is new.", remedy: "Run `pincite index`." },
  ],
  tookMs: 120,
};

/**
 * A library of one document that answers every question with its only sentence, except questions about the moon, which it
 * does not, and those with "perhaps", of which it is not sure.
 * It remembers what it was asked, so that a test can see what an edge made of a request.
 */
export class FakeLibrary implements Library {
  readonly searches: SearchRequest[] = [];
  readonly questions: AskRequest[] = [];
  readonly syncs: SyncOptions[] = [];
  readonly removals: string[] = [];
  readonly drafts: string[] = [];
  draft: DraftCheck = DRAFT_CHECK;
  follows = 0;
  readinessNow: Readiness = "ready";
  onStage: StageObserver = () => undefined;
  built = true;
  coverage: SearchedLibrary = LIBRARY;
  isEmpty = false;
  closed = false;
  /** Thrown by search, ask, sync and follow where set. */
  failure: Error | undefined;
  report: SyncReport = REPORT;
  repairs: string[] = ["Marked ferry.txt as damaged."];
  doctorReport: DoctorReport = DOCTOR_REPORT;

  search(request: SearchRequest): Promise<SearchResult> {
    return this.#answer(() => {
      this.searches.push(request);
      return {
        query: request.query,
        interpretation: INTERPRETATION,
        hits: [HIT],
        note: null,
        library: this.coverage,
        tookMs: 1.5,
      };
    });
  }

  ask(request: AskRequest): Promise<AskResult> {
    return this.#answer(() => {
      this.questions.push(request);
      const { question } = request;
      if (question.includes("moon") || question.includes("perhaps")) {
        const outcome = question.includes("moon") ? "not-found" : "uncertain";
        const reason =
          outcome === "not-found"
            ? "Nothing in the documents speaks to this question."
            : "These are the closest passages.";
        return {
          question,
          interpretation: INTERPRETATION,
          answered: false,
          outcome,
          answer: null,
          reason,
          nearest: [HIT],
          confidence: outcome === "not-found" ? 0.1 : 0.45,
          note: null,
          library: this.coverage,
          tookMs: 2,
        };
      }
      const text = TEXT.slice(sentence.start, sentence.end);
      const answer = { text, sentences: [{ text, citation: 1, ...sentence }] };
      const common = { question, interpretation: INTERPRETATION, library: this.coverage };
      return {
        ...common,
        answered: true,
        outcome: "answered",
        answer,
        confidence: 0.9,
        citations: [HIT],
        note: null,
        tookMs: 2,
      };
    });
  }

  checkQuote({ quote, by }: QuoteRequest): Promise<QuoteCheck> {
    return this.#answer(() => ({ ...QUOTE_CHECK, quote, by: by ?? null }));
  }

  checkDraft({ path, name }: DraftRequest, options: DraftOptions = {}): Promise<DraftCheck> {
    return this.#answer(() => {
      this.drafts.push(path);
      options.onProgress?.({ quotationsDone: 1, quotationsTotal: 1, sentencesDone: 0, sentencesTotal: 1 });
      return { ...this.draft, name: name ?? basename(path) };
    });
  }

  keepAlert(): Promise<CreatedAlert> {
    return this.#answer(() => CREATED_ALERT);
  }

  alerts(): Promise<AlertList> {
    return this.#answer(() => ALERT_LIST);
  }

  alert(): Promise<Alert> {
    return this.#answer(() => ALERT);
  }

  removeAlert(): Promise<void> {
    return this.#answer(() => undefined);
  }

  alertHits(): Promise<AlertHits> {
    return this.#answer(() => ALERT_HITS);
  }

  scrub(): Promise<ScrubProgress> {
    return Promise.resolve({ isGoingOn: false, damaged: 0 });
  }

  alertDeliveries(): Promise<readonly AlertDelivery[]> {
    return this.#answer(() => []);
  }

  noteAlertDelivery(): Promise<void> {
    return this.#answer(() => undefined);
  }

  alertFeed(): Promise<AlertHits> {
    return this.#answer(() => ALERT_HITS);
  }

  suggest(): Promise<SuggestionList> {
    return this.#answer(() => SUGGESTION_LIST);
  }

  people(): Promise<PeopleList> {
    return this.#answer(() => PEOPLE_LIST);
  }

  statements({ name }: StatementsRequest): Promise<StatementList> {
    return this.#answer(() => ({ ...STATEMENT_LIST, name }));
  }

  async remove(target: string): Promise<RemovalReport> {
    await Promise.resolve();
    if (target !== SUMMARY.id && target !== SUMMARY.source)
      throw new AppError("not_found", "No such document.");
    this.removals.push(target);
    return { removed: [SUMMARY.source] };
  }

  async editDocument(id: string, patch: MetadataPatch): Promise<DocumentSummary> {
    if (id !== SUMMARY.id) throw new AppError("not_found", "No such document.");
    return { ...SUMMARY, ...editsAfter({}, patch) };
  }

  async readAgain(id: string): Promise<DocumentSummary> {
    if (id !== SUMMARY.id) throw new AppError("not_found", "No such document.");
    return SUMMARY;
  }

  sync(options: SyncOptions = {}): Promise<SyncReport> {
    return this.#answer(() => {
      this.syncs.push(options);
      options.onProgress?.({ filesDone: 1, filesTotal: 1, passagesEmbedded: 1, source: SUMMARY.source });
      this.built = true;
      return this.report;
    }, true);
  }

  documents(): Promise<readonly DocumentSummary[]> {
    return Promise.resolve(this.isEmpty ? [] : [SUMMARY]);
  }

  async listDocuments(request: DocumentListRequest): Promise<DocumentList> {
    return new OrderedDocuments(await this.documents(), new FoldedFacts()).list(request);
  }

  async checkCitation(id: string): Promise<CitationCheck> {
    const check = await checkCitation(this, id);
    return { ...check, citation: check.passage === null ? null : HIT.citation };
  }

  async cite(id: string, format: CitationFormat): Promise<string> {
    const { passage } = await this.checkCitation(id);
    const place = { document: SUMMARY, page: null, quote: passage?.text ?? "", line: HIT.citation };
    return formattedCitation(format, place);
  }

  async documentStructure(id: string): Promise<DocumentStructure> {
    await this.document(id);
    return { headings: [], pages: [], lists: [], tables: [], records: [] };
  }

  async originalFile(id: string): Promise<OriginalFile> {
    await this.document(id);
    throw new AppError("gone", "The file is gone.");
  }

  /** Its only document has no tag. */
  visibleTo(tags: VisibleTags): ServedLibrary {
    return tags === null ? this : this.emptyView();
  }

  async document(id: string): Promise<DocumentSummary> {
    await Promise.resolve();
    if (this.isEmpty || id !== SUMMARY.id) throw new AppError("not_found", `There is no document ${id}.`);
    return SUMMARY;
  }

  async documentText(id: string): Promise<string> {
    await this.document(id);
    return TEXT;
  }

  status(): Promise<LibraryStatus> {
    return Promise.resolve({
      built: this.built,
      documents: this.built ? 1 : 0,
      passages: this.built ? 1 : 0,
      failed: [{ source: "empty.txt", reason: "The file is empty." }],
      skipped: [],
      revision: this.isEmpty ? 0 : 7,
      model: "all-MiniLM-L6-v2",
      fingerprint: "feedface",
      documentsDirectory: "/somewhere/documents",
      indexDirectory: "/somewhere/index",
      indexBytes: 4096,
      readOnly: false,
      linkedElsewhere: [],
      scrub: { startedAt: null, finishedAt: "2026-11-01T03:00:00.000Z", damaged: 0 },
    });
  }

  edition(): Promise<string> {
    return Promise.resolve(`7 ${String(this.built)}`);
  }

  doctor(): Promise<DoctorReport> {
    return this.#answer(() => this.doctorReport);
  }

  repair(): Promise<RepairReport> {
    return this.#answer(() => ({ ...this.doctorReport, repairs: this.repairs }));
  }

  follow(): Promise<void> {
    return this.#answer(() => {
      this.follows += 1;
    }, true);
  }

  readiness(): Promise<Readiness> {
    return Promise.resolve(this.readinessNow);
  }

  observeStages(observer: StageObserver): void {
    this.onStage = observer;
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  private emptyView(): FakeLibrary {
    return Object.assign(new FakeLibrary(), { built: false, isEmpty: true });
  }

  async #answer<Result>(make: () => Result, unbuiltToo = false): Promise<Result> {
    await Promise.resolve();
    if (this.failure !== undefined) throw this.failure;
    if (!this.built && !unbuiltToo) {
      throw new AppError(
        "library_not_built",
        "The library in /somewhere/index is not built yet. Run `pincite index`.",
      );
    }
    return make();
  }
}
