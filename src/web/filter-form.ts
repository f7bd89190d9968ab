import { byId, counted } from "./dom.ts";
import { FILTER_NAMES, tidy, type Filter, type FilterName } from "./filter.ts";

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
