import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { count, text, textOrNull } from "../described.ts";
import { SearchFilters } from "../filters/filters.ts";
import { Hit } from "../questions/hit.ts";

/** Alerts and what new documents have brought for them. */

export const AlertWebhook = z
  .object({
    url: text("Where hits are sent."),
    state: z.enum(["delivering", "failing", "given-up"]).meta({
      description:
        "`delivering` as they come; `failing`: the last attempt failed, and it is tried again; `given-up`: too many in a row did.",
    }),
    waiting: count("Hits that are still to be sent."),
  })
  .meta({ description: "An alert's webhook, and whether hits arrive there." });

const alertShape = {
  id: text("Names the alert."),
  question: text("The question that is kept."),
  filters: SearchFilters.nullable().meta({
    description: "Which documents it is held against; null for all.",
  }),
  createdAt: text("When it was kept, ISO 8601."),
  state: z.enum(["kept", "stopped"]).meta({
    description:
      "`stopped`: the access key by which it was kept is no longer in force, and new documents bring it nothing.",
  }),
  hits: count("How many hits can be read."),
  lastHit: count(
    "The number of the newest hit, 0 where there has been none. Hits are counted from 1 in the order in which they came, so whoever remembers this number knows how many are new.",
  ),
  lastHitAt: textOrNull("When that came, ISO 8601."),
  webhook: AlertWebhook.nullable().meta({ description: "Where hits are sent as well; null for nowhere." }),
};

export const Alert = z.object(alertShape).meta({ description: "A question that the library keeps." });
export type Alert = Immutable<z.output<typeof Alert>>;

export const CreatedAlert = z
  .object({
    ...alertShape,
    feed: text(
      "Path and query of the alert's Atom feed, with the token that opens it and nothing else. It is shown here and never again.",
    ),
  })
  .meta({ description: "An alert that was just kept." });
export type CreatedAlert = Immutable<z.output<typeof CreatedAlert>>;

export const AlertList = z
  .object({ alerts: z.array(Alert).meta({ description: "The oldest first." }) })
  .meta({ description: "The alerts of whoever asks; with an admin key, those of all." });
export type AlertList = Immutable<z.output<typeof AlertList>>;

export const AlertHit = z
  .object({
    number: z.int().min(1).meta({ description: "Counts the alert's hits, in the order in which they came." }),
    foundAt: text("When it was found, ISO 8601."),
    confidence: z.number().min(0).max(1).meta({
      description:
        "How likely it is that the passage speaks to the question, as `ask` tells it of its answers.",
    }),
    passage: Hit.shape.passage,
    document: Hit.shape.document,
    citation: Hit.shape.citation,
  })
  .meta({ description: "A passage of a new document that speaks to the question, as it stands now." });
export type AlertHit = Immutable<z.output<typeof AlertHit>>;

export const AlertHits = z
  .object({
    alert: Alert,
    hits: z.array(AlertHit).meta({ description: "The newest first." }),
    nextCursor: textOrNull("Leads to the page behind this one; null for the last one."),
  })
  .meta({ description: "A page of what new documents have brought for an alert." });
export type AlertHits = Immutable<z.output<typeof AlertHits>>;

/** What is sent to a webhook, and where. */
export interface AlertDelivery {
  readonly url: string;
  readonly alert: Pick<Alert, "id" | "question">;
  /** The oldest first; those of one delivery have numbers up to `through`. */
  readonly hits: readonly AlertHit[];
  readonly through: number;
}
