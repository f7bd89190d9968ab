import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { formatDoctor } from "../format/format-doctor.ts";
import { styleFor } from "../terminal.ts";

export async function doctor(session: Session): Promise<ExitCode> {
  const { context } = session;
  const report = await withLibrary(session, (library) => library.doctor());
  if (session.json) writeJson(session, report);
  else context.stdout.write(formatDoctor(report, styleFor(context.stdout, context.environment)));
  return report.ok ? EXIT.done : EXIT.failed;
}
