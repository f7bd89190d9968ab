import * as examples from "../../api/examples/job-examples.ts";
import type { Operation } from "./operation.ts";
import { JobPath, JobsQuery, SyncQuery } from "../../api/job-requests.ts";
import { Job, JobEvents, JobList } from "../../api/job-responses.ts";
import { SYNC_REPORT } from "../../api/examples/question-examples.ts";
import { Nothing, SyncBody } from "../../api/questions/question-requests.ts";
import { SyncReport } from "../../api/job-responses.ts";

const shared = { tag: "Jobs", scope: "write", query: Nothing, pathParameters: Nothing } as const;
const aJob = { type: "application/json", schema: Job, example: examples.JOB } as const;

/** All of them speak of the whole library, so a key that is limited to tags may not do them. */
export const jobOperations = {
  sync: {
    ...shared,
    method: "post",
    path: "/v1/sync",
    summary: "Look for changed files",
    description:
      "Takes in what is new, changed or gone in the documents folder, as a job. Whoever asks while one is waiting shares " +
      "it. With `wait=true` the answer comes when it is done, or after 30 seconds with the job as it is then. A server follows " +
      "its folder by itself; this is for a program that wants to know when.",
    query: SyncQuery,
    body: { required: false, schema: SyncBody, example: {} },
    responses: {
      200: {
        description: "With `wait=true`: what was found and done.",
        type: "application/json",
        schema: SyncReport,
        example: SYNC_REPORT,
      },
      202: {
        ...aJob,
        description: "The job, which survives a restart.",
        headers: { Location: "Where to follow it." },
      },
    },
    problems: [
      "removals_not_allowed",
      "library_busy",
      "library_unwritable",
      "disk_full",
      "model_missing",
      "model_invalid",
      "cancelled",
    ],
  },
  listJobs: {
    ...shared,
    method: "get",
    path: "/v1/jobs",
    summary: "List the latest jobs",
    description: "What waits, runs and has ended, the newest first.",
    query: JobsQuery,
    responses: {
      200: {
        description: "The jobs.",
        type: "application/json",
        schema: JobList,
        example: examples.JOB_LIST,
      },
    },
    problems: [],
  },
  getJob: {
    ...shared,
    method: "get",
    path: "/v1/jobs/{id}",
    summary: "Show a job",
    description: "How far it is, or what has become of it.",
    pathParameters: JobPath,
    responses: { 200: { ...aJob, description: "The job." } },
    problems: ["not_found"],
  },
  followJob: {
    ...shared,
    method: "get",
    path: "/v1/jobs/{id}/events",
    summary: "Follow a job",
    description:
      "Server-sent events: `progress` with the job, at once and a few times a second as it changes, and `done` with the " +
      "job when it has ended, whatever its `state` is then; the stream ends with that. There is nothing to catch up with " +
      "after a broken connection: the first event has all that is known.",
    pathParameters: JobPath,
    responses: {
      200: {
        description: "The events.",
        type: "text/event-stream",
        schema: JobEvents,
        example: examples.JOB_EVENTS,
      },
    },
    problems: ["not_found"],
  },
  cancelJob: {
    ...shared,
    method: "post",
    path: "/v1/jobs/{id}/cancel",
    summary: "Cancel a job",
    description:
      "One that waits ends at once, one that runs after the present document: what is done stays. One that has ended stays " +
      "as it is. Uploads whose job was cancelled are kept, and taken in by the next sync.",
    pathParameters: JobPath,
    responses: { 200: { ...aJob, description: "The job as it is now." } },
    problems: ["not_found"],
  },
} as const satisfies Record<string, Operation>;
