import * as z from "zod";
import { DOCUMENT_FORMATS, DOCUMENT_STATES, PROVENANCES } from "../core/document.ts";
import type { Immutable } from "../core/immutable.ts";
import { count, publicationDate, text, textOrNull } from "./described.ts";
import { notices } from "./notices/notice.ts";
import { Facets } from "./filters/facets.ts";
import { spanShape } from "./questions/hit.ts";
import { Job } from "./job-responses.ts";
import { JobProblem } from "./problems/problem.ts";
import { SearchResult } from "./questions/question-responses.ts";

/** What is answered about documents, citations and several searches at once. */

const evidence = z.enum(PROVENANCES);

export const Provenance = z
  .object({
    title: evidence,
    authors: evidence.exactOptional(),
    date: evidence.exactOptional(),
    url: evidence.exactOptional(),
    language: evidence.exactOptional(),
    tags: evidence.exactOptional(),
  })
  .meta({ description: "Where each piece of metadata was found." });

const FoundMetadata = z
  .object({
    title: z.string().exactOptional(),
    authors: z.array(z.string()).exactOptional(),
    date: publicationDate.exactOptional(),
    url: z.string().nullable().exactOptional(),
    language: z.string().nullable().exactOptional(),
    tags: z.array(z.string()).exactOptional(),
    evidence: Provenance.extend({ title: evidence.exactOptional() }),
  })
  .meta({
    description:
      "What the file says of the metadata that a person has set, and where it says that; given only where something is set.",
  });

export const DocumentSummary = z
  .object({
    id: text("The document's id: 16 hexadecimal digits, the same for as long as the file keeps its place."),
    source: text("The file, and `#` with the part where the file holds several documents."),
    file: text("The file below the documents folder."),
    part: textOrNull("The part of the file where it holds several documents, else null."),
    state: z.enum(DOCUMENT_STATES).meta({
      description:
        "`indexed`: it is searched. `duplicate`: it is searched like any other, and another document says nearly the same. " +
        "`failed`: it could not be read. `skipped`: it is not of a kind that is read.",
    }),
    duplicateOf: textOrNull(
      "The source of the document that says nearly the same; null for all but duplicates.",
    ),
    reason: textOrNull("Why the file, or its newest version, is not in the library; null where all is well."),
    reasons: notices("The sentences of `reason`, each with its code."),
    note: textOrNull(
      "What of the file is not in the document's text, or not as the file has it: bytes that are no characters, parts " +
        "that were left out, recognised text. Null where all is.",
    ),
    notes: notices("The sentences of `note`, each with its code."),
    title: text("The title; never empty, since the file's name stands in where the document shows none."),
    author: textOrNull("The authors in one line; null where none is known."),
    authors: z.array(z.string()).meta({ description: "The authors, in the order of the document." }),
    date: publicationDate,
    url: textOrNull("The address at which the document was published; null where it is not known."),
    language: textOrNull(
      "The language, as ISO 639-1 (`en`), or ISO 639-3 where that has no code of two letters; null where it is not known.",
    ),
    tags: z.array(z.string()).meta({ description: "The subjects that the source names." }),
    format: z
      .enum(DOCUMENT_FORMATS)
      .nullable()
      .meta({ description: "The format; null for a file that could not be read." }),
    evidence: Provenance.nullable(),
    found: FoundMetadata.exactOptional(),
    characters: count("The length of the text, in UTF-16 code units."),
    passages: count("The number of passages that the text was cut into."),
    pages: count("The number of pages; 0 for a format without pages."),
    bytes: count("The size of the file."),
    indexedAt: text("When it was indexed, as ISO 8601 in UTC."),
  })
  .meta({ description: "What is known of a document, or of a file that could not be read." });
export type DocumentSummary = Immutable<z.output<typeof DocumentSummary>>;

export const DocumentList = z
  .object({
    documents: z
      .array(DocumentSummary)
      .meta({ description: "The documents of this page, in the order that was asked for." }),
    total: count("The number of documents that meet the request, on all pages."),
    nextCursor: textOrNull("The cursor of the next page; null on the last one."),
    facets: Facets.exactOptional(),
  })
  .meta({ description: "A page of the documents, files that could not be read included." });
