import * as z from "zod";
import { SCOPES } from "../core/caller.ts";
import { count } from "./described.ts";
import { ScrubState } from "./library-responses.ts";

/** What is answered about the server itself. */

export const Health = z
  .object({
    status: z.literal("ok"),
    documents: count("The number of documents in the library."),
    passages: count("The number of passages in the library."),
    revision: count("A number that grows by one with every change of the library."),
    syncing: z.boolean().meta({ description: "Whether a sync that this server started is running." }),
    scrub: ScrubState.nullable().meta({
      description:
        "How far the server has compared what is stored with its checksums while it was idle; null for a key that is limited to tags.",
    }),
    access: z
      .object({
        scope: z.enum(SCOPES).meta({ description: "The scope of the key, or what is allowed without one." }),
        tags: z
          .array(z.string())
          .nullable()
          .meta({ description: "Only documents with one of these tags can be seen; null where all can." }),
      })
      .meta({ description: "What whoever asks may do." }),
  })
  .meta({ description: "That the server answers, and what it holds." });

export const Alive = z
  .object({ status: z.literal("alive") })
  .meta({ description: "That the process answers." });

export const Ready = z
  .object({
    status: z.literal("ready"),
    documentsFolder: z.enum(["same", "other", "gone"]).meta({
      description:
        "Whether the documents folder is the one that was indexed last, another one under its name (by device and inode), or not there: then the library stays as it is.",
    }),
    readOnly: z.boolean().meta({
      description:
        "Whether the server may read its index folder and not write to it: whatever would change something is refused.",
    }),
  })
  .meta({ description: "That a question would be answered from all documents." });

export const MetricsText = z
  .string()
  .meta({ description: "The metrics in Prometheus' text format, version 0.0.4." });
