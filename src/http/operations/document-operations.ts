import * as z from "zod";
import * as samples from "../../api/examples/document-examples.ts";
import * as requests from "../../api/document-requests.ts";
import {
  ChangedDocument,
  DocumentList,
  DocumentStructure,
  ReceivedDocuments,
} from "../../api/document-responses.ts";
import * as examples from "../../api/examples/question-examples.ts";
import type { Operation } from "./operation.ts";
import { DocumentPath, Nothing } from "../../api/questions/question-requests.ts";
import { DocumentSummary } from "../../api/document-responses.ts";

const shared = { tag: "Documents", scope: "read", method: "get", query: Nothing } as const;

/** JSON is read into memory before it is looked at; files are not, and have the limit of `--max-upload-mb`. */
const MAX_JSON_BYTES = 20_000_000;

const received = { type: "application/json", schema: ReceivedDocuments } as const;

const upload = {
  tag: "Documents",
  scope: "write",
  query: requests.UploadQuery,
  headers: requests.IdempotencyHeader,
  problems: [
    "payload_too_large",
    "unsupported_media_type",
    "idempotency_conflict",
    "library_unwritable",
    "disk_full",
  ],
} as const;

const uploadResponses = {
  200: {
    ...received,
    description: "All of it is searchable, and nothing of it was new.",
    example: samples.UNCHANGED_DOCUMENTS,
  },
  202: {
    ...received,
    description: "All of it is kept, and will be searchable when the job is done.",
    headers: { Location: "Of the job." },
    example: samples.WAITING_DOCUMENTS,
  },
} as const;

const changed = {
  description: "The document as it is now; its file is read again by the job.",
  type: "application/json",
  schema: ChangedDocument,
  example: samples.CHANGED_DOCUMENT,
  headers: { Location: "Of the job.", ETag: "Of the document." },
} as const;

const FILE_HEADERS = {
  "Content-Disposition": "The file's name, and whether it may be shown.",
  "Pincite-File":
    "`unchanged` where these are the bytes that the document was read from, `changed` where they are other ones.",
  ETag: "Of the file.",
  "Last-Modified": "When the file was written.",
} as const;

const HOW_TO_WAIT =
  "With `wait=true` the answer comes when the job is done, or after 30 seconds. What the job could not read is told by " +
  "its `result.outcomes`.";

