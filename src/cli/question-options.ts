import { DEFAULT_ASK_K, DEFAULT_SEARCH_K, MAX_K, MAX_OFFSET } from "../api/question-limits.ts";
import { InvalidArgumentError, Option } from "commander";
import { wholeNumber } from "../config/configuration.ts";
import { type SearchFilters, type SearchMode, type SearchRequest } from "../library/library.ts";

/** The options of `search` and `ask` as commander gives them. */
export interface QuestionFlags {
  readonly k?: number;
  readonly author?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly source?: readonly string[];
  readonly language?: readonly string[];
  readonly tag?: readonly string[];
  readonly offset?: number;
  readonly mode?: SearchMode;
  readonly groupBy?: "document";
  readonly explain?: boolean;
}

/** What `search` and `ask` were told besides the words: the other fields of their requests. */
export type QuestionOptions = Omit<SearchRequest, "query">;

const MODES: readonly SearchMode[] = ["hybrid", "lexical", "dense"];

/** All but `--tag`, which `keys create` has, too. */
export function questionOptions(): Option[] {
  const count = `how many passages, 1 to ${MAX_K} (default: ${DEFAULT_SEARCH_K} to search, ${DEFAULT_ASK_K} to ask)`;
  return [
    new Option("-k <number>", count).argParser(wholeNumberFrom(1, MAX_K)),
    repeatable("--author <name>", "only documents by an author who has all words of the name"),
    new Option("--from <date>", "only documents of this day or later, such as 2018-07-16"),
    new Option("--to <date>", "only documents of this day or earlier"),
    repeatable("--source <path>", "only this file or folder, as it is named below the documents folder"),
    repeatable("--language <code>", "only documents in this language, such as en"),
    new Option(
      "--offset <number>",
      `how many of the best passages to pass over, 0 to ${MAX_OFFSET}`,
    ).argParser(wholeNumberFrom(0, MAX_OFFSET)),
    new Option(
      "--mode <mode>",
      "whether words (lexical), meaning (dense) or both (hybrid, the default) decide",
    ).choices(MODES),
    new Option("--group-by <what>", "one passage of each document, its best").choices(["document"]),
    new Option("--explain", "print what each score is made of"),
  ];
}

/** May be given several times; one of the values has to fit. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, `${description}; can be repeated`).argParser(
    (value: string, before?: readonly string[]) => [...(before ?? []), value],
  );
}

/** Only what was given. */
export function questionOptionsOf(flags: QuestionFlags): QuestionOptions {
  const { k, offset, mode, groupBy, explain } = flags;
  const filters = filtersOf(flags);
  return {
    ...(k === undefined ? {} : { k }),
    ...(offset === undefined ? {} : { offset }),
    ...(mode === undefined ? {} : { mode }),
    ...(groupBy === undefined ? {} : { groupBy }),
    ...(explain === undefined ? {} : { explain }),
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
  };
}

function filtersOf({ author, from, to, source, language, tag }: QuestionFlags): SearchFilters {
  return {
    ...(author === undefined ? {} : { authors: author }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(source === undefined ? {} : { sources: source }),
    ...(language === undefined ? {} : { languages: language }),
    ...(tag === undefined ? {} : { tags: tag }),
  };
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
