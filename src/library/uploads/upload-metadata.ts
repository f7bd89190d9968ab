import { AppError } from "../../core/errors.ts";
import type { Edits } from "../../core/edited-metadata.ts";
import { authorsOf } from "../../ingest/metadata/authors.ts";
import { declaredFields, fieldsOf } from "../../ingest/metadata/declared-fields.ts";
import { tagsOf } from "../../ingest/metadata/tags.ts";
import { MAX_SIDECAR_BYTES } from "../../ingest/sidecars/sidecar.ts";
import type { DocumentMetadata } from "../../api/document-requests.ts";

/**
 * The sidecar that says the same, equal for equal metadata; null where there is nothing to say. Throws `invalid_argument`
 * with the field that cannot be understood: here there is still somebody to tell.
 */
export function sidecarText(metadata: DocumentMetadata = {}): string | null {
  const { title, authors, date, url, language, tags } = metadata;
  const said = Object.entries({ title, authors, date, url, language, tags }).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  if (said.length === 0) return null;
  const fields = Object.fromEntries(said);
  understood(fields);
  const text = `${JSON.stringify(fields, null, 2)}\n`;
  if (Buffer.byteLength(text) > MAX_SIDECAR_BYTES) {
    const message = `The metadata are longer than ${MAX_SIDECAR_BYTES} bytes. Shorten them.`;
    throw new AppError("payload_too_large", message, { field: "metadata" });
  }
  return text;
}

/** Metadata as they are kept. Throws `invalid_argument` with the field that cannot be understood. */
export function understood(metadata: DocumentMetadata): Edits {
  const { authors, tags } = metadata;
  const { declared, unusable } = declaredFields(fieldsOf(metadata) ?? new Map<string, unknown>(), "edited");
  const [first] = unusable;
  if (first !== undefined) throw notUnderstood(first.name, first.remedy);
  // A list is understood as a whole where some of it is: here none of it is to be lost.
  if (authors?.some((author) => authorsOf(author).length === 0))
    throw notUnderstood("authors", "write names");
  if (tags?.some((tag) => tagsOf(tag).length === 0)) throw notUnderstood("tags", "write words");
  return Object.fromEntries(Object.entries(declared).map(([field, { value }]) => [field, value]));
}

function notUnderstood(field: string, remedy: string): AppError {
  return new AppError("invalid_argument", `The ${field} of the document is not understood; ${remedy}.`, {
    field,
  });
}
