import type {
  CitationCheck,
  DocumentList,
  DocumentStructure,
  DocumentSummary,
} from "../api/document-responses.ts";
import type { AlertHitsRequest, AlertRequest } from "../api/alerts/alert-requests.ts";
import type { Alert, AlertHits, AlertList, CreatedAlert } from "../api/alerts/alert-responses.ts";
import type { CitationFormat } from "../api/citation-formats.ts";
import type { LibraryStatus } from "../api/library-responses.ts";
import type { AskRequest, SearchRequest } from "../api/questions/question-requests.ts";
import type { AskResult, SearchResult } from "../api/questions/question-responses.ts";
import type { PeopleRequest, StatementsRequest } from "../api/quotes/person-requests.ts";
import type { PeopleList, StatementList } from "../api/quotes/person-responses.ts";
import type { QuoteRequest } from "../api/quotes/quote-requests.ts";
import type { QuoteCheck } from "../api/quotes/quote-responses.ts";
import type { DraftCheck } from "../api/drafts/draft-responses.ts";
import { parseRequest } from "../api/parse.ts";
import {
  DEFAULT_SUGGESTIONS,
  SuggestionsQuery,
  type SuggestionsRequest,
} from "../api/suggestions/suggestion-requests.ts";
import type { SuggestionList } from "../api/suggestions/suggestion-responses.ts";
import { noSuchDocument, notBuilt, wordsGone } from "./absent.ts";
import { checkCitation } from "./documents/citation-check.ts";
import { citeDocument } from "./documents/cited-document.ts";
import { structureOf } from "./documents/document-structure.ts";
import { passageMeantBy } from "./documents/short-passage-id.ts";
import { originalFile, type OriginalFile } from "./documents/original-file.ts";
import { OrderedDocuments, type DocumentListRequest } from "./documents/document-list.ts";
import { DraftChecking } from "./drafts/draft-checking.ts";
import { FigureChecking } from "./drafts/figure-checking.ts";
import type { Alerts } from "./alerts/alerts.ts";
import type { AlertKeeper, CallOptions, DraftOptions, DraftRequest, VisibleTags } from "./library.ts";
import { Asking, type AskingPorts } from "./query/asking.ts";
import { citationLine } from "./query/citation.ts";
import { FoldedFacts } from "./query/document-filter.ts";
import { listPeople, listStatements } from "./people/spoken.ts";
import { QuoteChecking } from "./quotes/quote-checking.ts";
import type { DocumentReader } from "./sync/sync-ports.ts";
import type { LibraryFolders } from "./sync/scan-library.ts";
import type { LibraryView } from "./view/library-view.ts";
import type { FoundPassage } from "../core/passage.ts";
import type { DocumentRecord } from "../store/records.ts";

/** What a reader needs besides its view. */
export type ReaderPorts = Omit<AskingPorts, "view"> & {
  /** The model's name, known before there is a library. */
  readonly model: string;
  /** Reads drafts, which are no documents of the library. */
  readonly reader: Pick<DocumentReader, "read">;
  readonly folders: LibraryFolders;
  readonly alerts: Alerts;
};

/** Answers all that is read of a library, from the view of it that exists for whoever asks and from nothing else. */
export abstract class LibraryReader {
  private readonly asking: Asking;
  private readonly quotes: QuoteChecking;
  private readonly drafts: DraftChecking;

  constructor(protected readonly reading: ReaderPorts) {
    this.asking = new Asking({ ...reading, view: () => this.builtView() });
    this.quotes = new QuoteChecking({ ...reading, view: () => this.builtView() });
    const figures = new FigureChecking({ view: () => this.builtView() });
    this.drafts = new DraftChecking(reading.reader, this.quotes, figures);
  }

  /** The documents that its alerts are held against; null for all. */
  protected abstract readonly tags: VisibleTags;

  /** Null where there is no library. */
  protected abstract view(): LibraryView | null;

  search(request: SearchRequest, options: CallOptions = {}): Promise<SearchResult> {
    return this.asking.search(request, options);
  }

  ask(request: AskRequest, options: CallOptions = {}): Promise<AskResult> {
    return this.asking.ask(request, options);
  }

  checkQuote(request: QuoteRequest, options: CallOptions = {}): Promise<QuoteCheck> {
    return this.quotes.check(request, options);
  }

  checkDraft(request: DraftRequest, options: DraftOptions = {}): Promise<DraftCheck> {
    return this.drafts.check(request, options);
  }

  async people(request: PeopleRequest = {}): Promise<PeopleList> {
    return listPeople(this.builtView(), request);
  }

  async statements(request: StatementsRequest): Promise<StatementList> {
    return listStatements(this.builtView(), request);
  }

