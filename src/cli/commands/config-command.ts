import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { writeJson, type Session } from "../command-context.ts";
import { formatSettings } from "../format/format-settings.ts";

/** No setting is a secret: access keys are none of them, and are kept in the library. */
export function config(session: Session): Promise<ExitCode> {
  const { context, configuration, settings } = session;
  if (session.json) writeJson(session, { file: configuration.file, settings });
  else context.stdout.write(formatSettings(settings));
  return Promise.resolve(EXIT.done);
}
