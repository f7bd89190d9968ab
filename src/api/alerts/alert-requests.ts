import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { inUrl, personsText } from "../fields.ts";
import { SearchFilters } from "../filters/filters.ts";

/** What can be asked of alerts: questions that the library keeps, and holds against every document that comes in. */

export const MOST_ALERTS = 1_000;
export const DEFAULT_ALERT_HITS = 20;
const MOST_ALERT_HITS = 100;
/** Held against every passage that comes in, so it is a question and not a text. */
const LONGEST_ALERT_QUESTION = 2_000;
const LONGEST_WEBHOOK = 2_000;

const QUESTION =
  "The question to keep, as one would ask it, or words. Operators such as author:Ivanov or lang:en limit it as they limit a search.";

export const AlertRequest = z
  .strictObject({
    question: personsText(QUESTION, "sanctions relief").max(LONGEST_ALERT_QUESTION),
    filters: SearchFilters.exactOptional(),
    webhook: z
      .string()
      .min(1)
      .max(LONGEST_WEBHOOK)
      .regex(/^[Hh][Tt][Tt][Pp][Ss]?:\/\/\S+$/u, {
        error: "must be an address that begins with https:// or http://",
      })
      .exactOptional()
      .meta({
        description:
          "Where each new hit is sent as well. It must lie below an address that the server's configuration allows.",
        examples: ["https://hooks.example.org/pincite"],
      }),
  })
  .meta({ description: "A question to keep." });
export type AlertRequest = Immutable<z.output<typeof AlertRequest>>;

export const AlertPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: "The alert's id.", examples: ["alert_3f0c2a9d51b7e864"] }),
});

const limit = z
  .int({ error: `must be a whole number from 1 to ${MOST_ALERT_HITS}` })
  .min(1, { error: `must be a whole number from 1 to ${MOST_ALERT_HITS}` })
  .max(MOST_ALERT_HITS, { error: `must be a whole number from 1 to ${MOST_ALERT_HITS}` })
  .meta({ description: "How many hits to return at most.", default: DEFAULT_ALERT_HITS });

export const AlertHitsQuery = z.strictObject({
  limit: inUrl(limit).exactOptional(),
  cursor: z
    .string()
    .max(200)
    .exactOptional()
    .meta({ description: "The `nextCursor` of the page before. Its form may change." }),
});
export type AlertHitsRequest = Immutable<z.output<typeof AlertHitsQuery>>;

export const AlertFeedQuery = z.strictObject({
  token: z.string().min(1).max(200).exactOptional().meta({
    description:
      "The feed's token, for a reader of feeds that cannot send an access key. It opens this feed and nothing else.",
  }),
});
