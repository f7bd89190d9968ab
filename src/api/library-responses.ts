import * as z from "zod";
import type { Immutable } from "../core/immutable.ts";
import { count, text, textOrNull, tookMs } from "./described.ts";
import { FileProblem } from "./job-responses.ts";

/** What the commands of whoever runs the library print as JSON; no operation of the HTTP API answers with it. */

export const ScrubState = z.object({
  startedAt: textOrNull("When the round that is going on began; null between two rounds."),
  finishedAt: textOrNull("When the last round ended; null where none has."),
  damaged: count("The number of documents that this round, or the last one, found to be damaged."),
});
export type ScrubState = Immutable<z.output<typeof ScrubState>>;

export const LibraryStatus = z.object({
  built: z.boolean().meta({ description: "Whether a sync has found a document." }),
  documents: count("The number of documents that are searched."),
  passages: count("The number of passages that they were cut into."),
  failed: z.array(FileProblem).meta({ description: "The files that could not be read." }),
  skipped: z.array(FileProblem).meta({ description: "The files of a kind that is not read." }),
  revision: count("A number that grows by one with every change of the library."),
  model: text("The embedding model's name."),
  fingerprint: text("The identity of all that shapes an embedding; empty before the first sync."),
  documentsDirectory: text("The folder that is indexed."),
  indexDirectory: text("The folder that holds what is built from it."),
  indexBytes: count("The size of the index on disk, in bytes."),
  linkedElsewhere: z.array(z.string()).meta({
    description:
      "The files that have another name outside of the documents (hard links), a hundred at most: whoever changes them under that name changes what is indexed.",
  }),
  readOnly: z
    .boolean()
    .meta({ description: "Whether this process may read the index folder and not write to it." }),
  scrub: ScrubState.nullable().meta({
    description:
      "How far a server has compared what is stored with its checksums while it was idle; null to whom only some documents exist.",
  }),
});
export type LibraryStatus = Immutable<z.output<typeof LibraryStatus>>;

export const RemovalReport = z.object({
  removed: z.array(z.string()).meta({ description: "The sources of what was removed, in order." }),
});
export type RemovalReport = Immutable<z.output<typeof RemovalReport>>;

export const DoctorCheck = z.object({
  name: z.enum([
    "database",
    "references",
    "lexical-index",
    "checksums",
    "records",
    "texts",
    "passages",
    "sentences",
    "model",
    "vectors",
    "sentence-vectors",
    "unused-vectors",
    "statements",
    "found-statements",
    "snapshot",
    "dense-index",
    "documents-folder",
    "files",
    "writer",
  ]),
  state: z.enum(["ok", "note", "fault"]).meta({
    description:
      "`note`: worth knowing, or could not be checked now. `fault`: makes answers wrong, fewer or slow to come.",
  }),
  detail: text("A sentence that says what was found."),
  remedy: textOrNull("What to do about it; null where there is nothing to do."),
});
export type DoctorCheck = Immutable<z.output<typeof DoctorCheck>>;
export type DoctorCheckName = DoctorCheck["name"];

export const DoctorReport = z.object({
  ok: z.boolean().meta({ description: "Whether there is no fault." }),
  checks: z.array(DoctorCheck).meta({ description: "The checks, in the order in which they were made." }),
  tookMs,
});
export type DoctorReport = Immutable<z.output<typeof DoctorReport>>;

export const RepairReport = DoctorReport.extend({
  repairs: z.array(z.string()).meta({ description: "What was done, a sentence each." }),
});
export type RepairReport = Immutable<z.output<typeof RepairReport>>;
