import { join } from "node:path";
import { MOST_AWAITED_QUOTATIONS } from "../../api/drafts/draft-requests.ts";
import { filtersFrom, isEmptyFilter } from "../../api/filters/filter-table.ts";
import { AppError } from "../../core/errors.ts";
import { textUpload, type StagedUpload } from "../../library/uploads/uploads.ts";
import type { Call } from "../operations/operation.ts";
import type { Handlers, OPERATIONS } from "../operations/operations.ts";
import { readForm } from "./multipart.ts";
import type { UploadPorts } from "./upload-handlers.ts";

type DraftCall = Call<(typeof OPERATIONS)["checkDraft"]>;

/** A draft lies among the uploads that are arriving while it is read, and never becomes one. */
export function draftHandlers(
  ports: Pick<UploadPorts, "intake" | "maxUploadBytes">,
): Pick<Handlers, "checkDraft"> {
  const { uploads } = ports.intake;
  return {
    checkDraft: async (call) => {
      const filters = filtersFrom(call.query);
      const { folder, name } = await stage(call, ports);
      try {
        const request = {
          path: join(folder, name),
          name: call.body?.name ?? (call.body === undefined ? name : "draft"),
          maxQuotations: MOST_AWAITED_QUOTATIONS,
          ...(isEmptyFilter(filters) ? {} : { filters }),
        };
        return { status: 200, body: await call.library.checkDraft(request, { signal: call.signal }) };
      } finally {
        await uploads.discard({ folder });
      }
    },
  };
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
