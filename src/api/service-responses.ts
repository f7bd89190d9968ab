import * as z from "zod";
import { count } from "./described.ts";

/** What is answered about the server itself. */

export const Health = z
  .object({
    status: z.literal("ok"),
    documents: count("The number of documents in the library."),
    passages: count("The number of passages in the library."),
    revision: count("A number that grows by one with every change of the library."),
    syncing: z.boolean().meta({ description: "Whether a sync that this server started is running." }),
  })
  .meta({ description: "That the server answers, and what it holds." });

export const Alive = z
  .object({ status: z.literal("alive") })
  .meta({ description: "That the process answers." });

export const Ready = z
  .object({ status: z.literal("ready") })
  .meta({ description: "That a question would be answered from all documents." });

export const MetricsText = z
  .string()
  .meta({ description: "The metrics in Prometheus' text format, version 0.0.4." });
