import * as z from "zod";
import type { Immutable } from "../core/immutable.ts";
import { count, text, textOrNull, tookMs } from "./described.ts";
import { notices } from "./notices/notice.ts";
import { JobProblem } from "./problems/problem.ts";

/** What is answered about syncs and jobs. */

const time = (description: string) => textOrNull(`${description} As ISO 8601 in UTC.`);

export const FileProblem = z
  .object({ source: text("The file."), reason: text("A sentence that says why.") })
  .meta({ description: "A file that is not in the library, and why." });
export type FileProblem = Immutable<z.output<typeof FileProblem>>;

export const SyncProgress = z
  .object({
    filesDone: count("The number of files that are finished."),
    filesTotal: count("The number of files that there are to do."),
    passagesEmbedded: count("The number of passages that went through the model."),
    source: textOrNull("The file that was finished last; null before the first."),
  })
  .meta({ description: "How far a job is." });
export type SyncProgress = Immutable<z.output<typeof SyncProgress>>;

export const SyncReport = z
  .object({
    added: count("The number of documents that are new."),
    updated: count("The number of documents whose text has changed."),
    removed: count("The number of documents whose file is gone."),
    unchanged: count("The number of documents that are as they were."),
    moved: count("The number of unchanged documents whose file has a new name or folder."),
    failed: z.array(FileProblem).meta({
      description:
        "The files that should have been readable and were not: damaged, empty, too large, a link out of the folder.",
    }),
    skipped: z.array(FileProblem).meta({ description: "The files of a kind that is not read." }),
    documents: count("The number of documents in the whole library, after the sync."),
    passages: count("The number of passages in the whole library, after the sync."),
    embedded: count("The number of passages that went through the model; the rest had stored vectors."),
    tookMs,
  })
  .meta({ description: "What a sync has found and done." });
export type SyncReport = Immutable<z.output<typeof SyncReport>>;

export const DocumentOutcome = z
  .object({
    id: text("The id of the uploaded document."),
    source: textOrNull("The document's name; null where it has been deleted meanwhile."),
    state: z.enum(["indexed", "failed", "deleted"]).meta({
      description:
        "`indexed`: it is in the library. `failed`: the file, or its newest version, could not be read in full; what could " +
        "be read is in the library. `deleted`: it has been deleted meanwhile.",
    }),
    reason: textOrNull("Why it failed; null where it did not."),
    reasons: notices("The sentences of `reason`, each with its code."),
    documents: count(
      "How many documents of the file are in the library: more than one for a table or a letter with attachments.",
    ),
  })
  .meta({ description: "What has become of an upload." });
export type DocumentOutcome = Immutable<z.output<typeof DocumentOutcome>>;

export const JobResult = SyncReport.extend({
  outcomes: z.array(DocumentOutcome).meta({
    description: "What has become of each upload that the job is about.",
  }),
}).meta({
  description:
    "What a job has done. The counts are those of the run: where jobs of uploads ran together, of all of them. `failed` " +
    "and `skipped` list the first 100 files: of the job's own uploads, or of the whole library for a sync.",
});
export type JobResult = Immutable<z.output<typeof JobResult>>;

export const Job = z
  .object({
    id: text("Names the job for as long as it is kept: seven days after its end, the latest 1,000."),
    kind: z.enum(["sync", "documents"]).meta({
      description: "`sync`: looks for changed files. `documents`: takes in what was uploaded.",
    }),
    state: z.enum(["queued", "running", "done", "failed", "cancelled"]).meta({
      description:
        "How far the job has come. Jobs run one after the other, in the order in which they were asked for; those of " +
        "uploads that wait behind each other run together.",
    }),
    documents: z.array(z.string()).meta({ description: "The ids of the uploads that it is about." }),
    allowRemovals: z
      .boolean()
      .meta({ description: "Whether it may take out most of the library's documents." }),
    createdAt: text("When it was asked for, as ISO 8601 in UTC."),
    startedAt: time("When it began; null before it runs."),
    finishedAt: time("When it ended; null before that."),
    progress: SyncProgress.nullable().meta({ description: "How far it is; null before it has begun." }),
    result: JobResult.nullable().meta({ description: "What it has done; null unless it is done." }),
    problem: JobProblem.nullable().meta({ description: "Why it failed; null unless it has failed." }),
    cancelRequested: z.boolean().meta({ description: "Whether it is to stop after the present document." }),
  })
  .meta({ description: "Work that takes longer than a request." });
export type Job = Immutable<z.output<typeof Job>>;

export const JobList = z
  .object({ jobs: z.array(Job).meta({ description: "The jobs, the newest first." }) })
  .meta({ description: "The latest jobs." });

export const JobEvents = z.string().meta({
  description:
    "Server-sent events. The events `progress` and, last, `done` have the job as their data; comments between them keep " +
    "the connection open.",
});
