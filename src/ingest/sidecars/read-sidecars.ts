import { formatBytes } from "../../core/wording.ts";
import { createHash } from "node:crypto";
import { constants, lstat, open } from "node:fs/promises";
import { basename } from "node:path";
import { systemCode } from "../../core/errors.ts";
import { readSidecar, withSidecar } from "./sidecar-metadata.ts";
import type { FileContents, PartProblem } from "../../core/read-result.ts";
import type { DeclaredMetadata } from "../formats/reader.ts";
import { MAX_SIDECAR_BYTES, sidecarsOf } from "./sidecar.ts";

/** What the sidecars of a file say together. */
export interface Sidecars {
  readonly declared: DeclaredMetadata;
  readonly problems: readonly PartProblem[];
  /** sha256 of each sidecar's bytes, or of the reason why it was not read, in order. */
  readonly hashes: readonly string[];
}

/** Reads the sidecars of a file. One that is missing says nothing; one that cannot be read is a problem. */
export async function readSidecars(path: string): Promise<Sidecars> {
  const found = await Promise.all(sidecarsOf(path).map(readOne));
  const present = found.filter((sidecar) => sidecar !== null);
  return {
    // The first has the last word.
    declared: Object.assign({}, ...present.toReversed().map(({ declared }) => declared)) as DeclaredMetadata,
    problems: present.flatMap(({ problems }) => problems),
    hashes: present.flatMap(({ hashes }) => hashes),
  };
}

/**
 * The hash of a file and its sidecars: of the file's bytes alone where it has none, so that only a file whose sidecars
 * appear, change or go counts as changed. Names are no part of it: moved together, both are the same as before.
 */
export function hashWith(fileHash: string, sidecars: Sidecars): string {
  if (sidecars.hashes.length === 0) return fileHash;
  return sha256([fileHash, ...sidecars.hashes].join("\n"));
}

export function applySidecars(contents: FileContents, { declared, problems }: Sidecars): FileContents {
  const documents = contents.documents.map(({ part, document }) => ({
    part,
    document: withSidecar(document, declared, part !== null),
  }));
  return { documents, problems: [...contents.problems, ...problems] };
}

async function readOne(path: string): Promise<Sidecars | null> {
  const read = await bytesOf(path);
  if (read === null) return null;
  const part = basename(path);
  if (typeof read === "string") {
    return { declared: {}, problems: [{ part, reason: read }], hashes: [sha256(read)] };
  }
  const { declared, problem } = readSidecar(read, part);
  return { declared, problems: problem === null ? [] : [{ part, reason: problem }], hashes: [sha256(read)] };
}

/** The bytes, or why they are not read, or null where there is no such file. */
async function bytesOf(path: string): Promise<Uint8Array | string | null> {
  try {
    const stats = await lstat(path);
    if (!stats.isFile()) return "The sidecar is no regular file; put the file itself there, not a link.";
    // It may have been replaced since: neither a link is followed nor a pipe waited for.
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const { size } = await file.stat();
      const limit = formatBytes(MAX_SIDECAR_BYTES);
      if (size > MAX_SIDECAR_BYTES)
        return `The sidecar has ${formatBytes(size)}, the limit is ${limit}; shorten it.`;
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = systemCode(error) ?? "";
    // A name that is too long with the suffix cannot exist.
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(code)) return null;
    return `The sidecar cannot be read (${code}); check its permissions.`;
  }
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