export type DocumentList = Immutable<z.output<typeof DocumentList>>;

const blocks = (description: string) => z.array(z.object({ ...spanShape })).meta({ description });

export const DocumentStructure = z
  .object({
    headings: z
      .array(
        z
          .object({
            level: z
              .int()
              .min(1)
              .meta({ description: "How many headings it stands below, itself included." }),
            text: text("The heading in one line."),
            ...spanShape,
          })
          .meta({ description: "A heading, and where it stands in the text." }),
      )
      .meta({ description: "The headings in the order of the text." }),
    pages: z
      .array(
        z
          .object({
            page: z.int().min(1).meta({ description: "The number of the page, from 1." }),
            start: count("Where the first passage that begins on the page stands in the text."),
          })
          .meta({ description: "A page." }),
      )
      .meta({
        description:
          "The pages on which a passage begins, in the order of the text; none for a format without pages.",
      }),
    lists: blocks(
      "The lists: each line begins with the marker of an item, or is indented below the item before.",
    ),
    tables: blocks("The tables: each line is a row, with ` |` between two cells."),
    records: blocks("Rows of data and heads of letters: each line is `name: value`."),
  })
  .meta({ description: "What stands where in a document's text." });
export type DocumentStructure = Immutable<z.output<typeof DocumentStructure>>;

export const ChangedDocument = z
  .object({
    document: DocumentSummary,
    job: Job.meta({ description: "The job that reads its file again." }),
  })
  .meta({ description: "A document as it is now, and the job that reads its file again." });

export const ReceivedDocument = z
  .object({
    id: text("The id under which the document is found, replaced and deleted."),
    source: text("The document's name in hits and lists."),
    bytes: count("The number of bytes that were received."),
    sha256: text("The sha256 of these bytes, in hexadecimal digits."),
    outcome: z.enum(["created", "replaced", "updated", "unchanged"]).meta({
      description:
        "`created`: it is new. `replaced`: the bytes are other ones than before. `updated`: the metadata are other ones. " +
        "`unchanged`: all of it was there before.",
    }),
    indexed: z.boolean().meta({ description: "Whether the library holds exactly this version." }),
  })
  .meta({ description: "An upload that is kept, whatever becomes of the server." });
export type ReceivedDocument = Immutable<z.output<typeof ReceivedDocument>>;

export const ReceivedDocuments = z
  .object({
    documents: z
      .array(ReceivedDocument)
      .meta({ description: "The uploads, in the order in which they were sent." }),
    job: Job.nullable().meta({
      description: "The job that takes them in; null where there is nothing to do.",
    }),
  })
  .meta({ description: "What was received, and the job that makes it searchable." });

export const CitationCheck = z
  .object({
    id: text("The id as it was asked for."),
    state: z.enum(["valid", "moved", "changed"]).meta({
      description:
        "`valid`: the cited words stand where they stood. `moved`: they stand elsewhere in the document. `changed`: the " +
        "document no longer has them.",
    }),
    document: z
      .object({
        id: text("The id of the document."),
        title: text("The title; never empty."),
        source: text("The file."),
      })
      .meta({ description: "The document as it is now." }),
    passage: z
      .object({
        id: text("The id that names the present place."),
        ...spanShape,
        text: text("The cited words."),
      })
      .nullable()
      .meta({ description: "Where the words stand now; null where they are gone." }),
    citation: textOrNull(
      "Author, title, date, page and source in one line, as they are now; null where the words are gone.",
    ),
  })
  .meta({ description: "Whether a citation still holds." });
export type CitationCheck = Immutable<z.output<typeof CitationCheck>>;

export const SearchOutcome = z
  .union([
    z.object({ result: SearchResult }).meta({ description: "What was found." }),
    z.object({ problem: JobProblem }).meta({ description: "Why this search failed; the others did not." }),
  ])
  .meta({ description: "What became of one search." });
export type SearchOutcome = Immutable<z.output<typeof SearchOutcome>>;

export const SearchBatchResult = z
  .object({
    results: z.array(SearchOutcome).meta({ description: "One outcome for each search, in their order." }),
  })
  .meta({ description: "What became of each search." });
