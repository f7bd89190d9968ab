import { existsSync, mkdirSync } from "node:fs";
import { copyFile, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError, systemCode } from "../../core/errors.ts";
import {
  filesOfBackup,
  removeDatabaseFile,
  restoreContents,
  writeBackupFile,
  type BackupFacts,
  type BackupFile,
} from "../../store/backup/backup-file.ts";
import { flush } from "../../store/flush.ts";
import { seal } from "../../store/dense/sealed-file.ts";
import { LOCK_FILE, Store } from "../../store/store.ts";
import { WriterLock } from "../../store/writer-lock.ts";
import { checkCopy } from "./backup-check.ts";
import { backupError, sizeOfBackup, type BackupReport } from "./backup-report.ts";
import { StagedUploads, uploadedFiles } from "./backup-uploads.ts";
import { UploadFolder } from "../uploads/upload-folder.ts";
import { UploadTurn } from "../uploads/upload-turn.ts";
import { writerTurn } from "../sync/writer-turn.ts";

/** One for the library: whoever restores holds its writer lock, and what a killed process left is overwritten. */
const STAGED_FILE = "restore.tmp";

/** How often a backup starts again because an upload was removed while it was read. */
const ATTEMPTS = 5;

export interface BackupOptions {
  readonly indexDirectory: string;
  /** Absolute. */
  readonly file: string;
  /** Whether a file of this name, or a library that holds documents, may be replaced. */
  readonly force: boolean;
}

export interface RestoreOptions extends BackupOptions {
  /** How long to wait for another writer, in milliseconds, before it is given up with `library_busy`. */
  readonly lockWaitMs: number;
  readonly warn: (message: string) => void;
}

/**
 * Writes all of a library, as it is at one moment, into one file: documents, texts, passages, vectors, access keys (their
 * hashes) and uploads; no jobs, and not the user's own files. Searches and writers go on meanwhile. The file appears under
 * its name when it is complete and on the disk.
 * Throws `library_not_built`, `invalid_argument` where the file is there, and `library_busy`.
 */
export async function backUp({ indexDirectory, file, force }: BackupOptions): Promise<BackupReport> {
  if (!force && existsSync(file)) throw taken(file);
  await requireLibrary(indexDirectory);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const { files, ...facts } = writeContents(indexDirectory, temporary);
    await seal(temporary);
    const { size } = await stat(temporary);
    await rename(temporary, file);
    flush(dirname(file));
    return { file, ...facts, uploads: files, bytes: size };
  } catch (error) {
    throw backupError(`The backup ${file} cannot be written`, error);
  } finally {
    removeDatabaseFile(temporary);
  }
}

/**
 * Puts the library of a backup in place of the present one. The backup is checked first, bit by bit and by what
 * `pincite doctor` asks of a library, and nothing is touched where it is not whole. Processes that have the library open find the new contents like any other change, before or after
 * but never in between.
 * Throws `not_found`, `library_incompatible`, `invalid_argument` where documents would be lost, and `library_busy`.
 */
export async function restore(options: RestoreOptions): Promise<BackupReport> {
  const { indexDirectory, file } = options;
  const staged = join(indexDirectory, STAGED_FILE);
  const bytes = await sizeOfBackup(file);
  let lock: WriterLock | null = null;
  try {
    mkdirSync(indexDirectory, { recursive: true });
    const takeLock = (): WriterLock => WriterLock.take(join(indexDirectory, LOCK_FILE));
    lock = await writerTurn(takeLock, { waitMs: options.lockWaitMs, warn: options.warn });
    if (!options.force) await refuseDocuments(indexDirectory);
    // With a log that a killed process left beside it, SQLite would take the copy for another database.
    removeDatabaseFile(staged);
    await copyFile(file, staged);
    const { files, ...facts } = await checkCopy(file, staged);
    const uploadTurn = new UploadTurn(() => Store.takeUploadsLock(indexDirectory), options.lockWaitMs);
    await uploadTurn.during(async () => {
      replaceLibrary(indexDirectory, staged);
    });
    return { file, ...facts, uploads: files, bytes };
  } catch (error) {
    throw backupError(`The backup ${file} cannot be restored`, error);
  } finally {
    if (lock !== null) removeDatabaseFile(staged);
    lock?.release();
  }
}

function writeContents(indexDirectory: string, temporary: string): BackupFacts {
  const uploads = UploadFolder.of(indexDirectory).path;
  for (let attempt = 1; ; attempt += 1) {
    removeDatabaseFile(temporary);
    try {
      const before = uploadedFiles(uploads);
      return writeBackupFile(indexDirectory, temporary, new Date().toISOString(), () => {
        const now = uploadedFiles(uploads);
        refuseRemoved(before, now);
        return now;
      });
    } catch (error) {
      const isRemoved = error instanceof UploadRemoved || systemCode(error) === "ENOENT";
      if (!isRemoved) throw error;
      if (attempt === ATTEMPTS) throw stillChanging(error);
    }
  }
}

/** What arrived before the moment is there at the moment, unless it was removed: then the database may still tell of it. */
function refuseRemoved(before: readonly BackupFile[], now: readonly BackupFile[]): void {
  const names = new Set(now.map(({ name }) => name));
  if (before.some(({ name }) => !names.has(name))) throw new UploadRemoved();
}

class UploadRemoved extends Error {}

function replaceLibrary(indexDirectory: string, staged: string): void {
  const uploads = StagedUploads.write(UploadFolder.of(indexDirectory).path, filesOfBackup(staged));
  try {
    restoreContents(indexDirectory, staged);
    uploads.putInPlace();
  } finally {
    uploads.discard();
  }
}

async function requireLibrary(indexDirectory: string): Promise<void> {
  if (Store.exists(indexDirectory) && (await revisionOf(indexDirectory)) > 0) return;
  throw new AppError(
    "library_not_built",
    `There is no library in ${indexDirectory} to back up. Run \`pincite index\`, or name another folder with --index.`,
  );
}

async function refuseDocuments(indexDirectory: string): Promise<void> {
  if (!Store.exists(indexDirectory) || (await revisionOf(indexDirectory)) === 0) return;
  throw new AppError(
    "invalid_argument",
    `The index folder ${indexDirectory} holds a library already. ` +
      "Add --force to put the backup in its place, or name another folder with --index.",
    { field: "--force" },
  );
}

async function revisionOf(indexDirectory: string): Promise<number> {
  const store = Store.open(indexDirectory);
  try {
    return (await store.record()).revision;
  } finally {
    store.close();
  }
}

function taken(file: string): AppError {
  const message = `The file ${file} exists. Name another one, or add --force to replace it.`;
  return new AppError("invalid_argument", message, { field: "--force" });
}

function stillChanging(cause: unknown): AppError {
  const message = "Uploads are being removed all the time, so no moment can be kept. Try again later.";
  return new AppError("library_busy", message, { cause });
}
