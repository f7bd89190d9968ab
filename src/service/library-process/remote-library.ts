import type { AlertHitsRequest, AlertRequest } from "../../api/alerts/alert-requests.ts";
import type { SuggestionsRequest } from "../../api/suggestions/suggestion-requests.ts";
import type { PeopleRequest, StatementsRequest } from "../../api/quotes/person-requests.ts";
import type { QuoteRequest } from "../../api/quotes/quote-requests.ts";
import type { CitationFormat } from "../../api/citation-formats.ts";
import type { DraftProgress } from "../../api/drafts/draft-responses.ts";
import type { AskRequest, SearchRequest } from "../../api/questions/question-requests.ts";
import type { MetadataPatch } from "../../api/document-requests.ts";
import type { DocumentListRequest } from "../../library/documents/document-list.ts";
import type {
  AlertDeliveryOutcome,
  AlertKeeper,
  CallOptions,
  DraftOptions,
  DraftRequest,
  ServedLibrary,
  VisibleTags,
} from "../../library/library.ts";
import type { StageObserver } from "../../library/query/stage.ts";
import type { Readiness } from "../../library/readiness.ts";
import type { Admission } from "./admission.ts";
import type { CallControl, LibraryProcess } from "./library-process.ts";
import type { Method, Result } from "./library-calls.ts";

/** A probe is answered within so long, whatever the library does. */
const READINESS_MS = 500;

/** For all quotations of a draft that is awaited, and for each step of one whose progress is followed. */
const DRAFT_BUDGET_MS = 120_000;

/** Nothing is looked at while there is something else to do. */
const BUSY: Result<"scrub"> = { isGoingOn: true, damaged: 0 };

/** Who has to wait for whom. */
export interface Admissions {
  readonly questions: Admission;
  /** What is read from rows that are named, which takes milliseconds: it does not wait behind questions. */
  readonly lookups: Admission;
  readonly drafts: Admission;
}

/**
 * A library in a process of its own. What takes time waits for its turn; what a server needs to know of its library at any
 * moment, and takes no time, does not.
 */
export class RemoteLibrary implements ServedLibrary {
  private lastReadiness: Readiness = "loading";

  constructor(
    private readonly process: LibraryProcess,
    private readonly admissions: Admissions,
    private readonly visible: VisibleTags = null,
  ) {}

  search(request: SearchRequest, { signal }: CallOptions = {}): Promise<Result<"search">> {
    return this.inTurn("search", [request], signal);
  }

  ask(request: AskRequest, { signal }: CallOptions = {}): Promise<Result<"ask">> {
    return this.inTurn("ask", [request], signal);
  }

  checkQuote(request: QuoteRequest, { signal }: CallOptions = {}): Promise<Result<"checkQuote">> {
    return this.inTurn("checkQuote", [request], signal);
  }

  /**
   * It may be long, and takes no place of questions: between two quotations the library answers others. Whoever follows its
   * progress has time, and sees to it that such drafts come one after the other; those that are awaited do not wait for them.
   */
  checkDraft(
    request: DraftRequest,
    { signal, onProgress }: DraftOptions = {},
  ): Promise<Result<"checkDraft">> {
    const budget = { signal, budgetMs: DRAFT_BUDGET_MS };
    if (onProgress !== undefined) {
      const tell = (value: unknown): void => {
        // The library's process tells what the library tells it.
        onProgress(value as DraftProgress);
      };
      return this.call("checkDraft", [request], { ...budget, onProgress: tell });
    }
    return this.admissions.drafts.run(() => this.call("checkDraft", [request], budget), signal);
  }

  suggest(request: SuggestionsRequest): Promise<Result<"suggest">> {
    return this.inTurn("suggest", [request]);
  }

  people(request: PeopleRequest = {}): Promise<Result<"people">> {
    return this.inTurn("people", [request]);
  }

  statements(request: StatementsRequest): Promise<Result<"statements">> {
    return this.inTurn("statements", [request]);
  }

  documents(): Promise<Result<"documents">> {
    return this.lookUp("documents", []);
  }

  listDocuments(request: DocumentListRequest): Promise<Result<"listDocuments">> {
    return this.lookUp("listDocuments", [request]);
  }

  document(id: string): Promise<Result<"document">> {
    return this.lookUp("document", [id]);
  }

  documentText(id: string): Promise<Result<"documentText">> {
    return this.lookUp("documentText", [id]);
  }

  checkCitation(id: string, { signal }: CallOptions = {}): Promise<Result<"checkCitation">> {
    return this.inTurn("checkCitation", [id], signal);
  }

