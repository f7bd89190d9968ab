import { existsSync } from "node:fs";
import { AppError } from "../core/errors.ts";
import { whenFree } from "../core/when-free.ts";
import { RANKINGS, type Ranking } from "../search/ranking/ranking.ts";
import { canOnlyBeRead, Store } from "../store/store.ts";
import { noSuchDocument, notBuilt, notBuiltThere } from "./absent.ts";
import { Alerts } from "./alerts/alerts.ts";
import { LiveDenseIndex } from "./query/live-dense-index.ts";
import { haveSameVectors, indexFingerprint } from "./sync/indexer.ts";
import type {
  AlertDeliveryOutcome,
  Library,
  ScrubProgress,
  ServedLibrary,
  SyncOptions,
  VisibleTags,
} from "./library.ts";
import { isMeant, summaryOf } from "./documents/document-summary.ts";
import { readinessOf, type LibraryCondition, type Readiness } from "./readiness.ts";
import type { ModelIdentity } from "../core/model-identity.ts";
import type { DocumentReader, TextEmbedder } from "./sync/sync-ports.ts";
import { requireModelOf } from "./query/asking.ts";
import { problemsIn, REMOVED, removedRecord } from "./sync/file-records.ts";
import { sourceOf } from "./sync/scan.ts";
import { requireScannable, type LibraryFolders } from "./sync/scan-library.ts";
import { since, type StageObserver } from "./query/stage.ts";
import { runSync } from "./sync/sync.ts";
import { LibraryReader } from "./library-reader.ts";
import { TaggedLibrary } from "./tagged-library.ts";
import type { DenseIndex } from "../store/dense/dense-index.ts";
import type { LibraryView } from "./view/library-view.ts";
import { TaggedView } from "./view/tagged-view.ts";
import { WholeView } from "./view/whole-view.ts";
import { UploadFolder } from "./uploads/upload-folder.ts";
import { folderOfUpload, uploadIdIn } from "../api/upload-source.ts";
import { writerTurn } from "./sync/writer-turn.ts";
import { ScrubRound } from "./scrub/scrub-round.ts";
import type { DoctorReport, LibraryStatus, RemovalReport, RepairReport } from "../api/library-responses.ts";
import type { AlertDelivery } from "../api/alerts/alert-responses.ts";
import type { MetadataPatch } from "../api/document-requests.ts";
import type { DocumentSummary } from "../api/document-responses.ts";
import { documentId } from "../core/ids.ts";
import type { Edits } from "../core/edited-metadata.ts";
import type { DocumentRecord } from "../store/records.ts";
import { editsAfter, isTheSame } from "./documents/metadata-edits.ts";
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
  /** `forPassages`: a model that is loaded when the first text comes, which others may embed, rather than for a question. */
  readonly openEmbedder: (forPassages: boolean, identity: Promise<ModelIdentity>) => Promise<TextEmbedder>;
  readonly warn: (message: string) => void;
  /** In place of the default one, to be measured against it. */
  readonly ranking?: Ranking;
  /** Addresses below which the webhooks of alerts may lie; none where absent. */
  readonly allowedWebhooks?: readonly string[];
  /** From which a passage is a hit of an alert, in place of the default, to be measured against it. */
  readonly hitConfidence?: number | undefined;
  readonly now: () => Date;
  /** How long a sync waits for another writer, in milliseconds, before it gives up with `library_busy`. */
  readonly lockWaitMs: number;
  /** How long the thread may wait for another write of the database; see `openDatabase`. */
  readonly databaseWaitMs?: number | undefined;
}

/** The library in a folder of this machine. */
export class LocalLibrary extends LibraryReader implements Library {
  private store: Store | null = null;
  private embedder: Promise<TextEmbedder> | null = null;
  private identity: Promise<ModelIdentity> | null = null;
  private follower: LiveDenseIndex | null = null;
  private whole: WholeView | null = null;
  private scrubbing: ScrubRound | null = null;
  private model: LibraryCondition["model"] = "loading";
  private onStage: StageObserver = () => undefined;
  /** One for each set of tags, of which there are as many as keys. */
  private readonly tagged = new Map<string, TaggedLibrary>();
  private readonly taggedViews = new Map<string, () => LibraryView | null>();
  protected readonly tags = null;

