import type * as z from "zod";
import type { DocumentSummary } from "../document-responses.ts";
import type { Hit } from "../questions/hit.ts";
import type { SyncReport } from "../job-responses.ts";
import type {
  AskResult,
  Interpretation,
  SearchedLibrary,
  SearchResult,
} from "../questions/question-responses.ts";
import type * as service from "../service-responses.ts";

/** Requests and responses over the sample documents, for the reference. The tests hold them against their schemas. */

const DOCUMENT = {
  id: "275a1622526861d8",
  title: "Two Cents an Acre: How the United States Bought Alaska",
  author: "Pincite sample library",
  date: "2026-11-21",
  source: "history/alaska-purchase.pdf",
  language: "en",
  url: null,
};

const SENTENCE =
  "The United States bought Alaska from Russia in 1867 for $7.2 million, a little less than two cents an acre.";

const HIT: Hit = {
  rank: 1,
  score: 0.9503,
  passage: {
    id: "275a1622526861d8-101-208-ed69723f",
    text: SENTENCE,
    start: 101,
    end: 208,
    page: 1,
    heading: null,
    highlights: [{ start: 101, end: 208 }],
  },
  document: DOCUMENT,
  citation: `Pincite sample library, “${DOCUMENT.title}”, 2026-11-21, p. 1, history/alaska-purchase.pdf`,
  nearDuplicates: [],
};

const INTERPRETATION: Interpretation = {
  phrases: [],
  absentPhrases: [],
  filters: null,
  speaker: null,
  corrections: [],
  notUnderstood: [],
  courtesies: [],
};

const LIBRARY: SearchedLibrary = { complete: true, searched: 13, waiting: 0, unreadable: 0 };

export const CITATION_ID = HIT.passage.id;

export const QUERY = "how much did the US pay for Alaska";

export const SEARCH_REQUEST = { query: QUERY, k: 1 };
export const ASK_REQUEST = { question: QUERY, k: 1 };

export const SEARCH_RESULT: SearchResult = {
  query: QUERY,
  interpretation: INTERPRETATION,
  hits: [HIT],
  note: null,
  library: LIBRARY,
  tookMs: 6.3,
};

export const ASK_RESULT: AskResult = {
  question: QUERY,
  interpretation: INTERPRETATION,
  answered: true,
  outcome: "answered",
  answer: { text: SENTENCE, sentences: [{ text: SENTENCE, citation: 1, start: 101, end: 208 }] },
  confidence: 1,
  citations: [HIT],
  note: null,
  library: LIBRARY,
  tookMs: 8.3,
};

export const DOCUMENT_SUMMARY: DocumentSummary = {
  ...DOCUMENT,
  file: DOCUMENT.source,
  part: null,
  state: "indexed",
  duplicateOf: null,
  reason: null,
  note: null,
  authors: ["Pincite sample library"],
  tags: ["Alaska", "Seward"],
  format: "pdf",
  evidence: {
    title: "pdf-info",
    authors: "byline",
    date: "dateline",
    language: "pdf-info",
    tags: "pdf-info",
  },
  characters: 3_241,
  passages: 8,
  pages: 2,
  bytes: 5_216,
  indexedAt: "2026-11-21T23:09:55.833Z",
};

export const DOCUMENT_TEXT = SENTENCE;

export const SYNC_REPORT: SyncReport = {
  added: 1,
  updated: 0,
  removed: 0,
  unchanged: 12,
  moved: 0,
  failed: [
    { source: "history/scan.pdf", reason: "The PDF holds no text; scanned pages are not recognised." },
  ],
  skipped: [],
  documents: 13,
  passages: 104,
  embedded: 8,
  tookMs: 412,
};

export const HEALTH: z.output<typeof service.Health> = {
  status: "ok",
  documents: 13,
  passages: 104,
  revision: 14,
  syncing: false,
  scrub: { startedAt: null, finishedAt: "2026-11-01T03:00:00.000Z", damaged: 0 },
  access: { scope: "read", tags: null },
};

export const ALIVE: z.output<typeof service.Alive> = { status: "alive" };
export const READY: z.output<typeof service.Ready> = {
  status: "ready",
  readOnly: false,
  documentsFolder: "same",
};

export const METRICS: z.output<typeof service.MetricsText> =
  `# HELP pincite_library_documents Documents that are searched.
# TYPE pincite_library_documents gauge
pincite_library_documents 13
`;
