import type { SuggestionList } from "../suggestions/suggestion-responses.ts";

/** What a library suggests, for the reference. The tests hold it against its schema. */
export const SUGGESTION_LIST: SuggestionList = {
  suggestions: [{ text: "Igor Ivanov", documents: 3, language: null }],
};
