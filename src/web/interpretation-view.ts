import { byId, element } from "./dom.ts";
import { entryOf, filtersIn, isSame, withoutFilter, type Filter } from "./filter.ts";
import { addressOf, type Route } from "./route.ts";
import type { Interpretation } from "../api/question-responses.ts";

/**
 * How a question was read, where that is more than its words; null where it is not.
 *
 * @param route what the page shows: of the filters that apply, those in its address can be taken away again; the others
 *   stand in the question
 */
export function interpretationView(interpretation: Interpretation, route: Route): HTMLElement | null {
  const { phrases, filters, speaker, corrections } = interpretation;
  const lines = [
    ...corrections.map(({ original, corrected }) =>
      line("Looked for ", name(corrected), " in place of ", name(original), ", which occurs nowhere."),
    ),
    ...phrases.map((phrase) => line("Only passages with “", name(phrase), "”.")),
    ...(speaker === null ? [] : [line("Looked above all for what ", name(speaker), " says.")]),
    ...filterLines(filters === null ? [] : filtersIn(filters), route),
  ];
  return lines.length === 0 ? null : element("div", { class: "interpretation" }, ...lines);
}

function filterLines(filters: readonly Filter[], route: Route): HTMLElement[] {
  if (filters.length === 0) return [];
  return [
    element(
      "ul",
      { class: "chips", "aria-label": "Filters" },
      ...filters.map((filter) => filterChip(filter, route)),
    ),
  ];
}

function filterChip(filter: Filter, route: Route): HTMLElement {
  const words = [`${entryOf(filter.name).label}: `, name(filter.value)];
  if (!route.filters.some((own) => isSame(own, filter))) {
    return element("li", {}, ...words, element("span", { class: "origin" }, "in the question"));
  }
  const filters = withoutFilter(route.filters, filter);
  const remove = element(
    "a",
    {
      href: addressOf({ ...route, filters, reading: null }),
      "aria-label": `Remove the filter ${entryOf(filter.name).label}: ${filter.value}`,
      title: "Remove",
    },
    "×",
  );
  // The link will be gone in a moment, and the focus shall not be lost with it.
  remove.addEventListener("click", () => {
    byId("main", HTMLElement).focus({ preventScroll: true });
  });
  return element("li", {}, ...words, remove);
}

function line(...words: readonly (Node | string)[]): HTMLElement {
  return element("p", {}, ...words);
}

/** Words of the user or of a document, in whatever direction they are written. */
function name(text: string): HTMLElement {
  return element("bdi", {}, text);
}
