import { AppError } from "../core/errors.ts";
import { whenFree } from "../core/when-free.ts";
import { RANKINGS, type Ranking } from "../search/ranking/ranking.ts";
import { Store } from "../store/store.ts";
import { noSuchDocument, notBuilt } from "./absent.ts";
import { LiveDenseIndex } from "./query/live-dense-index.ts";
import { haveSameVectors, indexFingerprint } from "./sync/indexer.ts";
import type { CallOptions, Library, ServedLibrary, SyncOptions, VisibleTags } from "./library.ts";
import { VisibleLibraries } from "./access/visible-library.ts";
import { checkCitation } from "./documents/citation-check.ts";
import { listDocuments, type DocumentListRequest } from "./documents/document-list.ts";
import { isMeant, summaryOf } from "./documents/document-summary.ts";
import { readinessOf, type LibraryCondition, type Readiness } from "./readiness.ts";
import type { ModelIdentity } from "../core/model-identity.ts";
import type { DocumentReader, TextEmbedder } from "./sync/sync-ports.ts";
import { Asking, requireModelOf } from "./query/asking.ts";
import { problemsIn, REMOVED, removedRecord } from "./sync/file-records.ts";
import { sourceOf } from "./sync/scan.ts";
import { scanLibrary, type LibraryFolders } from "./sync/scan-library.ts";
import { since, type StageObserver } from "./query/stage.ts";
import { Sync } from "./sync/sync.ts";
import { UploadFolder } from "./uploads/upload-folder.ts";
import { folderOfUpload, uploadIdIn } from "./uploads/upload-source.ts";
import { writerTurn } from "./sync/writer-turn.ts";
import type { AskRequest, SearchRequest } from "../api/question-requests.ts";
import type { AskResult, SearchResult } from "../api/question-responses.ts";
import type { DoctorReport, LibraryStatus, RemovalReport } from "../api/library-responses.ts";
import type { CitationCheck, DocumentList, DocumentSummary } from "../api/document-responses.ts";
import type { SyncReport } from "../api/job-responses.ts";

export interface LocalLibraryPorts {
  readonly documentsDirectory: string;
  readonly indexDirectory: string;
  /** The model's name, known before the model is loaded. */
  readonly model: string;
  readonly reader: DocumentReader;
  readonly isSupported: (path: string) => boolean;
  /** What is known of the model without loading it: a sync that finds nothing to embed loads none. */
  readonly identifyModel: () => Promise<ModelIdentity>;
  readonly openEmbedder: () => Promise<TextEmbedder>;
  readonly warn: (message: string) => void;
  /** In place of the default one, to be measured against it. */
  readonly ranking?: Ranking;
  readonly now: () => Date;
  /** How long a sync waits for another writer, in milliseconds, before it gives up with `library_busy`. */
  readonly lockWaitMs: number;
  /** How long the thread may wait for another write of the database; see `openDatabase`. */
  readonly databaseWaitMs?: number | undefined;
}

/** The library in a folder of this machine. */
export class LocalLibrary implements Library {
  private store: Store | null = null;
  private embedder: Promise<TextEmbedder> | null = null;
  private follower: LiveDenseIndex | null = null;
  private asking: Asking | null = null;
  private model: LibraryCondition["model"] = "loading";
  private onStage: StageObserver = () => undefined;
  private readonly views = new VisibleLibraries(this);

  constructor(private readonly ports: LocalLibraryPorts) {}

  search(request: SearchRequest, options: CallOptions = {}): Promise<SearchResult> {
    return this.openAsking().search(request, options);
  }

  ask(request: AskRequest, options: CallOptions = {}): Promise<AskResult> {
    return this.openAsking().ask(request, options);
  }

