import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { count, text, textOrNull, tookMs } from "../described.ts";
import { spanShape } from "../questions/hit.ts";
import { SearchedLibrary } from "../questions/question-responses.ts";
import { QuoteCheck, VERDICTS } from "../quotes/quote-responses.ts";

/** What is answered about a draft: a text with quotations that is no document of the library. */

const page = z
  .int()
  .nullable()
  .meta({ description: "The page of the draft; null for a format without pages." });
const part = textOrNull(
  "Which part of the file it stands in, of a file that holds several texts; null otherwise.",
);

export const DRAFT_KINDS = ["marks", "block", "claim"] as const;

export const DraftQuotation = z
  .object({
    kind: z.enum(DRAFT_KINDS).meta({
      description:
        "`marks`: in quotation marks. `block`: a quotation set apart. `claim`: what the draft reports of somebody in its own " +
        "words (“X said that …”); it need not stand anywhere word by word, and counts apart.",
    }),
    part,
    page,
    ...spanShape,
    isOpen: z.boolean().meta({
      description: "Whether no quotation mark closes it: it was then read up to the end of its paragraph.",
    }),
    by: textOrNull("Who says it, as far as the draft tells."),
    check: QuoteCheck.omit({ library: true, tookMs: true, by: true }).meta({
      description: "What became of the words; of many places the first three.",
    }),
  })
  .meta({
    description:
      "A quotation of the draft. `start` and `end` are of its words, without the marks, in the text of the draft.",
  });
export type DraftQuotation = Immutable<z.output<typeof DraftQuotation>>;

const counts = z.object(
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(`How many are \`${verdict}\`.`)])) as Record<
    (typeof VERDICTS)[number],
    ReturnType<typeof count>
  >,
);

export const DraftCheck = z
  .object({
    name: text("The name of the draft's file."),
    characters: count("Characters of its text that were read."),
    counts: counts.meta({ description: "Quotations by verdict, claims not among them." }),
    claimCounts: counts.meta({ description: "Claims by verdict." }),
    quotations: z.array(DraftQuotation).meta({ description: "In the order of the draft." }),
    terms: z.array(z.object({ part, page, ...spanShape, text: text("The words.") })).meta({
      description:
        "What stands in quotation marks and is nobody's quotation: one word, or two or three that nobody is said to say.",
    }),
    notes: z.array(z.string()).meta({ description: "What to know of the result, as sentences." }),
    library: SearchedLibrary,
    tookMs,
  })
  .meta({ description: "What became of the quotations of a draft." });
export type DraftCheck = Immutable<z.output<typeof DraftCheck>>;

/** How far the checking of a draft has come. */
export interface DraftProgress {
  readonly quotationsDone: number;
  readonly quotationsTotal: number;
}
