import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { count, text, textOrNull, tookMs } from "../described.ts";
import { placeShape, spanShape } from "../questions/hit.ts";
import { JobProblem } from "../problems/problem.ts";
import { notices } from "../notices/notice.ts";
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
    check: QuoteCheck.omit({ library: true, tookMs: true, by: true, notes: true }).meta({
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
    notices: notices("The same sentences, each with its code."),
    library: SearchedLibrary,
    tookMs,
  })
  .meta({ description: "What became of the quotations of a draft." });
export type DraftCheck = Immutable<z.output<typeof DraftCheck>>;

export const DraftProgress = z
  .object({
    quotationsDone: count("The number of quotations that are checked."),
    quotationsTotal: count("The number of quotations that are to be checked."),
    sentencesDone: count(
      "The number of sentences whose numbers and dates are compared, which comes after that.",
    ),
    sentencesTotal: count("The number of sentences that may hold numbers and dates."),
  })
  .meta({ description: "How far the check of a draft is." });
export type DraftProgress = Immutable<z.output<typeof DraftProgress>>;

const moment = (description: string) => textOrNull(`${description} As ISO 8601 in UTC.`);

export const DraftJob = z
  .object({
    id: text("Names the check for as long as it is kept: an hour after its end, the latest ten of a server."),
    name: text("What the draft is called."),
    state: z.enum(["queued", "running", "done", "failed", "cancelled"]).meta({
      description:
        "How far it has come. Such checks run one after the other, in the order in which they came.",
    }),
    createdAt: text("When it was asked for, as ISO 8601 in UTC."),
    startedAt: moment("When it began; null before it runs."),
    finishedAt: moment("When it ended; null before that."),
    progress: DraftProgress.nullable().meta({
      description: "How far it is; null before the draft was read.",
    }),
    result: DraftCheck.nullable().meta({ description: "What became of the draft; null unless it is done." }),
    problem: JobProblem.nullable().meta({ description: "Why it failed; null unless it has failed." }),
  })
  .meta({
    description: "The check of a draft that nobody has to wait for. A restart of the server forgets it.",
  });
export type DraftJob = Immutable<z.output<typeof DraftJob>>;

export const DraftEvents = z.string().meta({
  description:
    "Server-sent events. The events `progress` and, last, `done` have the check as their data; comments between them keep " +
    "the connection open.",
});
