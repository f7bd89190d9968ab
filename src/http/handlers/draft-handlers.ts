import { join } from "node:path";
import { MOST_AWAITED_QUOTATIONS } from "../../api/drafts/draft-requests.ts";
import type { DraftJob } from "../../api/drafts/draft-responses.ts";
import { filtersFrom, isEmptyFilter } from "../../api/filters/filter-table.ts";
import { AppError } from "../../core/errors.ts";
import type { Log } from "../../config/log.ts";
import { textUpload, type StagedUpload } from "../../library/uploads/uploads.ts";
import { DraftJobs } from "../../service/jobs/draft-jobs.ts";
import { isOwnFault, publicProblem } from "../middleware/problem-details.ts";
import type { Call } from "../operations/operation.ts";
import type { Handlers, OPERATIONS } from "../operations/operations.ts";
import { jobEvents } from "./job-events.ts";
import { readForm } from "./multipart.ts";
import type { UploadPorts } from "./upload-handlers.ts";

type DraftCall = Call<(typeof OPERATIONS)["checkDraft"]>;

interface DraftPorts extends Pick<UploadPorts, "intake" | "maxUploadBytes" | "stopping"> {
  readonly log: Pick<Log, "error">;
}

type DraftHandlers = Pick<Handlers, "checkDraft" | "getDraftCheck" | "followDraftCheck" | "removeDraftCheck">;

/** A draft lies among the uploads that are arriving while it is read, and never becomes one. */
export function draftHandlers(ports: DraftPorts): DraftHandlers {
  const { intake, stopping, log } = ports;
  const jobs = new DraftJobs({
    now: () => new Date(),
    stopping,
    problemOf: (thrown) => {
      const problem = publicProblem(thrown);
      if (isOwnFault(problem)) log.error("The check of a draft failed", thrown);
      return problem;
    },
    onError: log.error,
  });
  return {
    checkDraft: async (call) => {
      const isAwaited = !prefersAsync(call.headers.prefer);
      const { caller, library, query, signal, body } = call;
      if (!isAwaited) jobs.requireRoom(caller.keyId);
      const filters = filtersFrom(query);
      const draft = await stage(call, ports);
      const discard = (): Promise<void> => intake.uploads.discard(draft);
      const name = body?.name ?? (body === undefined ? draft.name : "draft");
      const request = {
        path: join(draft.folder, draft.name),
        name,
        ...(isEmptyFilter(filters) ? {} : { filters }),
      };
      if (isAwaited) {
        const limited = { ...request, maxQuotations: MOST_AWAITED_QUOTATIONS };
        const checked = library.checkDraft(limited, { signal });
        return { status: 200, body: await checked.finally(discard) };
      }
      const check = (options: Parameters<typeof library.checkDraft>[1]) =>
        library.checkDraft(request, options);
      const job = await begun(jobs, caller.keyId, { name, check, discard });
      return { status: 202, body: job, headers: headersOf(job) };
    },
    ...jobHandlers(jobs, stopping),
  };
}

function jobHandlers(jobs: DraftJobs, stopping: AbortSignal): Omit<DraftHandlers, "checkDraft"> {
  return {
    getDraftCheck: ({ path, caller }) => ({ status: 200, body: jobs.get(path.id, caller.keyId) }),
    followDraftCheck: ({ path, caller: { keyId } }) => {
      jobs.get(path.id, keyId);
      const source = {
        subscribe: (id: string, listener: (job: DraftJob) => void) =>
          Promise.resolve(jobs.subscribe(id, keyId, listener)),
      };
      return { status: 200, body: jobEvents(source, path.id, stopping) };
    },
    removeDraftCheck: ({ path, caller }) => {
      jobs.remove(path.id, caller.keyId);
      return { status: 204, body: null };
    },
  };
}

/** Others may have come while the draft arrived. */
async function begun(
  jobs: DraftJobs,
  owner: string | null,
  work: Parameters<DraftJobs["start"]>[1],
): Promise<DraftJob> {
  try {
    return jobs.start(owner, work);
  } catch (error) {
    await work.discard();
    throw error;
  }
}

function headersOf({ id }: DraftJob) {
  return { Location: `/v1/drafts/checks/${id}`, "Preference-Applied": "respond-async" };
}

/** RFC 7240: preferences are parted by commas, and each may have a value and parameters. */
function prefersAsync(prefer = ""): boolean {
  return prefer.split(",").some((one) => one.split(/[;=]/u)[0]?.trim().toLowerCase() === "respond-async");
}

async function stage(
  { request, body }: DraftCall,
  { intake: { uploads }, maxUploadBytes: maxBytes }: Pick<UploadPorts, "intake" | "maxUploadBytes">,
): Promise<StagedUpload> {
  if (body !== undefined) return uploads.stage(textUpload(body.text, body.format ?? "text"));
  const staged: StagedUpload[] = [];
  try {
    const [draft] = await readForm(request, { maxBytes, maxFiles: 1 }, async ({ metadata, ...file }) => {
      if (metadata !== undefined) throw noMetadata();
      const arrived = await uploads.stage(file);
      staged.push(arrived);
      return arrived;
    });
    if (draft !== undefined) return draft;
    throw new AppError("invalid_argument", "file is missing.", { field: "file" });
  } catch (error) {
    for (const arrived of staged) await uploads.discard(arrived);
    throw error;
  }
}

function noMetadata(): AppError {
  return new AppError("invalid_argument", "A draft has no metadata; send its file alone.", {
    field: "metadata",
  });
}
