/** A part of a list, and where the next part begins; null at the end of the list. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly next: number | null;
}

export function listPage<Item>(items: readonly Item[], offset: number, limit: number): ListPage<Item> {
  const end = offset + limit;
  return { items: items.slice(offset, end), next: end < items.length ? end : null };
}
