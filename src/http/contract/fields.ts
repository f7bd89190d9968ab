import * as z from "zod";
import { wholeNumber } from "../../library/configuration.ts";
import { DEFAULT_ASK_K, DEFAULT_SEARCH_K, MAX_K, MAX_QUERY_LENGTH } from "../../library/library.ts";

/**
 * The fields that requests are made of. An `error` is what the field has to be, and becomes the sentence
 * "<field> <error>." of a refusal; where a schema gives none, `requirement.ts` knows one.
 */

const NOT_BLANK = /[^\s\p{Cc}\p{Cf}]/u;
const UNFIT = /[\0\p{Surrogate}]/u;

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
