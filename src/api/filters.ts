import * as z from "zod";
import { filterFields } from "./fields.ts";

/** Each may be left out. */
export const filters = {
  authors: filterFields.authors.exactOptional(),
  from: filterFields.from.exactOptional(),
  to: filterFields.to.exactOptional(),
  sources: filterFields.sources.exactOptional(),
  languages: filterFields.languages.exactOptional(),
  tags: filterFields.tags.exactOptional(),
  documents: filterFields.documents.exactOptional(),
};

export const SearchFilters = z
  .strictObject(filters)
  .meta({ description: "Documents that are searched: those that meet every filter, by any of its values." });

/** Filters that are no filters: nothing given, or empty lists. */
export function isEmptyFilter(filters: object): boolean {
  return Object.values(filters).every(
    (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0),
  );
}