export const documentOperations = {
  listDocuments: {
    ...shared,
    path: "/v1/documents",
    summary: "List the documents",
    description:
      "What the library knows of, files that could not be read included, with the reason; page by page. A document that " +
      "comes in or goes meanwhile moves nothing of the pages that are still to come. Filters of several values are met by " +
      "any of them.",
    pathParameters: Nothing,
    query: requests.DocumentsQuery,
    revalidates: true,
    responses: {
      200: {
        description: "A page of the documents.",
        type: "application/json",
        schema: DocumentList,
        example: samples.DOCUMENT_LIST,
      },
    },
    problems: [],
  },
  addDocuments: {
    ...upload,
    method: "post",
    path: "/v1/documents",
    summary: "Add documents",
    description:
      "A text with what is known of it, or several, as JSON; or files of any format that is read, as a form. All of a " +
      "request is taken in, or nothing. Once it is answered, no crash loses it. The same bytes twice are one document: sent " +
      `again with other metadata, these are what counts. ${HOW_TO_WAIT} What is uploaded lives in the library's own folder.`,
    pathParameters: Nothing,
    body: {
      required: true,
      schema: requests.NewDocuments,
      example: samples.NEW_DOCUMENT,
      maxBytes: MAX_JSON_BYTES,
      form: requests.FilesForm,
    },
    responses: {
      ...uploadResponses,
      201: {
        ...received,
        description: "All of it is searchable, and some of it is new.",
        headers: { Location: "Of the document, where it is one." },
        example: samples.RECEIVED_DOCUMENTS,
      },
    },
  },
  getDocument: {
    ...shared,
    path: "/v1/documents/{id}",
    summary: "Show a document",
    description: "What is known of one document: its metadata, where each was found, and its state.",
    pathParameters: DocumentPath,
    revalidates: true,
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
  replaceDocument: {
    ...upload,
    method: "put",
    path: "/v1/documents/{id}",
    summary: "Replace an uploaded document",
    description:
      "Puts a text or a file in the place of one that was uploaded, metadata included, under the same id. The former " +
      `version stays searchable until the new one is indexed. ${HOW_TO_WAIT}`,
    pathParameters: DocumentPath,
    body: {
      required: true,
      schema: requests.NewDocument,
      example: samples.NEW_DOCUMENT,
      maxBytes: MAX_JSON_BYTES,
      form: requests.FileForm,
    },
    responses: uploadResponses,
    problems: [...upload.problems, "not_found", "not_an_upload"],
  },
  updateDocument: {
    ...shared,
    method: "patch",
    scope: "write",
    path: "/v1/documents/{id}",
    summary: "Correct a document's metadata",
    description:
      "A JSON merge patch (RFC 7396) of title, authors, date, url, language and tags. What is set counts in the place of what the file " +
      "says, is kept in the library and not in the file, and outlives reading it again, renaming it and restoring a backup; `null` " +
      "takes it back. It is shown and filtered by at once. The file is read again for the rest: what it is found by, and its place " +
      "among the answers. `If-Match` with the document's ETag keeps two people from undoing each other's changes.",
    pathParameters: DocumentPath,
    headers: requests.IfMatchHeader,
    body: {
      required: true,
      schema: requests.MetadataPatch,
      example: samples.METADATA_PATCH,
      type: "application/merge-patch+json",
    },
    responses: { 202: changed },
    problems: ["not_found", "precondition_failed", "library_unwritable", "disk_full"],
  },
  readDocumentAgain: {
    ...shared,
    method: "post",
    scope: "write",
    path: "/v1/documents/{id}/read",
    summary: "Read a document again",
    description:
      "Has the document's file read again, though it looks the same as when it was read: after a limit was raised, or where a text " +
      "looks wrong. The former text stays searchable meanwhile.",
    pathParameters: DocumentPath,
    responses: { 202: changed },
    problems: ["not_found", "library_unwritable", "disk_full"],
  },
  removeDocument: {
    ...shared,
    method: "delete",
    scope: "write",
    path: "/v1/documents/{id}",
    summary: "Remove a document",
    description:
      "Takes it out of every answer at once. The file of an upload is deleted. A file of the documents folder stays where " +
      "it is, and is not taken in again unless `pincite index` names it.",
    pathParameters: DocumentPath,
    responses: { 204: { description: "The document is gone.", type: null } },
    problems: ["not_found", "library_unwritable", "disk_full"],
  },
  getDocumentText: {
    ...shared,
    path: "/v1/documents/{id}/text",
    summary: "Read a document's text",
    description:
      "The clean text that every `start` and `end` refers to, in UTF-8. They count UTF-16 code units, so in JavaScript " +
      "`text.slice(start, end)` is the passage. A byte order mark at its beginning belongs to it.",
    pathParameters: DocumentPath,
    revalidates: true,
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
  getDocumentStructure: {
    ...shared,
    path: "/v1/documents/{id}/structure",
    summary: "Show a document's headings and pages",
    description:
      "Where the headings and pages of a document stand in its text, as far as they were found when it was indexed. " +
      "A heading with nothing below it is not among them.",
    pathParameters: DocumentPath,
    revalidates: true,
    responses: {
      200: {
        description: "The headings and pages.",
        type: "application/json",
        schema: DocumentStructure,
        example: samples.DOCUMENT_STRUCTURE,
      },
    },
    problems: ["not_found"],
  },
  getDocumentFile: {
    ...shared,
    path: "/v1/documents/{id}/file",
    summary: "Get a document's original file",
    description:
      "The file that the document was read from, byte for byte; of a document that is one of several in a file, that file. " +
      "Ranges and conditions are kept to. PDFs, pictures and plain text are shown by a browser, everything else is downloaded, " +
      "and nothing in it runs. A range that the file does not have is a 416. A file that is no longer there is a 410.",
    pathParameters: DocumentPath,
    responses: {
      200: {
        description: "The file.",
        type: "*/*",
        schema: z.string(),
        example: examples.DOCUMENT_TEXT,
        headers: {
          ...FILE_HEADERS,
          "Accept-Ranges": "`bytes`.",
        },
      },
      206: {
        description: "The range of the file that the request's `Range` names.",
        type: "*/*",
        schema: z.string(),
        example: examples.DOCUMENT_TEXT.slice(0, 10),
        headers: { ...FILE_HEADERS, "Content-Range": "Which bytes of how many." },
      },
      304: { description: "The file is still what the caller has.", type: null },
    },
    problems: ["not_found", "gone"],
  },
} as const satisfies Record<string, Operation>;
