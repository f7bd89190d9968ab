import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { count, publicationDate, text, textOrNull } from "../described.ts";

/** A ranked passage with all that is needed to show it, cite it and check the citation. */

export const spanShape = {
  start: count("Where it begins: the offset of its first character, in UTF-16 code units of the text."),
  end: count("Where it ends: the offset behind its last character, in UTF-16 code units of the text."),
};

const documentLanguage = textOrNull(
  "The language of the document, as ISO 639-1 (`en`), or ISO 639-3 where that has no code of two letters; null where it is not known.",
);

/** Where words stand, as a response other than a hit tells it. */
export const placeShape = {
  id: text("Names the words for good; `/v1/citations/{id}` checks it at any later time."),
  documentId: text("The id of the document."),
  title: text("The title of the document; never empty."),
  source: text("The file below the documents folder."),
  date: publicationDate,
  language: documentLanguage,
  page: z.int().min(1).nullable().meta({
    description: "The page on which the words begin; null for a format without pages.",
  }),
  citation: text("Author, title, date, page and source in one line, as a reader would write it."),
};

export const Span = z
  .object(spanShape)
  .meta({ description: "A range of a document's text: `text.slice(start, end)` is what is meant." });

const contribution = (description: string) => z.number().meta({ description });

export const HitExplanation = z
  .object({
    contributions: z
      .object({
        lexical: contribution("What the words of the question add, by BM25."),
        dense: contribution("What the meaning of the whole passage adds."),
        sentence: contribution("What the best sentence of the passage adds."),
        document: contribution(
          "What it adds that its whole document is about that, by words and by meaning.",
        ),
        feedback: contribution(
          "In a question that describes a topic, what it adds that the passage has the words which the best passages share.",
        ),
        attribution: contribution(
          "In a question about what somebody says, what it adds that this person is the one who speaks.",
        ),
        referenceList: contribution("Below 0 for a passage of a list of references, else 0."),
        neighbours: contribution("What the passages nearest in meaning add or take away."),
      })
      .meta({ description: "What each part of the ranking adds to the score. They add up to the score." }),
    bm25: z.number().min(0).meta({
      description: "The BM25 score of the question's words; 0 where none of them occurs.",
    }),
    cosine: z.number().meta({ description: "The cosine of the question's vector with the passage's." }),
    bestSentence: z.number().meta({
      description:
        "How far the passage's best sentence says what is asked for: the mean of its cosine and its coverage.",
    }),
    coverage: z.number().meta({
      description:
        "The share, by weight, of the question's words that the passage or its document's title holds.",
    }),
  })
  .meta({ description: "Why a hit has its score." });
export type HitExplanation = Immutable<z.output<typeof HitExplanation>>;
export type HitContributions = HitExplanation["contributions"];

export const NearDuplicate = z
  .object({
    id: text("The id of the passage."),
    documentId: text("The id of its document."),
    title: text("The title of its document."),
    source: text("The file of its document."),
    language: documentLanguage,
  })
  .meta({ description: "A passage that says nearly the same as a hit." });
export type NearDuplicate = Immutable<z.output<typeof NearDuplicate>>;

export const Hit = z
  .object({
    rank: z.int().min(1).meta({ description: "The place in the ranking; 1 is the best." }),
    score: z.number().min(0).max(1).meta({
      description: "From 0 to 1. Comparable between the hits of one question, not between questions.",
    }),
    passage: z
      .object({
        id: text(
          "Names the passage for good: `<document id>-<start>-<end>-<8 hexadecimal digits of the sha256 of the text>`.",
        ),
        text: text("The words of the passage, exactly as they stand in the document."),
        ...spanShape,
        page: z.int().min(1).nullable().meta({
          description: "The page on which it begins; null for a format without pages.",
        }),
        heading: textOrNull("The headings above the passage, the outermost first."),
        highlights: z.array(Span).meta({
          description: "The sentences that speak to the question most, in the order of the text.",
        }),
      })
      .meta({ description: "The passage." }),
    document: z
      .object({
        id: text("The id of the document."),
        title: text("The title; never empty."),
        author: textOrNull("The authors in one line; null where none is known."),
        date: publicationDate,
        source: text("The file below the documents folder."),
        language: documentLanguage,
        url: textOrNull("The address at which the document was published; null where it is not known."),
        stale: text(
          "Why this is only what the file once held (it can no longer be read), or not all that the library had of it (other " +
            "parts were damaged on the disk). Absent for a document that is up to date.",
        ).exactOptional(),
      })
      .meta({ description: "The document that the passage stands in." }),
    citation: text("Author, title, date, page and source in one line, as a reader would write it."),
    nearDuplicates: z.array(NearDuplicate).meta({
      description: "Passages that say nearly the same and are not listed as hits of their own.",
    }),
    explanation: HitExplanation.exactOptional(),
  })
  .meta({
    description: "A ranked passage, with all that is needed to show it, cite it and check the citation.",
  });
export type Hit = Immutable<z.output<typeof Hit>>;
