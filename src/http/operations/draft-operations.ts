import { DRAFT_CHECK, DRAFT_TEXT } from "../../api/examples/draft-examples.ts";
import {
  DraftForm,
  DraftQuery,
  DraftText,
  MOST_AWAITED_QUOTATIONS,
} from "../../api/drafts/draft-requests.ts";
import { DraftCheck } from "../../api/drafts/draft-responses.ts";
import { Nothing } from "../../api/questions/question-requests.ts";
import type { Operation } from "./operation.ts";

const MAX_JSON_BYTES = 10_000_000;

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
      `the other; the first ${MOST_AWAITED_QUOTATIONS} quotations are, and \`notes\` tell of more. Whoever hangs up ends it.`,
    query: DraftQuery,
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
} as const satisfies Record<string, Operation>;
