import type { DocumentMetadata } from "./document.ts";

/** The metadata of a document that a person can set. */
export const EDITABLE_FIELDS = ["title", "authors", "date", "url", "language", "tags"] as const;
type EditableField = (typeof EDITABLE_FIELDS)[number];

/** What a person has set. */
export type Edits = { readonly [Field in EditableField]?: NonNullable<DocumentMetadata[Field]> };

/** What the file says of what a person has set, and where it says that. */
export type FoundMetadata = { readonly [Field in EditableField]?: DocumentMetadata[Field] } & {
  readonly evidence: Partial<DocumentMetadata["evidence"]>;
};

export interface Editable extends Omit<DocumentMetadata, "evidence"> {
  /** Null for a file that could not be read. */
  readonly evidence: DocumentMetadata["evidence"] | null;
  /** Absent where nothing is set. */
  readonly found?: FoundMetadata | null;
}

/**
 * A document with what a person has set in the place of what its file says, which stays in `found`. What was set before and is
 * not among `edits` is taken back. The same again changes nothing.
 */
export function withEdits<Edited extends Editable>(document: Edited, edits: Edits | null): Edited {
  const own = withoutEdits(document);
  const fields = EDITABLE_FIELDS.filter((field) => edits?.[field] !== undefined);
  if (own.evidence === null || fields.length === 0) return own;
  const said = fields.filter((field) => own.evidence?.[field] !== undefined);
  const found = {
    ...Object.fromEntries(fields.map((field) => [field, own[field]])),
    evidence: Object.fromEntries(said.map((field) => [field, own.evidence?.[field]])),
  };
  const evidence = { ...own.evidence, ...Object.fromEntries(fields.map((field) => [field, "edited"])) };
  return { ...own, ...edits, evidence, found };
}

/** Whether both say the same of all that a person can set, and why. */
export function haveSameMetadata(left: Editable, right: Editable): boolean {
  const said = (one: Editable): string =>
    JSON.stringify(EDITABLE_FIELDS.map((field) => [one[field], one.evidence?.[field] ?? null]));
  return said(left) === said(right);
}

/** As its file says it. */
function withoutEdits<Edited extends Editable>(document: Edited): Edited {
  const { found, evidence } = document;
  if (found === undefined || found === null || evidence === null) return document;
  const { evidence: formerly, ...values } = found;
  const edited = Object.keys(values);
  const kept = Object.entries(evidence).filter(([field]) => !edited.includes(field));
  return { ...document, ...values, evidence: { ...Object.fromEntries(kept), ...formerly }, found: null };
}
