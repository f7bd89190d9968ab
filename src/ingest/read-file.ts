import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { AppError, messageOf, systemCode } from "../core/errors.ts";
import type { ReadLimits } from "../config/limits.ts";
import { applySidecars, hashWith, readSidecars, type Sidecars } from "./sidecars/read-sidecars.ts";
import { EmptyFile } from "./empty-file.ts";
import type { Progress } from "./formats/reader.ts";
import { readContents, refuseTooLarge, requireReader } from "./read-document.ts";
import type { ReadResult } from "../core/read-result.ts";

/**
 * Reads and parses one file, with its sidecars; every failure becomes a reason. A file over its limit is refused by its
 * size, unread. The content hash covers the sidecars where there are any (`hashWith`).
 */
export async function readFile(path: string, limits: ReadLimits, onProgress?: Progress): Promise<ReadResult> {
  let contentHash: string | null = null;
  try {
    const [bytes, sidecars] = await Promise.all([readBytes(path, limits), readSidecars(path)]);
    contentHash = hashWith(createHash("sha256").update(bytes).digest("hex"), sidecars);
    return {
      ok: true,
      ...applySidecars(
        await readContents(bytes, path, withLanguageOf(sidecars, limits), onProgress),
        sidecars,
      ),
      contentHash,
    };
  } catch (error) {
    const failure = { ok: false, reason: reasonOf(error), contentHash } as const;
    return error instanceof EmptyFile ? { ...failure, isEmpty: true } : failure;
  }
}

/** What is said beside a scan of its language goes before what is set for all. */
function withLanguageOf({ declared }: Sidecars, limits: ReadLimits): ReadLimits {
  const { language } = declared;
  if (language === undefined) return limits;
  return { ...limits, recognitionLanguages: [language.value, ...limits.recognitionLanguages] };
}

async function readBytes(path: string, limits: ReadLimits): Promise<Uint8Array> {
  const reader = await requireReader(path);
  const file = await open(path);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new AppError("invalid_argument", "This is not a regular file; remove it.");
    refuseTooLarge(stat.size, reader, limits);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const SYSTEM_REASONS: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "The file is no longer there."],
  ["EACCES", "The file may not be read; change its permissions."],
  ["EPERM", "The file may not be read; change its permissions."],
  ["EISDIR", "This is a folder, not a file."],
  ["EIO", "The disk could not read the file; check the disk and copy the file again."],
]);

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const known = SYSTEM_REASONS.get(systemCode(error) ?? "");
  return (
    known ?? `The file could not be read (${messageOf(error).slice(0, 200)}); check that it opens elsewhere.`
  );
}
