import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { formatQuoteCheck } from "../format/format-quote-check.ts";
import { styleFor } from "../terminal.ts";

/** Checks one quotation. Ends with 3 where it is not verbatim. */
export async function check(session: Session, words: readonly string[]): Promise<ExitCode> {
  const { context, by } = session;
  const { filters } = session.question;
  const request = {
    quote: words.join(" "),
    ...(by === undefined ? {} : { by }),
    ...(filters === undefined ? {} : { filters }),
  };
  const result = await withLibrary(session, (library) => library.checkQuote(request));
  if (session.json) writeJson(session, result);
  else context.stdout.write(formatQuoteCheck(result, styleFor(context.stdout, context.environment)));
  return result.verdict === "verbatim" ? EXIT.done : EXIT.notVerbatim;
}
