import type * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { SYNC_REPORT } from "./question-examples.ts";
import type { Job, JobList } from "../job-responses.ts";

/** Jobs for the reference. The tests hold them against their schemas. */

const UPLOAD = { id: "8d0fb2c1e64a9375", source: "upload:8d0fb2c1e64a9375/minutes.txt" };

export const JOB: Job = {
  id: "job_3f0c2a9d51b7e864",
  kind: "documents",
  state: "done",
  documents: [UPLOAD.id],
  allowRemovals: false,
  createdAt: "2026-11-21T23:10:02.114Z",
  startedAt: "2026-11-21T23:10:02.120Z",
  finishedAt: "2026-11-21T23:10:03.502Z",
  progress: { filesDone: 1, filesTotal: 1, passagesEmbedded: 8, source: UPLOAD.source },
  result: {
    ...SYNC_REPORT,
    failed: [],
    outcomes: [{ ...UPLOAD, state: "indexed", reason: null, documents: 1 }],
  },
  problem: null,
  cancelRequested: false,
};

export const QUEUED_JOB: Job = {
  ...JOB,
  state: "queued",
  startedAt: null,
  finishedAt: null,
  progress: null,
  result: null,
};

export const JOB_LIST: Immutable<z.output<typeof JobList>> = { jobs: [JOB] };

export const JOB_EVENTS = [
  `event: progress\ndata: ${JSON.stringify(QUEUED_JOB)}\n\n`,
  `event: done\ndata: ${JSON.stringify(JOB)}\n\n`,
].join("");
