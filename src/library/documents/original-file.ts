import { isUtf8 } from "node:buffer";
import type { Stats } from "node:fs";
import { open, realpath, stat } from "node:fs/promises";
import { basename, extname, relative, resolve } from "node:path";
import { AppError, systemCode } from "../../core/errors.ts";
import { leadsOut } from "../../core/paths.ts";
import { contentHashOf } from "../../ingest/content-hash.ts";
import type { DocumentRecord } from "../../store/records.ts";
import { looksUnchanged } from "../sync/file-records.ts";
import { changedMs } from "../sync/scan.ts";
import type { LibraryFolders } from "../sync/scan-library.ts";
import { uploadIdIn } from "../../api/upload-source.ts";

/** The file that a document was read from, as it is on disk now. */
export interface OriginalFile {
  /** Absolute, without links on the way. */
  readonly path: string;
  /** As people know the file, without its folder. */
  readonly name: string;
  /** The media type of what may be shown at once, because nothing in it can run; null for any other file. */
  readonly shownAs: string | null;
  /** Whether its bytes are other ones than those that the document was read from. */
  readonly changed: boolean;
}

/** By the end of the name: what is in a file that calls itself a picture is shown as a picture, or not at all. */
const SHOWN: Readonly<Record<string, string>> = {
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".bmp": "image/bmp",
  ".txt": "text/plain",
  ".md": "text/plain",
  ".markdown": "text/plain",
  ".csv": "text/plain",
  ".tsv": "text/plain",
  ".srt": "text/plain",
  ".vtt": "text/plain",
};

/**
 * Of a document that is one of several in a file, that file. What is in neither of the folders in the end, links followed,
 * is not given out, whatever the record says. Throws `gone` where it is gone, or may not be read any more.
 */
export async function originalFile(
  record: Pick<DocumentRecord, "file" | "bytes" | "contentHash" | "modifiedMs" | "indexedAt">,
  folders: LibraryFolders,
): Promise<OriginalFile> {
  const path = await pathInside(record.file, folders);
  if (path === null) throw fileGone();
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw fileGone();
    const changed = await hasChanged(path, stats, record);
    return { path, name: basename(record.file), shownAs: await shownType(path), changed };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw fileGone(cause);
  }
}

/** Every range of a file asks this, so its bytes are compared only where its size and its times do not tell. */
async function hasChanged(
  path: string,
  stats: Stats,
  record: Parameters<typeof looksUnchanged>[1] & Pick<DocumentRecord, "contentHash">,
): Promise<boolean> {
  if (stats.size !== record.bytes) return true;
  if (looksUnchanged({ bytes: stats.size, modifiedMs: changedMs(stats) }, record)) return false;
  return (await contentHashOf(path)) !== record.contentHash;
}

async function pathInside(file: string, { documentsDirectory, uploads }: LibraryFolders): Promise<string | null> {
  const id = uploadIdIn(file);
  const upload = id === null ? undefined : await uploads.findAsync(id);
  const path = upload === undefined ? resolve(documentsDirectory, file) : uploads.scanned(upload)?.path;
  if (path === undefined || (id !== null && upload === undefined)) return null;
  try {
    const [real, folder] = await Promise.all([realpath(path), realpath(upload?.folder ?? documentsDirectory)]);
    return leadsOut(relative(folder, real)) ? null : real;
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EACCES", "ELOOP"].includes(systemCode(error) ?? "")) return null;
    throw error;
  }
}

async function shownType(path: string): Promise<string | null> {
  const type = SHOWN[extname(path).toLowerCase()] ?? null;
  return type === "text/plain" && (await beginsInUtf8(path)) ? "text/plain; charset=utf-8" : type;
}

/** A reader guesses any other encoding as well as we could. */
async function beginsInUtf8(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const isAll = bytesRead < buffer.length;
    // The last character of a part may be cut.
    return [0, 1, 2, 3].some((cut) => (cut === 0 || !isAll) && isUtf8(buffer.subarray(0, bytesRead - cut)));
  } finally {
    await file.close();
  }
}

function fileGone(cause?: unknown): AppError {
  const message = "The file that this document was read from is no longer where it was.";
  return new AppError("gone", message, cause === undefined ? {} : { cause });
}
