import * as z from "zod";
import { DOCUMENT_SUMMARY, QUERY } from "./examples.ts";
import { askK, inUrl, personsText, searchK } from "./fields.ts";

/** What can be asked for. A field that is not named here is refused. */

export const SearchQuery = z.strictObject({
  q: personsText("What to look for, as a question or as words.", QUERY),
  k: inUrl(searchK).exactOptional(),
});

export const SearchBody = z
  .strictObject({
    query: personsText("What to look for, as a question or as words.", QUERY),
    k: searchK.exactOptional(),
  })
  .meta({ description: "A search." });

export const AskQuery = z.strictObject({
  q: personsText("The question, as one would ask it a person.", QUERY),
  k: inUrl(askK).exactOptional(),
});

export const AskBody = z
  .strictObject({
    question: personsText("The question, as one would ask it a person.", QUERY),
    k: askK.exactOptional(),
  })
  .meta({ description: "A question." });

export const SyncBody = z.strictObject({}).meta({ description: "A sync takes no arguments." });

export const DocumentPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .meta({ description: "The document's id, as every hit names it.", examples: [DOCUMENT_SUMMARY.id] }),
});

/** For operations that take no parameters. */
export const Nothing = z.strictObject({});
