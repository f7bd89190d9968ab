import * as z from "zod";
import { Problem, SyncReport } from "./question-responses.ts";

/** What is answered about jobs. */

const text = (description: string) => z.string().meta({ description });
const time = (description: string) =>
  z
    .string()
    .nullable()
    .meta({ description: `${description} ISO 8601, in UTC.` });
const count = (description: string) => z.int().min(0).meta({ description });

export const SyncProgress = z
  .object({
    filesDone: count("Files that are finished."),
    filesTotal: count("Files that there are to do."),
    passagesEmbedded: count("Passages that went through the model."),
    source: z.string().nullable().meta({ description: "The file that was finished last." }),
  })
  .meta({ description: "How far a job is." });

export const DocumentOutcome = z
  .object({
    id: text("Of the uploaded document."),
    source: z.string().nullable().meta({ description: "Null where it has been deleted meanwhile." }),
    state: z.enum(["indexed", "failed", "deleted"]).meta({
      description: "`failed`: it could not be read in full; what could be read is in the library.",
    }),
    reason: z.string().nullable().meta({ description: "Why it failed." }),
    documents: count("How many documents of the file are in the library."),
  })
  .meta({ description: "What has become of an upload." });

export const JobResult = SyncReport.extend({
  outcomes: z.array(DocumentOutcome).meta({ description: "Of the uploads that the job is about." }),
}).meta({
  description:
    "What a job has done. The counts are of the run: where jobs of uploads ran together, of all of them. Of `failed` and " +
    "`skipped` the first 100 of its uploads, or of the library.",
});

export const JobProblem = Problem.omit({ requestId: true }).meta({
  description: "Why a job, or one of several requests, failed: problem details without a request's id.",
});

export const Job = z
  .object({
    id: text("Names the job for as long as it is kept: seven days after its end, the latest 1,000."),
    kind: z.enum(["sync", "documents"]).meta({
      description: "`sync`: looks for changed files; `documents`: takes in what was uploaded.",
    }),
    state: z.enum(["queued", "running", "done", "failed", "cancelled"]).meta({
      description:
        "Jobs run one after the other, in the order in which they were asked for; those of uploads that wait behind each " +
        "other run together.",
    }),
    documents: z.array(z.string()).meta({ description: "The ids of the uploads that it is about." }),
    createdAt: text("ISO 8601, in UTC."),
    startedAt: time("Null before it runs."),
    finishedAt: time("Null before it has ended."),
    progress: SyncProgress.nullable(),
    result: JobResult.nullable(),
    problem: JobProblem.nullable(),
    cancelRequested: z.boolean().meta({ description: "Whether it is to stop after the present document." }),
  })
  .meta({ description: "Work that takes longer than a request." });

export const JobList = z
  .object({ jobs: z.array(Job).meta({ description: "The newest first." }) })
  .meta({ description: "The latest jobs." });

export const JobEvents = z.string().meta({
  description:
    "Server-sent events. `progress` and, last, `done` have the job as their data; comments between them keep the connection.",
});
