/**
 * The filters of a search, each once: the parameters of a URL, the fields of a body, the operators of a question, the flags
 * of the command line, the arguments of an assistant and the fields of the page are all made from this table. It imports
 * nothing, because the page's browser loads it as it is.
 */

interface FilterEntry {
  /** Its name in a URL, where each value is a parameter of its own, and as a flag of the command line. */
  readonly parameter: string;
  /** A document meets a list by any of its values; a day is one value; a choice has the one value of its example. */
  readonly kind: "list" | "day" | "choice";
  /** A whole sentence: for the API, for assistants, and for the help of the command line. */
  readonly description: string;
  readonly example: string;
  /** The words before a colon by which a question sets it; dates have their own words, see `search/question`. */
  readonly operators: readonly string[];
  /** What the help of the command line calls its value; null where there is no flag. */
  readonly flagValue: string | null;
  /** Whether the page has a field for it. */
  readonly isOnPage: boolean;
  /** Whether the page's field is for prose, where a phone may begin with a capital and correct the spelling. */
  readonly isProse: boolean;
}

export const FILTERS = {
  authors: {
    parameter: "author",
    kind: "list",
    description: "Only documents by an author whose name has all words of one of these names.",
    example: "Ivanov",
    operators: ["author", "by"],
    flagValue: "name",
    isOnPage: true,
    isProse: true,
  },
  from: {
    parameter: "from",
    kind: "day",
    description: "Only documents published on this day or later, written YYYY-MM-DD.",
    example: "2018-07-16",
    operators: [],
    flagValue: "date",
    isOnPage: true,
    isProse: false,
  },
  to: {
    parameter: "to",
    kind: "day",
    description: "Only documents published on this day or earlier, written YYYY-MM-DD.",
    example: "2018-07-31",
    operators: [],
    flagValue: "date",
    isOnPage: true,
    isProse: false,
  },
  undated: {
    parameter: "undated",
    kind: "choice",
    description:
      "With `include`, documents without a date are searched, too, where a date limits the search.",
    example: "include",
    operators: [],
    flagValue: "include",
    isOnPage: true,
    isProse: false,
  },
  sources: {
    parameter: "source",
    kind: "list",
    description: "Only these files or folders, as they are named below the documents folder.",
    example: "history",
    operators: ["source", "in"],
    flagValue: "path",
    isOnPage: true,
    isProse: false,
  },
  languages: {
    parameter: "language",
    kind: "list",
    description: "Only documents in one of these languages, as ISO 639-1 codes such as en.",
    example: "en",
    operators: ["language", "lang"],
    flagValue: "code",
    isOnPage: true,
    isProse: false,
  },
  tags: {
    parameter: "tag",
    kind: "list",
    description: "Only documents with one of these tags, in upper or lower case.",
    example: "Alaska",
    operators: ["tag"],
    flagValue: "tag",
    isOnPage: true,
    isProse: true,
  },
  formats: {
    parameter: "format",
    kind: "list",
    description: "Only documents of one of these formats, such as pdf, docx, html or mail.",
    example: "pdf",
    operators: ["format"],
    // The commands that print in several forms have a flag of this name.
    flagValue: null,
    isOnPage: true,
    isProse: false,
  },
  documents: {
    parameter: "document",
    kind: "list",
    description: "Only the documents with these ids.",
    example: "275a1622526861d8",
    operators: [],
    // The setting --documents is a folder.
    flagValue: null,
    isOnPage: false,
    isProse: false,
  },
} as const satisfies Readonly<Record<string, FilterEntry>>;

type Table = typeof FILTERS;
export type FilterName = keyof Table;
export type FilterParameter = Table[FilterName]["parameter"];
export type ListFilterName = {
  [Name in FilterName]: Table[Name]["kind"] extends "list" ? Name : never;
}[FilterName];

export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];
export const LIST_FILTER_NAMES = FILTER_NAMES.filter((name): name is ListFilterName => isList(name));

/** The values of each filter. */
export type FilterValues = {
  readonly [Name in FilterName]?: Name extends ListFilterName ? readonly string[] : string;
};

/** From values by the names of their parameters. */
export function filtersFrom(
  values: Readonly<Partial<Record<FilterParameter, string | readonly string[] | undefined>>>,
): FilterValues {
  const given = FILTER_NAMES.flatMap((name) => {
    const value = values[FILTERS[name].parameter];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

/** Whether nothing is given that limits anything, or only empty lists: a filter that every document meets. */
export function isEmptyFilter(filters: FilterValues): boolean {
  return FILTER_NAMES.every((name) => name === "undated" || valuesOf(filters, name).length === 0);
}

/** As a list, also where there is one value at most. */
export function valuesOf(filters: FilterValues, name: FilterName): readonly string[] {
  const value = filters[name] ?? [];
  return typeof value === "string" ? [value] : value;
}

function isList(name: FilterName): boolean {
  return FILTERS[name].kind === "list";
}
