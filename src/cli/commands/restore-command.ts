import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { resolve } from "node:path";
import { restore as restoreLibrary } from "../../library/backup/backup.ts";
import { writeJson, type Session } from "../command-context.ts";
import { passphraseOf } from "./backup-command.ts";
import { formatBackup } from "../format/format-backup.ts";

/** Long enough for a server that takes in a few files. */
const LOCK_WAIT_MS = 60_000;

export async function restore(session: Session, [file = ""]: readonly string[]): Promise<ExitCode> {
  const { context, configuration, force, withoutKeys } = session;
  const restored = await restoreLibrary({
    indexDirectory: configuration.indexDirectory,
    file: resolve(context.workingDirectory, file),
    force,
    passphrase: passphraseOf(session),
    withoutKeys,
    lockWaitMs: LOCK_WAIT_MS,
    warn: (message) => context.stderr.write(`pincite: ${message}\n`),
  });
  if (session.json) writeJson(session, restored);
  else {
    context.stdout.write(formatBackup("Restored", restored));
    if (withoutKeys) {
      context.stderr.write(
        "pincite: The access keys of the backup were left out; those that were here stay in force.\n",
      );
    }
  }
  return EXIT.done;
}
