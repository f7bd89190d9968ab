import { createHash } from "node:crypto";
import { documentId, passageId } from "../../src/core/ids.ts";
import { answer, type FakeLibrary } from "./fake-server.ts";
import type { Hit } from "../../src/api/questions/hit.ts";
import type { Answered, NotAnswered, SearchResult } from "../../src/api/questions/question-responses.ts";
import type { DocumentSummary } from "../../src/api/document-responses.ts";

/** A made-up document with its text. */
export interface MadeUp {
  readonly summary: DocumentSummary;
  readonly text: string;
}

export function madeUp(id: string, text: string, summary: Partial<DocumentSummary> = {}): MadeUp {
  return {
    text,
    summary: {
      id: documentId(id),
      source: `${id}.txt`,
      file: `${id}.txt`,
      part: null,
      duplicateOf: null,
      note: null,
      language: null,
      tags: [],
      state: "indexed",
      reason: null,
      title: "A made-up document",
      author: null,
      authors: [],
      date: null,
      url: null,
      format: "text",
      evidence: { title: "headline" },
      characters: text.length,
      passages: 2,
      pages: 0,
      bytes: Buffer.byteLength(text),
      indexedAt: "2024-05-01T12:00:00.000Z",
      ...summary,
    },
  };
}

/** The hit for a passage and its highlights, each named by its words; both must stand in the document. */
export function hitOf(
  { summary, text }: MadeUp,
  passage: string,
  highlights: readonly string[],
  rank = 1,
): Hit {
  const start = text.indexOf(passage);
  const end = start + passage.length;
  const digest = createHash("sha256").update(passage).digest("hex").slice(0, 8);
  return {
    rank,
    score: 0.91 - rank / 20,
    passage: {
      id: passageId(`${summary.id}-${start}-${end}-${digest}`),
      text: passage,
      start,
      end,
      page: summary.pages > 0 ? 2 : null,
      heading: summary.pages > 0 ? "Findings › The lake" : null,
      highlights: highlights.map((words) => {
        const at = start + passage.indexOf(words);
        return { start: at, end: at + words.length };
      }),
    },
    document: {
      id: summary.id,
      title: summary.title,
      author: summary.author,
      date: summary.date,
      source: summary.source,
      language: summary.language,
      url: summary.url,
    },
    citation: [summary.author, `“${summary.title}”`, summary.date, summary.source]
      .filter((x) => x !== null)
      .join(", "),
    nearDuplicates: [],
  };
}

/** Of a question that is read as it stands. */
const AS_IT_STANDS = {
  phrases: [],
  absentPhrases: [],
  filters: null,
  speaker: null,
  corrections: [],
  notUnderstood: [],
  courtesies: [],
};

const WHOLE_LIBRARY = { complete: true, searched: 3, waiting: 0, unreadable: 0 };

/** An answer that quotes the first highlight of each of the first `quoted` hits. */
export function answered(question: string, hits: readonly Hit[], quoted = hits.length): Answered {
  const sentences = hits.slice(0, quoted).map((hit) => {
    const { start, end } = hit.passage.highlights[0]!;
    const text = hit.passage.text.slice(start - hit.passage.start, end - hit.passage.start);
    return { text, start, end, citation: hit.rank };
  });
  return {
    question,
    interpretation: AS_IT_STANDS,
    answered: true,
    outcome: "answered",
    answer: { text: sentences.map((sentence) => sentence.text).join(" "), sentences },
    confidence: 0.87,
    citations: hits,
    note: null,
    library: WHOLE_LIBRARY,
    tookMs: 6.4,
  };
}

export function notAnswered(question: string, nearest: readonly Hit[]): NotAnswered {
  return {
    question,
    interpretation: AS_IT_STANDS,
    answered: false,
    outcome: "not-found",
    answer: null,
    reason: "No passage of your documents speaks of this.",
    nearest,
    confidence: 0.04,
    note: null,
    library: WHOLE_LIBRARY,
    tookMs: 5.1,
  };
}

function searched(query: string, hits: readonly Hit[]): SearchResult {
  return { query, interpretation: AS_IT_STANDS, hits, note: null, library: WHOLE_LIBRARY, tookMs: 4.2 };
}

/** Text that would run, were it ever read as markup. */
export const HOSTILE = '<img src=x onerror="window.hacked=true"><script>window.hacked=true</script>';

