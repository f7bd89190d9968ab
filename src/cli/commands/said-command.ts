import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { STATEMENT_FORMS } from "../printed-form.ts";
import { formatPeople, formatStatements } from "../format/format-statements.ts";
import { styleFor } from "../terminal.ts";

/** What a person says; without a name, who speaks. */
export async function said(session: Session, words: readonly string[]): Promise<ExitCode> {
  const { context, about, form, groupBy } = session;
  const { filters } = session.question;
  const style = styleFor(context.stdout, context.environment);
  if (words.length === 0) {
    const list = await withLibrary(session, (library) => library.people());
    if (session.json || form === "json") writeJson(session, list);
    else context.stdout.write(formatPeople(list, style));
    return EXIT.done;
  }
  const request = {
    name: words.join(" "),
    limit: 500,
    ...(about === undefined ? {} : { about }),
    ...(groupBy === undefined ? {} : { groupBy }),
    ...(filters === undefined ? {} : { filters }),
  };
  const result = await withLibrary(session, (library) => library.statements(request));
  if (session.json || form === "json") writeJson(session, result);
  else
    context.stdout.write(
      formatStatements(result, STATEMENT_FORMS.find((known) => known === form) ?? "text", style),
    );
  return EXIT.done;
}
