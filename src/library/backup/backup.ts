import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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
import { makeFolders } from "../../store/make-folders.ts";
import { seal } from "../../store/backup/sealed-file.ts";
import { canOnlyBeRead, DATABASE_FILE, LOCK_FILE, Store } from "../../store/store.ts";
import { WriterLock } from "../../store/writer-lock.ts";
import { checkCopy } from "./backup-check.ts";
import {
  backupError,
  sizeOfBackup,
  unknownMaker,
  type BackupReport,
  type BackupSignature,
} from "./backup-report.ts";
import { ownOrNewSecret } from "./backup-secret.ts";
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
  /** What the backup is signed with, and known by, in place of the key in the index folder. */
  readonly passphrase?: string | null;
}

export interface RestoreOptions extends BackupOptions {
  /** Restores no access keys, and then also a backup that is not known as the library's own. */
  readonly withoutKeys?: boolean;
  /** How long to wait for another writer, in milliseconds, before it is given up with `library_busy`. */
  readonly lockWaitMs: number;
  readonly warn: (message: string) => void;
}

/**
 * Writes all of a library, as it is at one moment, into one file: documents, texts, passages, vectors, access keys (their
 * hashes) and uploads; no jobs, and not the user's own files. Searches and writers go on meanwhile. The file appears under
 * its name when it is complete and on the disk, signed with the passphrase, or else with the key in the index folder.
 * Throws `library_not_built`, `invalid_argument` where the file is there or its folder is not, and `library_busy`.
 */
export async function backUp(options: BackupOptions): Promise<BackupReport> {
  const { indexDirectory, file, force, passphrase = null } = options;
  if (!force && existsSync(file)) throw taken(file);
  if (!existsSync(dirname(file))) throw noFolder(dirname(file));
  await requireLibrary(indexDirectory);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const secret = passphrase ?? ownOrNewSecret(indexDirectory);
    const { files, ...facts } = writeContents(indexDirectory, temporary);
    await seal(temporary, secret);
    const { size } = await stat(temporary);
    await rename(temporary, file);
    flush(dirname(file));
    return { file, ...facts, uploads: files, bytes: size, signature: "valid" };
  } catch (error) {
    throw backupError(`The backup ${file} cannot be written`, error);
  } finally {
    removeDatabaseFile(temporary);
  }
}

/**
 * Puts the library of a backup in place of the present one. The backup is checked first, bit by bit and by what
 * `pincite doctor` asks of a library, and nothing is touched where it is not whole, or where it is not known who made it:
 * whoever writes a backup can put an access key into it. Processes that have the library open find the new contents like any
 * other change, before or after but never in between.
 * Throws `not_found`, `library_incompatible`, `not_allowed` where it is not known who made it and keys are to be restored,
 * `invalid_argument` where documents would be lost, and `library_busy`.
 */
export async function restore(options: RestoreOptions): Promise<BackupReport> {
  const { indexDirectory, file, passphrase = null, withoutKeys = false } = options;
  const staged = join(indexDirectory, STAGED_FILE);
  const bytes = await sizeOfBackup(file);
  let lock: WriterLock | null = null;
  try {
    makeFolders(indexDirectory);
    if (Store.isReadOnly(indexDirectory)) throw canOnlyBeRead(indexDirectory);
    const takeLock = (): WriterLock => WriterLock.take(join(indexDirectory, LOCK_FILE));
    lock = await writerTurn(takeLock, { waitMs: options.lockWaitMs, warn: options.warn });
    if (!options.force) await refuseDocuments(indexDirectory);
    // With a log that a killed process left beside it, SQLite would take the copy for another database.
    removeDatabaseFile(staged);
    await copyFile(file, staged);
    const accept = (signature: BackupSignature): void => {
      if (signature !== "valid" && !withoutKeys) throw notKnown({ file, signature }, indexDirectory);
    };
    const { files, keys, ...facts } = await checkCopy(file, staged, { indexDirectory, passphrase }, accept);
    const uploadTurn = new UploadTurn(() => Store.takeUploadsLock(indexDirectory), options.lockWaitMs);
    await uploadTurn.during(async () => {
      replaceLibrary(indexDirectory, staged, withoutKeys);
    });
    return { file, ...facts, keys: withoutKeys ? 0 : keys, uploads: files, bytes };
  } catch (error) {
    throw backupError(`The backup ${file} cannot be restored`, error);
  } finally {
    if (lock !== null) removeDatabaseFile(staged);
    lock?.release();
  }
}

/** SQLite takes in another database in its place only where it may write a log beside it: elsewhere a copy is taken. */
function writeContents(indexDirectory: string, temporary: string): BackupFacts {
  if (!Store.isReadOnly(indexDirectory)) return writeFrom(indexDirectory, { indexDirectory, temporary });
  const store = Store.open(indexDirectory);
  const folder = mkdtempSync(join(tmpdir(), "pincite-backup-"));
  try {
    store.copyTo(join(folder, DATABASE_FILE));
    return writeFrom(folder, { indexDirectory, temporary });
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFrom(
  databaseDirectory: string,
  { indexDirectory, temporary }: { readonly indexDirectory: string; readonly temporary: string },
): BackupFacts {
  const uploads = UploadFolder.of(indexDirectory).path;
  for (let attempt = 1; ; attempt += 1) {
    removeDatabaseFile(temporary);
    try {
      const before = uploadedFiles(uploads);
      return writeBackupFile(databaseDirectory, temporary, new Date().toISOString(), () => {
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

function replaceLibrary(indexDirectory: string, staged: string, withoutKeys: boolean): void {
  const uploads = StagedUploads.write(UploadFolder.of(indexDirectory).path, filesOfBackup(staged));
  try {
    restoreContents(indexDirectory, staged, withoutKeys);
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

function notKnown(backup: Pick<BackupReport, "file" | "signature">, indexDirectory: string): AppError {
  const message =
    `${unknownMaker(backup, indexDirectory)} Somebody may have put an access key into it, so nothing was restored. ` +
    "Give its passphrase, or the `backup.key` of the index folder that it is of, with --passphrase-file; or restore it with --without-keys: " +
    "its access keys are then left out, and those of this library stay.";
  return new AppError("not_allowed", message, { field: "--passphrase-file" });
}

function noFolder(folder: string): AppError {
  return new AppError("invalid_argument", `There is no folder ${folder}. Create it, or name another file.`);
}

function taken(file: string): AppError {
  const message = `The file ${file} exists. Name another one, or add --force to replace it.`;
  return new AppError("invalid_argument", message, { field: "--force" });
}

function stillChanging(cause: unknown): AppError {
  const message = "Uploads are being removed all the time, so no moment can be kept. Try again later.";
  return new AppError("library_busy", message, { cause });
}
