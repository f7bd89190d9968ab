import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { formatAsk } from "../format/format-hits.ts";
import { styleFor } from "../terminal.ts";

/** That nothing answers the question is an answer too: the exit code is the same. */
export async function ask(session: Session, words: readonly string[]): Promise<ExitCode> {
  const { context } = session;
  const request = { question: words.join(" "), ...session.question };
  const result = await withLibrary(session, (library) => library.ask(request));
  if (session.json) writeJson(session, result);
  else context.stdout.write(formatAsk(result, styleFor(context.stdout, context.environment)));
  return EXIT.done;
}
