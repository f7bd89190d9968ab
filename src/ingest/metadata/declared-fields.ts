import { webAddress } from "../../core/web-address.ts";
import type { Provenance } from "../../core/document.ts";
import type { DeclaredMetadata } from "../formats/reader.ts";
import { authorsOf } from "./authors.ts";
import { parseDate } from "./dates.ts";
import { normalLanguage } from "./language.ts";
import { tagsOf } from "./tags.ts";

/** Names by which front matter and sidecars call a field, the best first. */
const TITLE = ["title", "headline"];
const AUTHORS = ["authors", "author", "by", "byline", "creator"];
const DATE = [
  "date",
  "published",
  "publishdate",
  "publish_date",
  "pubdate",
  "datepublished",
  "issued",
  "created",
];
const URL = ["url", "canonical", "canonical_url", "link", "source"];
const LANGUAGE = ["language", "lang", "locale"];
const TAGS = ["tags", "tag", "keywords", "categories", "category", "subjects"];

/** A field that is there and says nothing that can be used. */
export interface UnusableField {
  readonly name: string;
  readonly remedy: string;
}

/** The metadata of a mapping whose keys are in lower case, and the fields that could not be understood. */
export function declaredFields(
  fields: ReadonlyMap<string, unknown>,
  evidence: Provenance,
): { readonly declared: DeclaredMetadata; readonly unusable: readonly UnusableField[] } {
  const unusable: UnusableField[] = [];
  const first = <Value>(
    names: readonly string[],
    read: (value: unknown) => Value | null,
    remedy: string,
  ): Value | null => {
    const present = names.filter((name) => fields.get(name) !== undefined && fields.get(name) !== null);
    for (const name of present) {
      const value = read(fields.get(name));
      if (value !== null) return value;
    }
    if (present[0] !== undefined) unusable.push({ name: present[0], remedy });
    return null;
  };
  const title = first(TITLE, scalar, "write it as text");
  const authors = first(AUTHORS, (value) => some(authorsOf(value)), "write a name or a list of names");
  const date = first(DATE, (value) => parseDate(scalar(value) ?? ""), "write it as YYYY-MM-DD");
  const url = first(URL, (value) => webAddress(scalar(value)), "write an address that begins with https://");
  const language = first(LANGUAGE, (value) => normalLanguage(scalar(value) ?? ""), "write a code such as en");
  const tags = tagsOf(...TAGS.map((name) => fields.get(name)));
  const declared = {
    ...(title !== null && { title: { value: title, evidence } }),
    ...(authors !== null && { authors: { value: authors, evidence } }),
    ...(date !== null && { date: { value: date, evidence } }),
    ...(url !== null && { url: { value: url, evidence } }),
    ...(language !== null && { language: { value: language, evidence } }),
    ...(tags.length > 0 && { tags: { value: tags, evidence } }),
  };
  return { declared, unusable };
}

/** The fields of a parsed mapping by their names in lower case; null for anything but a mapping. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field as unknown]));
}

function some<Value>(values: readonly Value[]): readonly Value[] | null {
  return values.length === 0 ? null : values;
}

function scalar(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
  return text === "" ? null : text;
}