  async sync(options: SyncOptions = {}): Promise<SyncReport> {
    const started = performance.now();
    const store = this.openStore();
    const { warn, lockWaitMs: waitMs } = this.ports;
    const lock = await writerTurn(() => store.takeWriterLock(), { waitMs, warn, signal: options.signal });
    try {
      const embedder = (): Promise<TextEmbedder> => this.openEmbedder();
      await this.startOverForAnotherModel(store, options.paths);
      const counts = await new Sync({ ...this.ports, store, embedder }, this.folders(), options).run();
      const { documents, passages } = store.documents.count();
      if (passages > 0) await (await this.openFollower(store)).save();
      if (options.paths === undefined) store.endRebuilding();
      return {
        ...counts,
        ...problemsIn(store.documents.withReason()),
        documents,
        passages,
        tookMs: since(started),
      };
    } catch (error) {
      if (options.signal?.aborted !== true) throw error;
      throw new AppError(
        "cancelled",
        "Indexing was stopped. What is done is kept; the next run goes on from here.",
        {
          cause: error,
        },
      );
    } finally {
      lock.release();
    }
  }

  remove(target: string): Promise<RemovalReport> {
    return whenFree(() => this.takeOut(target));
  }

  private takeOut(target: string): RemovalReport {
    const store = this.existingStore();
    if (store === null) throw notBuilt(false);
    const deleted = this.deleteUpload(store, target);
    if (deleted !== null) return { removed: deleted };
    const source = sourceOf(target, this.ports.documentsDirectory);
    const records = store.documents
      .all()
      .filter(({ reason, ...record }) => reason !== REMOVED && isMeant(record, target, source));
    if (records.length === 0) throw noSuchDocument();
    store.takeOut(records.map((record) => removedRecord(record, REMOVED)));
    return { removed: records.map((record) => record.source) };
  }

  /**
   * The sources of the documents of an upload, which are gone, or null where the target is no upload as a whole. Its file
   * goes first: a run that has read it finds no file when it comes to put it in, and leaves it out (see `RemovedDocuments`).
   */
  private deleteUpload(store: Store, target: string): string[] | null {
    const { uploads } = this.folders();
    const id = uploadIdIn(target) ?? target;
    const [file] = uploads.scan([id]);
    if (file === undefined || ![id, folderOfUpload(id), file.source].includes(target)) return null;
    uploads.remove(id);
    store.settle([file.source]);
    const records = store.documents.below(folderOfUpload(id));
    store.removeDocuments(records.map((record) => record.id));
    return records.length === 0 ? [file.source] : records.map(({ source }) => source);
  }

  async documents(): Promise<readonly DocumentSummary[]> {
    return this.existingStore()?.documents.all().map(summaryOf) ?? [];
  }

  async listDocuments(request: DocumentListRequest): Promise<DocumentList> {
    return listDocuments(await this.documents(), request);
  }

  async document(id: string): Promise<DocumentSummary> {
    const record = this.existingStore()?.documents.byId(id);
    if (record === undefined) throw noSuchDocument();
    return summaryOf(record);
  }

  async documentText(id: string): Promise<string> {
    const text = this.existingStore()?.documents.text(id);
    if (text === undefined) throw noSuchDocument();
    return text;
  }

  checkCitation(id: string, { signal }: CallOptions = {}): Promise<CitationCheck> {
    return checkCitation(this, id, signal);
  }

  async status(): Promise<LibraryStatus> {
    const store = this.existingStore();
    const { documentsDirectory, indexDirectory, model } = this.ports;
    const record = store?.record();
    const counts = store?.documents.count() ?? { documents: 0, passages: 0 };
    return {
      built: record !== undefined && record.change > 0,
      ...counts,
      ...problemsIn(store?.documents.withReason() ?? []),
      revision: record?.change ?? 0,
      model: record === undefined || record.model === "" ? model : record.model,
      fingerprint: record?.fingerprint ?? "",
      documentsDirectory,
      indexDirectory,
      indexBytes: store?.bytes() ?? 0,
    };
  }

  async edition(): Promise<string> {
    return this.existingStore()?.edition() ?? "";
  }

