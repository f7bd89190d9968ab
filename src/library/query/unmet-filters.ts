import { notice, type Notice } from "../../api/notices/notice.ts";
import type { NoticeCode } from "../../api/notices/notice-table.ts";
import type { FacetName } from "../../api/filters/facets.ts";
import {
  FILTER_NAMES,
  FILTERS,
  isEmptyFilter,
  valuesOf,
  type FilterName,
  type ListFilterName,
} from "../../api/filters/filter-table.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";
import { listed } from "../../core/wording.ts";
import { nearNames } from "../../text/near-names.ts";
import type { LibraryView } from "../view/library-view.ts";
import { documentFilter, type FilteredFacts } from "./document-filter.ts";

/** Of the values that there are, so many are named. */
const NAMED = 5;

const UNMET: Readonly<Record<ListFilterName, NoticeCode>> = {
  authors: "no-document-by-author",
  sources: "no-document-in-source",
  languages: "no-document-in-language",
  tags: "no-document-with-tag",
  formats: "no-document-of-format",
  documents: "no-document-with-id",
};

const FACETS: Readonly<Partial<Record<FilterName, FacetName>>> = {
  authors: "author",
  sources: "folder",
  languages: "language",
  tags: "tag",
  formats: "format",
};

/** Codes of two or three letters are all near one another. */
const WITH_NEAR_NAMES: readonly FilterName[] = ["authors", "sources", "tags", "formats"];

/** One kind of limit by itself: both ends of a time are one. */
interface Part {
  readonly name: FilterName;
  readonly filter: SearchFilters;
}

/**
 * Why no document meets the filters, and what would: which of them none meets, with what is near or there is instead; or that
 * none meets all, with what is left without one of them. Nothing where a document meets them, or there are no filters.
 */
export async function unmetFilters(
  view: LibraryView,
  filters: readonly SearchFilters[],
): Promise<readonly Notice[]> {
  if (filters.every(isEmptyFilter)) return [];
  const documents = await view.facts();
  const folded = await view.folded();
  const meeting = (asked: readonly SearchFilters[]): readonly FilteredFacts[] =>
    documents.filter(documentFilter(asked, folded));
  if (documents.length === 0 || meeting(filters).length > 0) return [];
  const parts = filters.flatMap(partsOf);
  const unmet = parts.filter(({ filter }) => meeting([filter]).length === 0);
  if (unmet.length > 0) {
    const notices = await Promise.all(unmet.map((part) => noticesOf(part, view, documents)));
    return notices.flat();
  }
  const without = parts.flatMap((part) => {
    const left = meeting(parts.filter((other) => other !== part).map(({ filter }) => filter));
    return left.length === 0 ? [] : [{ part, count: left.length }];
  });
  return [
    notice("filters-not-together"),
    ...without.map(({ part, count }) => notice("left-without-filter", { filter: written(part), count })),
  ];
}

function partsOf(filters: SearchFilters): Part[] {
  const { from, to, undated } = filters;
  const lists = FILTER_NAMES.flatMap((name): Part[] =>
    FILTERS[name].kind === "list" && valuesOf(filters, name).length > 0
      ? [{ name, filter: { [name]: valuesOf(filters, name) } }]
      : [],
  );
  if (from === undefined && to === undefined) return lists;
  const within = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(undated === undefined ? {} : { undated }),
  };
  return [...lists, { name: "from", filter: within }];
}

async function noticesOf(
  { name, filter }: Part,
  view: LibraryView,
  documents: readonly FilteredFacts[],
): Promise<readonly Notice[]> {
  const list = name in UNMET ? UNMET[name as ListFilterName] : undefined;
  if (list === undefined) return [timeNotice(documents)];
  const values = valuesOf(filter, name);
  const facet = FACETS[name];
  const unmet = notice(list, { names: listed(values) });
  if (facet === undefined) return [unmet];
  const there = (await view.knownValues()).all(facet);
  const files = name === "sources" ? documents.map(({ source }) => source) : [];
  const near = WITH_NEAR_NAMES.includes(name) ? nearest(values, [...there, ...files]) : [];
  return [unmet, remedy(near, there.length > 0 ? there : files)];
}

function nearest(values: readonly string[], known: readonly string[]): string[] {
  return [...new Set(values.flatMap((value) => nearNames(value, known)))].slice(0, NAMED);
}

function remedy(near: readonly string[], known: readonly string[]): Notice {
  if (near.length > 0) return notice("near-names", { names: listed(near) });
  if (known.length === 0) return notice("no-names");
  const more = known.length - NAMED;
  const names = listed(known.slice(0, NAMED));
  return more > 0 ? notice("names-and-more", { names, more }) : notice("all-names", { names });
}

function timeNotice(documents: readonly FilteredFacts[]): Notice {
  const dates = documents.flatMap(({ date }) => date ?? []).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return first === undefined || last === undefined
    ? notice("no-document-dated")
    : notice("no-document-of-time", { first, last });
}

/** As a question has it: `author:Ivanov`. */
function written({ filter }: Part): string {
  const limits = FILTER_NAMES.filter((name) => name !== "undated").flatMap((name) =>
    valuesOf(filter, name).map((value) => `${FILTERS[name].parameter}:${value}`),
  );
  return listed(limits);
}
