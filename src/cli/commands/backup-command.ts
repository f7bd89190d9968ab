import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { resolve } from "node:path";
import { AppError } from "../../core/errors.ts";
import { backUp } from "../../library/backup/backup.ts";
import { verifyBackup } from "../../library/backup/backup-check.ts";
import { unknownMaker, type BackupReport } from "../../library/backup/backup-report.ts";
import { requirePassphrase } from "../../library/backup/backup-secret.ts";
import { writeJson, type Session } from "../command-context.ts";
import { formatBackup } from "../format/format-backup.ts";

const PASSPHRASE_VARIABLE = "PINCITE_BACKUP_PASSPHRASE";

export async function backup(session: Session, [file = ""]: readonly string[]): Promise<ExitCode> {
  const { context, configuration, force, verify } = session;
  const { indexDirectory } = configuration;
  const passphrase = passphraseOf(session);
  const path = resolve(context.workingDirectory, file);
  if (verify) return verified(session, await verifyBackup(path, { indexDirectory, passphrase }));
  const report = await backUp({ indexDirectory, file: path, force, passphrase });
  if (session.json) writeJson(session, report);
  else context.stdout.write(formatBackup("Wrote", report));
  return EXIT.done;
}

/** The file that was named, or the variable; null where neither says anything. */
export function passphraseOf({ context, passphraseFile }: Session): string | null {
  if (passphraseFile === undefined) {
    const text = context.environment[PASSPHRASE_VARIABLE] ?? "";
    return text === "" ? null : requirePassphrase(text, PASSPHRASE_VARIABLE);
  }
  const path = resolve(context.workingDirectory, passphraseFile);
  const text = context.readTextFile(path);
  if (text !== null) return requirePassphrase(text, "--passphrase-file");
  throw new AppError("invalid_argument", `There is no passphrase file ${path}.`, {
    field: "--passphrase-file",
  });
}

function verified(session: Session, report: BackupReport): ExitCode {
  const { context, configuration } = session;
  const isKnown = report.signature === "valid";
  if (session.json) writeJson(session, report);
  else {
    context.stdout.write(formatBackup("Whole:", report));
    if (!isKnown) {
      const reason = unknownMaker(report, configuration.indexDirectory);
      context.stderr.write(`pincite: ${reason} It is restored with --without-keys only.\n`);
    }
  }
  return isKnown ? EXIT.done : EXIT.failed;
}
