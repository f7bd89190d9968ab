import { formatBytes } from "../../core/wording.ts";
import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { addAbortSignal, Readable } from "node:stream";
import type { DocumentFormat } from "../../core/document.ts";
import { documentId, type DocumentId } from "../../core/ids.ts";
import { AppError, messageOf, systemCode } from "../../core/errors.ts";
import { foreseen } from "../../core/storage-failure.ts";
import { formatOf, refusalOf } from "../../ingest/format.ts";
import { isSidecar } from "../../ingest/sidecars/sidecar.ts";
import { type ReadLimits } from "../../config/limits.ts";
import type { DocumentRecord } from "../../store/records.ts";
import { safeFileName } from "./safe-file-name.ts";
import { sidecarText } from "./upload-metadata.ts";
import { writeSidecar, type UploadFolder, type UploadVersion } from "./upload-folder.ts";
import { folderOfUpload, sourceOfUpload } from "../../api/upload-source.ts";
import type { ReceivedDocument } from "../../api/document-responses.ts";
import type { DocumentMetadata } from "../../api/document-requests.ts";

export interface UploadsPorts {
  readonly folder: UploadFolder;
  readonly documents: {
    byId(id: string): Promise<DocumentRecord | undefined>;
    below(folder: string): Promise<DocumentRecord[]>;
  };
  /** Told of each upload that is received and not indexed yet. */
  readonly onWaiting: (source: string) => Promise<void>;
  readonly limits: Pick<ReadLimits, "maxFileBytes" | "maxTextBytes">;
}

/** A file, or a text, as a caller hands it over. */
export interface UploadContent {
  /** Anything at all: it is made safe, and its extension tells the format. */
  readonly name: string;
  /** Destroyed where the upload is refused before its end. */
  readonly content: Readable;
  /** What the document does not say of itself, or says wrongly. */
  readonly metadata?: DocumentMetadata;
  /** Aborting ends the upload, and nothing of it is left. */
  readonly signal?: AbortSignal;
}

/** An upload that has arrived in full, and is in nobody's way until it is committed. */
export interface StagedUpload {
  /** As it will be called. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Null where the caller said nothing. */
  readonly sidecar: string | null;
  readonly folder: string;
}

const ID_LENGTH = 16;

/** The formats whose readers have the limit of text. */
const TEXT_FORMATS: readonly (DocumentFormat | null)[] = [
  "text",
  "markdown",
  "csv",
  "jsonl",
  "json",
  "notebook",
  "org",
  "rst",
  "asciidoc",
  "latex",
  "subtitles",
  "calendar",
  "contacts",
];

/**
 * Takes in what is uploaded. What `commit` and `replace` have acknowledged is on disk, and found by every later sync,
 * whatever becomes of this process.
 */
export class Uploads {
  /** The end of the last commit: they happen one after the other, so that equal bytes find each other. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly ports: UploadsPorts) {
    ports.folder.clean();
  }

  /** `stage` and `commit` in one. */
  async receive(upload: UploadContent): Promise<ReceivedDocument> {
    return this.commit(await this.stage(upload));
  }

