import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { formatDocuments } from "../format/format-documents.ts";
import { formatStatus, formatTotals } from "../format/format-library.ts";
import { styleFor } from "../terminal.ts";

export async function status(session: Session): Promise<ExitCode> {
  const { context, all } = session;
  const [totals, documents] = await withLibrary(session, async (library) =>
    Promise.all([library.status(), all ? library.documents() : []]),
  );
  const style = styleFor(context.stdout, context.environment);
  // The documents themselves stand in place of their number.
  if (session.json) writeJson(session, all ? { ...totals, documents } : totals);
  else if (all) context.stdout.write(formatTotals(totals) + formatDocuments(documents, style));
  else context.stdout.write(formatStatus(totals, style));
  return EXIT.done;
}
