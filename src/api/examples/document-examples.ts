import type * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { CITATION_ID, DOCUMENT_SUMMARY, QUERY, SEARCH_RESULT } from "./question-examples.ts";
import { JOB, QUEUED_JOB } from "./job-examples.ts";
import { problemExample } from "../problems/problem.ts";
import type * as requests from "../document-requests.ts";
import type * as responses from "../document-responses.ts";

/** Documents, citations and batches for the reference. The tests hold them against their schemas. */

export const DOCUMENT_LIST: Immutable<z.output<typeof responses.DocumentList>> = {
  documents: [DOCUMENT_SUMMARY],
  total: 1,
  nextCursor: null,
};

export const NEW_DOCUMENT: Immutable<z.output<typeof requests.NewDocument>> = {
  text: "The harbour board met on 4 May. It moved the ferry to nine.",
  title: "Minutes of 4 May",
  authors: ["Ann Macleod"],
  date: "2021-05-04",
  tags: ["harbour"],
};

const RECEIVED: Immutable<z.output<typeof responses.ReceivedDocument>> = {
  id: "8d0fb2c1e64a9375",
  source: "upload:8d0fb2c1e64a9375/minutes.txt",
  bytes: 59,
  sha256: "8d0fb2c1e64a9375b6f0c2a9d51b7e8643f0c2a9d51b7e8641b7e8643f0c2a9d",
  outcome: "created",
  indexed: true,
};

export const RECEIVED_DOCUMENTS: Immutable<z.output<typeof responses.ReceivedDocuments>> = {
  documents: [RECEIVED],
  job: JOB,
};

export const CHANGED_DOCUMENT: Immutable<z.output<typeof responses.ChangedDocument>> = {
  document: {
    ...DOCUMENT_SUMMARY,
    title: "The sale of Alaska",
    evidence: { ...DOCUMENT_SUMMARY.evidence, title: "edited" },
    found: { title: DOCUMENT_SUMMARY.title, evidence: { title: "html-meta" } },
  },
  job: QUEUED_JOB,
};

export const METADATA_PATCH = { title: "The sale of Alaska", date: null };

export const UNCHANGED_DOCUMENTS: Immutable<z.output<typeof responses.ReceivedDocuments>> = {
  documents: [{ ...RECEIVED, outcome: "unchanged" }],
  job: null,
};

export const WAITING_DOCUMENTS: Immutable<z.output<typeof responses.ReceivedDocuments>> = {
  documents: [{ ...RECEIVED, indexed: false }],
  job: QUEUED_JOB,
};

const [HIT] = SEARCH_RESULT.hits;

export const CITATION_CHECK: Immutable<z.output<typeof responses.CitationCheck>> = {
  id: CITATION_ID,
  state: "valid",
  document: {
    id: DOCUMENT_SUMMARY.id,
    title: DOCUMENT_SUMMARY.title,
    source: DOCUMENT_SUMMARY.source,
  },
  passage: {
    id: CITATION_ID,
    start: HIT?.passage.start ?? 0,
    end: HIT?.passage.end ?? 0,
    text: HIT?.passage.text ?? "",
  },
  citation: HIT?.citation ?? "",
};

export const FORMATTED_CITATIONS = {
  "text/plain":
    "“The board moved the ferry to nine.” (Ann Macleod, “Minutes of 4 May”, " + "2021-05-04, minutes.txt)\n",
  "application/x-bibtex":
    "@misc{pincite-8d0fb2c1e64a9375,\n  author = {Macleod, Ann},\n  title = {{Minutes of 4 May}},\n  year = {2021},\n" +
    "  month = may,\n  date = {2021-05-04},\n  howpublished = {minutes.txt},\n" +
    "  annote = {The board moved the ferry to nine.}\n}\n",
  "application/x-research-info-systems":
    "TY  - GEN\r\nAU  - Macleod, Ann\r\nTI  - Minutes of 4 May\r\nPY  - 2021\r\nDA  - 2021/05/04/\r\n" +
    "N1  - The board moved the ferry to nine.\r\nER  - \r\n",
  "application/vnd.citationstyles.csl+json":
    '[{"id":"pincite-8d0fb2c1e64a9375","type":"document","title":"Minutes of 4 May",' +
    '"author":[{"family":"Macleod","given":"Ann"}],"issued":{"date-parts":[[2021,5,4]]}}]\n',
} as const;

export const DOCUMENT_STRUCTURE: Immutable<z.output<typeof responses.DocumentStructure>> = {
  headings: [{ level: 1, text: "The ferry", start: 0, end: 9 }],
  lists: [{ start: 120, end: 164 }],
  tables: [],
  records: [],
  pages: [
    { page: 1, start: 11 },
    { page: 2, start: 1_870 },
  ],
};

export const SEARCH_BATCH = {
  searches: [
    { query: QUERY, k: 1 },
    { query: "harbour", k: 0 },
  ],
};

const { requestId, ...problem } = problemExample("invalid_argument");

export const SEARCH_BATCH_RESULT: Immutable<z.output<typeof responses.SearchBatchResult>> = {
  results: [{ result: SEARCH_RESULT }, { problem: { ...problem, field: "k" } }],
};
