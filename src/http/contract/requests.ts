import * as z from "zod";
import { askK, inUrl, personsText, searchK } from "./fields.ts";

/** What can be asked for. A field that is not named here is refused. */

export const SearchQuery = z.strictObject({
  q: personsText("What to look for, as a question or as words."),
  k: inUrl(searchK).exactOptional(),
});

export const SearchBody = z
  .strictObject({
    query: personsText("What to look for, as a question or as words."),
    k: searchK.exactOptional(),
  })
  .meta({ description: "A search." });

export const AskQuery = z.strictObject({
  q: personsText("The question, as one would ask it a person."),
  k: inUrl(askK).exactOptional(),
});

export const AskBody = z
  .strictObject({
    question: personsText("The question, as one would ask it a person."),
    k: askK.exactOptional(),
  })
  .meta({ description: "A question." });

export const SyncBody = z.strictObject({}).meta({ description: "A sync takes no arguments." });

export const DocumentPath = z.strictObject({
  id: z.string().min(1).meta({ description: "The document's id, as `documents` and every hit name it." }),
});

/** For operations that take no parameters. */
export const Nothing = z.strictObject({});
