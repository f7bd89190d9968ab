import { formatBytes, pluralize } from "../../core/wording.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";
import type { FileProblem, SyncReport } from "../../api/job-responses.ts";
import type { LibraryStatus } from "../../api/library-responses.ts";

/** @param newHits what new documents have brought for alerts; 0 where that is not known */
export function formatReport(report: SyncReport, newHits: number, style: Style): string {
  const seconds = report.tookMs / 1000;
  return lines(
    `${summaryOf(report)} in ${seconds.toFixed(seconds < 10 ? 1 : 0)} s.`,
    `The library holds ${pluralize(report.documents, "document")} in ${pluralize(report.passages, "passage")}; ${pluralize(report.embedded, "passage")} went through the model.`,
    ...problemLines("Could not be read", report.failed, style),
    ...problemLines("Left out", report.skipped, style),
    ...(newHits === 0
      ? []
      : [`${pluralize(newHits, "new hit")} of kept questions: \`pincite alerts list\` tells which.`]),
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
    ...problemLines("Left out", status.skipped, style),
  ];
  return [
    formatTotals(status),
    ...[...problems, ...linkedLines(status, style)].map((line) => `${line}\n`),
  ].join("");
}

export function formatTotals(status: LibraryStatus): string {
  const built = status.built
    ? `${pluralize(status.documents, "document")} in ${pluralize(status.passages, "passage")}`
    : "not built yet: run `pincite index`";
  return lines(
    `Library     ${built}`,
    `Documents   ${printable(status.documentsDirectory)}`,
    `Index       ${printable(status.indexDirectory)} (${formatBytes(status.indexBytes)}${status.readOnly ? ", can only be read" : ""})`,
    `Model       ${status.model}`,
    `Revision    ${status.revision}`,
    ...scrubLine(status.scrub),
  );
}

/** Nothing before the first round of a server. */
function scrubLine(scrub: LibraryStatus["scrub"]): string[] {
  if (scrub === null || (scrub.startedAt === null && scrub.finishedAt === null)) return [];
  const { startedAt, finishedAt, damaged } = scrub;
  const when =
    startedAt === null ? `compared until ${finishedAt ?? ""}` : `being compared since ${startedAt}`;
  const found = damaged === 0 ? "nothing damaged" : `${pluralize(damaged, "document")} found damaged`;
  return [`Checksums   ${when}, ${found}`];
}

/** Under their other names these files may be changed by whoever may not write to the documents folder. */
function linkedLines({ linkedElsewhere: files }: LibraryStatus, style: Style): string[] {
  if (files.length === 0) return [];
  const text = `${named(files)}. Whoever changes them under their other names changes what is indexed.`;
  return [
    "",
    `With another name outside of the documents (hard links, ${files.length}):`,
    ...hang("  ", wrap(printable(text), style.width - 2)),
  ];
}

/** Files that share a reason are named together, the first of them, and the reason once. */
function problemLines(title: string, problems: readonly FileProblem[], style: Style): string[] {
  if (problems.length === 0) return [];
  const sources = new Map<string, string[]>();
  for (const { source, reason } of problems) sources.set(reason, [...(sources.get(reason) ?? []), source]);
  const listed = [...sources].flatMap(([reason, files]) =>
    hang("  ", wrap(printable(`${named(files)}: ${reason}`), style.width - 2)),
  );
  return ["", `${title} (${problems.length}):`, ...listed];
}

const NAMED_FILES = 3;

function named(files: readonly string[]): string {
  const others = files.length - NAMED_FILES;
  const shown = files.slice(0, NAMED_FILES).join(", ");
  return others > 0 ? `${shown} and ${pluralize(others, "other")}` : shown;
}

function lines(...all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
