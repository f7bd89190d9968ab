import * as examples from "./examples.ts";
import type { Operation } from "./operation.ts";
import { Nothing, SyncBody } from "./requests.ts";
import { Health, SyncReport } from "./responses.ts";

export const serviceOperations = {
  sync: {
    method: "post",
    path: "/v1/sync",
    tag: "Service",
    scope: "write",
    summary: "Look for changed files",
    description:
      "Takes in what is new, changed or gone in the documents folder, and answers when that is done. Whoever asks while " +
      "a sync is running gets the report of the next one. A server follows its folder by itself; this is for a program " +
      "that wants to know when.",
    pathParameters: Nothing,
    query: Nothing,
    body: { required: false, schema: SyncBody, example: {} },
    responses: {
      200: {
        description: "What was found and done.",
        type: "application/json",
        schema: SyncReport,
        example: examples.SYNC_REPORT,
      },
    },
    problems: ["library_busy", "library_unwritable", "model_missing", "model_invalid", "cancelled"],
  },
  health: {
    method: "get",
    path: "/healthz",
    tag: "Service",
    scope: "read",
    summary: "Check that the server answers",
    description: "Says what the library holds, without loading the model.",
    pathParameters: Nothing,
    query: Nothing,
    responses: {
      200: {
        description: "The server answers.",
        type: "application/json",
        schema: Health,
        example: examples.HEALTH,
      },
    },
    problems: [],
  },
} as const satisfies Record<string, Operation>;
