import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { choiceField, dayField, textList } from "../fields.ts";
import { FILTER_NAMES, FILTERS, type FilterName } from "./filter-table.ts";

/** The filters of a request: a document has to meet each of them, and a list by any of its values. Each may be left out. */

type Table = typeof FILTERS;
const MAKERS = { list: textList, day: dayField, choice: choiceField } as const;
type Field<Name extends FilterName> = z.ZodExactOptional<ReturnType<(typeof MAKERS)[Table[Name]["kind"]]>>;

function fieldOf(name: FilterName) {
  const { kind, description, example } = FILTERS[name];
  return MAKERS[kind](description, example).exactOptional();
}

/** TypeScript does not follow the fields of a table into an object that is made of them. */
export const filterFields = Object.fromEntries(FILTER_NAMES.map((name) => [name, fieldOf(name)])) as {
  [Name in FilterName]: Field<Name>;
};

/** In a URL each value is a parameter of its own: `author=Ivanov&author=Lavrov`. */
export const filterParameters = Object.fromEntries(
  FILTER_NAMES.map((name) => [FILTERS[name].parameter, filterFields[name]]),
) as { [Name in FilterName as Table[Name]["parameter"]]: Field<Name> };

export const SearchFilters = z.strictObject(filterFields).meta({
  description:
    "Which documents are searched: those that meet every filter, a list by any of its values. An empty list is met by all. " +
    "A document without an author or a date meets no filter on them, so use filters only where such a limit is wanted.",
});
export type SearchFilters = Immutable<z.output<typeof SearchFilters>>;
