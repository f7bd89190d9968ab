import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { text, textOrNull } from "../described.ts";
import { placeShape, spanShape } from "../questions/hit.ts";

/** Where sources say different things of one matter. */

const DIFFERENCE_KINDS = ["number", "date", "denial"] as const;

const DifferingStatement = z
  .object({
    ...placeShape,
    ...spanShape,
    text: text("The sentence, exactly as it stands in the document."),
    value: textOrNull(
      "The number or date as the sentence writes it; null where one sentence denies the other.",
    ),
  })
  .meta({ description: "What one source says, with its citation." });

export const Difference = z
  .object({
    kind: z.enum(DIFFERENCE_KINDS).meta({
      description:
        "`number` and `date`: the sentences give different ones. `denial`: one says that it is so, the other that it is not.",
    }),
    statements: z.array(DifferingStatement).min(2).meta({
      description: "At least two, each of another document, in order of the documents' dates.",
    }),
  })
  .meta({
    description:
      "Sentences of several documents that say different things of one matter. Which of them is right is not told: a later " +
      "one may correct an earlier one.",
  });
export type Difference = Immutable<z.output<typeof Difference>>;

export const differences = z
  .array(Difference)
  .min(1)
  .exactOptional()
  .meta({
    description:
      "Where sources differ. Absent where none are known to: it is only said where it is sure, in English, French, German, " +
      "Russian and Spanish.",
  });
