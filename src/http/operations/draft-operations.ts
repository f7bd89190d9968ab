import {
  DRAFT_CHECK,
  DRAFT_EVENTS,
  DRAFT_JOB,
  DRAFT_TEXT,
  QUEUED_DRAFT,
} from "../../api/examples/draft-examples.ts";
import {
  DraftForm,
  DraftJobPath,
  DraftQuery,
  DraftText,
  MOST_AWAITED_QUOTATIONS,
  PreferHeader,
} from "../../api/drafts/draft-requests.ts";
import { DraftCheck, DraftEvents, DraftJob } from "../../api/drafts/draft-responses.ts";
import { Nothing } from "../../api/questions/question-requests.ts";
import type { Operation } from "./operation.ts";

const MAX_JSON_BYTES = 10_000_000;

const aDraftJob = { type: "application/json", schema: DraftJob, example: DRAFT_JOB } as const;
const ofAJob = {
  tag: "Quotations",
  scope: "read",
  query: Nothing,
  pathParameters: DraftJobPath,
  problems: ["not_found"],
} as const;

export const draftOperations = {
  checkDraft: {
    tag: "Quotations",
    scope: "read",
    method: "post",
    path: "/v1/drafts/check",
    summary: "Check a draft",
    description:
      "What becomes of every quotation of a draft: a file of any format that is read, as a form, or a text as JSON. It is read " +
      "and forgotten. Each quotation (quotation marks of any language, block quotes, and “X said that …” as a claim) is checked " +
      "as `/v1/quotes/check` does, with who the draft says said it. The answer comes when all are checked, one draft after " +
      `the other; the first ${MOST_AWAITED_QUOTATIONS} quotations are, and \`notes\` tell of more. Whoever hangs up ends it. With ` +
      "`Prefer: respond-async` it is a job, of up to 2,000 quotations, whose progress can be followed and which only the " +
      "same key sees; of one key three may wait or run.",
    query: DraftQuery,
    headers: PreferHeader,
    pathParameters: Nothing,
    body: {
      required: true,
      schema: DraftText,
      example: DRAFT_TEXT,
      maxBytes: MAX_JSON_BYTES,
      form: DraftForm,
    },
    responses: {
      200: {
        description: "What became of the quotations.",
        type: "application/json",
        schema: DraftCheck,
        example: DRAFT_CHECK,
      },
      202: {
        ...aDraftJob,
        example: QUEUED_DRAFT,
        description: "With `Prefer: respond-async`: the job.",
        headers: { Location: "Where to follow it.", "Preference-Applied": "`respond-async`" },
      },
    },
    problems: [
      "library_not_built",
      "library_incompatible",
      "model_missing",
      "model_invalid",
      "library_unwritable",
      "disk_full",
    ],
  },
  getDraftCheck: {
    ...ofAJob,
    method: "get",
    path: "/v1/drafts/checks/{id}",
    summary: "Show the check of a draft",
    description: "How far it is, or what became of the draft.",
    responses: { 200: { ...aDraftJob, description: "The job." } },
  },
  followDraftCheck: {
    ...ofAJob,
    method: "get",
    path: "/v1/drafts/checks/{id}/events",
    summary: "Follow the check of a draft",
    description:
      "Server-sent events: `progress` with the job, at once and a few times a second as it changes, and `done` with the " +
      "job, its result included, when it has ended; the stream ends with that.",
    responses: {
      200: {
        description: "The events.",
        type: "text/event-stream",
        schema: DraftEvents,
        example: DRAFT_EVENTS,
      },
    },
  },
  removeDraftCheck: {
    ...ofAJob,
    method: "delete",
    path: "/v1/drafts/checks/{id}",
    summary: "End and forget the check of a draft",
    description:
      "One that runs ends after the present quotation; what became of one that has ended is forgotten.",
    responses: { 204: { description: "It is gone.", type: null } },
  },
} as const satisfies Record<string, Operation>;
