import {
  DEFAULT_ASK_K,
  DEFAULT_SEARCH_K,
  MAX_FILTER_LENGTH,
  MAX_FILTER_VALUES,
  MAX_K,
  MAX_OFFSET,
  MAX_QUERY_LENGTH,
} from "./questions/question-limits.ts";
import * as z from "zod";
import { isDay } from "../core/calendar.ts";
import { wholeNumber } from "../core/numerals.ts";

/**
 * The fields that requests are made of. An `error` is what the field has to be, and becomes the sentence
 * "<field> <error>." of a refusal; where a schema gives none, `requirement.ts` knows one.
 */

const NOT_BLANK = /[^\s\p{Cc}\p{Cf}]/u;
/** What no text of a request may hold. */
export const UNFIT = /[\0\p{Surrogate}]/u;

/** What a person types: not blank, well-formed Unicode, at most `MAX_QUERY_LENGTH` characters. */
export function personsText(description: string, example: string): z.ZodString {
  return z
    .string()
    .min(1, { error: "must not be blank", abort: true })
    .refine((text) => NOT_BLANK.test(text), { error: "must not be blank", abort: true })
    .max(MAX_QUERY_LENGTH)
    .refine((text) => !UNFIT.test(text), { error: "must be well-formed Unicode text without NUL" })
    .meta({ description: `${description} Not blank, and without NUL.`, examples: [example] });
}

export const searchK = numberOfHits("How many hits to return.", DEFAULT_SEARCH_K);
export const askK = numberOfHits("How many passages to consider and to return.", DEFAULT_ASK_K);

export const offset = z
  .int({ error: `must be a whole number from 0 to ${MAX_OFFSET}` })
  .min(0, { error: `must be a whole number from 0 to ${MAX_OFFSET}` })
  .max(MAX_OFFSET, { error: `must be a whole number from 0 to ${MAX_OFFSET}` })
  .meta({
    description: "How many of the best hits to pass over, to see those that come after them.",
    default: 0,
  });

export const mode = z.enum(["hybrid", "lexical", "dense"]).meta({
  description: "What decides: words (`lexical`), meaning (`dense`) or both (`hybrid`).",
  default: "hybrid",
});

export const groupBy = z
  .literal("document")
  .meta({ description: "Return one hit for each document: its best passage." });

export const explain = z
  .boolean()
  .meta({ description: "Whether every hit says what its score is made of.", default: false });

/** In a URL: `true` or `false`. */
export const explainInUrl = z
  .enum(["true", "false"])
  .transform((text) => text === "true")
  .meta({ description: "Whether every hit says what its score is made of.", default: "false" });

/** A day of the calendar. With its own pattern, which is short enough for an assistant to read. */
export const dayField = (description: string, example: string) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, NOT_A_DAY)
    .refine(isDay, NOT_A_DAY)
    .meta({
      description,
      format: "date",
      examples: [example],
    });

const NOT_A_DAY = { error: "must be a day of the calendar, written YYYY-MM-DD" };

/** A field that has one value or is left out. */
export const choiceField = (description: string, value: string) =>
  z
    .string()
    .refine((text) => text === value, { error: `must be ${value}` })
    .meta({ description, enum: [value], examples: [value] });

export const textList = (description: string, example: string) =>
  z
    .array(
      z
        .string()
        .min(1)
        .max(MAX_FILTER_LENGTH)
        .refine((text) => !UNFIT.test(text), { error: "must be well-formed Unicode text without NUL" }),
    )
    .max(MAX_FILTER_VALUES)
    .meta({ description, examples: [[example]] });

/** Of a URL, where everything is text: plain decimal digits, so that "1e1", " 5", "05" and "0x5" are refused. */
export function inUrl(number: z.ZodInt): z.ZodPreprocess<z.ZodInt> {
  return z.preprocess(
    (text) =>
      typeof text === "string" ? (wholeNumber(text, 0, Number.MAX_SAFE_INTEGER) ?? Number.NaN) : text,
    number,
  );
}

function numberOfHits(description: string, fallback: number): z.ZodInt {
  const error = `must be a whole number from 1 to ${MAX_K}`;
  return z.int({ error }).min(1, { error }).max(MAX_K, { error }).meta({ description, default: fallback });
}
