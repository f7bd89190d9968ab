import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { CITATION_ID, DOCUMENT_SUMMARY, QUERY } from "../examples/question-examples.ts";
import { filtersFrom, isEmptyFilter } from "../filters/filter-table.ts";
import { facetNames, facetsInUrl } from "../filters/facets.ts";
import { filterParameters, SearchFilters } from "../filters/filters.ts";
import {
  askK,
  explain,
  explainInUrl,
  groupBy,
  inUrl,
  mode,
  offset,
  personsText,
  searchK,
} from "../fields.ts";

/** What can be asked for. A field that is not named here is refused. */

const LOOKED_FOR =
  "What to look for, as a question or as words, in the language of the documents. A phrase in quotation marks has " +
  "to stand there as it is written, where the query is little else; `author:Ivanov after:2018 before:2020-06 source:history lang:en tag:Alaska` limit the search.";
const QUESTION = "The question, as one would ask it a person, in the language of the documents.";

export const SearchQuery = z.strictObject({
  q: personsText(LOOKED_FOR, QUERY),
  k: inUrl(searchK).exactOptional(),
  offset: inUrl(offset).exactOptional(),
  mode: mode.exactOptional(),
  groupBy: groupBy.exactOptional(),
  explain: explainInUrl.exactOptional(),
  facets: facetsInUrl.exactOptional(),
  ...filterParameters,
});

export const SearchRequest = z
  .strictObject({
    query: personsText(LOOKED_FOR, QUERY),
    k: searchK.exactOptional(),
    offset: offset.exactOptional(),
    mode: mode.exactOptional(),
    groupBy: groupBy.exactOptional(),
    filters: SearchFilters.exactOptional(),
    explain: explain.exactOptional(),
    facets: facetNames.exactOptional(),
  })
  .meta({ description: "A search." });
export type SearchRequest = Immutable<z.output<typeof SearchRequest>>;
export type SearchMode = NonNullable<SearchRequest["mode"]>;

export const AskQuery = z.strictObject({
  q: personsText(QUESTION, QUERY),
  k: inUrl(askK).exactOptional(),
  explain: explainInUrl.exactOptional(),
  facets: facetsInUrl.exactOptional(),
  ...filterParameters,
});

export const AskRequest = z
  .strictObject({
    question: personsText(QUESTION, QUERY),
    k: askK.exactOptional(),
    filters: SearchFilters.exactOptional(),
    explain: explain.exactOptional(),
    facets: facetNames.exactOptional(),
  })
  .meta({ description: "A question." });
export type AskRequest = Immutable<z.output<typeof AskRequest>>;

export const MOST_SEARCHES = 100;

/** What each of them is asked for is checked by itself, so that one which is wrong fails alone. */
export const SearchBatchBody = z
  .strictObject({
    searches: z
      .array(z.unknown().meta({ $ref: "#/components/schemas/SearchRequest" }))
      .min(1)
      .max(MOST_SEARCHES)
      .meta({ description: "The searches, each as it would be sent by itself." }),
  })
  .meta({ description: "Several searches." });

export const SyncBody = z
  .strictObject({
    allowRemovals: z
      .boolean()
      .meta({
        description:
          "Whether to go on where the files of more than half of the documents, and of more than ten, are gone.",
        default: false,
      })
      .exactOptional(),
  })
  .meta({ description: "What a sync may do." });

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
    .meta({
      description: "The passage's id, as every hit names it, or short as the command line prints it.",
      examples: [CITATION_ID],
    }),
});

/** For operations that take no parameters. */
export const Nothing = z.strictObject({});

/** The request of a URL, as a body would say it. */
export function searchRequestOf({ q, ...query }: z.output<typeof SearchQuery>): SearchRequest {
  const { k, offset: passedOver, mode: side, groupBy: group, explain: explained, facets } = query;
  return {
    query: q,
    ...(k === undefined ? {} : { k }),
    ...(passedOver === undefined ? {} : { offset: passedOver }),
    ...(side === undefined ? {} : { mode: side }),
    ...(group === undefined ? {} : { groupBy: group }),
    ...(explained === undefined ? {} : { explain: explained }),
    ...(facets === undefined ? {} : { facets }),
    ...givenFilters(query),
  };
}

export function askRequestOf({ q, ...query }: z.output<typeof AskQuery>): AskRequest {
  const { k, explain: explained, facets } = query;
  return {
    question: q,
    ...(k === undefined ? {} : { k }),
    ...(explained === undefined ? {} : { explain: explained }),
    ...(facets === undefined ? {} : { facets }),
    ...givenFilters(query),
  };
}

function givenFilters(query: Parameters<typeof filtersFrom>[0]): Pick<SearchRequest, "filters"> {
  const filters = filtersFrom(query);
  return isEmptyFilter(filters) ? {} : { filters };
}
