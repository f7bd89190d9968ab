import { webAddress } from "../../../core/web-address.ts";
import { collapseSpace } from "../../clean.ts";
import { authorsOf } from "../../metadata/authors.ts";
import { parseDate } from "../../metadata/dates.ts";
import { normalLanguage } from "../../metadata/language.ts";
import { tagsOf } from "../../metadata/tags.ts";
import type { DeclaredMetadata, Finding } from "../reader.ts";
import { roleOf, type Role } from "./rows-columns.ts";
import { readable, type Field } from "./rows-fields.ts";

/** What a record says about itself. */
export interface RecordMetadata {
  readonly declared: DeclaredMetadata;
  /** The title to show above the text; null where the text's first words are the title. */
  readonly title: string | null;
  /** The fields whose words are all in the metadata that is searched or shown. */
  readonly used: ReadonlySet<Field>;
}

const LONGEST_TITLE = 300;

/** The metadata of a record of the fields `present`, of which `texts` are its text. */
export function declaredByFields(present: readonly Field[], texts: readonly Field[]): RecordMetadata {
  const used = new Set<Field>();
  const found = <Value>(role: Role, read: (value: unknown) => Value | null): Finding<Value> | undefined => {
    for (const field of fieldsFor(present, role)) {
      const value = read(field.value);
      if (value === null) continue;
      used.add(field);
      return { value, evidence: "column" };
    }
    return undefined;
  };
  const named = found("title", titleOf);
  const first = texts[0] ?? namingField(present);
  const title = named ?? firstWords(first?.value, texts.length > 0);
  const authors = found("authors", (value) => some(authorsOf(value)));
  const date = found("date", dateOf);
  const url = found("url", (value) => webAddress(readable(value)));
  const language = found("language", (value) =>
    normalLanguage(readable(value)) === null ? null : readable(value),
  );
  const tags = some(tagsOf(...fieldsFor(present, "tags").map(({ value }) => value)));
  const declared = {
    // A text of nothing but tags has no first words.
    ...(title.value !== "" && { title }),
    ...(authors && { authors }),
    ...(date && { date }),
    ...(url && { url }),
    ...(language && { language }),
    ...(tags && { tags: { value: tags, evidence: "column" as const } }),
  };
  return { declared, title: named === undefined && texts.length > 0 ? null : title.value, used };
}

/** The fields of a role, those with the likeliest names first. */
function fieldsFor(fields: readonly Field[], role: Role): readonly Field[] {
  return fields
    .map((field) => ({ field, place: roleOf(field.name) }))
    .filter(({ place }) => place?.role === role)
    .sort((one, other) => (one.place?.rank ?? 0) - (other.place?.rank ?? 0))
    .map(({ field }) => field);
}

function titleOf(value: unknown): string | null {
  const title = collapseSpace(readable(value));
  return title === "" || title.length > LONGEST_TITLE ? null : title;
}

/** The first value, but for a day where a later one has words. */
function namingField(present: readonly Field[]): Field | undefined {
  const [first] = present;
  const isDay = (field: Field | undefined): boolean => parseDate(readable(field?.value))?.length === 10;
  const worded = present.find((field) => /\p{L}/u.test(readable(field.value)) && !isDay(field));
  return isDay(first) ? (worded ?? first) : first;
}

const TITLE_FROM_TEXT = 80;

/** The beginning of the text stands in for a title, unless the text shows a headline. */
function firstWords(value: unknown, weak: boolean): Finding<string> {
  const text = collapseSpace(readable(value).replace(/<[^<>]{0,300}>/g, " "));
  const end = text.lastIndexOf(" ", TITLE_FROM_TEXT);
  const title = text.length <= TITLE_FROM_TEXT ? text : `${text.slice(0, end > 0 ? end : TITLE_FROM_TEXT)}…`;
  return { value: title.replace(/\p{Surrogate}/gu, ""), evidence: "column", weak };
}

/** Seconds or milliseconds since 1970, too, as exports of programs have them. */
function dateOf(value: unknown): string | null {
  const text = readable(value);
  if (!/^\d{10}(?:\d{3}|\.\d{1,9})?$/.test(text)) return parseDate(text);
  if (text.includes(".")) return new Date(Number(text) * 1000).toISOString().slice(0, 10);
  return new Date(Number(text.padEnd(13, "0"))).toISOString().slice(0, 10);
}

function some<Value>(values: readonly Value[]): readonly Value[] | null {
  return values.length === 0 ? null : values;
}
