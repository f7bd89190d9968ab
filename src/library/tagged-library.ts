import type { DocumentSummary } from "../api/document-responses.ts";
import type { RemovalReport } from "../api/library-responses.ts";
import { AppError } from "../core/errors.ts";
import type { ServedLibrary } from "./library.ts";
import { LibraryReader, type ReaderPorts } from "./library-reader.ts";
import type { Readiness } from "./readiness.ts";
import type { OriginalFile } from "./documents/original-file.ts";
import type { LibraryView } from "./view/library-view.ts";

/** A library as it is for a reader of some tags, who changes nothing. `close` is left to whoever opened the library. */
export class TaggedLibrary extends LibraryReader implements ServedLibrary {
  constructor(
    private readonly library: Pick<ServedLibrary, "follow" | "readiness">,
    protected readonly view: () => LibraryView | null,
    protected readonly tags: readonly string[],
    reading: ReaderPorts,
  ) {
    super(reading);
  }

  remove(): Promise<RemovalReport> {
    return Promise.reject(readsOnly());
  }

  editDocument(): Promise<DocumentSummary> {
    return Promise.reject(readsOnly());
  }

  readAgain(): Promise<DocumentSummary> {
    return Promise.reject(readsOnly());
  }

  /** A file of several documents may hold some that do not exist for this reader. */
  override async originalFile(id: string): Promise<OriginalFile> {
    const { part } = await this.document(id);
    if (part === null) return super.originalFile(id);
    throw new AppError("not_allowed", "A key that is limited to tags is given no file of several documents.");
  }

  alertDeliveries(): Promise<never> {
    return Promise.reject(readsOnly());
  }

  noteAlertDelivery(): Promise<never> {
    return Promise.reject(readsOnly());
  }

  scrub(): Promise<never> {
    return Promise.reject(readsOnly());
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
}

function readsOnly(): AppError {
  return new AppError("not_allowed", "A key that is limited to tags only reads.");
}
