import { formatBytes, pluralize } from "../../core/wording.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";
import type { FileProblem, SyncReport } from "../../api/job-responses.ts";
import type { LibraryStatus } from "../../api/library-responses.ts";

export function formatReport(report: SyncReport, style: Style): string {
  const seconds = report.tookMs / 1000;
  return lines(
    `${summaryOf(report)} in ${seconds.toFixed(seconds < 10 ? 1 : 0)} s.`,
    `The library holds ${pluralize(report.documents, "document")} in ${pluralize(report.passages, "passage")}; ${pluralize(report.embedded, "passage")} went through the model.`,
    ...problemLines("Could not be read", report.failed, style),
    ...problemLines("Not of a kind that is read", report.skipped, style),
  );
}

/** What a sync changed, in one line without a full stop. */
export function summaryOf(report: SyncReport): string {
  const { added, updated, removed, unchanged, moved, failed } = report;
  const renamed = moved === 0 ? "" : ` (${moved} under a new name)`;
  const unread = failed.length === 0 ? "" : `, ${pluralize(failed.length, "file")} could not be read`;
  return `${added} added, ${updated} updated, ${removed} removed, ${unchanged} unchanged${renamed}${unread}`;
}

export function formatStatus(status: LibraryStatus, style: Style): string {
  const problems = [
    ...problemLines("Could not be read", status.failed, style),
    ...problemLines("Not of a kind that is read", status.skipped, style),
  ];
  return formatTotals(status) + problems.map((line) => `${line}\n`).join("");
}

export function formatTotals(status: LibraryStatus): string {
  const built = status.built
    ? `${pluralize(status.documents, "document")} in ${pluralize(status.passages, "passage")}`
    : "not built yet: run `pincite index`";
  return lines(
    `Library     ${built}`,
    `Documents   ${printable(status.documentsDirectory)}`,
    `Index       ${printable(status.indexDirectory)} (${formatBytes(status.indexBytes)})`,
    `Model       ${status.model}`,
    `Revision    ${status.revision}`,
  );
}

function problemLines(title: string, problems: readonly FileProblem[], style: Style): string[] {
  if (problems.length === 0) return [];
  const listed = problems.flatMap(({ source, reason }) =>
    hang("  ", wrap(printable(`${source}: ${reason}`), style.width - 2)),
  );
  return ["", `${title} (${problems.length}):`, ...listed];
}

function lines(...all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
