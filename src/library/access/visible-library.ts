import { createHash } from "node:crypto";
import { AppError } from "../../core/errors.ts";
import { noSuchDocument } from "../absent.ts";
import { checkCitation } from "../documents/citation-check.ts";
import { listDocuments, type DocumentListRequest } from "../documents/document-list.ts";
import { documentFilter } from "../query/document-filter.ts";
import type { CallOptions, ServedLibrary, VisibleTags } from "../library.ts";
import type { Readiness } from "../readiness.ts";
import type { AskRequest, SearchRequest } from "../../api/question-requests.ts";
import type { AskResult, SearchResult } from "../../api/question-responses.ts";
import type { LibraryStatus, RemovalReport } from "../../api/library-responses.ts";
import type { CitationCheck, DocumentList, DocumentSummary } from "../../api/document-responses.ts";

/** The views of one library, one for each set of tags, of which there are as many as keys. */
export class VisibleLibraries {
  private readonly views = new Map<string, VisibleLibrary>();

  constructor(private readonly library: ServedLibrary) {}

  /** The library itself where all is visible. */
  of(visible: VisibleTags): ServedLibrary {
    if (visible === null) return this.library;
    const name = JSON.stringify(visible);
    const view = this.views.get(name) ?? new VisibleLibrary(this.library, visible);
    this.views.set(name, view);
    return view;
  }
}

/** What is visible of one edition of the whole library. */
interface Seen {
  readonly documents: readonly DocumentSummary[];
  readonly revision: number;
  readonly model: string;
  readonly fingerprint: string;
}

/**
 * A library as it is for a reader of some tags. Everything but the time that it takes is as in a library without all other
 * documents: a document of other tags is missing like any that never was, and nothing is counted with it or said of it.
 * Its reader changes nothing. `close` is left to whoever opened the library.
 */
export class VisibleLibrary implements ServedLibrary {
  /** What was visible of the edition that was looked at last. */
  private seen: (Seen & { readonly edition: string }) | null = null;

  constructor(
    private readonly library: ServedLibrary,
    private readonly tags: readonly string[],
  ) {}

  async search(request: SearchRequest, options: CallOptions = {}): Promise<SearchResult> {
    await this.refuseEmpty();
    return this.library.search(request, { ...options, visible: this.tags });
  }

  async ask(request: AskRequest, options: CallOptions = {}): Promise<AskResult> {
    await this.refuseEmpty();
    return this.library.ask(request, { ...options, visible: this.tags });
  }

  remove(): Promise<RemovalReport> {
    return Promise.reject(readsOnly());
  }

  /** Without files that could not be read or are of another kind: nobody has said whose they are. */
  async documents(): Promise<readonly DocumentSummary[]> {
    return (await this.visible()).documents;
  }

  async listDocuments(request: DocumentListRequest): Promise<DocumentList> {
    return listDocuments(await this.documents(), request);
  }

  async document(id: string): Promise<DocumentSummary> {
    const found = (await this.documents()).find((document) => document.id === id);
    if (found === undefined) throw noSuchDocument();
    return found;
  }

  async documentText(id: string): Promise<string> {
    return this.library.documentText((await this.document(id)).id);
  }

  checkCitation(id: string, { signal }: CallOptions = {}): Promise<CitationCheck> {
    return checkCitation(this, id, signal);
  }

  /** The folders and the sizes of files stay untold, and `revision` is another number whenever something visible changes. */
  async status(): Promise<LibraryStatus> {
    const { documents, revision, model, fingerprint } = await this.visible();
    return {
      built: documents.length > 0,
      documents: documents.length,
      passages: documents.reduce((sum, { passages }) => sum + passages, 0),
      failed: [],
      skipped: [],
      revision,
      model,
      fingerprint,
      documentsDirectory: "",
      indexDirectory: "",
      indexBytes: 0,
    };
  }

  async edition(): Promise<string> {
    const { revision, fingerprint } = await this.visible();
    return [revision, fingerprint].join(" ");
  }

  follow(): Promise<void> {
    return this.library.follow();
  }

  readiness(): Promise<Readiness> {
    return this.library.readiness();
  }

  observeStages(): void {
    throw readsOnly();
  }

  visibleTo(): ServedLibrary {
    throw readsOnly();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async visible(): Promise<Seen> {
    const edition = await this.library.edition();
    if (this.seen?.edition !== edition) this.seen = { edition, ...(await this.look()) };
    return this.seen;
  }

  private async look(): Promise<Seen> {
    const documents = (await this.library.documents()).filter(visibleTo(this.tags)).map(shown);
    const { model, fingerprint } = await this.library.status();
    return { documents, revision: digestOf(documents), model, fingerprint };
  }

  private async refuseEmpty(): Promise<void> {
    if ((await this.documents()).some(({ passages }) => passages > 0)) return;
    throw new AppError("library_not_built", "The library holds no documents yet.");
  }
}

function visibleTo(tags: readonly string[]): (document: DocumentSummary) => boolean {
  // An empty list of tags is no filter, but whoever may see the documents of no tag sees none.
  if (tags.length === 0) return () => false;
  const hasTag = documentFilter([{ tags }]);
  return (document) => document.state !== "failed" && document.state !== "skipped" && hasTag(document);
}

/**
 * Without what speaks of other documents. Which of several near-duplicates counts as the first one is found among all, so
 * that none is named. The size of a file that holds several documents is the size of all of them.
 */
function shown(document: DocumentSummary): DocumentSummary {
  const state = document.state === "duplicate" ? "indexed" : document.state;
  return { ...document, state, duplicateOf: null, bytes: document.part === null ? document.bytes : 0 };
}

const DIGITS_OF_48_BITS = 12;

/** 0 for no documents, as in a library that is not built. */
function digestOf(documents: readonly DocumentSummary[]): number {
  if (documents.length === 0) return 0;
  const digest = createHash("sha256").update(JSON.stringify(documents)).digest("hex");
  return Number.parseInt(digest.slice(0, DIGITS_OF_48_BITS), 16);
}

function readsOnly(): AppError {
  return new AppError("not_allowed", "A key that is limited to tags only reads.");
}
