import * as z from "zod";
import { Job, JobProblem } from "./job-responses.ts";
import { DocumentSummary, SearchResult } from "./question-responses.ts";

/** What is answered about documents, citations and several searches at once. */

const text = (description: string) => z.string().meta({ description });
const place = (description: string) => z.int().min(0).meta({ description });

export const DocumentList = z
  .object({
    documents: z
      .array(DocumentSummary)
      .meta({ description: "Of this page, in the order that was asked for." }),
    total: place("Documents that meet the request, on all pages."),
    nextCursor: z.string().nullable().meta({ description: "For the next page; null on the last one." }),
  })
  .meta({ description: "A page of the documents, files that could not be read included." });

export const ReceivedDocument = z
  .object({
    id: text("Under which the document is found, replaced and deleted."),
    source: text("As hits and lists name it."),
    bytes: place("That were received."),
    sha256: text("Of these bytes, in hexadecimal digits."),
    outcome: z.enum(["created", "replaced", "updated", "unchanged"]).meta({
      description:
        "`replaced`: other bytes than before; `updated`: other metadata; `unchanged`: all of it was there before.",
    }),
    indexed: z.boolean().meta({ description: "Whether the library holds just this version." }),
  })
  .meta({ description: "An upload that is kept, whatever becomes of the server." });

export const ReceivedDocuments = z
  .object({
    documents: z.array(ReceivedDocument).meta({ description: "In the order in which they were sent." }),
    job: Job.nullable().meta({ description: "That takes them in; null where there is nothing to do." }),
  })
  .meta({ description: "What was received, and the job that makes it searchable." });

export const CitationCheck = z
  .object({
    id: text("As it was asked for."),
    state: z.enum(["valid", "moved", "changed"]).meta({
      description:
        "`valid`: the cited words stand where they stood; `moved`: they stand elsewhere in the document; `changed`: the " +
        "document no longer has them.",
    }),
    document: z
      .object({ id: text("Of the document."), title: text("Never empty."), source: text("The file.") })
      .meta({ description: "The document as it is now." }),
    passage: z
      .object({
        id: text("Names the present place."),
        start: place("Of the first character, in UTF-16 code units of the document's text."),
        end: place("Behind the last character."),
        text: text("The cited words."),
      })
      .nullable()
      .meta({ description: "Where the words stand now; null where they are gone." }),
  })
  .meta({ description: "Whether a citation still holds." });

export const SearchOutcome = z
  .union([
    z.object({ result: SearchResult }).meta({ description: "What was found." }),
    z.object({ problem: JobProblem }).meta({ description: "Why this search failed; the others did not." }),
  ])
  .meta({ description: "What became of one search." });

export const SearchBatchResult = z
  .object({ results: z.array(SearchOutcome).meta({ description: "In the order of the searches." }) })
  .meta({ description: "What became of each search." });
