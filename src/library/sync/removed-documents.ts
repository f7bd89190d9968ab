import { existsSync } from "node:fs";
import type { DocumentId } from "../../core/ids.ts";
import type { DocumentRecord } from "../../store/records.ts";
import type { Wanted } from "../../store/store.ts";
import { REMOVED } from "./file-records.ts";
import type { ScannedFile } from "./scan.ts";
import { uploadIdIn } from "../../api/upload-source.ts";

/**
 * Tells a run what others have taken out of the library since it began. A run may last for hours, and what is deleted is
 * gone at once: nobody waits for the run to end, so the run must not put back what it has read before.
 */
export class RemovedDocuments {
  private readonly before: ReadonlySet<DocumentId>;
  private readonly uploads = new Map<string, string>();

  constructor(records: readonly DocumentRecord[]) {
    this.before = new Set(records.filter(({ reason }) => reason === REMOVED).map(({ id }) => id));
  }

  /** The files that the run goes over: where each upload was, which is gone when it is deleted or replaced. */
  expect(files: readonly ScannedFile[]): void {
    for (const { source, path } of files) if (uploadIdIn(source) !== null) this.uploads.set(source, path);
  }

  /** Whether a record may still be written. To be asked within the transaction that writes it. */
  readonly allowsWriting: Wanted = (record, stored) => {
    const upload = this.uploads.get(record.file);
    if (upload !== undefined && !existsSync(upload)) return false;
    return this.before.has(record.id) || stored?.reason !== REMOVED;
  };
}
