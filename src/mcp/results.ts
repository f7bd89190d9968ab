import * as z from "zod";
import { DocumentSummary } from "../api/document-responses.ts";
import { Hit } from "../api/questions/hit.ts";
import { Answer, Answered, NotAnswered, SearchResult } from "../api/questions/question-responses.ts";

/**
 * What tools answer with: the library's own objects, of which the fields that an assistant has a use for are described.
 * They are open, so that the others may be there too.
 */

const AssistantHit = Hit.pick({
  rank: true,
  score: true,
  passage: true,
  document: true,
  citation: true,
}).loose();

export const FoundPassages = SearchResult.pick({ query: true, note: true, library: true })
  .extend({ hits: z.array(AssistantHit).meta({ description: "The passages, the best first." }) })
  .loose();

/** The fields of an answer and of a refusal in one object, because a tool's result has to be one. */
export const AnswerOrRefusal = z.looseObject({
  question: Answered.shape.question,
  outcome: z.enum(["answered", "uncertain", "not-found"]).meta({
    description:
      "`answered`: the sentences answer the question. `uncertain`: the documents may answer it, and `nearest` are the closest " +
      "passages and no more than that. `not-found`: nothing of what was searched speaks to it.",
  }),
  answered: z.boolean().meta({ description: "Whether the documents answer the question." }),
  answer: Answer.nullable().meta({ description: "Null where the documents do not answer the question." }),
  reason: NotAnswered.shape.reason.exactOptional(),
  confidence: Answered.shape.confidence,
  note: Answered.shape.note,
  library: Answered.shape.library,
  differences: Answered.shape.differences,
  citations: z.array(AssistantHit).exactOptional().meta({
    description: "Where there is an answer: the passages that it is taken from, and others near it.",
  }),
  nearest: z
    .array(AssistantHit)
    .exactOptional()
    .meta({ description: "Where there is no answer: the passages that come nearest to the question." }),
});

/** What an assistant needs to know of a document, and no more: lists of documents grow long. */
export const DocumentFacts = DocumentSummary.pick({
  id: true,
  title: true,
  author: true,
  date: true,
  source: true,
  url: true,
  language: true,
  tags: true,
  characters: true,
});

export const next = (description: string) => z.int().nullable().meta({ description });
