import * as examples from "../../api/examples/quote-examples.ts";
import { Nothing } from "../../api/questions/question-requests.ts";
import { QuoteRequest } from "../../api/quotes/quote-requests.ts";
import { QuoteCheck } from "../../api/quotes/quote-responses.ts";
import type { Operation } from "./operation.ts";

const shared = {
  tag: "Quotations",
  scope: "read",
  query: Nothing,
  pathParameters: Nothing,
  problems: ["library_not_built", "library_incompatible", "model_missing", "model_invalid"],
} as const;

export const quoteOperations = {
  checkQuote: {
    ...shared,
    method: "post",
    path: "/v1/quotes/check",
    summary: "Check a quotation",
    description:
      "Whether the words stand in the documents as they were quoted, where, and who says them there. They are compared word " +
      "by word, over the borders of passages and pages; what editors change (ellipses, square brackets, quotation marks, " +
      "hyphens, the case of the first letter, line breaks) is remarked and changes nothing. All of it is a 200: `verdict` " +
      "tells which.",
    body: { required: true, schema: QuoteRequest, example: examples.QUOTE_REQUEST },
    responses: {
      200: {
        description: "What became of the quotation.",
        type: "application/json",
        schema: QuoteCheck,
        example: examples.QUOTE_CHECK,
      },
    },
  },
} as const satisfies Record<string, Operation>;
