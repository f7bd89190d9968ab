import * as z from "zod";
import { SearchFilters } from "./filters.ts";

/**
 * What is answered: the library's own objects. Their types are compared with those of `library.ts` and `core` in the tests,
 * in both directions, so that neither changes without the other.
 */

const count = (description: string) => z.int().min(0).meta({ description });
const text = (description: string) => z.string().meta({ description });
const textOrNull = (description: string) => z.string().nullable().meta({ description });
const day = (description: string) =>
  z
    .string()
    .nullable()
    .meta({ description, examples: ["2018-07-16"] });
const tookMs = z.number().min(0).meta({ description: "How long it took, in milliseconds." });
const confidence = z.number().min(0).max(1).meta({
  description:
    "How likely it is that the documents answer the question, 0 to 1; comparable between questions.",
});

const spanShape = {
  start: count("Of the first character, in UTF-16 code units of the document's text."),
  end: count("Behind the last character, in UTF-16 code units of the document's text."),
};

export const Span = z.object(spanShape).meta({ description: "`text.slice(start, end)` is what is meant." });

const contribution = (description: string) => z.number().meta({ description });

export const HitExplanation = z
  .object({
    contributions: z
      .object({
        lexical: contribution("The words of the question, by BM25."),
        dense: contribution("The meaning of the passage as a whole."),
        sentence: contribution("The passage's best sentence."),
        proximity: contribution("Neighbouring words of the question near each other."),
        attribution: contribution("In a question of what somebody says: that it is this person who speaks."),
        referenceList: contribution("Below 0 for a passage of a list of references."),
        support: contribution("What the passages nearest to it add or take."),
      })
      .meta({ description: "They add up to the score." }),
    bm25: z.number().min(0).meta({ description: "0 where no word of the question occurs." }),
    cosine: z.number().meta({ description: "Of the question's vector with the passage's." }),
    bestSentence: z.number().meta({ description: "Half cosine, half coverage, of the best sentence." }),
    coverage: z.number().meta({
      description:
        "The share, by weight, of the question's words that the passage or its document's title holds.",
    }),
    proximity: z
      .number()
      .meta({ description: "The share of neighbouring words that stand near each other." }),
  })
  .meta({ description: "Why a hit has its score." });

export const Interpretation = z
  .object({
    phrases: z.array(z.string()).meta({
      description:
        "What was written in quotation marks, where the question is little else: every hit holds it.",
    }),
    absentPhrases: z.array(z.string()).meta({
      description:
        "What was written so, too, but stands nowhere, or not together with the rest: only its words were looked for.",
    }),
    filters: SearchFilters.nullable().meta({
      description:
        "The filters of the request and those written in the question, together; null without any.",
    }),
    speaker: textOrNull("Whose words are asked for."),
    corrections: z
      .array(z.object({ written: text("In the question."), lookedFor: text("In its place.") }))
      .meta({ description: "Words that occur nowhere, and what was looked for in their place." }),
    notUnderstood: z.array(z.string()).meta({
      description:
        "Operators and times that limit nothing because they were not understood: their words were looked for.",
    }),
    courtesies: z
      .array(z.string())
      .meta({ description: "Greetings, requests and thanks, which were not looked for." }),
  })
  .meta({ description: "How the question was read." });

export const Hit = z
  .object({
    rank: z.int().min(1).meta({ description: "1 for the best." }),
    score: z.number().min(0).max(1).meta({
      description: "0 to 1; comparable between the hits of one question, not between questions.",
    }),
    passage: z
      .object({
        id: text("`<document id>-<start>-<end>-<8 hexadecimal digits of the sha256 of the text>`."),
        text: text("Exactly as it stands in the document."),
        ...spanShape,
        page: z.int().min(1).nullable().meta({ description: "For paged documents." }),
        heading: textOrNull("The headings above the passage, outermost first."),
        highlights: z.array(Span).meta({ description: "The sentences that speak to the question most." }),
      })
      .meta({ description: "The passage." }),
    document: z
      .object({
        id: text("Of the document."),
        title: text("Never empty."),
        author: textOrNull("The authors in one line."),
        date: day("Of publication, `YYYY-MM-DD`."),
        source: text("The file below the documents folder."),
        url: textOrNull("Where the document was published."),
      })
      .meta({ description: "The document that the passage stands in." }),
    citation: text("Author, title, date, source and page in one line, as a reader would write it."),
    alike: z
      .array(
        z.object({
          id: text("Of the passage."),
          documentId: text("Of its document."),
          title: text("Of its document."),
          source: text("Of its document."),
        }),
      )
      .meta({ description: "Passages that say nearly the same and are not listed as hits of their own." }),
    explanation: HitExplanation.exactOptional(),
  })
  .meta({
    description: "A ranked passage, with all that is needed to show it, cite it and check the citation.",
  });

const note = textOrNull(
  "What to know of the hits, or why there are none; null where there is nothing to say.",
);

export const SearchResult = z
  .object({
    query: text("As it was understood: without white space around it."),
    interpretation: Interpretation,
    hits: z.array(Hit).meta({ description: "By falling score." }),
    note,
    tookMs,
  })
  .meta({ description: "The passages that speak to the query." });

export const AnswerSentence = z
  .object({
    text: text("Exactly as it stands in the document."),
    citation: z.int().min(1).meta({ description: "The rank of the hit that the sentence stands in." }),
    ...spanShape,
  })
  .meta({ description: "A sentence of the answer, and where it stands." });

