import { tmpdir } from "node:os";
import { join } from "node:path";
import { asField, noticesIn } from "../../api/notices/notice.ts";
import type { DocumentOutcome } from "../../api/job-responses.ts";
import { SERVING_LOCK_WAIT_MS } from "../../config/limits.ts";
import type { ReadingLimits } from "../../config/reading-limits.ts";
import { whenFree } from "../../core/when-free.ts";
import { Store } from "../../store/store.ts";
import { following, type Asynchronous } from "../../store/asynchronous.ts";
import type { JobTable } from "../../store/tables/job-table.ts";
import { IdempotencyKeys } from "./idempotency.ts";
import { documentsFolderState, type DocumentsFolderState } from "../sync/documents-folder.ts";
import { UploadFolder } from "./upload-folder.ts";
import { folderOfUpload } from "../../api/upload-source.ts";
import { UploadTurn } from "./upload-turn.ts";
import { Uploads } from "./uploads.ts";

export interface OpenInboxOptions {
  readonly indexDirectory: string;
  readonly documentsDirectory: string;
  readonly limits: Pick<ReadingLimits, "maxFileBytes" | "maxTextBytes">;
  readonly now: () => Date;
  /** Told when the index folder was deleted or replaced, and what is there now was opened, empty where there is nothing. */
  readonly onReplaced: () => void;
}

/** What a library keeps for a process that takes documents in: the uploads, the jobs, the requests that may be sent again. */
export interface Inbox {
  readonly uploads: Uploads;
  readonly jobs: Asynchronous<JobTable>;
  readonly idempotencyKeys: IdempotencyKeys;
  /** In which uploads are put in place and their job is noted. */
  readonly uploadTurn: UploadTurn;
  /** For the one process that runs jobs; throws `library_busy` while another one does. */
  takeJobsLock(): { release(): void };
  /** Nothing is taken in: the index folder can only be read. */
  readonly isReadOnly: boolean;
  documentsFolder(): Promise<DocumentsFolderState>;
  /** What has become of an upload, by its id. */
  outcomeOf(upload: string): Promise<DocumentOutcome>;
  close(): void;
}

/** Opens the database, and clears away what processes that were killed have left. */
export function openInbox(options: OpenInboxOptions): Inbox {
  const { indexDirectory, documentsDirectory, limits, now, onReplaced } = options;
  let opened = Store.open(indexDirectory, SERVING_LOCK_WAIT_MS);
  const store = (): Store => {
    if (opened.isOutdated()) {
      opened = Store.open(indexDirectory, SERVING_LOCK_WAIT_MS);
      // A library that can only be read is opened anew after each of its changes.
      if (!opened.isReadOnly) onReplaced();
    }
    return opened;
  };
  const { isReadOnly } = opened;
  // A draft that is sent to be checked lies among what is coming in, and needs a place also here.
  const incoming = isReadOnly ? join(tmpdir(), "pincite-incoming") : undefined;
  const folder = UploadFolder.of(indexDirectory, incoming);
  const onWaiting = (source: string): Promise<void> => whenFree(() => store().addWaiting([source]));
  const documents = following(() => store().documents);
  const idempotencyKeys = following(() => store().idempotencyKeys);
  return {
    uploads: new Uploads({ folder, documents, limits, onWaiting }),
    jobs: following(() => store().jobs),
    idempotencyKeys: new IdempotencyKeys(idempotencyKeys, now),
    uploadTurn: new UploadTurn(() => Store.takeUploadsLock(indexDirectory)),
    isReadOnly,
    documentsFolder: () => documentsFolderState(store(), documentsDirectory),
    takeJobsLock: () => store().takeJobsLock(),
    outcomeOf: (upload) => outcomeOf(store(), folder, upload),
    close: () => {
      opened.close();
    },
  };
}

async function outcomeOf(store: Store, folder: UploadFolder, id: string): Promise<DocumentOutcome> {
  const [file] = folder.scan([id]);
  if (file === undefined) return { id, source: null, state: "deleted", reason: null, documents: 0 };
  const records = await store.documents.below(folderOfUpload(id));
  const documents = records.filter(({ state }) => state === "indexed").length;
  const reason = records.find((record) => record.reason !== null)?.reason ?? null;
  const isIndexed = documents > 0 && reason === null;
  return {
    id,
    source: file.source,
    state: isIndexed ? "indexed" : "failed",
    reason,
    ...asField("reasons", noticesIn(reason)),
    documents,
  };
}
