import * as z from "zod";
import { binary } from "../document-requests.ts";
import { filterParameters } from "../filters/filters.ts";
import { UNFIT } from "../fields.ts";

/** What can be asked about a draft. */

/** Where the answer is awaited over HTTP: a longer draft is for a job, or for the command line. */
export const MOST_AWAITED_QUOTATIONS = 500;

const LONGEST_TEXT = 2_000_000;
const LONGEST_NAME = 200;

export const DraftQuery = z.strictObject(filterParameters);

export const PreferHeader = z.strictObject({
  prefer: z
    .string()
    .max(1_000)
    .exactOptional()
    .meta({
      description:
        "`respond-async` (RFC 7240) has the draft checked while nobody waits; other preferences are passed over.",
      examples: ["respond-async"],
    }),
});

export const DraftJobPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(LONGEST_NAME)
    .meta({ description: "The id of the draft's check.", examples: ["draft_3f0c2a9d51b7e864"] }),
});

export const DraftText = z
  .strictObject({
    text: z
      .string()
      .min(1)
      .max(LONGEST_TEXT)
      .refine((text) => !UNFIT.test(text), { error: "must be well-formed Unicode text without NUL" })
      .meta({ description: "The text of the draft.", examples: ["“We go,” Brandt said."] }),
    format: z
      .enum(["text", "markdown"])
      .exactOptional()
      .meta({ description: "How to read it; `markdown` knows block quotes.", default: "text" }),
    name: z
      .string()
      .min(1)
      .max(LONGEST_NAME)
      .exactOptional()
      .meta({ description: "What the answer calls it.", default: "draft" }),
  })
  .meta({ description: "A draft as text." });

export const DraftForm = z
  .strictObject({
    file: binary.meta({ description: "The draft, with its name; the extension says what the format is." }),
  })
  .meta({ description: "A draft as a file of any format that is read." });