  constructor(private readonly ports: LocalLibraryPorts) {
    super({
      model: ports.model,
      reader: ports.reader,
      embedder: () => this.openEmbedder(),
      dense: () => this.denseIndex(),
      folders: foldersOf(ports),
      ranking: ports.ranking ?? RANKINGS.default,
      alerts: new Alerts({
        store: () => this.existingStore(),
        embedder: () => this.openEmbedder(),
        viewFor: (tags) => this.viewFor(tags),
        allowedWebhooks: ports.allowedWebhooks ?? [],
        hitConfidence: ports.hitConfidence,
        now: ports.now,
      }),
      observe: (stage, milliseconds) => {
        this.onStage(stage, milliseconds);
      },
      now: ports.now,
    });
  }

  async sync(options: SyncOptions = {}): Promise<SyncReport> {
    const started = performance.now();
    // A folder that is not there, misspelt perhaps, leaves nothing behind in the index folder.
    if (this.existingStore() === null) requireScannable(this.reading.folders, options.paths);
    const store = this.openStore();
    store.requireWritable();
    const { warn, lockWaitMs: waitMs } = this.ports;
    const lock = await writerTurn(() => store.takeWriterLock(), { waitMs, warn, signal: options.signal });
    try {
      const embedder = (): Promise<TextEmbedder> => this.openEmbedder(true);
      await this.startOverForAnotherModel(store, options.paths);
      // What a run that was ended has left undecided is no news to alerts that are kept meanwhile.
      await this.reading.alerts.catchUp(options.signal);
      const decideMany = (): Promise<void> => this.reading.alerts.catchUpWithMany(options.signal);
      const ports = { ...this.ports, store, embedder, onIndexed: decideMany };
      const counts = await runSync(ports, this.reading.folders, options);
      await this.reading.alerts.catchUp(options.signal);
      const { documents, passages } = await store.documents.count();
      if (passages > 0) await (await this.openFollower(store)).save();
      if (options.paths === undefined) await store.endRebuilding();
      return {
        ...counts,
        ...problemsIn(await store.documents.withReason()),
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

  editDocument(id: string, patch: MetadataPatch, ifMatch?: string): Promise<DocumentSummary> {
    const edits = (present: Edits, stored: DocumentRecord): Edits => {
      if (isTheSame(summaryOf(stored), ifMatch)) return editsAfter(present, patch);
      throw new AppError(
        "precondition_failed",
        "The document has been changed since it was read. Read it again, and change it then.",
      );
    };
    return this.changed((store) => store.putEdits(documentId(id), edits));
  }

  readAgain(id: string): Promise<DocumentSummary> {
    return this.changed((store) => store.readAgain(documentId(id)));
  }

  private async changed(
    change: (store: Store) => Promise<DocumentRecord | undefined>,
  ): Promise<DocumentSummary> {
    const store = this.existingStore();
    if (store === null) throw notBuilt(false);
    const record = await whenFree(() => change(store));
    if (record === undefined) throw noSuchDocument();
    return summaryOf(record);
  }

  private async takeOut(target: string): Promise<RemovalReport> {
    const store = this.existingStore();
    if (store === null) throw notBuilt(false);
    store.requireWritable();
    const deleted = await this.deleteUpload(store, target);
    if (deleted !== null) return { removed: deleted };
    const source = sourceOf(target, this.ports.documentsDirectory);
    const records = (await store.documents.all()).filter(
      ({ reason, ...record }) => reason !== REMOVED && isMeant(record, target, source),
    );
    if (records.length === 0) throw noSuchDocument();
    await store.takeOut(records.map((record) => removedRecord(record, REMOVED)));
    return { removed: records.map((record) => record.source) };
  }

  /**
   * The sources of the documents of an upload, which are gone, or null where the target is no upload as a whole. Its file
   * goes first: a run that has read it finds no file when it comes to put it in, and leaves it out (see `RemovedDocuments`).
   */
  private async deleteUpload(store: Store, target: string): Promise<string[] | null> {
    const { uploads } = this.reading.folders;
    const id = uploadIdIn(target) ?? target;
    const [file] = uploads.scan([id]);
    if (file === undefined || ![id, folderOfUpload(id), file.source].includes(target)) return null;
    uploads.remove(id);
    await store.settle([file.source]);
    const records = await store.documents.below(folderOfUpload(id));
    await store.removeDocuments(records.map((record) => record.id));
    await store.forgetEdits(records.map(({ source }) => source));
    return records.length === 0 ? [file.source] : records.map(({ source }) => source);
  }

  alertDeliveries(): Promise<readonly AlertDelivery[]> {
    return this.reading.alerts.deliveries();
  }

  noteAlertDelivery(id: string, outcome: AlertDeliveryOutcome): Promise<void> {
    return this.reading.alerts.noteDelivery(id, outcome);
  }

  /** With the folders, and the size of what they hold. */
  override async status(): Promise<LibraryStatus> {
    const { documentsDirectory, indexDirectory } = this.ports;
    const store = this.existingStore();
    const indexBytes = (await store?.bytes()) ?? 0;
    const readOnly = store?.isReadOnly ?? false;
    const linkedElsewhere = (await store?.documentsFolder())?.linkedElsewhere ?? [];
    const scrub = ScrubRound.stateIn(indexDirectory);
    const folders = { documentsDirectory, indexDirectory, indexBytes, readOnly, linkedElsewhere, scrub };
    return { ...(await super.status()), ...folders };
  }

  async doctor(): Promise<DoctorReport> {
    const { documentsDirectory, indexDirectory } = this.ports;
    if (!Store.exists(indexDirectory)) throw existsSync(indexDirectory) ? notBuiltThere() : notBuilt(false);
    const embedder = (): Promise<TextEmbedder> => this.openEmbedder();
    // Loaded when it is asked for: no question should wait for it.
    const { diagnose } = await import("./doctor/doctor.ts");
    return diagnose({ documentsDirectory, indexDirectory, embedder });
  }

  async repair(): Promise<RepairReport> {
    if (Store.isReadOnly(this.ports.indexDirectory)) throw canOnlyBeRead(this.ports.indexDirectory);
    const found = await this.doctor();
    // What cannot be opened cannot be repaired here: its remedy says what else to do.
    if (found.checks.some(({ name, state }) => name === "database" && state === "fault")) {
      return { ...found, repairs: [] };
    }
    const store = this.openStore();
    const { warn, lockWaitMs: waitMs } = this.ports;
    const { repair } = await import("./doctor/doctor-repair.ts");
    const lock = await writerTurn(() => store.takeWriterLock(), { waitMs, warn });
    const repairs = await repair(found, store).finally(() => {
      lock.release();
    });
    return { ...(await this.doctor()), repairs };
  }

  async scrub(everyMs: number): Promise<ScrubProgress> {
    const store = this.existingStore();
    if (store === null || store.isReadOnly) return { isGoingOn: false, damaged: 0 };
    this.scrubbing ??= new ScrubRound(store, this.ports.now);
    return this.scrubbing.step(everyMs);
  }

  async follow(): Promise<void> {
    const store = this.existingStore();
    if (store === null || (await store.documents.count()).passages === 0) return;
    requireModelOf(await store.record(), await this.openEmbedder());
    await this.denseIndex();
  }

  async readiness(): Promise<Readiness> {
    const store = this.existingStore();
    if (store === null) return "not-built";
    const { revision, fingerprint } = await store.record();
    return readinessOf({
      built: revision > 0,
      rebuilding: await store.isRebuilding(),
      passages: (await store.documents.count()).passages,
      fingerprint,
      model: this.model,
      vectorsLoaded: this.follower?.isLoaded ?? false,
    });
  }

  observeStages(observer: StageObserver): void {
    this.onStage = observer;
  }

  visibleTo(tags: VisibleTags): ServedLibrary {
    if (tags === null) return this;
    const name = JSON.stringify(tags);
    const library = this.tagged.get(name) ?? new TaggedLibrary(this, this.tagsView(tags), tags, this.reading);
    this.tagged.set(name, library);
    return library;
  }

  async close(): Promise<void> {
    await this.ports.reader.close();
    this.store?.close();
    this.store = null;
    this.follower = null;
    this.whole = null;
    this.scrubbing = null;
  }

  protected view(): WholeView | null {
    const store = this.existingStore();
    if (store !== null) this.whole ??= new WholeView(store);
    return this.whole;
  }

  private viewFor(tags: VisibleTags): LibraryView {
    const view = tags === null ? this.view() : this.tagsView(tags)();
    if (view === null) throw notBuilt(false);
    return view;
  }

  /** What of the library as it is open now has one of these tags. */
  private tagsView(tags: readonly string[]): () => LibraryView | null {
    const name = JSON.stringify(tags);
    const known = this.taggedViews.get(name);
    if (known !== undefined) return known;
    const views = new WeakMap<WholeView, TaggedView>();
    const current = (): LibraryView | null => {
      const whole = this.view();
      if (whole === null) return null;
      const view = views.get(whole) ?? new TaggedView(this.openStore(), whole, tags);
      views.set(whole, view);
      return view;
    };
    this.taggedViews.set(name, current);
    return current;
  }

  private openEmbedder(forPassages = false): Promise<TextEmbedder> {
    this.embedder ??= this.loadEmbedder(forPassages).catch((error: unknown) => {
      // The next caller tries again: the model may be there by then, and another one.
      this.embedder = null;
      this.identity = null;
      this.model = "failed";
      throw error;
    });
    return this.embedder;
  }

  /** Of the model's files, which are read and hashed for it once. */
  private identifyModel(): Promise<ModelIdentity> {
    this.identity ??= this.ports.identifyModel().catch((error: unknown) => {
      this.identity = null;
      throw error;
    });
    return this.identity;
  }

  private async loadEmbedder(forPassages: boolean): Promise<TextEmbedder> {
    const embedder = await this.ports.openEmbedder(forPassages, this.identifyModel());
    this.model = { fingerprint: indexFingerprint(embedder) };
    return embedder;
  }

  /** As of now. */
  private async denseIndex(): Promise<DenseIndex> {
    this.existingStore();
    return (await this.openFollower(this.openStore())).current();
  }

  private async openFollower(store: Store): Promise<LiveDenseIndex> {
    if (this.follower !== null) return this.follower;
    const dimensions = async (): Promise<number> => (await this.identifyModel()).dimensions;
    const opened = await LiveDenseIndex.of(store, dimensions, this.ports.warn);
    // Who asked at the same moment may have opened one meanwhile: it is one for all.
    this.follower ??= opened;
    return this.follower;
  }

  private openStore(): Store {
    this.store ??= Store.open(this.ports.indexDirectory, this.ports.databaseWaitMs);
    return this.store;
  }

  private existingStore(): Store | null {
    if (this.store?.isOutdated() === true) this.forgetStore();
    return this.store ?? (Store.exists(this.ports.indexDirectory) ? this.openStore() : null);
  }

  /** Not closed: whoever is being answered goes on with it. */
  private forgetStore(): void {
    this.store = null;
    this.follower = null;
    this.whole = null;
    this.scrubbing = null;
  }

  private async startOverForAnotherModel(store: Store, paths?: readonly string[]): Promise<void> {
    const identity = await this.identifyModel();
    const { fingerprint, model } = await store.record();
    const wanted = indexFingerprint(identity);
    if (fingerprint === wanted) return;
    // Before anything is emptied: what cannot be scanned cannot be built anew.
    requireScannable(this.reading.folders, paths);
    if (fingerprint !== "") {
      this.ports.warn(`The index holds vectors of another model or version (${model}); it is built anew.`);
    }
    await store.startOver(wanted, identity.model, haveSameVectors(fingerprint, wanted));
    this.follower = null;
  }
}

function foldersOf({ documentsDirectory, indexDirectory }: LocalLibraryPorts): LibraryFolders {
  return { documentsDirectory, uploads: UploadFolder.of(indexDirectory) };
}