  async doctor(): Promise<DoctorReport> {
    const { documentsDirectory, indexDirectory } = this.ports;
    if (!Store.exists(indexDirectory)) throw notBuilt(false);
    const embedder = (): Promise<TextEmbedder> => this.openEmbedder();
    // Loaded when it is asked for: no question should wait for it.
    const { diagnose } = await import("./doctor/doctor.ts");
    return diagnose({ documentsDirectory, indexDirectory, embedder });
  }

  async follow(): Promise<void> {
    const store = this.existingStore();
    if (store === null || store.documents.count().passages === 0) return;
    requireModelOf(store, await this.openEmbedder());
    await (await this.openFollower(store)).current();
  }

  async readiness(): Promise<Readiness> {
    const store = this.existingStore();
    if (store === null) return "not-built";
    const { change, fingerprint } = store.record();
    return readinessOf({
      built: change > 0,
      rebuilding: store.isRebuilding(),
      passages: store.documents.count().passages,
      fingerprint,
      model: this.model,
      vectorsLoaded: this.follower?.isLoaded ?? false,
    });
  }

  observeStages(observer: StageObserver): void {
    this.onStage = observer;
  }

  visibleTo(tags: VisibleTags): ServedLibrary {
    return this.views.of(tags);
  }

  async close(): Promise<void> {
    await this.ports.reader.close();
    this.store?.close();
    this.store = null;
    this.follower = null;
    this.asking = null;
  }

  private openAsking(): Asking {
    this.asking ??= new Asking({
      store: () => this.builtStore(),
      embedder: () => this.openEmbedder(),
      dense: async (store) => (await this.openFollower(store)).current(),
      ranking: this.ports.ranking ?? RANKINGS.default,
      observe: (stage, milliseconds) => {
        this.onStage(stage, milliseconds);
      },
      now: this.ports.now,
    });
    return this.asking;
  }

  private openEmbedder(): Promise<TextEmbedder> {
    this.embedder ??= this.loadEmbedder().catch((error: unknown) => {
      // The next caller tries again: the model may be there by then.
      this.embedder = null;
      this.model = "failed";
      throw error;
    });
    return this.embedder;
  }

  private async loadEmbedder(): Promise<TextEmbedder> {
    const embedder = await this.ports.openEmbedder();
    this.model = { fingerprint: indexFingerprint(embedder) };
    return embedder;
  }

  private async openFollower(store: Store): Promise<LiveDenseIndex> {
    const { dimensions } = await this.ports.identifyModel();
    this.follower ??= new LiveDenseIndex(
      store,
      { fingerprint: store.record().fingerprint, dimensions },
      this.ports.warn,
    );
    return this.follower;
  }

  private folders(): LibraryFolders {
    const { documentsDirectory, indexDirectory } = this.ports;
    return { documentsDirectory, uploads: UploadFolder.of(indexDirectory) };
  }

  private openStore(): Store {
    this.store ??= Store.open(this.ports.indexDirectory, this.ports.databaseWaitMs);
    return this.store;
  }

  private existingStore(): Store | null {
    return this.store ?? (Store.exists(this.ports.indexDirectory) ? this.openStore() : null);
  }

  /** Throws `library_not_built` where there is no library at all. */
  private builtStore(): Store {
    const store = this.existingStore();
    if (store === null) throw notBuilt(false);
    return store;
  }

  private async startOverForAnotherModel(store: Store, paths?: readonly string[]): Promise<void> {
    const identity = await this.ports.identifyModel();
    const { fingerprint, model } = store.record();
    const wanted = indexFingerprint(identity);
    if (fingerprint === wanted) return;
    // Before anything is emptied: what cannot be scanned cannot be built anew.
    scanLibrary(this.folders(), paths);
    if (fingerprint !== "") {
      this.ports.warn(`The index holds vectors of another model or version (${model}); it is built anew.`);
    }
    store.startOver(wanted, identity.model, haveSameVectors(fingerprint, wanted));
    this.follower = null;
  }
}
