/**
 * Branded identifiers, so that a passage's row number cannot be passed where a document's id is meant.
 */
declare const brand: unique symbol;
type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };

/** 16 lower-case hexadecimal digits, derived from the source the document was first indexed under. */
export type DocumentId = Branded<string, "DocumentId">;

/** The SQLite rowid of a passage and its label in the HNSW index. Never used twice in one library. */
export type PassageRow = Branded<number, "PassageRow">;

/** Names a passage to the outside: `<document id>-<start>-<end>-<8 hex digits of sha256(text)>`. */
export type PassageId = Branded<string, "PassageId">;

const SHORT_BEGINNING = 6;
const DIGEST = 8;

/** The id of a passage as a person types it, `<6 digits of the document's>-<8 of its words' hash>`: told apart in any library. */
export function shortPassageId(id: string): string {
  return `${id.slice(0, SHORT_BEGINNING)}-${id.slice(-DIGEST)}`;
}

export const documentId = (value: string): DocumentId => value as DocumentId;
export const passageRow = (value: number): PassageRow => value as PassageRow;
export const passageId = (value: string): PassageId => value as PassageId;

/** `digest`: the beginning of the sha256 of the words between the two places. */
export function passageIdAt(
  document: string,
  { start, end }: { readonly start: number; readonly end: number },
  digest: string,
): PassageId {
  return passageId(`${document}-${start}-${end}-${digest}`);
}
