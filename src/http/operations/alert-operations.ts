import { AlertFeedQuery, AlertHitsQuery, AlertPath, AlertRequest } from "../../api/alerts/alert-requests.ts";
import { Alert, AlertHits, AlertList, CreatedAlert } from "../../api/alerts/alert-responses.ts";
import * as examples from "../../api/examples/alert-examples.ts";
import { Nothing } from "../../api/questions/question-requests.ts";
import * as z from "zod";
import type { Operation } from "./operation.ts";

const shared = { tag: "Alerts", scope: "read", query: Nothing, problems: ["not_found"] } as const;

export const alertOperations = {
  keepAlert: {
    ...shared,
    method: "post",
    path: "/v1/alerts",
    summary: "Keep a question",
    description:
      "Has the library hold the question against every document that comes in from now on. A passage that answers it with a " +
      "confidence of at least 0.95 is a hit: never for words that were there before, and never twice for the same words, " +
      "whatever file they come in. The alert belongs to the access key that it is kept with: it sees what that key may see, no other " +
      "key but an admin's sees it, and it stops when the key is revoked.",
    pathParameters: Nothing,
    body: { required: true, schema: AlertRequest, example: examples.ALERT_REQUEST },
    responses: {
      201: {
        description: "The alert, with the address of its feed, which is shown this once.",
        type: "application/json",
        schema: CreatedAlert,
        example: examples.CREATED_ALERT,
        headers: { Location: "Of the alert." },
      },
    },
    problems: [
      "read_only",
      "library_not_built",
      "library_busy",
      "too_many_alerts",
      "webhook_not_allowed",
      "library_unwritable",
      "disk_full",
    ],
  },
  listAlerts: {
    ...shared,
    method: "get",
    path: "/v1/alerts",
    summary: "List the alerts",
    description: "The questions that are kept with this access key; with an admin key, those of all.",
    pathParameters: Nothing,
    responses: {
      200: {
        description: "The alerts.",
        type: "application/json",
        schema: AlertList,
        example: examples.ALERT_LIST,
      },
    },
    problems: [],
  },
  getAlert: {
    ...shared,
    method: "get",
    path: "/v1/alerts/{id}",
    summary: "Show an alert",
    description: "The question, and how many hits there are.",
    pathParameters: AlertPath,
    responses: {
      200: { description: "The alert.", type: "application/json", schema: Alert, example: examples.ALERT },
    },
  },
  removeAlert: {
    ...shared,
    method: "delete",
    path: "/v1/alerts/{id}",
    summary: "Remove an alert",
    description: "With its hits, its feed and its webhook.",
    pathParameters: AlertPath,
    responses: { 204: { description: "It is gone.", type: null } },
    problems: ["not_found", "library_busy", "library_unwritable", "read_only", "disk_full"],
  },
  listAlertHits: {
    ...shared,
    method: "get",
    path: "/v1/alerts/{id}/hits",
    summary: "List an alert's hits",
    description:
      "What new documents have brought, the newest first, page by page, each passage cited as it stands now. Of hits whose words " +
      "are in no document any more none is listed. The newest 1,000 are kept.",
    pathParameters: AlertPath,
    query: AlertHitsQuery,
    responses: {
      200: {
        description: "A page of the hits.",
        type: "application/json",
        schema: AlertHits,
        example: examples.ALERT_HITS,
      },
    },
  },
  alertFeed: {
    ...shared,
    method: "get",
    path: "/v1/alerts/{id}/feed",
    opensWithToken: true,
    summary: "Follow an alert as a feed",
    description:
      "The newest hits as an Atom feed (RFC 4287). A reader of feeds that cannot send an access key sends the token that was shown " +
      "when the alert was kept; it opens this feed and nothing else, for as long as the key by which the alert was kept is in force.",
    pathParameters: AlertPath,
    query: AlertFeedQuery,
    responses: {
      200: {
        description: "The feed.",
        type: "application/atom+xml",
        schema: z.string(),
        example: examples.ALERT_FEED,
      },
    },
  },
} as const satisfies Record<string, Operation>;
