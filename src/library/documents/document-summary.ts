import { authorLine } from "../../core/document.ts";
import { asField, noticesIn } from "../../api/notices/notice.ts";
import type { DocumentRecord } from "../../store/records.ts";
import type { DocumentSummary } from "../../api/document-responses.ts";

/** What the edges show of a record. */
export function summaryOf(record: DocumentRecord): DocumentSummary {
  const { modifiedMs, contentHash, documentHash, signature, readerVersion, ...more } = record;
  const { recognised, recognisedPages, found, ...shown } = more;
  const isDuplicate = record.state === "indexed" && record.duplicateOf !== null;
  const set = found === undefined || found === null ? {} : { found };
  const said = {
    ...asField("reasons", noticesIn(record.reason)),
    ...asField("notes", noticesIn(record.note)),
  };
  return { ...shown, ...said, ...set, state: isDuplicate ? "duplicate" : record.state, author: authorLine(record.authors) };
}

/** Whether a record is the document, lies in the file, or below the folder that the target names. */
export function isMeant(record: Omit<DocumentRecord, "reason">, target: string, source: string): boolean {
  const names = [target, source];
  return (
    names.includes(record.id) ||
    names.includes(record.source) ||
    names.includes(record.file) ||
    names.some((name) => name !== "" && record.file.startsWith(`${name.replace(/\/$/, "")}/`))
  );
}
