import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Facets } from "../../api/filters/facets.ts";
import { useMessages } from "../messages/speech.tsx";
import { FacetButtons } from "./facet-buttons.tsx";
import { useValueSuggestions } from "./value-suggestions.tsx";
import { entryOf, FILTER_NAMES, tidy, type Filter, type FilterName } from "./filter.ts";

const SEPARATOR = ";";

/** Characters of all values together. */
const LONGEST_VALUES = 500;

/** As they stand in the fields of the form now. */
export function filtersInFields(form: HTMLFormElement): Filter[] {
  const data = new FormData(form);
  return tidy(
    FILTER_NAMES.flatMap((name) =>
      data
        .getAll(name)
        .flatMap((entered) => (typeof entered === "string" ? entered.split(SEPARATOR) : []))
        .map((value) => ({ name, value })),
    ),
  );
}

interface FilterFieldsProps {
  readonly filters: readonly Filter[];
  /** Of the documents that were searched last. */
  readonly facets: Facets;
  /** Called with all filters, when one was chosen by its button. */
  readonly choose: (filters: Filter[]) => void;
}

/** The fields below the question that say which documents are searched. */
export function FilterFields({ filters, facets, choose }: FilterFieldsProps): JSX.Element {
  const panel = useRef<HTMLDetailsElement>(null);
  const messages = useMessages();
  // The browser says what is wrong with a field only where the field is seen.
  const open = (): void => {
    if (panel.current !== null) panel.current.open = true;
  };
  return (
    <details id="filters" ref={panel}>
      <summary>
        {messages.ask.chooseDocuments}{" "}
        <span id="filter-count">{filters.length === 0 ? "" : messages.counts.filters(filters.length)}</span>
      </summary>
      <div class="filter-fields" id="filter-fields">
        {FILTER_NAMES.map((name) => (
          <LabelledField key={name} name={name} filters={filters} onInvalid={open} />
        ))}
      </div>
      <FacetButtons facets={facets} filters={filters} choose={choose} />
      <p id="filters-help">
        {messages.ask.filtersHelp(
          <code>author:Ivanov</code>,
          <code>after:2018</code>,
          <code>"{messages.ask.examplePhrase}"</code>,
        )}
      </p>
    </details>
  );
}

interface FieldProps {
  readonly name: FilterName;
  readonly filters: readonly Filter[];
  readonly onInvalid: () => void;
}

/** What is typed stays until the address says something else. */
function LabelledField({ name, filters, onInvalid }: FieldProps): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const messages = useMessages();
  const { kind, example, isProse } = entryOf(name);
  const listId = `suggested-${name}`;
  const { look, list } = useValueSuggestions(name, listId, SEPARATOR);
  const value = filters
    .filter((filter) => filter.name === name)
    .map((filter) => filter.value)
    .join(`${SEPARATOR} `);
  useLayoutEffect(() => {
    if (field.current === null) return;
    if (kind === "choice") field.current.checked = value !== "";
    else field.current.value = value;
  }, [value]);
  if (kind === "choice") {
    return (
      <label class="choice">
        <input ref={field} id={`filter-${name}`} name={name} type="checkbox" value={example} />{" "}
        {messages.ask.filterNames[name]}
      </label>
    );
  }
  const common = { ref: field, id: `filter-${name}`, name, autocomplete: "off", onInvalid };
  return (
    <label>
      {`${messages.ask.filterNames[name]} `}
      {kind === "day" ? (
        <input {...common} type="date" />
      ) : (
        <input
          {...common}
          list={list === null ? undefined : listId}
          onFocus={({ currentTarget }) => {
            look(currentTarget.value);
          }}
          onInput={({ currentTarget }) => {
            look(currentTarget.value);
          }}
          maxLength={LONGEST_VALUES}
          aria-describedby="filters-help"
          placeholder={example}
          {...(isProse ? {} : { autocapitalize: "off", spellcheck: false })}
        />
      )}
      {list}
    </label>
  );
}