  cite(id: string, format: CitationFormat, { signal }: CallOptions = {}): Promise<Result<"cite">> {
    return this.inTurn("cite", [id, format], signal);
  }

  documentStructure(id: string): Promise<Result<"documentStructure">> {
    return this.lookUp("documentStructure", [id]);
  }

  /** It may have to read a large file, and must not keep a place meanwhile. */
  originalFile(id: string): Promise<Result<"originalFile">> {
    return this.call("originalFile", [id]);
  }

  /** It may have to wait for another writer, and must not keep a place meanwhile. */
  remove(target: string): Promise<Result<"remove">> {
    return this.call("remove", [target]);
  }

  /** It may have to take note of all that the library holds, and must not keep a place meanwhile. */
  keepAlert(request: AlertRequest, keeper: AlertKeeper): Promise<Result<"keepAlert">> {
    return this.call("keepAlert", [request, keeper], { isUnlimited: true });
  }

  alerts(keeper: AlertKeeper): Promise<Result<"alerts">> {
    return this.lookUp("alerts", [keeper]);
  }

  alert(id: string, keeper: AlertKeeper): Promise<Result<"alert">> {
    return this.lookUp("alert", [id, keeper]);
  }

  removeAlert(id: string, keeper: AlertKeeper): Promise<Result<"removeAlert">> {
    return this.call("removeAlert", [id, keeper]);
  }

  alertHits(id: string, request: AlertHitsRequest, keeper: AlertKeeper): Promise<Result<"alertHits">> {
    return this.lookUp("alertHits", [id, request, keeper]);
  }

  alertFeed(id: string, token: string, request: AlertHitsRequest): Promise<Result<"alertFeed">> {
    return this.lookUp("alertFeed", [id, token, request]);
  }

  alertDeliveries(): Promise<Result<"alertDeliveries">> {
    return this.call("alertDeliveries", []);
  }

  noteAlertDelivery(id: string, outcome: AlertDeliveryOutcome): Promise<Result<"noteAlertDelivery">> {
    return this.call("noteAlertDelivery", [id, outcome]);
  }

  editDocument(id: string, patch: MetadataPatch, ifMatch?: string): Promise<Result<"editDocument">> {
    return this.call("editDocument", [id, patch, ifMatch]);
  }

  readAgain(id: string): Promise<Result<"readAgain">> {
    return this.call("readAgain", [id]);
  }

  status(): Promise<Result<"status">> {
    return this.call("status", []);
  }

  edition(): Promise<Result<"edition">> {
    return this.call("edition", []);
  }

  /** As the library said it last, where it is too busy to say it now. */
  async readiness(): Promise<Readiness> {
    const answer = this.call("readiness", []).then((readiness) => {
      this.lastReadiness = readiness;
    });
    let patience: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      patience = setTimeout(resolve, READINESS_MS);
    });
    try {
      await Promise.race([answer, late]);
    } finally {
      clearTimeout(patience);
      // Where it comes late, nobody hears why it failed.
      answer.catch(() => undefined);
    }
    return this.lastReadiness;
  }

  /** Questions come first. */
  async scrub(everyMs: number): Promise<Result<"scrub">> {
    const isIdle = Object.values<Admission>({ ...this.admissions }).every((admission) => admission.isIdle);
    return isIdle ? this.call("scrub", [everyMs]) : BUSY;
  }

  /** It may have to read all vectors. */
  follow(): Promise<void> {
    return this.call("follow", [], { isUnlimited: true });
  }

  observeStages(observer: StageObserver): void {
    this.process.observeStages(observer);
  }

  visibleTo(tags: VisibleTags): ServedLibrary {
    return new RemoteLibrary(this.process, this.admissions, tags);
  }

  close(): Promise<void> {
    return this.process.close();
  }

  private inTurn<Asked extends Method>(
    method: Asked,
    parameters: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<Result<Asked>> {
    return this.admissions.questions.run(() => this.call(method, parameters, { signal }), signal);
  }

  private lookUp<Asked extends Method>(
    method: Asked,
    parameters: readonly unknown[],
  ): Promise<Result<Asked>> {
    return this.admissions.lookups.run(() => this.call(method, parameters));
  }

  private call<Asked extends Method>(
    method: Asked,
    parameters: readonly unknown[],
    control: CallControl = {},
  ): Promise<Result<Asked>> {
    const { visible } = this;
    // The library's process answers a method with what it gives.
    return this.process.call({ method, parameters, visible }, control) as Promise<Result<Asked>>;
  }
}
