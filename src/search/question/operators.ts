import { FILTERS, LIST_FILTER_NAMES, type ListFilterName } from "../../api/filters/filter-table.ts";
import { MAX_FILTER_LENGTH, MAX_FILTER_VALUES } from "../../api/questions/question-limits.ts";
import type { Span } from "../../core/document.ts";
import { narrower, rangeFor, type DateRange, type DateRelation } from "../../text/dates/date-range.ts";
import type { Quotation } from "./quotation.ts";
import { dateAtStart } from "../../text/dates/written-date.ts";

/** `author:Ivanov after:2018 source:reports/ lang:en tag:economy`, each as often as one likes. */
export interface QuestionOperators {
  readonly authors: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly sources: readonly string[];
  readonly languages: readonly string[];
  readonly tags: readonly string[];
  readonly formats: readonly string[];
}

export interface FoundOperators {
  readonly operators: QuestionOperators;
  /** Where they stand; none within a quotation. */
  readonly spans: readonly Span[];
  /** Where the quotations begin that are the value of an operator, also of one that is not understood. */
  readonly quotedValues: ReadonlySet<number>;
  /** Those that look like one and are none, as they are written: their words stay in the question, but not numbers that are no date. */
  readonly notUnderstood: readonly string[];
  /** Those of them that should have a date. */
  readonly withoutDate: readonly string[];
}

type ListField = Exclude<ListFilterName, "documents">;
const LIST_FIELDS = LIST_FILTER_NAMES.filter((name): name is ListField => name !== "documents");
const LISTS: Readonly<Record<string, ListField>> = Object.fromEntries(
  LIST_FIELDS.flatMap((name) => FILTERS[name].operators.map((word) => [word, name])),
);
const DATES: Readonly<Record<string, DateRelation>> = {
  date: "in",
  before: "before",
  after: "after",
  since: "since",
  until: "until",
  // As the options and parameters are called.
  from: "since",
  to: "until",
};
/** What other search tools have, and Pincite has not. */
const FOREIGN =
  "title|intitle|allintitle|intext|inurl|site|url|filetype|ext|type|subject|year|topic|category";

const NAME = new RegExp(
  `(?<=^|\\s)(?<name>${[...Object.keys(LISTS), ...Object.keys(DATES), FOREIGN].join("|")}):(?=[^\\s/])`,
  "giu",
);
const PLAIN_VALUE = /^[^\s"]+/u;
const NUMBERS = /^[\d./–—-]+$/u;
const LANGUAGE_CODE = /^[a-z]{2,3}$/u;

type Read =
  | { readonly field: ListField; readonly value: string; readonly end: number }
  | { readonly days: DateRange; readonly end: number }
  | { readonly unclear: string };

/** Reads the operators of a question whose quotations are known: a value may stand in quotation marks. */
export function operatorsIn(question: string, quotations: readonly Quotation[]): FoundOperators {
  const lists: Record<ListField, string[]> = {
    authors: [],
    sources: [],
    languages: [],
    tags: [],
    formats: [],
  };
  const spans: Span[] = [];
  const notUnderstood: string[] = [];
  const withoutDate: string[] = [];
  const quotedValues = new Set<number>();
  const startsAt = new Map(quotations.map((quotation) => [quotation.start, quotation]));
  let days: DateRange = { from: null, to: null };
  let next = 0;
  for (const match of question.matchAll(NAME)) {
    const start = match.index;
    const valueAt = start + match[0].length;
    while ((quotations[next]?.end ?? Infinity) <= start) next += 1;
    const within = (quotations[next]?.start ?? Infinity) < start;
    if (within || start < (spans.at(-1)?.end ?? 0)) continue;
    const quoted = startsAt.get(valueAt);
    if (quoted !== undefined) quotedValues.add(quoted.start);
    const name = match[1]?.toLowerCase() ?? "";
    const read = readValue(name, question, valueAt, quoted);
    if ("unclear" in read) {
      notUnderstood.push(match[0] + read.unclear);
      if (name in DATES) withoutDate.push(match[0] + read.unclear);
      // "2025-13-45" is no word that anybody looks for: a 13 elsewhere would be a hit.
      if (name in DATES && NUMBERS.test(read.unclear)) {
        spans.push({ start, end: valueAt + read.unclear.length });
      }
    }
    // As many as a request may have; the words of all others are searched for.
    else if ("field" in read && lists[read.field].length >= MAX_FILTER_VALUES) continue;
    else {
      spans.push({ start, end: read.end });
      if ("days" in read) days = narrower(days, read.days);
      else lists[read.field].push(read.value);
    }
  }
  return { operators: { ...lists, ...days }, spans, quotedValues, notUnderstood, withoutDate };
}

function readValue(name: string, question: string, start: number, quoted: Quotation | undefined): Read {
  const rest = question.slice(start, start + MAX_FILTER_LENGTH);
  const plain = PLAIN_VALUE.exec(rest)?.[0] ?? "";
  const value = quoted?.inner ?? plain;
  const end = quoted?.end ?? start + plain.length;
  const unclear = { unclear: question.slice(start, end) };
  const field = LISTS[name];
  if (field === "languages") {
    const language = value.toLowerCase();
    return LANGUAGE_CODE.test(language) ? { field, value: language, end } : unclear;
  }
  if (field !== undefined) return value.trim() === "" ? unclear : { field, value, end };
  const relation = DATES[name];
  if (relation === undefined) return unclear;
  const date = dateAtStart(quoted?.inner ?? rest);
  if (!date?.days) return unclear;
  // All of what is quoted has to be the date; without quotation marks it ends where the date does ("since:March 2018 dam").
  if (quoted !== undefined) {
    return date.end < quoted.inner.trimEnd().length ? unclear : { days: rangeFor(relation, date.days), end };
  }
  return { days: rangeFor(relation, date.days), end: start + date.end };
}
