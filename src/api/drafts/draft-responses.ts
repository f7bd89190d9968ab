import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { count, text, textOrNull, tookMs } from "../described.ts";
import { placeShape, spanShape } from "../questions/hit.ts";
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

export const FIGURE_VERDICTS = ["agrees", "differs", "not-found"] as const;
export type FigureVerdict = (typeof FIGURE_VERDICTS)[number];

export const DraftFigure = z
  .object({
    part,
    page,
    ...spanShape,
    value: text("The number or date as the draft writes it."),
    sentence: text("The sentence of the draft that it stands in."),
    verdict: z.enum(FIGURE_VERDICTS).meta({
      description:
        "`agrees`: a document gives the same, or one is the other rounded or less exact. `differs`: those that speak of the " +
        "same give another. `not-found`: none was found that speaks of the same.",
    }),
    places: z
      .array(
        z.object({
          ...placeShape,
          ...spanShape,
          text: text("The sentence of the document."),
          value: text("The number or date as the document writes it."),
          likeness: z.enum(["same", "near", "different"]).meta({
            description:
              "`near`: one may be the other, rounded or less exact (“about”, “at least”, a year for a day).",
          }),
        }),
      )
      .meta({ description: "Up to three, those that agree first." }),
  })
  .meta({
    description:
      "A number or a date of the draft, outside of quotations, in a sentence that names what the documents name. `start` and " +
      "`end` are of it in the text of the draft.",
  });
export type DraftFigure = Immutable<z.output<typeof DraftFigure>>;

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
    figures: z.array(DraftFigure).meta({
      description:
        "The numbers and dates that can be compared with the documents, in the order of the draft.",
    }),
    figureCounts: z
      .object(
        Object.fromEntries(
          FIGURE_VERDICTS.map((verdict) => [verdict, count(`How many are \`${verdict}\`.`)]),
        ) as Record<FigureVerdict, ReturnType<typeof count>>,
      )
      .meta({ description: "Figures by verdict." }),
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

/** How far the checking of a draft has come; its figures are checked after its quotations. */
export interface DraftProgress {
  readonly quotationsDone: number;
  readonly quotationsTotal: number;
}
