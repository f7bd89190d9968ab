import type { DocumentOrder, SortKey } from "../../api/document-requests.ts";
import type { DocumentState } from "../../core/document.ts";
import type { Filter } from "../ask/filter.ts";

/** Which documents the table shows besides what the filters say, in which order, and which page of them. */
export interface Listing {
  readonly state: ListedState;
  readonly sort: DocumentOrder;
  /** From 1. */
  readonly page: number;
}

export type ListedState = keyof typeof STATES;

/** Those that are in the library, and those that could not be read. */
const STATES = {
  all: [],
  indexed: ["indexed", "duplicate"],
  unread: ["failed", "skipped"],
} as const satisfies Readonly<Record<string, readonly DocumentState[]>>;

export const LISTED_STATES = Object.keys(STATES) as ListedState[];

/** The columns that the table is ordered by. */
export const COLUMN_NAMES = [
  "title",
  "author",
  "date",
  "format",
  "state",
  "indexedAt",
] as const satisfies readonly SortKey[];
export type Column = (typeof COLUMN_NAMES)[number];

export const FIRST_PAGE: Listing = { state: "all", sort: "title", page: 1 };
export const ROWS_ON_A_PAGE = 100;

/** Of an address; what it does not understand it leaves out. */
export function listingIn(parameters: URLSearchParams): Listing {
  const [state, sort, page] = ["state", "sort", "page"].map((name) => parameters.get(name) ?? "");
  return {
    state: listedState(state ?? ""),
    sort: orders().find((order) => order === sort) ?? FIRST_PAGE.sort,
    page: /^[1-9][0-9]{0,6}$/.test(page ?? "") ? Number(page) : 1,
  };
}

/** The inverse of `listingIn`. */
export function writeListing({ state, sort, page }: Listing, parameters: URLSearchParams): void {
  if (state !== FIRST_PAGE.state) parameters.set("state", state);
  if (sort !== FIRST_PAGE.sort) parameters.set("sort", sort);
  if (page > 1) parameters.set("page", String(page));
}

export function listedState(text: string): ListedState {
  return LISTED_STATES.find((state) => state === text) ?? "all";
}

interface ListedDocuments {
  /** Words that are looked for. */
  readonly question: string;
  readonly filters: readonly Filter[];
  readonly listing: Listing;
}

/** As `GET /v1/documents` is asked for it. */
export function listParameters({ question, filters, listing }: ListedDocuments): URLSearchParams {
  const parameters = new URLSearchParams({
    limit: String(ROWS_ON_A_PAGE),
    offset: String((listing.page - 1) * ROWS_ON_A_PAGE),
    sort: listing.sort,
    facets: "format,language,tag",
  });
  if (question !== "") parameters.set("q", question);
  for (const state of STATES[listing.state]) parameters.append("state", state);
  for (const { name, value } of filters) parameters.append(name, value);
  return parameters;
}

/** The order that a click on a column asks for: what is newest first for times, and the other way round the second time. */
export function nextOrder(sort: DocumentOrder, column: Column): DocumentOrder {
  const first: DocumentOrder = column === "date" || column === "indexedAt" ? `-${column}` : column;
  if (sort !== first) return first;
  return first.startsWith("-") ? column : `-${column}`;
}

function orders(): DocumentOrder[] {
  return COLUMN_NAMES.flatMap((name): DocumentOrder[] => [name, `-${name}`]);
}
