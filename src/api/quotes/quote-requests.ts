import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { MAX_QUERY_LENGTH } from "../questions/question-limits.ts";
import { personsText, UNFIT } from "../fields.ts";
import { SearchFilters } from "../filters/filters.ts";

/** What can be asked about quotations and about what people said. */

const LONGEST_NAME = 200;

const QUOTE =
  `The words as they were quoted, up to ${MAX_QUERY_LENGTH} characters. Outer quotation marks may be left on; an ellipsis ` +
  "(…, ..., […]) says that words were left out, and square brackets hold what the quoting writer put in.";

export const personName = (description: string) =>
  z
    .string()
    .min(1)
    .max(LONGEST_NAME)
    .refine((text) => /[\p{L}\p{N}]/u.test(text), { error: "must be a name" })
    .refine((text) => !UNFIT.test(text), { error: "must be well-formed Unicode text without NUL" })
    .meta({ description, examples: ["Ivanov"] });

export const QuoteRequest = z
  .strictObject({
    quote: personsText(QUOTE, "a little less than two cents an acre"),
    by: personName("Who is said to have said it, by name or office.").exactOptional(),
    filters: SearchFilters.exactOptional(),
  })
  .meta({ description: "A quotation to check." });
export type QuoteRequest = Immutable<z.output<typeof QuoteRequest>>;
