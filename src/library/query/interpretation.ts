import { parseQuestion, type ParsedQuestion, type WrittenRange } from "../../search/question/question.ts";
import { isEmptyFilter, LIST_FILTER_NAMES } from "../../api/filters/filter-table.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";
import { tellingParts } from "../../search/question/telling-parts.ts";
import { documentFilter, type FilteredFacts, type FoldedFacts } from "./document-filter.ts";
import type { Interpretation } from "../../api/questions/question-responses.ts";

/** A question as it is searched for. */
export interface InterpretedQuestion {
  /** What is embedded, and whose words are looked for. */
  readonly question: Pick<ParsedQuestion, "text" | "attribution">;
  readonly phrases: readonly string[];
  /** A document has to meet all of them. */
  readonly filters: readonly SearchFilters[];
  /** A time of which there is no such document, as it is written: searched for by its words. */
  readonly timeWithoutDocuments: string | null;
  /** Whether it is so long that its most telling parts alone are searched for. */
  readonly isShortened: boolean;
  readonly notUnderstood: readonly string[];
  /** Those of them that name, or should name, a time. */
  readonly notTimes: readonly string[];
  readonly courtesies: readonly string[];
}

/** What is read with a question. */
export interface QuestionSetting {
  readonly requested: SearchFilters;
  /** Asked only where a question may be limited by them. */
  readonly documents: () => Promise<readonly FilteredFacts[]>;
  /** Of these documents. */
  readonly folded: FoldedFacts;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Reads a question with the filters of its request. "What did Ivanov write in July 2018" asks for articles of that month
 * only if there are such articles by Ivanov, or older and younger ones; otherwise the words are searched for like all others,
 * because the question may be about that time.
 */
export async function interpret(
  written: string,
  { requested, documents, folded, today }: QuestionSetting,
): Promise<InterpretedQuestion> {
  const parsed = parseQuestion(written, today);
  const undated = requested.undated === undefined ? {} : { undated: requested.undated };
  const filters = [requested, operatorFilters(parsed)]
    .filter((filter) => !isEmptyFilter(filter))
    .map((filter) => ({ ...filter, ...undated }));
  const { phrases, notUnderstood, notTimes, courtesies, text, headline } = parsed;
  const searched = tellingParts(text);
  const common = {
    phrases,
    notUnderstood,
    notTimes,
    courtesies,
    timeWithoutDocuments: null,
    isShortened: searched !== text,
  };
  const range = parsed.written;
  if (range !== null) {
    const within = { ...rangeFilter(range), ...undated };
    if (isOfThatTime(range, await documents(), documentFilter(meantBy(range, filters), folded))) {
      const question = { text: range.text, attribution: range.attribution };
      return { ...common, question, filters: [...filters, within] };
    }
  }
  const isBy = async (name: string): Promise<boolean> =>
    (await documents()).some(documentFilter([{ authors: [name] }], folded));
  const attribution =
    parsed.attribution ?? (headline !== null && (await isBy(headline.speaker)) ? headline : null);
  return {
    ...common,
    // Nothing but operators: whatever meets them is searched with their own words.
    question: { text: text === "" ? written : searched, attribution },
    filters,
    timeWithoutDocuments: range?.time ?? null,
  };
}

/**
 * Whether the time is that of the documents: one that is meant dates from it or, where somebody's words are asked for, some of
 * this person's are older and some younger.
 */
function isOfThatTime(
  range: WrittenRange,
  documents: readonly FilteredFacts[],
  isMeant: (document: FilteredFacts) => boolean,
): boolean {
  const dates = documents.filter(isMeant).flatMap(({ date }) => date ?? []);
  const { from, to } = { from: range.from ?? "", to: range.to ?? "9999" };
  if (dates.some((date) => date >= from.slice(0, date.length) && date <= to)) return true;
  return range.attribution !== null && dates.some((date) => date < from) && dates.some((date) => date > to);
}

/** Where somebody's words are asked for, this person's documents alone tell of what time they are. */
function meantBy({ attribution }: WrittenRange, filters: readonly SearchFilters[]): readonly SearchFilters[] {
  return attribution === null ? filters : [...filters, { authors: [attribution.speaker] }];
}

/** As it is told to the person who asked. */
export function interpretationOf(
  { question, phrases, filters, notUnderstood, courtesies }: InterpretedQuestion,
  { corrections, absentPhrases }: Pick<Interpretation, "corrections" | "absentPhrases">,
): Interpretation {
  return {
    phrases: phrases.filter((phrase) => !absentPhrases.includes(phrase)),
    absentPhrases,
    filters: filters.length === 0 ? null : merged(filters),
    speaker: question.attribution?.speaker ?? null,
    corrections,
    notUnderstood,
    courtesies,
  };
}

function operatorFilters({ operators }: ParsedQuestion): SearchFilters {
  const { authors, sources, languages, tags, formats } = operators;
  return { authors, sources, languages, tags, formats, ...rangeFilter(operators) };
}

function rangeFilter({ from, to }: { from: string | null; to: string | null }): SearchFilters {
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
}

/** All that is asked of a document, in one object: lists joined, the narrower dates. */
function merged(filters: readonly SearchFilters[]): SearchFilters {
  const joined = LIST_FILTER_NAMES.flatMap((field) => {
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
    ...(filters.some(({ undated }) => undated !== undefined) ? { undated: "include" } : {}),
  };
}
