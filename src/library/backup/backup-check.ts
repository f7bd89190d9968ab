import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "../../core/errors.ts";
import { prepareBackupFile, type BackupFacts } from "../../store/backup/backup-file.ts";
import { unseal, type SealState } from "../../store/backup/sealed-file.ts";
import { Inspection } from "../../store/integrity.ts";
import { checkStored } from "../doctor/doctor.ts";
import { remediesFor } from "../doctor/doctor-remedies.ts";
import { backupError, sizeOfBackup, type BackupReport, type BackupSignature } from "./backup-report.ts";
import { ownSecret } from "./backup-secret.ts";

/** By what a backup is known as this library's own: the key in its index folder, or a passphrase. */
export interface BackupSecrets {
  readonly indexDirectory: string;
  readonly passphrase: string | null;
}

export interface CheckedCopy extends BackupFacts {
  readonly signature: BackupSignature;
}

/**
 * Reads all of a backup, without a library: its seal, SQLite's own check, and what `pincite doctor` asks of a library. The
 * check works on a copy in the folder for temporary files. Throws as `restore` does, but for a backup that is whole and not
 * known as this library's own.
 */
export async function verifyBackup(file: string, secrets: BackupSecrets): Promise<BackupReport> {
  const bytes = await sizeOfBackup(file);
  let folder: string | null = null;
  try {
    folder = await mkdtemp(join(tmpdir(), "pincite-verify-"));
    const copy = join(folder, "backup");
    await copyFile(file, copy);
    const { files, ...facts } = await checkCopy(file, copy, secrets);
    return { file, ...facts, uploads: files, bytes };
  } catch (error) {
    throw backupError(`The backup ${file} cannot be checked`, error);
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Takes the seal off `copy`, a copy of `file`, and brings it to the present schema. Throws `library_incompatible` where any
 * bit has changed since it was written, or where `pincite doctor` would find a fault in what it holds; and whatever `accept`
 * throws of who made it, before anything of it is read.
 */
export async function checkCopy(
  file: string,
  copy: string,
  { indexDirectory, passphrase }: BackupSecrets,
  accept: (signature: BackupSignature) => void = () => undefined,
): Promise<CheckedCopy> {
  const secrets = [passphrase, ownSecret(indexDirectory)].filter((secret) => secret !== null);
  const signature = signatureOf(file, await unseal(copy, secrets));
  accept(signature);
  const facts = prepareBackupFile(copy);
  refuseFaults(file, copy);
  return { ...facts, signature };
}

function signatureOf(file: string, state: SealState): BackupSignature {
  if (state === "authentic") return "valid";
  if (state === "foreign") return "unknown";
  if (state === "unproven") return "none";
  const what = state === "damaged" ? "has changed since it was written" : "is no backup, or was cut off";
  throw new AppError(
    "library_incompatible",
    `The file ${file} ${what}. Take another backup; nothing was restored.`,
  );
}

/** The seal says only that a file is as somebody wrote it, not that a library can be what it says. */
function refuseFaults(file: string, copy: string): void {
  const inspection = Inspection.openFile(copy);
  try {
    const remedies = remediesFor("");
    const [rows, vectors] = checkStored(inspection, {
      dimensions: inspection.usualDimensions(),
      isIdle: true,
      remedies,
    });
    const faults = [...rows, ...vectors].filter(({ state }) => state === "fault");
    if (faults.length === 0) return;
    const found = faults.map(({ name, detail }) => `${name}: ${detail}`).join(" ");
    throw new AppError(
      "library_incompatible",
      `The contents of the backup ${file} are not sound (${found}) Take another backup; nothing was restored.`,
    );
  } finally {
    inspection.close();
  }
}
