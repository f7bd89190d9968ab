import { parseQuestion, type ParsedQuestion } from "../../search/question/question.ts";
import { isEmptyFilter } from "../../api/filters.ts";
import { meetsFilters, type FilteredFacts } from "./document-filter.ts";
import type { Interpretation, SearchFilters } from "../library.ts";

/** A question as it is searched for. */
export interface InterpretedQuestion {
  /** What is embedded, and whose words are looked for. */
  readonly question: Pick<ParsedQuestion, "text" | "attribution">;
  readonly phrases: readonly string[];
  /** A document has to meet all of them. */
  readonly filters: readonly SearchFilters[];
}

/**
 * Reads a question with the filters of its request. "What did Ivanov write in July 2018" asks for articles of that month
 * only if there are such articles by Ivanov; otherwise the words are searched for like all others, because the question
 * may be about that time.
 */
export function interpret(
  written: string,
  requested: SearchFilters,
  documents: () => readonly FilteredFacts[],
): InterpretedQuestion {
  const parsed = parseQuestion(written);
  const filters = [requested, operatorFilters(parsed)].filter((filter) => !isEmptyFilter(filter));
  const range = parsed.written;
  const common = { phrases: parsed.phrases };
  if (range !== null) {
    const within = rangeFilter(range);
    const speaker = range.attribution?.speaker;
    const expected = [...filters, within, ...(speaker === undefined ? [] : [{ authors: [speaker] }])];
    if (documents().some((document) => expected.every((filter) => meetsFilters(document, filter)))) {
      const question = { text: range.text, attribution: range.attribution };
      return { ...common, question, filters: [...filters, within] };
    }
  }
  const { text, headline } = parsed;
  const isBy = (name: string): boolean =>
    documents().some((document) => meetsFilters(document, { authors: [name] }));
  const attribution = parsed.attribution ?? (headline !== null && isBy(headline.speaker) ? headline : null);
  // Nothing but operators: whatever meets them is searched with their own words.
  return { ...common, question: { text: text === "" ? written : text, attribution }, filters };
}

/** As it is told to the person who asked. */
export function interpretationOf(
  { question, phrases, filters }: InterpretedQuestion,
  corrections: Interpretation["corrections"],
): Interpretation {
  return {
    phrases,
    filters: filters.length === 0 ? null : merged(filters),
    speaker: question.attribution?.speaker ?? null,
    corrections,
  };
}

function operatorFilters({ operators }: ParsedQuestion): SearchFilters {
  const { authors, sources, languages, tags } = operators;
  return { authors, sources, languages, tags, ...rangeFilter(operators) };
}

function rangeFilter({ from, to }: { from: string | null; to: string | null }): SearchFilters {
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
}

/** All that is asked of a document, in one object: lists joined, the narrower dates. */
function merged(filters: readonly SearchFilters[]): SearchFilters {
  const lists = ["authors", "sources", "languages", "tags", "documents"] as const;
  const joined = lists.flatMap((field) => {
    const values = [...new Set(filters.flatMap((filter) => filter[field] ?? []))];
    return values.length === 0 ? [] : [[field, values] as const];
  });
  const from = filters
    .flatMap((filter) => filter.from ?? [])
    .sort()
    .at(-1);
  const to = filters
    .flatMap((filter) => filter.to ?? [])
    .sort()
    .at(0);
  return {
    ...Object.fromEntries(joined),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
