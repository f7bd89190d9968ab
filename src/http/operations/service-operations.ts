import * as examples from "../../api/examples/question-examples.ts";
import type { Operation } from "./operation.ts";
import { Nothing } from "../../api/questions/question-requests.ts";
import { Alive, Health, MetricsText, Ready } from "../../api/service-responses.ts";

export const serviceOperations = {
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
  livez: {
    method: "get",
    path: "/livez",
    tag: "Service",
    scope: "none",
    summary: "Check that the process is alive",
    description: "Looks at nothing else: a process that does not answer this should be started anew.",
    pathParameters: Nothing,
    query: Nothing,
    responses: {
      200: {
        description: "The process is alive.",
        type: "application/json",
        schema: Alive,
        example: examples.ALIVE,
      },
    },
    problems: [],
  },
  readyz: {
    method: "get",
    path: "/readyz",
    tag: "Service",
    scope: "none",
    summary: "Check that a question would be answered fully",
    description:
      "Not so, with the reason, while the library is being built, or built anew for another model, while the model is " +
      "loaded, and from the moment at which the server is told to stop. An empty library is ready to say that it is empty.",
    pathParameters: Nothing,
    query: Nothing,
    responses: {
      200: {
        description: "A question would be answered from all documents.",
        type: "application/json",
        schema: Ready,
        example: examples.READY,
      },
    },
    problems: ["not_ready"],
  },
  metrics: {
    method: "get",
    path: "/metrics",
    tag: "Service",
    scope: "read",
    wholeLibrary: true,
    summary: "Read metrics for Prometheus",
    description:
      "Requests by route, the stages of questions, syncs, the size of the library and of the process, in Prometheus' text " +
      "format. They count all documents, whoever may read them.",
    pathParameters: Nothing,
    query: Nothing,
    responses: {
      200: {
        description: "The metrics.",
        type: "text/plain; version=0.0.4",
        schema: MetricsText,
        example: examples.METRICS,
      },
    },
    problems: [],
  },
} as const satisfies Record<string, Operation>;
