import { EXIT, withLibrary, writeJson, type ExitCode, type Session } from "../context.ts";
import { formatStatus } from "../format-library.ts";
import { styleFor } from "../terminal.ts";

export async function status(session: Session): Promise<ExitCode> {
  const { context } = session;
  const result = await withLibrary(session, (library) => Promise.resolve(library.status()));
  if (session.json) writeJson(session, result);
  else context.stdout.write(formatStatus(result, styleFor(context.stdout, context.environment)));
  return EXIT.done;
}
