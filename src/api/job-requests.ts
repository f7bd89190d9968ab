import * as z from "zod";
import { inUrl } from "./fields.ts";

/** What can be asked of jobs. */

const MAX_JOBS = 1_000;
export const DEFAULT_JOBS = 20;

export const WAIT = z
  .enum(["true", "false"])
  .transform((text) => text === "true")
  .meta({ description: "Whether to answer when the work is done.", default: "false" });

export const SyncQuery = z.strictObject({ wait: WAIT.exactOptional() });

export const JobsQuery = z.strictObject({
  limit: inUrl(
    z
      .int({ error: `must be a whole number from 1 to ${MAX_JOBS}` })
      .min(1, { error: `must be a whole number from 1 to ${MAX_JOBS}` })
      .max(MAX_JOBS, { error: `must be a whole number from 1 to ${MAX_JOBS}` })
      .meta({ description: "How many jobs to return at most.", default: DEFAULT_JOBS }),
  ).exactOptional(),
});

export const JobPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .meta({ description: "The job's id.", examples: ["job_3f0c2a9d51b7e864"] }),
});
