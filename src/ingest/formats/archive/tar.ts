import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { extract } from "tar-stream";
import { AppError } from "../../../core/errors.ts";
import type { ReadLimits } from "../../../config/limits.ts";
import { formatBytes } from "../../../core/wording.ts";
import type { ContainerReader } from "../reader.ts";
import { pathsWithoutLeavings } from "../../leavings.ts";
import { archiveParts, type ArchivedFile } from "./archive-parts.ts";

/** Tape archives, packed with gzip or not: each file in them a document, or as many as it holds. */
export const tarReader: ContainerReader = {
  format: "tar",
  maxBytes: (limits) => limits.maxFileBytes,
  async readParts(bytes, limits) {
    const files = await filesIn(unpacked(bytes, limits), limits);
    const own = new Set(pathsWithoutLeavings(files.map(({ name }) => name)));
    return archiveParts(files.filter(({ name }) => own.has(name)));
  },
};

/** A file packed with gzip: the one file in it. */
export const gzipReader: ContainerReader = {
  format: "gzip",
  maxBytes: (limits) => limits.maxFileBytes,
  readParts(bytes, limits, path) {
    const name = path.replace(/^.*[/\\]/s, "").replace(/\.gz$/i, "");
    return Promise.resolve(archiveParts([{ name, bytes: unpacked(bytes, limits) }]));
  },
};

function unpacked(bytes: Uint8Array, { maxUnpackedBytes, budget }: ReadLimits): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const left = Math.max(budget?.left ?? maxUnpackedBytes, 1);
  try {
    const content = gunzipSync(bytes, { maxOutputLength: left });
    if (budget !== undefined) budget.left -= content.length;
    return content;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw broken(cause);
    const message = `The file unpacks to more than ${formatBytes(maxUnpackedBytes)}, the limit; split it into smaller files.`;
    throw new AppError("payload_too_large", message, { cause });
  }
}

async function filesIn(bytes: Uint8Array, { maxEntries }: ReadLimits): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  const entries = extract();
  Readable.from([Buffer.from(bytes)]).pipe(entries);
  try {
    for await (const entry of entries) {
      const { name, type } = entry.header;
      // No more than the archive itself can come out: its files are not packed.
      const content = await buffer(entry);
      if (type === "file") files.push({ name: name.replace(/^(?:\.\/)+/, ""), bytes: content });
      if (files.length > maxEntries) throw tooMany(maxEntries);
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : broken(cause);
  }
  return files;
}

function tooMany(limit: number): AppError {
  const message = `The archive holds more than ${limit} files, the limit; split it into smaller ones.`;
  return new AppError("payload_too_large", message);
}

function broken(cause: unknown): AppError {
  const message = "The archive is damaged or cut off; get a whole copy of it.";
  return new AppError("unsupported_media_type", message, { cause });
}
