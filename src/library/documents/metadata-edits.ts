import type { MetadataPatch } from "../../api/document-requests.ts";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { contentTag } from "../../api/content-tag.ts";
import { EDITABLE_FIELDS, type Edits } from "../../core/edited-metadata.ts";
import { understood } from "../uploads/upload-metadata.ts";

/**
 * What is set after a change (RFC 7396): a value is set, null takes back what was set, an empty list says that there is none.
 * Throws `invalid_argument` with the field that cannot be understood.
 */
export function editsAfter(present: Edits, patch: MetadataPatch): Edits {
  const changes = EDITABLE_FIELDS.filter((field) => patch[field] !== undefined);
  const kept = Object.entries(present).filter(([field]) => !changes.some((changed) => changed === field));
  const empty = changes.filter((field) => Array.isArray(patch[field]) && patch[field].length === 0);
  const said = changes.filter((field) => patch[field] !== null && !empty.includes(field));
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(empty.map((field) => [field, []])),
    ...understood(Object.fromEntries(said.map((field) => [field, patch[field]]))),
  };
}

/** The ETag of a document: another one for whatever is shown of it. */
export function documentTag(summary: DocumentSummary): string {
  return contentTag(summary);
}

/** Whether a document is still the one that `If-Match` names (RFC 9110, 13.1.1). */
export function isTheSame(summary: DocumentSummary, ifMatch: string | undefined): boolean {
  if (ifMatch === undefined || ifMatch.trim() === "*") return true;
  return ifMatch.split(",").some((tag) => tag.trim() === documentTag(summary));
}
