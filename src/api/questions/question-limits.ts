/** Characters of a question; of a long one its most telling parts are searched for. */
export const MAX_QUERY_LENGTH = 20_000;
export const MAX_K = 100;
export const MAX_OFFSET = 100;
export const DEFAULT_SEARCH_K = 10;
export const DEFAULT_ASK_K = 5;
/** Values of one filter, and characters of each; the operators of a question are filters too. */
export const MAX_FILTER_VALUES = 100;
export const MAX_FILTER_LENGTH = 500;
