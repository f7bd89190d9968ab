import * as z from "zod";

/** The plain fields that responses are made of, each with the sentence that describes it. */

export const count = (description: string) => z.int().min(0).meta({ description });
export const text = (description: string) => z.string().meta({ description });
export const textOrNull = (description: string) => z.string().nullable().meta({ description });

export const publicationDate = z
  .string()
  .nullable()
  .meta({
    description:
      "The date of publication, `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where no more is told; null where it is not known.",
    examples: ["2018-07-16"],
  });

export const tookMs = z.number().min(0).meta({ description: "How long it took, in milliseconds." });
