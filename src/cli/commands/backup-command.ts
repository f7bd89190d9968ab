import { EXIT, type ExitCode } from "../../api/exit-codes.ts";
import { resolve } from "node:path";
import { backUp } from "../../library/backup/backup.ts";
import { writeJson, type Session } from "../command-context.ts";
import { formatBackup } from "../format/format-backup.ts";

export async function backup(session: Session, [file = ""]: readonly string[]): Promise<ExitCode> {
  const { context, configuration, force } = session;
  const { indexDirectory } = configuration;
  const written = await backUp({ indexDirectory, file: resolve(context.workingDirectory, file), force });
  if (session.json) writeJson(session, written);
  else context.stdout.write(formatBackup("Wrote", written));
  return EXIT.done;
}
