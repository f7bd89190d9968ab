import type { JobState } from "../../store/tables/job-table.ts";

export function hasEnded(state: JobState): boolean {
  return state !== "queued" && state !== "running";
}
