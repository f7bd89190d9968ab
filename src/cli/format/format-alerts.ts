import type { Alert, AlertHit, AlertHits, AlertList } from "../../api/alerts/alert-responses.ts";
import { shortPassageId } from "../../core/ids.ts";
import { pluralize } from "../../core/wording.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";

/** All functions here give text for a person. */
export function formatAlerts({ alerts }: AlertList): string {
  if (alerts.length === 0) return "No alerts. `pincite watch-for <question>` keeps one.\n";
  return alerts.map((alert) => `${formatAlert(alert)}\n`).join("");
}

/** One line, without a line break at its end. */
export function formatAlert({ id, question, state, hits, lastHitAt, createdAt, webhook }: Alert): string {
  const facts = [
    pluralize(hits, "hit"),
    ...(lastHitAt === null ? [] : [`last ${moment(lastHitAt)}`]),
    `kept ${moment(createdAt)}`,
    ...(state === "stopped" ? ["stopped: its access key is no longer in force"] : []),
    ...(webhook === null || webhook.state === "delivering" ? [] : [`webhook ${webhook.state}`]),
  ];
  return printable(`${id}  ${question}: ${facts.join("; ")}`);
}

export function formatAlertHits({ alert, hits, nextCursor }: AlertHits, style: Style): string {
  const head = wrap(printable(alert.question), style.width).map(style.bold);
  if (hits.length === 0) return `${head.join("\n")}\nNothing new so far.\n`;
  const sections = [head, ...hits.map((hit) => hitLines(hit, style))];
  const more = nextCursor === null ? "" : `\nMore with --cursor ${nextCursor}\n`;
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n${more}`;
}

function hitLines({ number, foundAt, passage, citation }: AlertHit, style: Style): string[] {
  const mark = `${number}. `;
  const indent = " ".repeat(mark.length);
  const marks = passage.highlights.map(({ start, end }) => ({
    start: start - passage.start,
    end: end - passage.start,
  }));
  const width = Math.max(20, style.width - mark.length);
  return [
    ...hang(mark, wrap(printable(citation), width)),
    ...wrap(printable(passage.text), width, marks, style.bold).map((line) => indent + line),
    style.dim(`${indent}found ${moment(foundAt)} · cite ${shortPassageId(passage.id)}`),
  ];
}

function moment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
