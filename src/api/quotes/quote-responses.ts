import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { count, text, textOrNull, tookMs } from "../described.ts";
import { notices } from "../notices/notice.ts";
import { placeShape, spanShape } from "../questions/hit.ts";
import { SearchedLibrary } from "../questions/question-responses.ts";

/** What is answered about a quotation. */

export const VERDICTS = ["verbatim", "altered", "spliced", "misattributed", "paraphrase", "absent"] as const;
export type Verdict = (typeof VERDICTS)[number];

const verdict = z.enum(VERDICTS).meta({
  description:
    "`verbatim`: the words stand there as quoted, but for what editors change, which `remarks` tell. `altered`: they stand " +
    "there nearly so; `differences` tell how. `spliced`: parts from several places were joined as if they were one. " +
    "`misattributed`: the words stand there, and somebody else than `by` says them. `paraphrase`: the documents say " +
    "something near in meaning in other words, which is no quotation. `absent`: nothing of what was searched says it.",
});

const wordsOfQuote = z
  .object({
    start: count("Where they begin in `quote`, in UTF-16 code units."),
    end: count("Where they end in `quote`."),
    text: text("The words."),
  })
  .meta({ description: "Words of the quotation." });

const wordsOfDocument = z
  .object({ ...spanShape, text: text("The words.") })
  .meta({ description: "Words of the document." });

export const QuoteDifference = z
  .object({
    kind: z.enum(["changed", "omitted", "added"]).meta({
      description:
        "`changed`: other words. `omitted`: words of the document were left out without a mark. `added`: words that the " +
        "document does not have.",
    }),
    matter: z.enum(["negation", "number", "name"]).nullable().meta({
      description: "What the difference touches where that is grave; null for other words.",
    }),
    quoted: wordsOfQuote.nullable().meta({ description: "What the quotation has; null for what it omits." }),
    original: wordsOfDocument
      .nullable()
      .meta({ description: "What the document has; null for what was added." }),
  })
  .meta({ description: "Where the words differ. Those of a negation, a number or a name come first." });
export type QuoteDifference = Immutable<z.output<typeof QuoteDifference>>;

export const REMARKS = [
  "ellipsis",
  "brackets",
  "attribution",
  "first-letter",
  "letter-case",
  "quotation-marks",
  "hyphenation",
  "line-break",
  "punctuation",
  "accents",
  "number-format",
] as const;

export const QuoteRemark = z
  .object({
    kind: z.enum(REMARKS).meta({ description: "What an editor may change and what was changed so." }),
    text: text("The same for a person, as a sentence."),
  })
  .meta({ description: "What differs without making the quotation another one." });
export type QuoteRemark = Immutable<z.output<typeof QuoteRemark>>;

export const QuoteSpeaker = z
  .object({
    name: text("The fullest form of the name, or of the office, that the document gives."),
    kind: z.enum(["own", "quoted", "reported"]).meta({
      description:
        "`own`: in a text of the speaker's. `quoted`: in quotation marks or in a transcript. `reported`: in the words of " +
        "whoever wrote the text.",
    }),
  })
  .meta({ description: "Who says the words there, as far as the text tells." });
export type QuoteSpeaker = Immutable<z.output<typeof QuoteSpeaker>>;

export const QuotePlace = z
  .object({
    ...placeShape,
    ...spanShape,
    text: text("The words exactly as they stand in the document, from `start` to `end`."),
    quoted: wordsOfQuote.nullable().meta({
      description: "Which part of the quotation stands here; null where none does (`paraphrase`, `absent`).",
    }),
    differences: z.array(QuoteDifference),
    remarks: z.array(QuoteRemark),
    speakers: z
      .array(QuoteSpeaker)
      .meta({ description: "Who says the words here; empty where the text does not tell." }),
    similarity: z
      .number()
      .min(0)
      .max(1)
      .meta({
        description:
          "The share of the quotation's words that stand here in their order; for `paraphrase`, and for the nearest of what is " +
          "`absent`, the cosine of the meanings.",
      }),
  })
  .meta({ description: "A place of a document, and how the quotation compares with it." });
export type QuotePlace = Immutable<z.output<typeof QuotePlace>>;

export const QuoteCheck = z
  .object({
    quote: text("The quotation without white space around it: what the offsets of `quoted` refer to."),
    by: textOrNull("Who is said to have said it; null where that was not asked."),
    verdict,
    summary: text("The result in a sentence or two, for a person; what is grave comes first."),
    attribution: z
      .enum(["confirmed", "other", "unknown"])
      .nullable()
      .meta({
        description:
          "Whether the documents say that `by` said it: `confirmed`, `other` where they name somebody else, `unknown` where they " +
          "name nobody. Null where `by` was not given, or nothing like the words was found.",
      }),
    places: z.array(QuotePlace).meta({
      description:
        "`verbatim`, `misattributed`: the places where the words stand. `altered`: the nearest place, then others as near. " +
        "`spliced`: the places of the parts, in the order of the quotation. `paraphrase`, `absent`: the nearest passages, which " +
        "are no quotation.",
    }),
    total: count("How many places there are, of which `places` has the first."),
    note: textOrNull("What to know of the result besides, as sentences; null where there is nothing to say."),
    notes: notices("The sentences of `note`, each with its code."),
    library: SearchedLibrary,
    tookMs,
  })
  .meta({ description: "Whether a quotation stands in the documents, and where." });
export type QuoteCheck = Immutable<z.output<typeof QuoteCheck>>;
