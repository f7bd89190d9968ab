import { formatBytes } from "../../core/wording.ts";
import type { BackupReport } from "../../library/backup/backup-report.ts";
import { printable } from "../terminal.ts";

/** One line: what was done, with which file, and what is in it. */
export function formatBackup(done: "Wrote" | "Restored" | "Whole:", report: BackupReport): string {
  const { file, bytes, createdAt, documents, passages, uploads, keys } = report;
  const size = formatBytes(bytes);
  const contents = `documents ${documents}, passages ${passages}, uploaded files ${uploads}, keys ${keys}`;
  return `${done} ${printable(file)} (${size}), as of ${createdAt}: ${contents}.\n`;
}
