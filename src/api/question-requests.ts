import * as z from "zod";
import { CITATION_ID, DOCUMENT_SUMMARY, QUERY } from "./examples.ts";
import { filters, isEmptyFilter, SearchFilters } from "./filters.ts";
import { askK, explain, explainInUrl, groupBy, inUrl, mode, offset, personsText, searchK } from "./fields.ts";

/** What can be asked for. A field that is not named here is refused. */

const LOOKED_FOR =
  'What to look for, as a question or as words. May hold "phrases in quotation marks" and operators like ' +
  "`author:Ivanov after:2018 before:2020-06 source:history lang:en tag:Alaska`.";

/** In a URL each value is a parameter of its own: `author=Ivanov&author=Lavrov`. */
const filtersInUrl = {
  author: filters.authors,
  from: filters.from,
  to: filters.to,
  source: filters.sources,
  language: filters.languages,
  tag: filters.tags,
  document: filters.documents,
};

export const SearchQuery = z.strictObject({
  q: personsText(LOOKED_FOR, QUERY),
  k: inUrl(searchK).exactOptional(),
  offset: inUrl(offset).exactOptional(),
  mode: mode.exactOptional(),
  groupBy: groupBy.exactOptional(),
  explain: explainInUrl.exactOptional(),
  ...filtersInUrl,
});

export const SearchBody = z
  .strictObject({
    query: personsText(LOOKED_FOR, QUERY),
    k: searchK.exactOptional(),
    offset: offset.exactOptional(),
    mode: mode.exactOptional(),
    groupBy: groupBy.exactOptional(),
    filters: SearchFilters.exactOptional(),
    explain: explain.exactOptional(),
  })
  .meta({ description: "A search." });

export const AskQuery = z.strictObject({
  q: personsText("The question, as one would ask it a person.", QUERY),
  k: inUrl(askK).exactOptional(),
  explain: explainInUrl.exactOptional(),
  ...filtersInUrl,
});

export const AskBody = z
  .strictObject({
    question: personsText("The question, as one would ask it a person.", QUERY),
    k: askK.exactOptional(),
    filters: SearchFilters.exactOptional(),
    explain: explain.exactOptional(),
  })
  .meta({ description: "A question." });

export const MOST_SEARCHES = 100;

/** What each of them is asked for is checked by itself, so that one which is wrong fails alone. */
export const SearchBatchBody = z
  .strictObject({
    searches: z
      .array(z.unknown().meta({ $ref: "#/components/schemas/SearchBody" }))
      .min(1)
      .max(MOST_SEARCHES)
      .meta({ description: "As each of them would be sent by itself." }),
  })
  .meta({ description: "Several searches." });

export const SyncBody = z.strictObject({}).meta({ description: "A sync takes no arguments." });

export const DocumentPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .meta({ description: "The document's id, as every hit names it.", examples: [DOCUMENT_SUMMARY.id] }),
});

export const CitationPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .meta({ description: "The passage's id, as every hit names it.", examples: [CITATION_ID] }),
});

/** For operations that take no parameters. */
export const Nothing = z.strictObject({});

/** The request of a URL, as a body would say it. */
export function searchRequestOf(query: z.output<typeof SearchQuery>): z.output<typeof SearchBody> {
  const { q, k, offset: passedOver, mode: side, groupBy: group, explain: explained } = query;
  return {
    query: q,
    ...(k === undefined ? {} : { k }),
    ...(passedOver === undefined ? {} : { offset: passedOver }),
    ...(side === undefined ? {} : { mode: side }),
    ...(group === undefined ? {} : { groupBy: group }),
    ...(explained === undefined ? {} : { explain: explained }),
    ...(isEmptyFilter(filtersOf(query)) ? {} : { filters: filtersOf(query) }),
  };
}

export function askRequestOf(query: z.output<typeof AskQuery>): z.output<typeof AskBody> {
  const { q, k, explain: explained } = query;
  return {
    question: q,
    ...(k === undefined ? {} : { k }),
    ...(explained === undefined ? {} : { explain: explained }),
    ...(isEmptyFilter(filtersOf(query)) ? {} : { filters: filtersOf(query) }),
  };
}

/** The filters of a URL. */
export function filtersOf(
  query: Partial<z.output<z.ZodObject<typeof filtersInUrl>>>,
): z.output<typeof SearchFilters> {
  const { author, from, to, source, language, tag, document } = query;
  return {
    ...(author === undefined ? {} : { authors: author }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(source === undefined ? {} : { sources: source }),
    ...(language === undefined ? {} : { languages: language }),
    ...(tag === undefined ? {} : { tags: tag }),
    ...(document === undefined ? {} : { documents: document }),
  };
}
