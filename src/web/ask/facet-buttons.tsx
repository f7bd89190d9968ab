import type { JSX } from "preact";
import type { FacetName, Facets } from "../../api/filters/facets.ts";
import { useMessages } from "../messages/speech.tsx";
import { isSame, tidy, type Filter } from "./filter.ts";

/** What the documents are counted by, in the order in which it is shown. */
export const SHOWN_FACETS: readonly FacetName[] = ["author", "year", "folder", "language", "tag", "format"];

const MOST_BUTTONS = 8;

interface FacetButtonsProps {
  /** Of the documents that were searched. */
  readonly facets: Facets;
  readonly filters: readonly Filter[];
  readonly choose: (filters: Filter[]) => void;
}

/** What there is among the searched documents, with counts: each button narrows the search to it. */
export function FacetButtons({ facets, filters, choose }: FacetButtonsProps): JSX.Element {
  const messages = useMessages();
  return (
    <div class="facets">
      {SHOWN_FACETS.map((name) => {
        const values = (facets[name] ?? []).filter(({ value }) => !isSet(name, value, filters));
        if (values.length === 0) return null;
        return (
          <div key={name} role="group" aria-label={messages.ask.facetNames[name]}>
            <span class="facet-name">{messages.ask.facetNames[name]}</span>
            {values.slice(0, MOST_BUTTONS).map(({ value, count }) => (
              <button
                key={value}
                type="button"
                class="quiet-button"
                onClick={() => {
                  choose(tidy([...without(name, filters), ...filtersOf(name, value)]));
                }}
              >
                <bdi>{value}</bdi> <span class="count">{messages.wording.number(count)}</span>
              </button>
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** The filters that leave the documents of one value. */
function filtersOf(name: FacetName, value: string): Filter[] {
  if (name === "folder") return [{ name: "source", value }];
  if (name !== "year") return [{ name, value }];
  return [
    { name: "from", value: `${value}-01-01` },
    { name: "to", value: `${value}-12-31` },
  ];
}

function isSet(name: FacetName, value: string, filters: readonly Filter[]): boolean {
  return filtersOf(name, value).every((wanted) => filters.some((filter) => isSame(filter, wanted)));
}

/** A second value narrows the search to itself: with the first one beside it, it would widen it. */
function without(name: FacetName, filters: readonly Filter[]): Filter[] {
  const replaced = new Set(filtersOf(name, "").map((filter) => filter.name));
  return filters.filter((filter) => !replaced.has(filter.name));
}
