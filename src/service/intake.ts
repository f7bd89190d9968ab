import type { ReadingLimits } from "../config/reading-limits.ts";
import type { IdempotencyKeys } from "../library/uploads/idempotency.ts";
import { openInbox } from "../library/uploads/inbox.ts";
import type { DocumentsFolderState } from "../library/sync/documents-folder.ts";
import type { UploadTurn } from "../library/uploads/upload-turn.ts";
import type { Uploads } from "../library/uploads/uploads.ts";
import { JobQueue, type JobQueuePorts } from "./jobs/job-queue.ts";

export interface OpenIntakeOptions {
  readonly indexDirectory: string;
  readonly documentsDirectory: string;
  readonly limits: Pick<ReadingLimits, "maxFileBytes" | "maxTextBytes">;
  readonly run: JobQueuePorts["run"];
  readonly onError: JobQueuePorts["onError"];
  /** The system's clock where absent. */
  readonly now?: () => Date;
}

/** All that a serving process needs to take documents in. It answers questions through its `Library`. */
export interface Intake {
  readonly uploads: Uploads;
  readonly jobs: JobQueue;
  readonly idempotencyKeys: IdempotencyKeys;
  readonly uploadTurn: UploadTurn;
  /** Nothing is taken in, and no job is run. */
  readonly isReadOnly: boolean;
  documentsFolder(): Promise<DocumentsFolderState>;
  /** Stops the running job between two documents; it goes on at the next start. */
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 1_000;

/** Puts the queue together with what the library keeps for it; the jobs wait for `jobs.start()`. */
export function openIntake({
  indexDirectory,
  documentsDirectory,
  limits,
  run,
  onError,
  ...clock
}: OpenIntakeOptions): Intake {
  const now = clock.now ?? ((): Date => new Date());
  const inbox = openInbox({
    indexDirectory,
    documentsDirectory,
    limits,
    now,
    onReplaced: () => {
      const message = "The index was deleted or replaced while it was served; it is looked at anew";
      onError(message, undefined);
      jobs.enqueueSync().catch((error: unknown) => {
        onError(message, error);
      });
    },
  });
  const jobs = new JobQueue({
    store: inbox.jobs,
    takeLock: () => inbox.takeJobsLock(),
    run,
    outcomesOf: (uploads) => Promise.all(uploads.map((id) => inbox.outcomeOf(id))),
    now,
    onError,
    lookEveryMs: LOOK_EVERY_MS,
  });
  return {
    uploads: inbox.uploads,
    jobs,
    idempotencyKeys: inbox.idempotencyKeys,
    uploadTurn: inbox.uploadTurn,
    isReadOnly: inbox.isReadOnly,
    documentsFolder: () => inbox.documentsFolder(),
    close: async () => {
      await jobs.close();
      inbox.close();
    },
  };
}
