import type { MetadataPatch } from "../../api/document-requests.ts";
import type { DocumentSummary } from "../../api/document-responses.ts";
import { EDITABLE_FIELDS } from "../../core/edited-metadata.ts";

/** The fields of the form, in its order. */
export { EDITABLE_FIELDS };
export type EditableField = (typeof EDITABLE_FIELDS)[number];

/** What stands in the form's fields, as text. */
export type FieldTexts = Readonly<Record<EditableField, string>>;

const SEPARATOR = "; ";

export function textsOf(values: Pick<DocumentSummary, EditableField>): FieldTexts {
  const { title, authors, date, url, language, tags } = values;
  return {
    title,
    authors: authors.join(SEPARATOR),
    date: date ?? "",
    url: url ?? "",
    language: language ?? "",
    tags: tags.join(SEPARATOR),
  };
}

/** What the file says of a field that a person has set, as text; null where nobody has set it. */
export function foundText({ found }: DocumentSummary, field: EditableField): string | null {
  const value = found?.[field];
  if (value === undefined) return null;
  return typeof value === "string" || value === null ? (value ?? "") : value.join(SEPARATOR);
}

/**
 * What is to be changed so that the document says what stands in the fields. An emptied list says that there is none; any other
 * emptied field takes back what was set.
 */
export function patchBetween(before: FieldTexts, after: FieldTexts): MetadataPatch {
  const changed = EDITABLE_FIELDS.filter((field) => after[field].trim() !== before[field].trim());
  return Object.fromEntries(changed.map((field) => [field, valueOf(field, after[field].trim())]));
}

function valueOf(field: EditableField, text: string): string | readonly string[] | null {
  if (field !== "authors" && field !== "tags") return text === "" ? null : text;
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