  async suggest(request: SuggestionsRequest): Promise<SuggestionList> {
    const {
      for: wanted,
      beginning = "",
      limit = DEFAULT_SUGGESTIONS,
    } = parseRequest(request, SuggestionsQuery);
    const view = this.view();
    if (view === null) return { suggestions: [] };
    if (wanted === "question") {
      const isBegun = beginning.trim() !== "";
      const suggestions = isBegun ? (await view.titles()).beginning(beginning, limit) : await view.topics();
      return { suggestions: suggestions.slice(0, limit) };
    }
    const values = (await view.knownValues()).beginning(wanted, beginning, limit);
    return {
      suggestions: values.map(({ value, count }) => ({ text: value, documents: count, language: null })),
    };
  }

  async documents(): Promise<readonly DocumentSummary[]> {
    return (await this.view()?.documents()) ?? [];
  }

  async listDocuments(request: DocumentListRequest): Promise<DocumentList> {
    const documents = await this.view()?.orderedDocuments();
    return (documents ?? new OrderedDocuments([], new FoldedFacts())).list(request);
  }

  async document(id: string): Promise<DocumentSummary> {
    const document = await this.view()?.document(id);
    if (document === undefined) throw noSuchDocument();
    return document;
  }

  async documentText(id: string): Promise<string> {
    const text = await this.view()?.text(id);
    if (text === undefined) throw noSuchDocument();
    return text;
  }

  async checkCitation(id: string, { signal }: CallOptions = {}): Promise<CitationCheck> {
    const check = await checkCitation(this, (await this.passageMeantBy(id)) ?? id, signal);
    if (check.passage === null) return { ...check, citation: null };
    const { document, page, headings } = await this.placeOf(check.document.id, check.passage.start);
    return { ...check, citation: citationLine({ document, page, headings, ...check.passage }) };
  }

  private async passageMeantBy(id: string): Promise<string | null> {
    const view = this.view();
    return view === null ? null : view.read(() => passageMeantBy(view, id));
  }

  async cite(id: string, format: CitationFormat, options: CallOptions = {}): Promise<string> {
    const check = await this.checkCitation(id, options);
    if (check.passage === null) throw wordsGone();
    const { document, page } = await this.placeOf(check.document.id, check.passage.start);
    return citeDocument(document, { format, page, quote: check.passage.text });
  }

  async documentStructure(id: string): Promise<DocumentStructure> {
    const view = this.view();
    const record = await view?.record(id);
    if (view === null || record === undefined) throw noSuchDocument();
    return view.read(async () =>
      structureOf((await view.text(id)) ?? "", await view.placesOf(record.id), record),
    );
  }

  async originalFile(id: string): Promise<OriginalFile> {
    const record = await this.view()?.record(id);
    if (record === undefined) throw noSuchDocument();
    return originalFile(record, this.reading.folders);
  }

  keepAlert(request: AlertRequest, keeper: AlertKeeper): Promise<CreatedAlert> {
    return this.reading.alerts.keep(request, keeper, this.tags);
  }

  alerts(keeper: AlertKeeper): Promise<AlertList> {
    return this.reading.alerts.list(keeper);
  }

  alert(id: string, keeper: AlertKeeper): Promise<Alert> {
    return this.reading.alerts.get(id, keeper);
  }

  removeAlert(id: string, keeper: AlertKeeper): Promise<void> {
    return this.reading.alerts.remove(id, keeper);
  }

  alertHits(id: string, request: AlertHitsRequest, keeper: AlertKeeper): Promise<AlertHits> {
    return this.reading.alerts.hits(id, request, keeper);
  }

  alertFeed(id: string, token: string, request: AlertHitsRequest): Promise<AlertHits> {
    return this.reading.alerts.feed(id, token, request);
  }

  /** Without folders and the sizes of files. */
  async status(): Promise<LibraryStatus> {
    const status = (await this.view()?.status()) ?? NOTHING_BUILT;
    const model = status.model === "" ? this.reading.model : status.model;
    return {
      ...status,
      model,
      documentsDirectory: "",
      indexDirectory: "",
      indexBytes: 0,
      readOnly: false,
      linkedElsewhere: [],
      scrub: null,
    };
  }

  async edition(): Promise<string> {
    return (await this.view()?.edition()) ?? "";
  }

  /** What is known of a document, and of where an offset of its text lies. */
  private async placeOf(
    id: string,
    offset: number,
  ): Promise<{ readonly document: DocumentRecord } & Pick<FoundPassage, "page" | "headings">> {
    const document = await this.view()?.record(id);
    if (document === undefined) throw noSuchDocument();
    return { document, ...(await this.builtView().placeAt(document.id, offset)) };
  }

  private builtView(): LibraryView {
    const view = this.view();
    if (view === null) throw notBuilt(false);
    return view;
  }
}

const NOTHING_BUILT = {
  built: false,
  documents: 0,
  passages: 0,
  failed: [],
  skipped: [],
  revision: 0,
  model: "",
  fingerprint: "",
};