export const Answer = z
  .object({
    text: text("The sentences, joined."),
    sentences: z.array(AnswerSentence).meta({ description: "One to three." }),
  })
  .meta({ description: "Sentences of the documents, each cited." });

const question = text("As it was understood: without white space around it.");

export const Answered = z
  .object({
    question,
    interpretation: Interpretation,
    answered: z.literal(true),
    answer: Answer,
    confidence,
    citations: z.array(Hit).meta({ description: "The passages that were considered, by falling score." }),
    note,
    tookMs,
  })
  .meta({ description: "The documents answer the question." });

export const NotAnswered = z
  .object({
    question,
    interpretation: Interpretation,
    answered: z.literal(false),
    answer: z.null().meta({ description: "There is none." }),
    reason: text("A sentence for the person who asked."),
    nearest: z.array(Hit).meta({ description: "The passages that come nearest." }),
    confidence,
    note,
    tookMs,
  })
  .meta({ description: "The documents do not answer the question." });

export const AskResult = z
  .discriminatedUnion("answered", [Answered, NotAnswered])
  .meta({ description: "Sentences of the documents, or the reason why there are none." });

const evidence = z.enum([
  "sidecar",
  "front-matter",
  "json-ld",
  "open-graph",
  "html-meta",
  "html-title",
  "pdf-info",
  "document-properties",
  "package-metadata",
  "mail-header",
  "column",
  "headline",
  "byline",
  "dateline",
  "file-name",
  "detected",
]);

export const Evidence = z
  .object({
    title: evidence,
    authors: evidence.exactOptional(),
    date: evidence.exactOptional(),
    url: evidence.exactOptional(),
    language: evidence.exactOptional(),
    tags: evidence.exactOptional(),
  })
  .meta({ description: "Where each piece of metadata was found." });

export const DocumentSummary = z
  .object({
    id: text("16 hexadecimal digits, the same for as long as the file keeps its place."),
    source: text("The file, and `#` with the part where the file holds several documents."),
    file: text("Below the documents folder."),
    part: textOrNull("Of a file that holds several documents."),
    state: z.enum(["indexed", "failed", "skipped", "duplicate"]).meta({
      description:
        "A `duplicate` is indexed and found like any other; another document says nearly the same.",
    }),
    duplicateOf: textOrNull("The source of the document that says nearly the same."),
    reason: textOrNull("Why the file, or its newest version, is not in the library; null where all is well."),
    note: textOrNull(
      "What of the file is not in the document's text, or not as the file has it: bytes that are no characters, parts " +
        "that were left out, recognised text. Null where all is.",
    ),
    title: text("Never empty: the file's name stands in where the document shows no title."),
    author: textOrNull("The authors in one line."),
    authors: z.array(z.string()).meta({ description: "In the order of the document." }),
    date: day("Of publication, `YYYY-MM-DD`."),
    url: textOrNull("Where the document was published."),
    language: textOrNull("ISO 639-1 (`en`), or ISO 639-3 where that has no code of two letters."),
    tags: z.array(z.string()).meta({ description: "Subjects that the source names." }),
    format: z
      .enum(["text", "markdown", "html", "pdf", "docx", "odt", "epub", "mail", "csv", "jsonl"])
      .nullable()
      .meta({ description: "Null for a file that could not be read." }),
    evidence: Evidence.nullable(),
    characters: count("Of the text, in UTF-16 code units."),
    passages: count("That the text was cut into."),
    pages: count("0 for a format without pages."),
    bytes: count("Of the file."),
    indexedAt: text("ISO 8601, in UTC."),
  })
  .meta({ description: "What is known of a document, or of a file that could not be read." });

export const FileProblem = z
  .object({ source: text("The file."), reason: text("A sentence.") })
  .meta({ description: "A file that is not in the library, and why." });

export const SyncReport = z
  .object({
    added: count("Documents that are new."),
    updated: count("Documents whose text has changed."),
    removed: count("Documents whose file is gone."),
    unchanged: count("Documents that are as they were."),
    moved: count("Of the unchanged ones: those whose file has a new name or folder."),
    failed: z.array(FileProblem).meta({ description: "Files that should have been readable and were not." }),
    skipped: z.array(FileProblem).meta({ description: "Files of a kind that is not read." }),
    documents: count("In the whole library, after the sync."),
    passages: count("In the whole library, after the sync."),
    embedded: count("Passages that went through the model; the rest had stored vectors."),
    tookMs,
  })
  .meta({ description: "What a sync has found and done." });

export const Health = z
  .object({
    status: z.literal("ok"),
    documents: count("In the library."),
    passages: count("In the library."),
    change: count("Grows by one with every change of the library."),
    syncing: z.boolean().meta({ description: "Whether a sync that this server started is running." }),
  })
  .meta({ description: "That the server answers, and what it holds." });

export const Alive = z
  .object({ status: z.literal("alive") })
  .meta({ description: "That the process answers." });

export const Ready = z
  .object({ status: z.literal("ready") })
  .meta({ description: "That a question would be answered from all documents." });

export const MetricsText = z.string().meta({ description: "Prometheus' text format, version 0.0.4." });

export const Problem = z
  .object({
    type: text("The address, relative to this server, of the page that explains the code."),
    title: text("The kind of problem in a few words."),
    status: z.int().min(400).max(599).meta({ description: "The HTTP status." }),
    detail: text("What happened, and what to do next."),
    code: text("The kind of problem, for programs."),
    field: z
      .string()
      .exactOptional()
      .meta({ description: "The parameter or the field of the body at fault." }),
    requestId: text("As in the header `X-Request-Id`."),
  })
  .meta({ description: "Problem details (RFC 9457)." });
