import type { SearchFilters } from "../api/filters.ts";

/** In the order in which they are shown. */
export const FILTER_NAMES = ["author", "from", "to", "source", "language", "tag"] as const;

export type FilterName = (typeof FILTER_NAMES)[number];

/** One condition on the documents that are searched, by the name that it has in an address. */
export interface Filter {
  readonly name: FilterName;
  readonly value: string;
}

/** The same conditions in the order of their names, without blanks, repetitions, second days and days that are none. */
export function tidy(filters: readonly Filter[]): Filter[] {
  return FILTER_NAMES.flatMap((name) => {
    const values = filters.filter((filter) => filter.name === name).map(({ value }) => value.trim());
    const valid = isDayName(name) ? values.filter(isDay).slice(0, 1) : values.filter((value) => value !== "");
    return named(name, [...new Set(valid)]);
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
  const values = (name: FilterName): string[] =>
    filters.filter((filter) => filter.name === name).map(({ value }) => value);
  const [from] = values("from");
  const [to] = values("to");
  return {
    authors: values("author"),
    sources: values("source"),
    languages: values("language"),
    tags: values("tag"),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

/** The inverse of `searchFiltersOf`. */
export function filtersIn({ authors, from, to, sources, languages, tags }: SearchFilters): Filter[] {
  return [
    ...named("author", authors),
    ...named("from", from === undefined ? [] : [from]),
    ...named("to", to === undefined ? [] : [to]),
    ...named("source", sources),
    ...named("language", languages),
    ...named("tag", tags),
  ];
}

function named(name: FilterName, values: readonly string[] = []): Filter[] {
  return values.map((value) => ({ name, value }));
}

function isDayName(name: FilterName): boolean {
  return name === "from" || name === "to";
}

/** Whether the text is a day of the calendar, `YYYY-MM-DD`: "2018-02-30" is none. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
