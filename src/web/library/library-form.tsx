import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Facets } from "../../api/filters/facets.ts";
import { tidy, type FilterName } from "../ask/filter.ts";
import { useMessages } from "../messages/speech.tsx";
import type { Route } from "../shell/route.ts";
import { COLUMN_NAMES, LISTED_STATES, listedState, nextOrder, type Column } from "./listing.ts";

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
  const messages = useMessages();
  const words = useRef<HTMLInputElement>(null);
  const { question, filters, listing } = route;
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
        <WordsField field={words} sent={question} />
        <StateSelect
          chosen={listing.state}
          choose={(state) => {
            show({}, state);
          }}
        />
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
        <OrderSelect
          sort={listing.sort}
          choose={(sort) => {
            go({ ...route, listing: { ...listing, sort, page: 1 } });
          }}
        />
        <button type="submit">{messages.library.find}</button>
      </form>
    </search>
  );
}

interface WordsFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  /** What was sent last: it stands in the field until something else is typed or sent. */
  readonly sent: string;
}

function WordsField({ field, sent }: WordsFieldProps): JSX.Element {
  const messages = useMessages();
  useLayoutEffect(() => {
    if (field.current !== null) field.current.value = sent;
  }, [sent]);
  return (
    <label class="wide">
      {messages.library.words}
      <input ref={field} id="question" name="q" type="search" maxLength={500} autocomplete="off" />
    </label>
  );
}

interface StateSelectProps {
  readonly chosen: Route["listing"]["state"];
  readonly choose: (state: Route["listing"]["state"]) => void;
}

function StateSelect({ chosen, choose }: StateSelectProps): JSX.Element {
  const messages = useMessages();
  return (
    <label>
      {messages.library.state}
      <select
        value={chosen}
        onChange={({ currentTarget }) => {
          choose(listedState(currentTarget.value));
        }}
      >
        {LISTED_STATES.map((state) => (
          <option key={state} value={state}>
            {messages.library.states[state]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface OrderSelectProps {
  readonly sort: Route["listing"]["sort"];
  readonly choose: (sort: Route["listing"]["sort"]) => void;
}

/** Where the table has no heads to press. */
function OrderSelect({ sort, choose }: OrderSelectProps): JSX.Element {
  const messages = useMessages();
  return (
    <label class="narrow-only">
      {messages.library.order}
      <select
        value={sort.replace("-", "")}
        onChange={({ currentTarget }) => {
          choose(nextOrder(sort, currentTarget.value as Column));
        }}
      >
        {COLUMN_NAMES.map((column) => (
          <option key={column} value={column}>
            {messages.library.columns[column]}
          </option>
        ))}
      </select>
    </label>
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
  const messages = useMessages();
  const [value = ""] = chosen;
  const isCounted = value === "" || counts.some((each) => each.value === value);
  return (
    <label>
      {messages.ask.filterNames[name]}
      <select
        value={value}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
        }}
      >
        <option value="">{messages.library.all}</option>
        {isCounted ? null : <option value={value}>{value}</option>}
        {counts.map((each) => (
          <option key={each.value} value={each.value}>
            {`${each.value} (${messages.wording.number(each.count)})`}
          </option>
        ))}
      </select>
    </label>
  );
}
