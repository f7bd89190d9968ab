import { hasEnded } from "../../core/job.ts";
import type { DocumentOutcome, Job } from "../../api/job-responses.ts";
import { nameWithin, uploadIdIn } from "../../api/upload-source.ts";
import { ServerProblem } from "../shell/api-client.ts";

/** How far a file is on its way into the library. */
export type Stage =
  | { readonly state: "waiting" | "queued" | "added" | "unchanged" | "deleted" | "cancelled" }
  | { readonly state: "sending"; readonly sent: number }
  | { readonly state: "reading"; readonly passages: number; readonly part: number | null }
  | { readonly state: "refused"; readonly thrown: unknown }
  /** The reason as the server says it, and its sentences; null where it says none. */
  | ({ readonly state: "unreadable" } & Pick<DocumentOutcome, "reason" | "reasons">);

/** A file that was given to the page, or a job of uploads that was under way when the page was opened. */
export interface Addition {
  readonly key: string;
  /** Null for files that another page has sent. */
  readonly name: string | null;
  /** How many files it stands for. */
  readonly files: number;
  /** Null for what another page has sent. */
  readonly file: File | null;
  readonly documentId: string | null;
  readonly jobId: string | null;
  readonly stage: Stage;
}

export function isUnderWay({ stage }: Addition): boolean {
  return ["waiting", "sending", "queued", "reading"].includes(stage.state);
}

/** What a job says of one of its additions; one for each of its documents when it has ended. */
export function additionsAfter(addition: Addition, job: Job): readonly Addition[] {
  if (!hasEnded(job.state)) return [{ ...addition, stage: stageDuring(job) }];
  if (job.state === "cancelled") return [{ ...addition, stage: { state: "cancelled" } }];
  if (job.result === null) return [{ ...addition, stage: stageOfFailure(job) }];
  return job.result.outcomes.map((outcome) => ({
    ...addition,
    key: `${addition.key}-${outcome.id}`,
    name:
      addition.documentId === null && outcome.source !== null ? nameWithin(outcome.source) : addition.name,
    documentId: outcome.id,
    stage: stageAfter(outcome),
  }));
}

/** Whether a document is an upload, and not one of the documents folder or a part of another. */
export function isUpload({
  source,
  part,
}: {
  readonly source: string;
  readonly part: string | null;
}): boolean {
  return part === null && uploadIdIn(source) !== null;
}

function stageDuring({ state, progress }: Job): Stage {
  if (state === "queued") return { state: "queued" };
  const { filesDone = 0, filesTotal = 0, passagesEmbedded = 0 } = progress ?? {};
  return {
    state: "reading",
    passages: passagesEmbedded,
    part: filesTotal > 1 ? filesDone / filesTotal : null,
  };
}

/** Of a job that has failed. */
function stageOfFailure({ problem }: Job): Stage {
  if (problem === null) return { state: "unreadable", reason: null };
  const { status, detail, code, notices } = problem;
  return { state: "refused", thrown: new ServerProblem(status, detail, code, notices) };
}

function stageAfter({ state, reason, reasons }: DocumentOutcome): Stage {
  if (state === "indexed") return { state: "added" };
  if (state === "deleted") return { state: "deleted" };
  return { state: "unreadable", reason, ...(reasons === undefined ? {} : { reasons }) };
}
