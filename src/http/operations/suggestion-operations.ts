import { SUGGESTION_LIST } from "../../api/examples/suggestion-examples.ts";
import { Nothing } from "../../api/questions/question-requests.ts";
import { SuggestionsQuery } from "../../api/suggestions/suggestion-requests.ts";
import { SuggestionList } from "../../api/suggestions/suggestion-responses.ts";
import type { Operation } from "./operation.ts";

export const suggestionOperations = {
  suggest: {
    tag: "Questions",
    scope: "read",
    method: "get",
    path: "/v1/suggestions",
    summary: "Suggest while somebody types",
    description:
      "The library's own values for a filter, with their counts, or its titles and headings to ask about; of the documents that the " +
      "access key sees, and of no others. None where there is no library yet.",
    pathParameters: Nothing,
    query: SuggestionsQuery,
    revalidates: true,
    problems: [],
    responses: {
      200: {
        description: "The suggestions, which may be none.",
        type: "application/json",
        schema: SuggestionList,
        example: SUGGESTION_LIST,
      },
    },
  },
} as const satisfies Record<string, Operation>;
