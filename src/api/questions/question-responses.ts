import * as z from "zod";
import { PROVENANCES } from "../../core/document.ts";
import type { Immutable } from "../../core/immutable.ts";
import { count, text, textOrNull, tookMs } from "../described.ts";
import { differences } from "../differences/difference-responses.ts";
import { Facets } from "../filters/facets.ts";
import { SearchFilters } from "../filters/filters.ts";
import { notices } from "../notices/notice.ts";
import { Hit, spanShape } from "./hit.ts";

/** What a search and a question are answered with. */

const confidence = z.number().min(0).max(1).meta({
  description:
    "How likely it is that the documents answer the question, from 0 to 1. Comparable between questions.",
});

export const Correction = z
  .object({
    original: text("The word as the question has it."),
    corrected: text("The word that was searched for in its place."),
  })
  .meta({
    description: "A word that occurs nowhere in the documents, and the one searched for in its place.",
  });
export type Correction = Immutable<z.output<typeof Correction>>;

export const Interpretation = z
  .object({
    phrases: z.array(z.string()).meta({
      description:
        "The phrases in quotation marks, where the question is little else: every hit holds each of them.",
    }),
    absentPhrases: z.array(z.string()).meta({
      description:
        "The phrases in quotation marks that stand nowhere, or not together with the rest: only their words were searched for.",
    }),
    filters: SearchFilters.nullable().meta({
      description:
        "The filters of the request and those written in the question, together; null where there are none.",
    }),
    speaker: textOrNull(
      "The person whose words are asked for; null where the question is not about what somebody says.",
    ),
    corrections: z.array(Correction).meta({
      description: "The words that occur nowhere, each with the word that was searched for in its place.",
    }),
    notUnderstood: z.array(z.string()).meta({
      description:
        "The operators and times that limit nothing because they were not understood: their words were searched for, but " +
        "not the numbers of an operator that are no date.",
    }),
    courtesies: z.array(z.string()).meta({
      description: "The greetings, requests and thanks, which were not searched for.",
    }),
  })
  .meta({ description: "How the question was read." });
export type Interpretation = Immutable<z.output<typeof Interpretation>>;

const notes = notices("The sentences of `note`, each with its code.");

const note = textOrNull(
  "What to know of the hits, or why there are none, as sentences; null where there is nothing to say.",
);

export const SearchedLibrary = z
  .object({
    complete: z.boolean().meta({
      description:
        "Whether all files of the kinds that are read were searched in their present state: none is waiting, none is " +
        "unreadable, and the folder was looked through. False for a key that is limited to tags, which is not told of " +
        "other documents.",
    }),
    searched: z
      .int()
      .min(0)
      .meta({ description: "The number of documents that were searched in their present state." }),
    waiting: z.int().min(0).nullable().meta({
      description:
        "The number of files that are waiting to be read, for the first time or anew; null for a key that is limited to tags.",
    }),
    unreadable: z
      .int()
      .min(0)
      .nullable()
      .meta({
        description:
          "The number of files, or parts of files, that could not be read; the library's status lists them as `failed`, and " +
          "files of kinds that are not read, which are not counted, as `skipped`. Null for a key that is limited to tags.",
      }),
  })
  .meta({ description: "How much of the library was searched." });
export type SearchedLibrary = Immutable<z.output<typeof SearchedLibrary>>;

const undated = count(
  "The number of documents that a limit of the date alone leaves out, because they have none; `undated=include` searches them, " +
    "too. Absent where no date limits the search, or they are searched.",
).exactOptional();

const facets = Facets.exactOptional();

export const SearchResult = z
  .object({
    query: text("The query without white space around it."),
    interpretation: Interpretation,
    hits: z.array(Hit).meta({ description: "The passages in descending order of score." }),
    note,
    notes,
    library: SearchedLibrary,
    undated,
    facets,
    tookMs,
  })
  .meta({ description: "The passages that speak to the query." });
export type SearchResult = Immutable<z.output<typeof SearchResult>>;

export const AnswerSentence = z
  .object({
    text: text("The words of the sentence, exactly as they stand in the document."),
    citation: z.int().min(1).meta({ description: "The rank of the hit that the sentence stands in." }),
    ...spanShape,
  })
  .meta({ description: "A sentence of the answer, and where it stands." });

export const MetadataStatement = z
  .object({
    field: z.enum(["authors", "date"]).meta({ description: "What was asked for." }),
    value: text("The authors in one line, or the date, `YYYY-MM-DD`."),
    evidence: z.enum(PROVENANCES).meta({ description: "Where it was found." }),
    citation: z.int().min(1).meta({ description: "The rank of a hit of the document." }),
  })
  .meta({ description: "Who wrote a document or when it was published." });
export type MetadataStatement = Immutable<z.output<typeof MetadataStatement>>;

export const Answer = z
  .object({
    text: text(
      "The sentences, joined by spaces. Where `metadata` is given: a sentence of Pincite's that states it.",
    ),
    sentences: z.array(AnswerSentence).meta({
      description:
        "One to four sentences. Where `metadata` is given: the line of the text that shows it, or none where the text " +
        "does not.",
    }),
    metadata: MetadataStatement.exactOptional().meta({
      description: "Given where the question asks who wrote a document or when it was published.",
    }),
  })
  .meta({ description: "Sentences of the documents, each cited." });
export type Answer = Immutable<z.output<typeof Answer>>;

const question = text("The question without white space around it.");

export const Answered = z
  .object({
    question,
    interpretation: Interpretation,
    answered: z.literal(true),
    outcome: z.literal("answered").meta({ description: "Sentences of the documents answer the question." }),
    answer: Answer,
    confidence,
    citations: z.array(Hit).meta({
      description: "The passages that were considered, in descending order of score.",
    }),
    differences,
    note,
    notes,
    library: SearchedLibrary,
    undated,
    facets,
    tookMs,
  })
  .meta({ description: "The documents answer the question." });
export type Answered = Immutable<z.output<typeof Answered>>;

export const NotAnswered = z
  .object({
    question,
    interpretation: Interpretation,
    answered: z.literal(false),
    outcome: z.enum(["uncertain", "not-found"]).meta({
      description:
        "`uncertain`: the documents may answer the question, but no sentence does so surely enough to be quoted; `nearest` are " +
        "the closest passages and no more than that. `not-found`: nothing of what was searched speaks to the question.",
    }),
    answer: z.null().meta({ description: "Always null: there is no answer." }),
    reason: text("A sentence for the person who asked."),
    reasons: notices("The sentence of `reason` with its code."),
    nearest: z.array(Hit).meta({ description: "The passages that come nearest to the question." }),
    confidence,
    note,
    notes,
    library: SearchedLibrary,
    undated,
    facets,
    tookMs,
  })
  .meta({ description: "The documents do not answer the question, or not surely enough." });
export type NotAnswered = Immutable<z.output<typeof NotAnswered>>;

export const AskResult = z
  .discriminatedUnion("answered", [Answered, NotAnswered])
  .meta({ description: "Sentences of the documents, or the reason why there are none." });
export type AskResult = Answered | NotAnswered;
