import { DEFAULT_ASK_K, DEFAULT_SEARCH_K, MAX_K, MAX_OFFSET } from "../api/questions/question-limits.ts";
import { mode } from "../api/fields.ts";
import {
  FILTER_NAMES,
  FILTERS,
  filtersFrom,
  isEmptyFilter,
  type FilterName,
  type FilterValues,
} from "../api/filters/filter-table.ts";
import { InvalidArgumentError, Option } from "commander";
import { wholeNumber } from "../core/numerals.ts";
import { repeatable } from "./option-table.ts";
import type { SearchRequest } from "../api/questions/question-requests.ts";

/** The options of `search` and `ask` as commander gives them. */
export type QuestionFlags = Pick<SearchRequest, "k" | "offset" | "mode" | "explain"> & {
  /** By subject are the statements of `said`. */
  readonly groupBy?: NonNullable<SearchRequest["groupBy"]> | "subject";
} & {
  readonly [
    Name in Exclude<FilterName, "documents" | "formats"> as (typeof FILTERS)[Name]["parameter"]
  ]?: NonNullable<FilterValues[Name]>;
};

/** What `search` and `ask` were told besides the words: the other fields of their requests. */
export type QuestionOptions = Omit<SearchRequest, "query">;

/** Of all that speaks of some documents only. */
export const FILTER_OPTIONS: readonly Option[] = FILTER_NAMES.flatMap(filterOptions);

/** Of `search` and `ask`. */
export const QUESTION_OPTIONS: readonly Option[] = [
  new Option(
    "-k <number>",
    `how many passages, 1 to ${MAX_K} (default: ${DEFAULT_SEARCH_K} to search, ${DEFAULT_ASK_K} to ask)`,
  ).argParser(wholeNumberFrom(1, MAX_K)),
  ...FILTER_OPTIONS,
  new Option("--explain", "print what each score is made of"),
];

/** Of `search` alone. */
export const PAGE_OPTIONS: readonly Option[] = [
  new Option("--offset <number>", `how many of the best passages to pass over, 0 to ${MAX_OFFSET}`).argParser(
    wholeNumberFrom(0, MAX_OFFSET),
  ),
  new Option(
    "--mode <mode>",
    "whether words (lexical), meaning (dense) or both (hybrid, the default) decide",
  ).choices(mode.options),
  new Option("--group-by <what>", "one passage of each document, its best").choices(["document"]),
];

/** Only what was given. */
export function questionOptionsOf(flags: QuestionFlags): QuestionOptions {
  const { k, offset, mode: side, groupBy, explain } = flags;
  const filters = filtersFrom(filterFlags(flags));
  return {
    ...(k === undefined ? {} : { k }),
    ...(offset === undefined ? {} : { offset }),
    ...(side === undefined ? {} : { mode: side }),
    ...(groupBy === "document" ? { groupBy } : {}),
    ...(explain === undefined ? {} : { explain }),
    ...(isEmptyFilter(filters) ? {} : { filters }),
  };
}

/** Only those that there are flags for: a command may have another flag by the name of a filter. */
function filterFlags(flags: QuestionFlags): QuestionFlags {
  const names = FILTER_NAMES.filter((name) => FILTERS[name].flagValue !== null);
  return Object.fromEntries(
    names.map((name) => [FILTERS[name].parameter, flags[FILTERS[name].parameter as keyof QuestionFlags]]),
  );
}

function filterOptions(name: FilterName): Option[] {
  const { parameter, kind, description, flagValue } = FILTERS[name];
  if (flagValue === null) return [];
  const flags = `--${parameter} <${flagValue}>`;
  const help = description.charAt(0).toLowerCase() + description.slice(1).replace(/\.$/, "");
  return [kind === "list" ? repeatable(flags, help) : new Option(flags, help)];
}

function wholeNumberFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = wholeNumber(text, least, most);
    if (number === undefined) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}
