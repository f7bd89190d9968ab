import type { DraftCheck, DraftJob } from "../drafts/draft-responses.ts";
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

export const QUEUED_DRAFT: DraftJob = {
  id: "draft_3f0c2a9d51b7e864",
  name: "draft.docx",
  state: "queued",
  createdAt: "2026-11-21T23:10:02.114Z",
  startedAt: null,
  finishedAt: null,
  progress: null,
  result: null,
  problem: null,
};

export const DRAFT_JOB: DraftJob = {
  ...QUEUED_DRAFT,
  state: "done",
  startedAt: "2026-11-21T23:10:02.120Z",
  finishedAt: "2026-11-21T23:10:03.502Z",
  progress: { quotationsDone: 1, quotationsTotal: 1, sentencesDone: 3, sentencesTotal: 3 },
  result: DRAFT_CHECK,
};

export const DRAFT_EVENTS = [
  `event: progress\ndata: ${JSON.stringify(QUEUED_DRAFT)}\n\n`,
  `event: done\ndata: ${JSON.stringify(DRAFT_JOB)}\n\n`,
].join("");
