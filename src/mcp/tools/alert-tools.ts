import * as z from "zod";
import { AlertHitsQuery, AlertPath, AlertRequest } from "../../api/alerts/alert-requests.ts";
import { Alert, AlertHit, AlertList, type AlertHits } from "../../api/alerts/alert-responses.ts";
import { paragraphs } from "../hit-text.ts";
import { answering, READS_THE_LIBRARY, type ToolContext } from "./tool.ts";

const KEEPING = `Keeps a question: from now on every new document of the user is held against it, and \`list_alerts\` tells which passages speak to it. What is in the documents already is no hit: ask that with \`ask\`.
Use it only where the user wants to be told of something new about a subject, and say that the question is kept.`;

const LISTING = `Lists the questions that are kept for the user, with how many passages of new documents each has brought; with an \`id\`, these passages themselves, the newest first, each with its citation.
Use it where the user asks what is new about a subject that is kept, or which questions are. Quote the passages exactly, with their citations.`;

const REMOVING = `Removes a question that is kept, and the list of what new documents have brought for it. The documents stay as they are, and the same question can be kept again.
Use it only where the user asks for it, with the \`id\` that \`list_alerts\` gives.`;

/** Where hits are sent is for a person to say, not for an assistant. */
const KeptQuestion = AlertRequest.omit({ webhook: true }).strict();

const Listing = z.strictObject({
  id: AlertPath.shape.id.exactOptional(),
  limit: z.int().min(1).max(50).exactOptional().meta({
    description: "How many passages to return at most.",
    default: 20,
  }),
  cursor: AlertHitsQuery.shape.cursor,
});

const Listed = z.object({
  ...AlertList.shape,
  hits: z.array(AlertHit).optional().meta({ description: "Of the alert that was named, the newest first." }),
  nextCursor: z.string().nullable().optional().meta({ description: "Leads to the hits behind these." }),
});

/** It changes what is kept for the user, and no document. */
const CHANGES_ALERTS = { ...READS_THE_LIBRARY, readOnlyHint: false, destructiveHint: false };

export function registerAlerts(context: ToolContext): void {
  registerWatchFor(context);
  registerListAlerts(context);
  registerRemoveAlert(context);
}

function registerWatchFor({ server, library, log, keeper }: ToolContext): void {
  const config = {
    title: "Keep a question for new documents",
    description: KEEPING,
    inputSchema: KeptQuestion,
    outputSchema: Alert.loose(),
    annotations: { ...CHANGES_ALERTS, idempotentHint: false },
  };
  server.registerTool("watch_for", config, (request) =>
    answering(log, async () => {
      // The token of the feed opens it for whoever has it: it is shown to people alone.
      const { feed: _, ...alert } = await library.keepAlert(request, keeper);
      return { text: `Kept as ${alert.id}: “${alert.question}”.`, structured: alert };
    }),
  );
}

function registerListAlerts({ server, library, log, keeper }: ToolContext): void {
  const config = {
    title: "List what new documents say to the questions that are kept",
    description: LISTING,
    inputSchema: Listing,
    outputSchema: Listed.loose(),
    annotations: READS_THE_LIBRARY,
  };
  server.registerTool("list_alerts", config, ({ id, ...page }) =>
    answering(log, async () => {
      if (id === undefined) {
        const { alerts } = await library.alerts(keeper);
        return { text: alertsText(alerts), structured: { alerts } };
      }
      const found = await library.alertHits(id, page, keeper);
      const { alert, hits, nextCursor } = found;
      return { text: hitsText(found), structured: { alerts: [alert], hits, nextCursor } };
    }),
  );
}

function registerRemoveAlert({ server, library, log, keeper }: ToolContext): void {
  const config = {
    title: "Remove a question that is kept for new documents",
    description: REMOVING,
    inputSchema: AlertPath,
    outputSchema: z.object({ removed: z.string().meta({ description: "The id of the question." }) }).loose(),
    annotations: { ...CHANGES_ALERTS, destructiveHint: true },
  };
  server.registerTool("remove_alert", config, ({ id }) =>
    answering(log, async () => {
      await library.removeAlert(id, keeper);
      return { text: `${id} is removed.`, structured: { removed: id } };
    }),
  );
}

function alertsText(alerts: readonly Alert[]): string {
  return alerts.length === 0 ? "No question is kept." : alerts.map(alertText).join("\n");
}

function alertText({ id, question, state, hits, lastHitAt }: Alert): string {
  const count = hits === 1 ? "1 hit" : `${hits} hits`;
  const last = lastHitAt === null ? "" : `, the last at ${lastHitAt}`;
  return `${id}: “${question}” (${count}${last}${state === "stopped" ? "; stopped" : ""})`;
}

function hitsText({ alert, hits, nextCursor }: AlertHits): string {
  return paragraphs(
    alertText(alert),
    ...hits.map(({ foundAt, citation, passage, document }) =>
      [
        citation,
        `(found ${foundAt}; passage ${passage.id}, document ${document.id}, characters ${passage.start} to ${passage.end})`,
        passage.text,
      ].join("\n"),
    ),
    ...(nextCursor === null ? [] : [`[Older ones follow: list on with cursor ${nextCursor}.]`]),
  );
}