const LAKE_PASSAGE =
  "The lake froze 🧊 in early November. Skaters crossed it by the tenth day. Nobody 👩‍👩‍👧 measured the ice before the mayor did.";

/** Before its passage stand a byte order mark, characters outside the basic plane and markup. */
export const lake = madeUp(
  "00000000000000aa",
  `\uFEFFNotes 😀🏔️𝒜 on ${HOSTILE}\r\n\n${"A line of the preface, quiet and long enough to scroll past.\n\n".repeat(80)}` +
    `${LAKE_PASSAGE}\n\n${"A line of the appendix, which nobody has cited so far.\n\n".repeat(80)}`,
  {
    title: `Winter ${HOSTILE}`,
    author: "Ada Ø. Berg & <b>Sons</b>",
    date: "2021-12-03",
    source: "winter/lake.pdf",
    url: "javascript:window.hacked=true",
    format: "pdf",
    pages: 4,
    passages: 12,
  },
);

export const harbour = madeUp(
  "00000000000000bb",
  "Harbour dues rose twice.\n\nThe council set them at 41 crowns a metre. Fishing boats pay half.\n\nThe ferry was exempt.\n",
  {
    title: "The harbour dues",
    source: "harbour.md",
    url: "https://example.org/harbour?a=1&b=2",
    format: "markdown",
  },
);

export const damaged = madeUp("00000000000000cc", "", {
  title: "damaged.pdf",
  source: "scans/damaged.pdf",
  state: "failed",
  reason: "The file ends in the middle of a page: it may be cut off. Save it again.",
  passages: 0,
});

export const lakeHit = hitOf(lake, LAKE_PASSAGE, [
  "The lake froze 🧊 in early November.",
  "Nobody 👩‍👩‍👧 measured the ice before the mayor did.",
]);

const harbourHit = hitOf(
  harbour,
  "The council set them at 41 crowns a metre. Fishing boats pay half.",
  ["The council set them at 41 crowns a metre."],
  2,
);

const ferryHit = hitOf(harbour, "The ferry was exempt.", ["The ferry was exempt."], 3);

export const FROZEN = "when did the lake freeze";
export const UNKNOWN = "who painted the ceiling";
/** Read in every way that there is, and answered with all that can be said of a hit. */
export const REFINED = 'what did Berk say about "the lake" from:2021-12-03';

/** Its parts add up to the score, in hundredths: 30 + 25 + 12 − 5. */
export const explainedHit: Hit = {
  ...lakeHit,
  score: 0.62,
  nearDuplicates: [
    {
      id: harbourHit.passage.id,
      documentId: harbour.summary.id,
      title: harbour.summary.title,
      source: harbour.summary.source,
      language: harbour.summary.language,
    },
  ],
  explanation: {
    contributions: {
      lexical: 0.3,
      dense: 0.25,
      sentence: 0.12,
      document: 0,
      feedback: 0,
      attribution: 0,
      referenceList: 0,
      neighbours: -0.05,
    },
    bm25: 4.2,
    cosine: 0.6,
    bestSentence: 0.7,
    coverage: 1,
  },
};

function refined(question: string): Answered {
  const interpretation = {
    ...AS_IT_STANDS,
    phrases: ["the lake"],
    filters: { authors: ["Berg"], from: "2021-12-03" },
    speaker: "Berk",
    corrections: [{ original: "berk", corrected: "berg" }],
  };
  return { ...answered(question, [explainedHit]), interpretation };
}

/** Answers `FROZEN` from two of three passages, `REFINED` from one, and nothing else. */
export function madeUpLibrary(changes: Partial<FakeLibrary> = {}): FakeLibrary {
  const all = [lake, harbour, damaged];
  return {
    ask: (question) => {
      if (question === REFINED) return answer(refined(question));
      return question === FROZEN
        ? answer(answered(question, [lakeHit, harbourHit, ferryHit], 2))
        : answer(notAnswered(question, [harbourHit]));
    },
    search: ({ query, k = 10, offset = 0 }) =>
      answer(searched(query, [lakeHit, harbourHit, ferryHit].slice(offset, offset + k))),
    suggest: (asked) =>
      asked.get("for") === "question" && !asked.has("beginning")
        ? ["what is the capital of Australia", HOSTILE].map((text) => ({
            text,
            documents: 1,
            language: "en",
          }))
        : [],
    documents: all.map((document) => document.summary),
    texts: new Map([lake, harbour].map((document) => [document.summary.id, document.text])),
    ...changes,
  };
}
