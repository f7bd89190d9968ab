import * as z from "zod";
import { AskRequest, SearchRequest } from "../api/questions/question-requests.ts";
import { SearchFilters } from "../api/filters/filters.ts";

/** What tools are called with: the requests of the contract. The descriptions are read by the assistant. */

/** Without the explanation of scores, for which an assistant has no use. */
export const SearchArguments = SearchRequest.omit({ explain: true });
export const AskArguments = AskRequest.omit({ explain: true });

export const filters = SearchFilters.exactOptional();

export const documentId = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: "The document's id, as `search`, `ask` and `list_documents` give it." });
