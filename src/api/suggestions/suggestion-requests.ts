import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { inUrl, UNFIT } from "../fields.ts";

/** What may be suggested while somebody types. */
export const SUGGESTED = ["author", "folder", "language", "tag", "format", "question"] as const;

const MOST_SUGGESTIONS = 50;
export const DEFAULT_SUGGESTIONS = 10;
const LONGEST_BEGINNING = 200;

const limit = z
  .int()
  .min(1)
  .max(MOST_SUGGESTIONS)
  .meta({ description: "How many to return.", default: DEFAULT_SUGGESTIONS });

export const SuggestionsQuery = z.strictObject({
  for: z.enum(SUGGESTED).meta({
    description:
      "What is typed: the value of a filter, or a `question`, for which titles of the library are suggested; some titles and headings of it before anything is typed.",
  }),
  beginning: z
    .string()
    .max(LONGEST_BEGINNING)
    .refine((text) => !UNFIT.test(text), { error: "must be well-formed Unicode text without NUL" })
    .exactOptional()
    .meta({
      description: "What is typed already: the beginning of a word of the value, whatever case and accents.",
      examples: ["iva"],
    }),
  limit: inUrl(limit).exactOptional(),
});
export type SuggestionsRequest = Immutable<z.output<typeof SuggestionsQuery>>;
