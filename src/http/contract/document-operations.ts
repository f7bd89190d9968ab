import * as z from "zod";
import * as examples from "./examples.ts";
import type { Operation } from "./operation.ts";
import { DocumentPath, Nothing } from "./requests.ts";
import { DocumentList, DocumentSummary } from "./responses.ts";

const shared = { tag: "Documents", scope: "read", method: "get", query: Nothing } as const;

export const documentOperations = {
  listDocuments: {
    ...shared,
    path: "/v1/documents",
    summary: "List the documents",
    description:
      "Everything that the library knows of, files that could not be read included, with the reason.",
    pathParameters: Nothing,
    responses: {
      200: {
        description: "The documents.",
        type: "application/json",
        schema: DocumentList,
        example: examples.DOCUMENT_LIST,
      },
    },
    problems: [],
  },
  getDocument: {
    ...shared,
    path: "/v1/documents/{id}",
    summary: "Show a document",
    description: "What is known of one document: its metadata, where each was found, and its state.",
    pathParameters: DocumentPath,
    responses: {
      200: {
        description: "The document.",
        type: "application/json",
        schema: DocumentSummary,
        example: examples.DOCUMENT_SUMMARY,
      },
    },
    problems: ["not_found"],
  },
  getDocumentText: {
    ...shared,
    path: "/v1/documents/{id}/text",
    summary: "Read a document's text",
    description:
      "The clean text that every `start` and `end` refers to, in UTF-8. They count UTF-16 code units, so in JavaScript " +
      "`text.slice(start, end)` is the passage. A byte order mark at its beginning belongs to it.",
    pathParameters: DocumentPath,
    responses: {
      200: {
        description: "The text.",
        type: "text/plain",
        schema: z.string(),
        example: examples.DOCUMENT_TEXT,
      },
    },
    problems: ["not_found"],
  },
} as const satisfies Record<string, Operation>;