  /**
   * Streams an upload to disk. Throws `unsupported_media_type` for a kind of file that is not read or an empty file,
   * `payload_too_large`, `invalid_argument` for metadata that are not understood, `cancelled` where the content ends early,
   * `library_unwritable`; then nothing is left behind. What is staged must be committed or discarded.
   */
  async stage({ name, content, metadata, signal }: UploadContent): Promise<StagedUpload> {
    // It may fail before anybody reads it, and whoever reads it then is told so.
    content.on("error", () => undefined);
    try {
      const file = requireSupported(safeFileName(name));
      const sidecar = sidecarText(metadata);
      const folder = await this.ports.folder.makeIncoming();
      try {
        if (signal !== undefined) addAbortSignal(signal, content);
        const arrived = await this.write(content, join(folder, file));
        if (sidecar !== null) await writeSidecar(join(folder, file), sidecar);
        return { name: file, sidecar, folder, ...arrived };
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
    } catch (error) {
      content.destroy();
      throw uploadError(error);
    }
  }

  async discard({ folder }: Pick<StagedUpload, "folder">): Promise<void> {
    await rm(folder, { recursive: true, force: true });
  }

  /**
   * Takes a staged upload in. The same bytes twice are one document, under the name that they had first; metadata that say
   * something else than before take the place of the former ones.
   */
  commit(staged: StagedUpload): Promise<ReceivedDocument> {
    return this.inTurn(staged, async () => {
      const uploads = await this.ports.folder.listAsync();
      const same = uploads.find(({ sha256 }) => sha256 === staged.sha256);
      if (same !== undefined) return this.keep(same, staged, staged.sidecar ?? (await this.sidecarOf(same)));
      const id = await this.freeId(staged.sha256, uploads);
      return this.put(staged, { id, version: 1, sha256: staged.sha256 }, "created");
    });
  }

  /**
   * Puts a staged upload in the place of another one, with its metadata and nothing of the former ones. The former version
   * stays searchable until the new one is indexed. Throws `not_found`, and `not_an_upload` for a document that was not
   * uploaded as a file of its own.
   */
  replace(id: string, staged: StagedUpload): Promise<ReceivedDocument> {
    return this.inTurn(staged, async () => {
      const present = await this.requireUpload(id);
      const file = this.ports.folder.scanned(present);
      const isSame = present.sha256 === staged.sha256 && file?.source.endsWith(`/${staged.name}`) === true;
      if (isSame) return this.keep(present, staged, staged.sidecar);
      const version = present.version + 1;
      const received = await this.put(staged, { ...present, version, sha256: staged.sha256 }, "replaced");
      this.ports.folder.removeSuperseded(id);
      return received;
    });
  }

  /** Throws as `replace` does, before anything is received. */
  async requireUpload(id: string): Promise<UploadVersion> {
    const upload = this.ports.folder.find(id);
    if (upload !== undefined) return upload;
    if ((await this.ports.documents.byId(id)) === undefined)
      throw new AppError("not_found", "There is no document with this id. Upload it without an id.");
    throw new AppError(
      "not_an_upload",
      "This document was not uploaded by itself. Change its file in the documents folder, or upload the file that holds it.",
      { field: "id" },
    );
  }

  private inTurn(staged: StagedUpload, work: () => Promise<ReceivedDocument>): Promise<ReceivedDocument> {
    const result = this.last.then(work).catch(async (error: unknown) => {
      await this.discard(staged);
      throw uploadError(error);
    });
    this.last = result.catch(() => undefined);
    return result;
  }

  private async put(
    staged: StagedUpload,
    version: Omit<UploadVersion, "folder">,
    outcome: "created" | "replaced",
  ): Promise<ReceivedDocument> {
    const isMine = await this.ports.folder.put(staged.folder, version);
    return this.received(version.id, staged, isMine ? outcome : "unchanged");
  }

  private async keep(
    present: UploadVersion,
    staged: StagedUpload,
    sidecar: string | null,
  ): Promise<ReceivedDocument> {
    await this.discard(staged);
    if (sidecar === (await this.sidecarOf(present))) return this.received(present.id, staged, "unchanged");
    await this.ports.folder.putSidecar(present, sidecar);
    return this.received(present.id, staged, "updated");
  }

  private sidecarOf(upload: UploadVersion): Promise<string | null> {
    return this.ports.folder.sidecar(upload);
  }

  private async received(
    id: DocumentId,
    staged: StagedUpload,
    outcome: ReceivedDocument["outcome"],
  ): Promise<ReceivedDocument> {
    const { bytes, sha256 } = staged;
    const [file] = this.ports.folder.scan([id]);
    // Deleted by another caller since: it did arrive, and whatever is done about it next says that it is gone.
    if (file === undefined)
      return { id, source: sourceOfUpload(id, staged.name), bytes, sha256, outcome, indexed: false };
    const records = await this.ports.documents.below(folderOfUpload(id));
    const indexed = records.some(
      (record) =>
        record.state === "indexed" && record.modifiedMs === file.modifiedMs && record.file === file.source,
    );
    if (!indexed) await this.ports.onWaiting(file.source);
    return { id, source: file.source, bytes, sha256, outcome, indexed };
  }

  /** Made of the bytes, so that a document which was deleted comes back under the id that it had. */
  private async freeId(sha256: string, uploads: readonly UploadVersion[]): Promise<DocumentId> {
    const taken = new Set<string>(uploads.map(({ id }) => id));
    for (let attempt = 0; ; attempt += 1) {
      const seed =
        attempt === 0 ? sha256 : createHash("sha256").update(`${sha256}\n${attempt}`).digest("hex");
      const id = seed.slice(0, ID_LENGTH);
      const isFree = !taken.has(id) && !(await this.isDocumentOfAFile(id));
      if (isFree) return documentId(id);
    }
  }

  private async isDocumentOfAFile(id: string): Promise<boolean> {
    const record = await this.ports.documents.byId(id);
    return record !== undefined && !record.file.startsWith(`${folderOfUpload(id)}/`);
  }

  private async write(
    content: AsyncIterable<Uint8Array>,
    path: string,
  ): Promise<{ readonly bytes: number; readonly sha256: string }> {
    const { maxFileBytes, maxTextBytes } = this.ports.limits;
    const maxBytes = TEXT_FORMATS.includes(formatOf(path)) ? maxTextBytes : maxFileBytes;
    const hash = createHash("sha256");
    let bytes = 0;
    const handle = await open(path, "wx");
    try {
      for await (const chunk of content) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw tooLarge(maxBytes);
        hash.update(chunk);
        await handle.appendFile(chunk);
      }
      if (bytes === 0)
        throw new AppError("unsupported_media_type", "The file is empty. Upload one with text.");
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { bytes, sha256: hash.digest("hex") };
  }
}

/** A text that is uploaded as it is, as if it were a file. Its name is its title, where it has one. */
export function textUpload(
  text: string,
  format: "text" | "markdown",
  metadata: DocumentMetadata = {},
): UploadContent {
  const title = metadata.title?.replace(/[/\\]/g, "-").replace(/[. ]+$/, "") ?? "";
  const name = `${title === "" ? "text" : title}${format === "text" ? ".txt" : ".md"}`;
  return { name, metadata, content: Readable.from(piecesOf(Buffer.from(text, "utf8"))) };
}

const PIECE_BYTES = 65_536;

/** A large text is hashed and written piece by piece, so that others have their turn between them. */
function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

const SIDECAR = "A sidecar is no document; send its fields as metadata with the document that it belongs to.";

function requireSupported(name: string): string {
  const refusal = isSidecar(name) ? SIDECAR : refusalOf(name);
  if (refusal === null) return name;
  throw new AppError("unsupported_media_type", refusal, { field: "file" });
}

function tooLarge(maxBytes: number): AppError {
  const message = `The file has more than ${formatBytes(maxBytes)}, which is the limit. Split it, or raise the limit with --max-file-mb and --max-text-mb.`;
  return new AppError("payload_too_large", message, { field: "file" });
}

function uploadError(error: unknown): AppError {
  const known = foreseen(error);
  if (known !== null) return known;
  const code = systemCode(error) ?? "";
  if (["ENOTDIR", "EEXIST"].includes(code)) {
    const message = `The upload cannot be kept (${code}). Something else stands where the index folder keeps uploads.`;
    return new AppError("library_unwritable", message, { cause: error });
  }
  if (["ABORT_ERR", "ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"].includes(code)) {
    return new AppError("cancelled", "The upload ended before it was complete. Send it again.", {
      cause: error,
    });
  }
  return new AppError("internal", `The upload failed (${messageOf(error)}).`, { cause: error });
}
