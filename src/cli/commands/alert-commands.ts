import { AlertHitsQuery, type AlertHitsRequest } from "../../api/alerts/alert-requests.ts";
import { parseRequest } from "../../api/parse.ts";
import { EXIT, type ExitCode } from "../../api/problems/exit-codes.ts";
import type { AlertKeeper } from "../../library/library.ts";
import { withLibrary, writeJson, type Session } from "../command-context.ts";
import { formatAlert, formatAlertHits, formatAlerts } from "../format/format-alerts.ts";
import { styleFor } from "../terminal.ts";

/** Whoever runs commands has the index folder, and so all alerts in it. */
const KEEPER: AlertKeeper = { keyId: null, seesAll: true };

export async function watchFor(session: Session, words: readonly string[]): Promise<ExitCode> {
  const { context, question, alert } = session;
  const request = {
    question: words.join(" "),
    ...(question.filters === undefined ? {} : { filters: question.filters }),
    ...(alert.webhook === undefined ? {} : { webhook: alert.webhook }),
  };
  const created = await withLibrary(session, (library) => library.keepAlert(request, KEEPER));
  if (session.json) writeJson(session, created);
  else {
    context.stdout.write(
      `${formatAlert(created)}\nIts feed, with a token that is not shown again, below a server's address:\n${created.feed}\n`,
    );
  }
  return EXIT.done;
}

export async function listAlerts(session: Session): Promise<ExitCode> {
  const list = await withLibrary(session, (library) => library.alerts(KEEPER));
  if (session.json) writeJson(session, list);
  else session.context.stdout.write(formatAlerts(list));
  return EXIT.done;
}

export async function alertHits(session: Session, [id = ""]: readonly string[]): Promise<ExitCode> {
  const { context } = session;
  const request = hitsRequest(session);
  const page = await withLibrary(session, (library) => library.alertHits(id, request, KEEPER));
  if (session.json) writeJson(session, page);
  else context.stdout.write(formatAlertHits(page, styleFor(context.stdout, context.environment)));
  return EXIT.done;
}

export async function removeAlerts(session: Session, ids: readonly string[]): Promise<ExitCode> {
  await withLibrary(session, async (library) => {
    for (const id of ids) await library.removeAlert(id, KEEPER);
  });
  if (session.json) writeJson(session, { removed: ids });
  else session.context.stdout.write(ids.map((id) => `Removed ${id}\n`).join(""));
  return EXIT.done;
}

function hitsRequest({ alert: { limit, cursor } }: Session): AlertHitsRequest {
  return parseRequest(
    { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) },
    AlertHitsQuery,
  );
}
