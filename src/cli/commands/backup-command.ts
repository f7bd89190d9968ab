import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { resolve } from "node:path";
import { backUp } from "../../library/backup/backup.ts";
import { verifyBackup } from "../../library/backup/backup-check.ts";
import { writeJson, type Session } from "../command-context.ts";
import { formatBackup } from "../format/format-backup.ts";

export async function backup(session: Session, [file = ""]: readonly string[]): Promise<ExitCode> {
  const { context, configuration, force, verify } = session;
  const { indexDirectory } = configuration;
  const path = resolve(context.workingDirectory, file);
  const report = verify ? await verifyBackup(path) : await backUp({ indexDirectory, file: path, force });
  if (session.json) writeJson(session, report);
  else context.stdout.write(formatBackup(verify ? "Whole:" : "Wrote", report));
  return EXIT.done;
}
