import { MAX_K, MAX_OFFSET, MAX_QUERY_LENGTH } from "../api/question-limits.ts";
import * as z from "zod";

/** What tools are called with. The descriptions are read by the assistant. */

const UNFIT = /[\0\p{Surrogate}]/u;

export function personsText(description: string): z.ZodString {
  return z
    .string()
    .min(1)
    .max(MAX_QUERY_LENGTH)
    .refine((text) => !UNFIT.test(text), { error: "must be well-formed Unicode text without NUL" })
    .meta({ description });
}

export function numberOfPassages(fallback: number) {
  return z
    .int()
    .min(1)
    .max(MAX_K)
    .exactOptional()
    .meta({ description: `How many passages to return; ${fallback} where absent.`, default: fallback });
}

export const passagesToPassOver = z
  .int()
  .min(0)
  .max(MAX_OFFSET)
  .exactOptional()
  .meta({ description: "How many of the best passages to pass over, to see those that come after them." });

export const documentId = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: "The document's id, as `search`, `ask` and `list_documents` give it." });

const list = (description: string) =>
  z.array(z.string().min(1).max(MAX_QUERY_LENGTH)).max(100).exactOptional().meta({ description });
/** `z.iso.date` would put a pattern of 200 characters before the assistant; the library knows the calendar. */
const day = (description: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "must be a day, written YYYY-MM-DD" })
    .exactOptional()
    .meta({ description });

export const filters = z
  .strictObject({
    authors: list("Names, or parts of names, of authors: any one of them."),
    from: day("First day of publication, YYYY-MM-DD."),
    to: day("Last day of publication, YYYY-MM-DD."),
    sources: list("Files or folders, as `source` of a document gives them: any one of them."),
    languages: list('ISO 639-1 codes such as "en": any one of them.'),
    tags: list("Tags that documents carry: any one of them."),
    documents: list("Ids of documents: any one of them."),
  })
  .exactOptional()
  .meta({
    description:
      "Only documents that meet all of these filters. Use them only where the user asks for such a limit; documents without a date or an author are left out by filters on them.",
  });
