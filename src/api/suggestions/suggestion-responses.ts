import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { count, text, textOrNull } from "../described.ts";

export const Suggestion = z
  .object({
    text: text("The value, or the title or heading, as it stands in the library."),
    documents: count("The number of documents that have it."),
    language: textOrNull(
      "The language of a title or heading, as ISO 639-1; null where it is not known, and for a value.",
    ),
  })
  .meta({ description: "Something of the library to be asked or filtered by." });
export type Suggestion = Immutable<z.output<typeof Suggestion>>;

export const SuggestionList = z
  .object({
    suggestions: z
      .array(Suggestion)
      .meta({ description: "The values of most documents first; of questions, one for each document." }),
  })
  .meta({ description: "What the library itself suggests." });
export type SuggestionList = Immutable<z.output<typeof SuggestionList>>;
