import { byId, counted, element } from "./dom.ts";
import { entryOf, FILTER_NAMES, tidy, type Filter, type FilterName } from "./filter.ts";

/** The fields below the question that say which documents are searched. */
export interface FilterForm {
  show(filters: readonly Filter[]): void;
  /** As they stand in the fields now. */
  filters(): Filter[];
}

const SEPARATOR = ";";

export function createFilterForm(): FilterForm {
  const panel = byId("filters", HTMLDetailsElement);
  const count = byId("filter-count", HTMLElement);
  byId("filter-fields", HTMLElement).replaceChildren(...FILTER_NAMES.map(labelledField));
  const field = (name: FilterName): HTMLInputElement => byId(`filter-${name}`, HTMLInputElement);

  // The browser says what is wrong with a field only where the field is seen.
  for (const name of FILTER_NAMES) {
    field(name).addEventListener("invalid", () => {
      panel.open = true;
    });
  }

  return {
    show(filters) {
      for (const name of FILTER_NAMES) {
        const values = filters.filter((filter) => filter.name === name).map(({ value }) => value);
        field(name).value = values.join(`${SEPARATOR} `);
      }
      count.textContent = filters.length === 0 ? "" : counted(filters.length, "filter");
    },
    filters: () =>
      tidy(
        FILTER_NAMES.flatMap((name) =>
          field(name)
            .value.split(SEPARATOR)
            .map((value) => ({ name, value })),
        ),
      ),
  };
}

/** Characters of all values together. */
const LONGEST_VALUES = 500;

function labelledField(name: FilterName): HTMLElement {
  const { label, kind, example, isProse } = entryOf(name);
  const common = { id: `filter-${name}`, name, autocomplete: "off" };
  const text = {
    maxlength: String(LONGEST_VALUES),
    "aria-describedby": "filters-help",
    placeholder: example,
  };
  const verbatim = { autocapitalize: "off", spellcheck: "false" };
  const attributes =
    kind === "day" ? { ...common, type: "date" } : { ...common, ...text, ...(isProse ? {} : verbatim) };
  return element("label", {}, `${label} `, element("input", attributes));
}
