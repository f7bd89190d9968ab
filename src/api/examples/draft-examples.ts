import type { DraftCheck } from "../drafts/draft-responses.ts";
import { QUOTE_CHECK } from "./quote-examples.ts";

/** Checks of drafts for the reference. The tests hold them against their schemas. */

export const DRAFT_TEXT = {
  text: "“The United States bought Alaska from Russia in 1867 for $7.5 million,” Seward said. It was called a “folly”.",
};

const { quote, verdict, summary, attribution, places, total, note, library } = QUOTE_CHECK;
const NONE = { verbatim: 0, altered: 0, spliced: 0, misattributed: 0, paraphrase: 0, absent: 0 };

export const DRAFT_CHECK: DraftCheck = {
  name: "draft.docx",
  characters: 1820,
  counts: { ...NONE, altered: 1 },
  claimCounts: NONE,
  quotations: [
    {
      kind: "marks",
      part: null,
      page: null,
      start: 214,
      end: 282,
      isOpen: false,
      by: "Seward",
      check: { quote, verdict, summary, attribution, places, total, note },
    },
  ],
  figures: [],
  figureCounts: { agrees: 0, differs: 0, "not-found": 0 },
  terms: [{ part: null, page: null, start: 640, end: 645, text: "folly" }],
  notes: [],
  library,
  tookMs: 61.3,
};
