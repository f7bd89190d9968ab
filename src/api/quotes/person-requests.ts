import * as z from "zod";
import type { Immutable } from "../../core/immutable.ts";
import { inUrl, personsText } from "../fields.ts";
import { filtersFrom, isEmptyFilter } from "../filters/filter-table.ts";
import { filterParameters, SearchFilters } from "../filters/filters.ts";
import { personName } from "./quote-requests.ts";
import { STATEMENT_FORMATS } from "./statement-formats.ts";

/** What can be asked about the people who speak in the documents. */

/** As many as one table or bibliography can hold. */
export const MOST_STATEMENTS = 5_000;
export const DEFAULT_STATEMENTS = 100;
const LAST_OFFSET = 100_000;

const limit = z
  .int()
  .min(1)
  .max(MOST_STATEMENTS)
  .meta({ description: "How many to return.", default: DEFAULT_STATEMENTS });
const offset = z.int().min(0).max(LAST_OFFSET).meta({ description: "How many to pass over.", default: 0 });
const about = personsText(
  "What the statements are to be about: they, or the heading they stand under, hold its words.",
  "Syria",
);

const groupBy = z.enum(["subject"]).meta({
  description:
    "`subject`: puts together what is about the same, by headings and by the words that statements share and the library seldom has.",
});

const NAME = "Whose statements: a name, or a name with an office, as a reader would call the person.";

export const PersonPath = z.strictObject({ name: personName(NAME) });

export const PeopleQuery = z.strictObject({
  q: personsText("Only people of whose name each of these words begins one.", "iva").exactOptional(),
  limit: inUrl(limit).exactOptional(),
  offset: inUrl(offset).exactOptional(),
});
export type PeopleRequest = Immutable<z.output<typeof PeopleQuery>>;

export const StatementsQuery = z.strictObject({
  about: about.exactOptional(),
  groupBy: groupBy.exactOptional(),
  limit: inUrl(limit).exactOptional(),
  offset: inUrl(offset).exactOptional(),
  as: z.enum(STATEMENT_FORMATS).exactOptional().meta({
    description:
      "The statements as a text in Markdown, as a table or as a bibliography; all of them, unless `limit` says less. Absent: as JSON.",
  }),
  ...filterParameters,
});

export const StatementsRequest = z
  .strictObject({
    name: personName(NAME),
    about: about.exactOptional(),
    groupBy: groupBy.exactOptional(),
    filters: SearchFilters.exactOptional(),
    limit: limit.exactOptional(),
    offset: offset.exactOptional(),
  })
  .meta({ description: "What is wanted of a person's statements." });
export type StatementsRequest = Immutable<z.output<typeof StatementsRequest>>;

/** The request of a URL, as an assistant would say it. */
export function statementsRequestOf(
  name: string,
  {
    about: topic,
    groupBy: grouped,
    limit: most,
    offset: passedOver,
    as: format,
    ...filtered
  }: z.output<typeof StatementsQuery>,
): StatementsRequest {
  const filters = filtersFrom(filtered);
  const atMost = most ?? (format === undefined ? undefined : MOST_STATEMENTS);
  return {
    name,
    ...(topic === undefined ? {} : { about: topic }),
    ...(grouped === undefined ? {} : { groupBy: grouped }),
    ...(atMost === undefined ? {} : { limit: atMost }),
    ...(passedOver === undefined ? {} : { offset: passedOver }),
    ...(isEmptyFilter(filters) ? {} : { filters }),
  };
}
