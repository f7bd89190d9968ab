import type { SyncReport } from "../../api/job-responses.ts";
import type { DocumentId } from "../../core/ids.ts";
import type { DocumentRecord } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import { byFile, idInSource, newDocumentId } from "./file-records.ts";
import { RemovedDocuments } from "./removed-documents.ts";

export type SyncCounts = Pick<
  SyncReport,
  "added" | "updated" | "removed" | "unchanged" | "moved" | "embedded"
>;

/** The library's records as a run leaves them, file by file, and how many documents it has changed. */
export class RunRecords {
  readonly counts = { added: 0, updated: 0, removed: 0, unchanged: 0, moved: 0, embedded: 0 };
  readonly byFile: Map<string, DocumentRecord[]>;
  readonly removed: RemovedDocuments;
  private readonly ids: Set<DocumentId>;

  /** `records`: all that the store holds. */
  constructor(
    private readonly store: Pick<Store, "putRecords">,
    records: readonly DocumentRecord[],
  ) {
    this.byFile = byFile(records);
    this.ids = new Set(records.map(({ id }) => id));
    this.removed = new RemovedDocuments(records);
  }

  all(): DocumentRecord[] {
    return [...this.byFile.values()].flat();
  }

  /** Of one file. */
  of(file: string): readonly DocumentRecord[] {
    return this.byFile.get(file) ?? [];
  }

  put(records: readonly DocumentRecord[]): Promise<void> {
    return this.store.putRecords(records, this.removed.allowsWriting);
  }

  /** The id of the document that a source stands for: the one that it has, or one that no other document has. */
  idFor(source: string, file: string, former: readonly DocumentRecord[]): DocumentId {
    const known = former.find((record) => record.source === source)?.id ?? idInSource(source, file);
    if (known !== null) return known;
    // A file that has moved keeps its id, which may be the one that a new file under the old name would get.
    let attempt = 0;
    while (this.ids.has(newDocumentId(source, attempt))) attempt += 1;
    const id = newDocumentId(source, attempt);
    this.ids.add(id);
    return id;
  }
}
