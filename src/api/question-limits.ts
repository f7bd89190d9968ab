/** Characters of a question. */
export const MAX_QUERY_LENGTH = 2_000;
export const MAX_K = 100;
export const MAX_OFFSET = 100;
export const DEFAULT_SEARCH_K = 10;
export const DEFAULT_ASK_K = 5;
