import { createHash } from "node:crypto";
import type { Request } from "express";
import type * as z from "zod";
import type { Intake } from "../../service/intake.ts";
import { textUpload, type StagedUpload } from "../../library/uploads/uploads.ts";
import { DocumentMetadata, MAX_DOCUMENTS_AT_ONCE, type NewDocument } from "../../api/document-requests.ts";
import { parseBody } from "../../api/parse.ts";
import { addressOf, patience, requireWholeLibrary, shown } from "./job-handlers.ts";
import { readForm } from "./multipart.ts";
import type { Job } from "../../api/job-responses.ts";
import type { Caller } from "../../core/caller.ts";
import type { ReceivedDocument } from "../../api/document-responses.ts";

export interface UploadPorts {
  readonly intake: Pick<
    Intake,
    "uploads" | "jobs" | "idempotencyKeys" | "uploadTurn" | "isReadOnly" | "documentsFolder"
  >;
  /** Of one request, all files together. */
  readonly maxUploadBytes: number;
  /** Aborts when the server is told to stop. */
  readonly stopping: AbortSignal;
}

/** A request that brings documents. */
export interface UploadRequest {
  readonly request: Request;
  /** Aborts when the caller has hung up. */
  readonly signal: AbortSignal;
  readonly caller: Caller;
  /** Undefined where they come as a form. */
  readonly documents: readonly z.output<typeof NewDocument>[] | undefined;
  readonly maxFiles?: number;
  readonly idempotencyKey: string | undefined;
  readonly wait: boolean;
  /** The document that is replaced; null for new ones. */
  readonly replaced: string | null;
}

export interface UploadOutcome {
  readonly documents: readonly ReceivedDocument[];
  readonly job: Job | null;
}

/** What is kept of a request that may be sent again. */
interface Kept {
  readonly documents: readonly ReceivedDocument[];
  readonly job: string | null;
}

/** Takes documents in: all of a request are on disk before the first is acknowledged, and one refusal discards all. */
export class UploadReceiver {
  constructor(private readonly ports: UploadPorts) {}

  async receive(upload: UploadRequest): Promise<UploadOutcome> {
    requireWholeLibrary(upload.caller);
    const { uploads } = this.ports.intake;
    if (upload.replaced !== null) await uploads.requireUpload(upload.replaced);
    const staged = await this.stage(upload);
    const kept = await this.once(upload, staged).catch(async (error: unknown) => {
      await this.discard(staged);
      throw error;
    });
    return this.outcomeOf(kept, upload);
  }

  private async stage(upload: UploadRequest): Promise<StagedUpload[]> {
    const { uploads } = this.ports.intake;
    const staged: StagedUpload[] = [];
    const stage = async (content: Parameters<typeof uploads.stage>[0]): Promise<StagedUpload> => {
      const arrived = await uploads.stage(content);
      staged.push(arrived);
      return arrived;
    };
    try {
      if (upload.documents === undefined) return await this.stageForm(upload, stage);
      for (const { text, format = "text", ...metadata } of upload.documents) {
        await stage(textUpload(text, format, metadata));
      }
      return staged;
    } catch (error) {
      await this.discard(staged);
      throw error;
    }
  }

  private stageForm(
    { request, maxFiles = MAX_DOCUMENTS_AT_ONCE }: UploadRequest,
    stage: Intake["uploads"]["stage"],
  ): Promise<StagedUpload[]> {
    const limits = { maxBytes: this.ports.maxUploadBytes, maxFiles };
    return readForm(request, limits, async ({ metadata, ...file }) =>
      stage({
        ...file,
        ...(metadata === undefined ? {} : { metadata: parseBody(metadata, DocumentMetadata) }),
      }),
    );
  }

  private async once(upload: UploadRequest, staged: readonly StagedUpload[]): Promise<Kept> {
    const { idempotencyKey: key, caller } = upload;
    const work = (): Promise<Kept> => this.keep(upload, staged);
    if (key === undefined) return work();
    const keyed = { caller: caller.keyId ?? "", key, request: digestOf(upload, staged) };
    const { outcome, repeated } = await this.ports.intake.idempotencyKeys.once(keyed, work);
    if (repeated) await this.discard(staged);
    return outcome;
  }

  private keep({ replaced }: UploadRequest, staged: readonly StagedUpload[]): Promise<Kept> {
    const { uploads, jobs, uploadTurn } = this.ports.intake;
    return uploadTurn.during(async () => {
      const documents: ReceivedDocument[] = [];
      for (const arrived of staged) {
        documents.push(
          await (replaced === null ? uploads.commit(arrived) : uploads.replace(replaced, arrived)),
        );
      }
      const waiting = documents.filter(({ indexed }) => !indexed).map(({ id }) => id);
      return { documents, job: waiting.length === 0 ? null : (await jobs.enqueueDocuments(waiting)).id };
    });
  }

  private async outcomeOf(
    { documents, job: id }: Kept,
    { wait, signal }: UploadRequest,
  ): Promise<UploadOutcome> {
    if (id === null) return { documents, job: null };
    const { jobs } = this.ports.intake;
    const job = wait ? await jobs.wait(id, patience(this.ports.stopping, signal)) : await jobs.get(id);
    const indexed = new Set(
      job.result?.outcomes.filter(({ state }) => state === "indexed").map((outcome) => outcome.id),
    );
    return {
      documents: documents.map((document) => ({
        ...document,
        indexed: document.indexed || indexed.has(document.id),
      })),
      job: shown(job),
    };
  }

  private async discard(staged: readonly StagedUpload[]): Promise<void> {
    for (const arrived of staged) await this.ports.intake.uploads.discard(arrived);
  }
}

/** The address of the job where there is still something to wait for. */
export function jobToFollow({ job }: UploadOutcome): { readonly Location: string } | null {
  return job === null || job.state === "done" ? null : { Location: addressOf(job) };
}

/** Of all that the request asks for. */
function digestOf({ replaced }: UploadRequest, staged: readonly StagedUpload[]): string {
  const asked = [replaced, ...staged.map(({ name, sha256, sidecar }) => [name, sha256, sidecar])];
  return createHash("sha256").update(JSON.stringify(asked)).digest("hex");
}
