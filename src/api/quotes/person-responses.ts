import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { count, text, textOrNull } from "../described.ts";
import { differences } from "../differences/difference-responses.ts";
import { notices } from "../notices/notice.ts";
import { placeShape, spanShape } from "../questions/hit.ts";
import { SearchedLibrary } from "../questions/question-responses.ts";

/** Who speaks in the documents, and what. */

export const Person = z
  .object({
    name: text("The fullest name that a document gives."),
    variants: z
      .array(z.string())
      .meta({ description: "The other names that documents give the person, the most frequent first." }),
    statements: count("How many statements of the person there are."),
    documents: count("In how many documents the person speaks."),
  })
  .meta({ description: "Somebody who speaks in the documents." });
export type Person = Immutable<z.output<typeof Person>>;

export const PeopleList = z
  .object({
    people: z.array(Person).meta({ description: "Those who say most first." }),
    total: count("How many people there are."),
  })
  .meta({ description: "Who speaks in the documents." });
export type PeopleList = Immutable<z.output<typeof PeopleList>>;

export const PersonStatement = z
  .object({
    ...placeShape,
    ...spanShape,
    text: text("The sentences exactly as they stand in the document."),
    kind: z.enum(["own", "quoted", "reported"]).meta({
      description:
        "`own`: in a text of the person's. `quoted`: in quotation marks or in a transcript. `reported`: in the words of " +
        "whoever wrote the text.",
    }),
    person: text(
      "Who says it, by the fullest name: of several people of one family name each has their own.",
    ),
    heading: textOrNull("The headings above it, the outermost first."),
    subject: textOrNull(
      "What it is about, by the name of one of `subjects`; there where `groupBy` was asked for.",
    ).exactOptional(),
    also: z.array(z.object(placeShape).meta({ description: "Another place." })).meta({
      description: "Where else the same words stand as the person's.",
    }),
  })
  .meta({ description: "Neighbouring sentences in which a person speaks." });
export type PersonStatement = Immutable<z.output<typeof PersonStatement>>;

export const StatementSubject = z
  .object({
    name: textOrNull(
      "A heading that most of its statements stand under, or words that they share, as the texts write them; null for those " +
        "that share none.",
    ),
    terms: z
      .array(z.string())
      .meta({ description: "Words that its statements share, the most telling first." }),
    statements: count("How many statements are about it, on all pages."),
  })
  .meta({ description: "What some of a person's statements are about." });
export type StatementSubject = Immutable<z.output<typeof StatementSubject>>;

export const StatementList = z
  .object({
    name: text("The name as it was asked for."),
    people: z.array(Person).meta({ description: "Who is called so; several where texts tell them apart." }),
    statements: z.array(PersonStatement).meta({
      description:
        "In order of their dates, those without one last; with `groupBy`, subject after subject, each in that order.",
    }),
    subjects: z.array(StatementSubject).exactOptional().meta({
      description:
        "What they are about, most statements first; there where `groupBy` was asked for. Every statement is about one.",
    }),
    total: count("How many statements there are, on all pages."),
    nextOffset: z
      .int()
      .nullable()
      .meta({ description: "The `offset` of the next page; null on the last one." }),
    differences,
    note: textOrNull("What to know of the result, as sentences; null where there is nothing to say."),
    notes: notices("The sentences of `note`, each with its code."),
    library: SearchedLibrary,
  })
  .meta({ description: "What a person says, in order of time." });
export type StatementList = Immutable<z.output<typeof StatementList>>;
