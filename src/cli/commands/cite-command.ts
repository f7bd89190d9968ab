import { CITATION_FORMATS } from "../../api/citation-formats.ts";
import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";

/** The words of a passage with where they stand, in a format; as JSON, whether they still stand there. */
export async function cite(session: Session, [id = ""]: readonly string[]): Promise<ExitCode> {
  const { context, json, form } = session;
  const format = CITATION_FORMATS.find((known) => known === form) ?? "plain";
  if (json) writeJson(session, await withLibrary(session, (library) => library.checkCitation(id)));
  else context.stdout.write(await withLibrary(session, (library) => library.cite(id, format)));
  return EXIT.done;
}
