import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { formatSearch } from "../format/format-hits.ts";
import { styleFor } from "../terminal.ts";

export async function search(session: Session, words: readonly string[]): Promise<ExitCode> {
  const { context } = session;
  const request = { query: words.join(" "), ...session.question };
  const result = await withLibrary(session, (library) => library.search(request));
  if (session.json) writeJson(session, result);
  else context.stdout.write(formatSearch(result, styleFor(context.stdout, context.environment)));
  return EXIT.done;
}
