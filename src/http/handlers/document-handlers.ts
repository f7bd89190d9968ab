import type * as z from "zod";
import { AppError } from "../../core/errors.ts";
import type { DocumentSummary } from "../../api/document-responses.ts";
import type { Job } from "../../api/job-responses.ts";
import { documentTag } from "../../library/documents/metadata-edits.ts";
import type { DocumentListRequest } from "../../library/documents/document-list.ts";
import type { ServedLibrary } from "../../library/library.ts";
import type { Intake } from "../../service/intake.ts";
import { DEFAULT_PAGE, type DocumentsQuery } from "../../api/document-requests.ts";
import type { Reply } from "../operations/operation.ts";
import type { Handlers, OPERATIONS } from "../operations/operations.ts";
import { filtersFrom } from "../../api/filters/filter-table.ts";
import { fileReply } from "./file-reply.ts";
import { addressOf, requireWholeLibrary, shown } from "./job-handlers.ts";
import { jobToFollow, UploadReceiver, type UploadOutcome, type UploadPorts } from "./upload-handlers.ts";

type DocumentHandlers = Pick<
  Handlers,
  | "listDocuments"
  | "addDocuments"
  | "getDocument"
  | "replaceDocument"
  | "updateDocument"
  | "readDocumentAgain"
  | "removeDocument"
  | "getDocumentText"
  | "getDocumentStructure"
  | "getDocumentFile"
>;

/** What is read of documents. */
const READING: Pick<
  DocumentHandlers,
  "listDocuments" | "getDocument" | "getDocumentText" | "getDocumentStructure" | "getDocumentFile"
> = {
  listDocuments: async ({ query, library }) => ({
    status: 200,
    body: await library.listDocuments(listRequestOf(query)),
  }),
  getDocument: async ({ path, library }) => {
    const summary = await library.document(path.id);
    return { status: 200, body: summary, headers: { ETag: documentTag(summary) } };
  },
  getDocumentText: async ({ path, library }) => ({
    status: 200,
    body: await library.documentText(path.id),
  }),
  getDocumentStructure: async ({ path, library }) => ({
    status: 200,
    body: await library.documentStructure(path.id),
  }),
  getDocumentFile: async ({ path, library }) => fileReply(await library.originalFile(path.id)),
};

export function documentHandlers(ports: UploadPorts): DocumentHandlers {
  const receiver = new UploadReceiver(ports);
  return {
    ...READING,
    addDocuments: async ({ request, signal, caller, query, headers, body }) => {
      const outcome = await receiver.receive({
        request,
        signal,
        caller,
        documents: body === undefined ? undefined : "documents" in body ? body.documents : [body],
        idempotencyKey: headers["idempotency-key"],
        wait: query.wait ?? false,
        replaced: null,
      });
      return added(outcome);
    },
    replaceDocument: async ({ request, signal, caller, path, query, headers, body }) => {
      const outcome = await receiver.receive({
        request,
        signal,
        caller,
        documents: body === undefined ? undefined : [body],
        maxFiles: 1,
        idempotencyKey: headers["idempotency-key"],
        wait: query.wait ?? false,
        replaced: path.id,
      });
      const follow = jobToFollow(outcome);
      return follow === null
        ? { status: 200, body: outcome }
        : { status: 202, body: outcome, headers: follow };
    },
    updateDocument: async ({ path, headers, body, caller, library }) => {
      requireWholeLibrary(caller);
      const summary = await library.editDocument(path.id, body, headers["if-match"]);
      return changed(summary, await ports.intake.jobs.enqueueSync());
    },
    readDocumentAgain: async ({ path, caller, library }) => {
      requireWholeLibrary(caller);
      return changed(await library.readAgain(path.id), await ports.intake.jobs.enqueueSync());
    },
    removeDocument: async ({ path, caller, library }) => {
      requireWholeLibrary(caller);
      await requireDocument(path.id, library, ports.intake);
      await library.remove(path.id);
      return { status: 204, body: null };
    },
  };
}

function changed(document: DocumentSummary, job: Job): Reply<(typeof OPERATIONS)["updateDocument"]> {
  const headers = { Location: addressOf(job), ETag: documentTag(document) };
  return { status: 202, body: { document, job: shown(job) }, headers };
}

function listRequestOf(query: z.output<typeof DocumentsQuery>): DocumentListRequest {
  const { state, q, facets, sort, offset, cursor, limit = DEFAULT_PAGE } = query;
  return {
    limit,
    filters: filtersFrom(query),
    ...(state === undefined ? {} : { states: state }),
    ...(q === undefined ? {} : { words: q }),
    ...(offset === undefined ? {} : { offset }),
    ...(facets === undefined ? {} : { facets }),
    ...(sort === undefined ? {} : { sort }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function added(outcome: UploadOutcome): Reply<(typeof OPERATIONS)["addDocuments"]> {
  const follow = jobToFollow(outcome);
  if (follow !== null) return { status: 202, body: outcome, headers: follow };
  const { documents } = outcome;
  if (!documents.some((document) => document.outcome === "created")) return { status: 200, body: outcome };
  const [first] = documents;
  const isOne = first !== undefined && documents.length === 1;
  return { status: 201, body: outcome, ...(isOne && { headers: { Location: `/v1/documents/${first.id}` } }) };
}

/** The library would take a path as well: only what is the id of a document or of an upload gets through to it. */
async function requireDocument(
  id: string,
  library: ServedLibrary,
  { uploads }: Pick<Intake, "uploads">,
): Promise<void> {
  if (!/^[0-9a-f]{16}$/.test(id)) throw new AppError("not_found", "There is no document with this id.");
  try {
    await library.document(id);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "not_found")) throw error;
    // An upload that no job has got to yet.
    await uploads.requireUpload(id);
  }
}
