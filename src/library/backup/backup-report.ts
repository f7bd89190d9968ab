import { stat } from "node:fs/promises";
import { AppError, messageOf, systemCode } from "../../core/errors.ts";
import { foreseen } from "../../core/storage-failure.ts";
import type { BackupFacts } from "../../store/backup/backup-file.ts";

/**
 * Who made a backup: `valid` is who has the key in this index folder, or the passphrase; `unknown` somebody with another one;
 * `none` a Pincite before 0.5.0, or anybody else.
 */
export type BackupSignature = "valid" | "unknown" | "none";

/** What is in a backup, whoever wrote, checked or restored it. */
export interface BackupReport extends Omit<BackupFacts, "files"> {
  /** Absolute. */
  readonly file: string;
  /** Files of uploads. */
  readonly uploads: number;
  readonly bytes: number;
  readonly signature: BackupSignature;
}

/** Why a backup is not known as a library's own, and what would make it so. */
export function unknownMaker(
  { file, signature }: Pick<BackupReport, "file" | "signature">,
  indexDirectory: string,
): string {
  return signature === "none"
    ? `The backup ${file} does not prove who made it: versions before 0.5.0 signed none.`
    : `The backup ${file} was signed neither with the key of the index folder ${indexDirectory} nor with the passphrase that was given.`;
}

/** Throws `not_found`. */
export async function sizeOfBackup(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (cause) {
    if (systemCode(cause) !== "ENOENT") throw backupError(`The backup ${file} cannot be read`, cause);
    throw new AppError("not_found", `There is no backup file ${file}.`, { cause });
  }
}

/** What is known stays what it is; all else is said to be the folder's or the disk's. */
export function backupError(what: string, thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const failure = foreseen(thrown);
  if (failure?.code === "disk_full") return failure;
  const message = `${what} (${messageOf(thrown)}). Check the folder's permissions and free space.`;
  return new AppError("library_unwritable", message, { cause: thrown });
}
