import { Store } from "../../store/store.ts";
import { IdempotencyKeys } from "../jobs/idempotency.ts";
import { JobQueue, type JobQueuePorts } from "../jobs/job-queue.ts";
import type { ReadingLimits } from "../../config/reading-limits.ts";
import { UploadFolder } from "./upload-folder.ts";
import { folderOfUpload } from "./upload-source.ts";
import { Uploads } from "./uploads.ts";
import type { DocumentOutcome } from "../../api/job-responses.ts";

export interface OpenIntakeOptions {
  readonly indexDirectory: string;
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
  /** Stops the running job between two documents; it goes on at the next start. */
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 1_000;

/** Opens the database and tidies up what killed processes have left; the jobs wait for `jobs.start()`. */
export function openIntake({ indexDirectory, limits, run, onError, now }: OpenIntakeOptions): Intake {
  const store = Store.open(indexDirectory);
  const folder = UploadFolder.of(indexDirectory);
  const clock = now ?? ((): Date => new Date());
  const jobs = new JobQueue({
    table: store.jobs,
    takeLock: () => store.takeJobsLock(),
    run,
    outcomesOf: (uploads) => uploads.map((id) => outcomeOf(store, folder, id)),
    now: clock,
    onError,
    lookEveryMs: LOOK_EVERY_MS,
  });
  return {
    uploads: new Uploads({
      folder,
      documents: store.documents,
      limits,
      onWaiting: (source) => {
        store.addWaiting([source]);
      },
    }),
    jobs,
    idempotencyKeys: new IdempotencyKeys(store.idempotencyKeys, clock),
    close: async () => {
      await jobs.close();
      store.close();
    },
  };
}

function outcomeOf(store: Store, folder: UploadFolder, id: string): DocumentOutcome {
  const [file] = folder.scan([id]);
  if (file === undefined) return { id, source: null, state: "deleted", reason: null, documents: 0 };
  const records = store.documents.below(folderOfUpload(id));
  const documents = records.filter(({ state }) => state === "indexed").length;
  const reason = records.find((record) => record.reason !== null)?.reason ?? null;
  const isIndexed = documents > 0 && reason === null;
  return { id, source: file.source, state: isIndexed ? "indexed" : "failed", reason, documents };
}
