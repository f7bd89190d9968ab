import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { AppError, systemCode } from "../../core/errors.ts";
import type { BackupFile, BackupFilePart } from "../../store/backup/backup-file.ts";
import { flush } from "../../store/flush.ts";

/**
 * Where uploads arrive, each in a folder that begins with its process's number; what dead processes left there is cleaned
 * away by the next one that takes in uploads.
 */
const INCOMING = ".incoming";

/** `<folder of an upload>/<file>`, neither of them hidden. What comes from a file that anybody may have made is checked. */
const SAFE_NAME = /^[^./\\\0][^/\\\0]*\/[^./\\\0][^/\\\0]*$/;

/** The files of all uploads that have arrived in full, by name. */
export function uploadedFiles(uploadsDirectory: string): BackupFile[] {
  return visibleFolders(uploadsDirectory).flatMap((folder) =>
    readdirSync(join(uploadsDirectory, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map(({ name }) => ({ name: `${folder}/${name}`, path: join(uploadsDirectory, folder, name) })),
  );
}

/**
 * The uploads of a backup on their way back: written and flushed beside the present ones first, and put in their place by
 * renames once the database is restored. A process that dies in between leaves one or the other; restoring again ends it.
 */
export class StagedUploads {
  private readonly staging: string;

  private constructor(private readonly uploadsDirectory: string) {
    this.staging = join(uploadsDirectory, INCOMING, `${process.pid}-restore`);
  }

  /** Throws `library_incompatible` for a name that leads out of the folder. */
  static write(uploadsDirectory: string, parts: Iterable<BackupFilePart>): StagedUploads {
    const staged = new StagedUploads(uploadsDirectory);
    staged.discard();
    const folders = new Set<string>();
    for (const { name, part, bytes } of parts) {
      if (!SAFE_NAME.test(name)) throw unsafe(name);
      const path = join(staged.staging, "new", name);
      mkdirSync(dirname(path), { recursive: true });
      appendDurably(path, bytes, part === 0 ? "wx" : "a");
      folders.add(dirname(path));
    }
    for (const folder of folders) flush(folder);
    return staged;
  }

  /** Takes the present uploads away and puts these in their place. */
  putInPlace(): void {
    const replaced = join(this.staging, "old");
    for (const folder of visibleFolders(this.uploadsDirectory)) {
      mkdirSync(replaced, { recursive: true });
      renameSync(join(this.uploadsDirectory, folder), join(replaced, folder));
    }
    const added = join(this.staging, "new");
    for (const folder of visibleFolders(added)) {
      renameSync(join(added, folder), join(this.uploadsDirectory, folder));
    }
    if (visibleFolders(this.uploadsDirectory).length > 0) flush(this.uploadsDirectory);
  }

  discard(): void {
    rmSync(this.staging, { recursive: true, force: true });
  }
}

function visibleFolders(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  }
}

function appendDurably(path: string, bytes: Buffer, flags: "wx" | "a"): void {
  const descriptor = openSync(path, flags);
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function unsafe(name: string): AppError {
  const shown = JSON.stringify(name.slice(0, 100));
  return new AppError(
    "library_incompatible",
    `The backup cannot be restored: it names a file ${shown}, which is not one of an upload.`,
  );
}
