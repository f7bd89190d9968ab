/** What documents can be ordered by; with a `-` before it, falling. */
export const SORT_KEYS = ["source", "title", "date", "indexedAt"] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type DocumentOrder = SortKey | `-${SortKey}`;
