import { formatBytes } from "../../core/wording.ts";
import type { BackupReport } from "../../library/backup/backup-report.ts";
import { printable } from "../terminal.ts";

const SIGNATURES: Readonly<Record<BackupReport["signature"], string>> = {
  valid: "signed by this library",
  unknown: "signed by somebody else",
  none: "not signed",
};

/** One line: what was done, with which file, what is in it, and whose it is. */
export function formatBackup(done: "Wrote" | "Restored" | "Whole:", report: BackupReport): string {
  const { file, bytes, createdAt, documents, passages, uploads, keys, signature } = report;
  const size = formatBytes(bytes);
  const contents = `documents ${documents}, passages ${passages}, uploaded files ${uploads}, keys ${keys}; ${SIGNATURES[signature]}`;
  return `${done} ${printable(file)} (${size}), as of ${createdAt}: ${contents}.\n`;
}
