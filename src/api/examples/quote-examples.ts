import type { QuoteRequest } from "../quotes/quote-requests.ts";
import type { QuoteCheck } from "../quotes/quote-responses.ts";
import { SEARCH_RESULT } from "./question-examples.ts";

/** Checks of quotations for the reference. The tests hold them against their schemas. */

const QUOTE = "The United States bought Alaska from Russia in 1867 for $7.5 million";
const [HIT] = SEARCH_RESULT.hits;

export const QUOTE_REQUEST: QuoteRequest = { quote: QUOTE, by: "Seward" };

export const QUOTE_CHECK: QuoteCheck = {
  quote: QUOTE,
  by: "Seward",
  verdict: "altered",
  summary:
    "The words are not quite those of the document. The gravest: number changed: “7.2”, quoted as “7.5”. " +
    "Pincite sample library says them, not Seward.",
  attribution: "other",
  places: [
    {
      id: "275a1622526861d8-101-169-f7d2b3c1",
      documentId: HIT?.document.id ?? "",
      title: HIT?.document.title ?? "",
      source: HIT?.document.source ?? "",
      date: HIT?.document.date ?? null,
      language: HIT?.document.language ?? null,
      page: 1,
      citation: HIT?.citation ?? "",
      start: 101,
      end: 169,
      text: "The United States bought Alaska from Russia in 1867 for $7.2 million",
      quoted: { start: 0, end: 68, text: QUOTE },
      differences: [
        {
          kind: "changed",
          matter: "number",
          quoted: { start: 57, end: 60, text: "7.5" },
          original: { start: 158, end: 161, text: "7.2" },
        },
      ],
      remarks: [],
      speakers: [{ name: "Pincite sample library", kind: "own" }],
      similarity: 0.9167,
    },
  ],
  total: 1,
  note: null,
  library: SEARCH_RESULT.library,
  tookMs: 4.2,
};
