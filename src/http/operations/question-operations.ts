import * as samples from "../../api/examples/document-examples.ts";
import { CitationCheck, SearchBatchResult } from "../../api/document-responses.ts";
import * as examples from "../../api/examples/question-examples.ts";
import type { Operation } from "./operation.ts";
import { CitationQuery } from "../../api/citation-formats.ts";
import * as requests from "../../api/questions/question-requests.ts";
import { AskResult, SearchResult } from "../../api/questions/question-responses.ts";

const shared = {
  tag: "Questions",
  scope: "read",
  pathParameters: requests.Nothing,
  problems: ["library_not_built", "library_incompatible", "model_missing", "model_invalid"],
} as const;

const search = {
  ...shared,
  path: "/v1/search",
  description:
    "The passages that speak to a query by meaning and by word, best first. The same query on the same library gives " +
    "the same ranking.",
  responses: {
    200: {
      description: "The passages, which may be none.",
      type: "application/json",
      schema: SearchResult,
      example: examples.SEARCH_RESULT,
    },
  },
} as const;

const ask = {
  ...shared,
  path: "/v1/ask",
  description:
    "One to three sentences of the documents, each cited to the character, or the reason why the documents do not " +
    "answer the question. Both are a 200: `answered` tells which.",
  responses: {
    200: {
      description: "The answer, or why there is none.",
      type: "application/json",
      schema: AskResult,
      example: examples.ASK_RESULT,
    },
  },
} as const;

export const questionOperations = {
  searchByUrl: {
    ...search,
    method: "get",
    summary: "Search for passages, by a URL alone",
    query: requests.SearchQuery,
    revalidates: true,
  },
  search: {
    ...search,
    method: "post",
    summary: "Search for passages",
    query: requests.Nothing,
    body: { required: true, schema: requests.SearchRequest, example: examples.SEARCH_REQUEST },
  },
  searchBatch: {
    ...shared,
    method: "post",
    path: "/v1/search/batch",
    summary: "Search for several things at once",
    description:
      "Up to 100 searches, one after the other. Each has its result or its problem in the place that it had in the request: " +
      "one that fails fails alone.",
    query: requests.Nothing,
    body: { required: true, schema: requests.SearchBatchBody, example: samples.SEARCH_BATCH },
    responses: {
      200: {
        description: "What became of each search.",
        type: "application/json",
        schema: SearchBatchResult,
        example: samples.SEARCH_BATCH_RESULT,
      },
    },
  },
  askByUrl: {
    ...ask,
    method: "get",
    summary: "Ask a question, by a URL alone",
    query: requests.AskQuery,
    revalidates: true,
  },
  ask: {
    ...ask,
    method: "post",
    summary: "Ask a question",
    query: requests.Nothing,
    body: { required: true, schema: requests.AskRequest, example: examples.ASK_REQUEST },
  },
  checkCitation: {
    ...shared,
    method: "get",
    path: "/v1/citations/{id}",
    summary: "Check a citation, or have it in a format",
    description:
      "Whether the words that a citation names still stand in the document, and where. `id` is the id of a passage, which " +
      "holds the place and the beginning of a hash of the words. They are looked for exactly as they were. The short id that the " +
      "command line prints names a passage of the present text alone. A document that " +
      "was removed is a 404. With `format`, the words as they stand now with where they stand, for a text or a bibliography, made " +
      "of what is known of the document; words that are gone are a 410 then.",
    pathParameters: requests.CitationPath,
    query: CitationQuery,
    revalidates: true,
    responses: {
      200: {
        description: "Whether it holds; with `format`, the citation.",
        type: "application/json",
        schema: CitationCheck,
        example: samples.CITATION_CHECK,
        alternatives: samples.FORMATTED_CITATIONS,
      },
    },
    problems: ["not_found", "gone"],
  },
} as const satisfies Record<string, Operation>;
