import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Facets } from "../../api/filters/facets.ts";
import { entryOf, tidy, type FilterName } from "../ask/filter.ts";
import type { Route } from "../shell/route.ts";
import { COLUMN_NAMES, COLUMNS, LISTED_STATES, listedState, nextOrder, type Column } from "./listing.ts";

interface LibraryFormProps {
  readonly route: Route;
  /** Of the documents that are listed, as far as they are known. */
  readonly facets: Facets;
  readonly go: (route: Route) => void;
}

/** The filters that the table has fields for. */
const FIELDS = ["format", "language", "tag"] as const satisfies readonly FilterName[];

/** Says which documents the table shows. A choice counts at once, a text when it is sent. */
export function LibraryForm({ route, facets, go }: LibraryFormProps): JSX.Element {
  const words = useRef<HTMLInputElement>(null);
  const { question, filters, listing } = route;
  useLayoutEffect(() => {
    if (words.current !== null) words.current.value = question;
  }, [question]);
  const show = (changes: Partial<Pick<Route, "question" | "filters">>, state = listing.state): void => {
    const typed = words.current?.value.trim() ?? "";
    go({ ...route, question: typed, ...changes, listing: { ...listing, state, page: 1 }, reading: null });
  };
  return (
    <search>
      <form
        class="library-form"
        onSubmit={(event) => {
          event.preventDefault();
          show({});
        }}
      >
        <label class="wide">
          Title, author or file
          <input ref={words} id="question" name="q" type="search" maxLength={500} autocomplete="off" />
        </label>
        <label>
          State
          <select
            value={listing.state}
            onChange={({ currentTarget }) => {
              show({}, listedState(currentTarget.value));
            }}
          >
            {Object.entries(LISTED_STATES).map(([state, label]) => (
              <option key={state} value={state}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {FIELDS.map((name) => (
          <FacetSelect
            key={name}
            name={name}
            chosen={filters.filter((filter) => filter.name === name).map(({ value }) => value)}
            counts={facets[name] ?? []}
            choose={(value) => {
              const others = filters.filter((filter) => filter.name !== name);
              show({ filters: tidy(value === "" ? others : [...others, { name, value }]) });
            }}
          />
        ))}
        <label class="narrow-only">
          Order
          <select
            value={listing.sort.replace("-", "")}
            onChange={({ currentTarget }) => {
              const column = currentTarget.value as Column;
              go({ ...route, listing: { ...listing, sort: nextOrder(listing.sort, column), page: 1 } });
            }}
          >
            {COLUMN_NAMES.map((column) => (
              <option key={column} value={column}>
                {COLUMNS[column]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Find</button>
      </form>
    </search>
  );
}

interface FacetSelectProps {
  readonly name: (typeof FIELDS)[number];
  readonly chosen: readonly string[];
  readonly counts: NonNullable<Facets[(typeof FIELDS)[number]]>;
  readonly choose: (value: string) => void;
}

/** What there is among the listed documents, with its count. */
function FacetSelect({ name, chosen, counts, choose }: FacetSelectProps): JSX.Element {
  const [value = ""] = chosen;
  const isCounted = value === "" || counts.some((each) => each.value === value);
  return (
    <label>
      {entryOf(name).label}
      <select
        value={value}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
        }}
      >
        <option value="">All</option>
        {isCounted ? null : <option value={value}>{value}</option>}
        {counts.map((each) => (
          <option key={each.value} value={each.value}>
            {`${each.value} (${each.count.toLocaleString("en")})`}
          </option>
        ))}
      </select>
    </label>
  );
}
