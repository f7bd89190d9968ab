import {
  FILTER_NAMES as TABLE_NAMES,
  FILTERS,
  filtersFrom,
  valuesOf,
  type FilterName as TableName,
  type FilterParameter,
} from "../../api/filters/filter-table.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";
import { isDay } from "../../core/calendar.ts";

/** The filters that the page has a field for, by their names in an address; in the order in which they are shown. */
export type FilterName = Exclude<FilterParameter, "document">;
type ShownFilter = Exclude<TableName, "documents">;
const SHOWN = TABLE_NAMES.filter((name): name is ShownFilter => FILTERS[name].isOnPage);
export const FILTER_NAMES: readonly FilterName[] = SHOWN.map((name) => FILTERS[name].parameter);

/** What is said of a filter in the table. */
export function entryOf(name: FilterName): (typeof FILTERS)[ShownFilter] {
  const found = SHOWN.find((shown) => FILTERS[shown].parameter === name) ?? "authors";
  return FILTERS[found];
}

/** One condition on the documents that are searched, by the name that it has in an address. */
export interface Filter {
  readonly name: FilterName;
  readonly value: string;
}

/** The same conditions in the order of their names, without blanks, repetitions, second days and days that are none. */
export function tidy(filters: readonly Filter[]): Filter[] {
  return FILTER_NAMES.flatMap((name) => {
    const values = filters.filter((filter) => filter.name === name).map(({ value }) => value.trim());
    const valid = values.filter((value) => isValue(name, value));
    return named(name, isSingle(name) ? valid.slice(0, 1) : [...new Set(valid)]);
  });
}

export function withoutFilter(filters: readonly Filter[], removed: Filter): Filter[] {
  return filters.filter((filter) => !isSame(filter, removed));
}

export function isSame(left: Filter, right: Filter): boolean {
  return left.name === right.name && left.value === right.value;
}

/** As a request says them. */
export function searchFiltersOf(filters: readonly Filter[]): SearchFilters {
  return filtersFrom(
    Object.fromEntries(
      FILTER_NAMES.map((name) => {
        const values = filters.filter((filter) => filter.name === name).map(({ value }) => value);
        return [name, isSingle(name) ? values[0] : values];
      }),
    ),
  );
}

/** The inverse of `searchFiltersOf`. */
export function filtersIn(filters: SearchFilters): Filter[] {
  return SHOWN.flatMap((name) => named(FILTERS[name].parameter, valuesOf(filters, name)));
}

function named(name: FilterName, values: readonly string[] = []): Filter[] {
  return values.map((value) => ({ name, value }));
}

function isValue(name: FilterName, value: string): boolean {
  const { kind, example } = entryOf(name);
  if (kind === "list") return value !== "";
  return kind === "day" ? isDay(value) : value === example;
}

/** Whether it has one value at most. */
function isSingle(name: FilterName): boolean {
  return entryOf(name).kind !== "list";
}
