import type { Part } from "../reader.ts";

/**
 * What is read of each of a file's items, which are called `one` ("item 3") and `several` together; of more than `maxEntries`, the
 * others are one part with the reason.
 */
export function itemParts<Item>(
  items: readonly Item[],
  maxEntries: number,
  [one, several]: readonly [one: string, several: string],
  partsOf: (item: Item, part: string) => readonly Part[],
): readonly Part[] {
  const parts = items.slice(0, maxEntries).flatMap((item, at) => partsOf(item, `${one} ${at + 1}`));
  if (items.length <= maxEntries) return parts;
  const reason = `The list has more than ${maxEntries} items, the limit; split it into smaller files.`;
  return [...parts, { part: `${several} after ${maxEntries}`, reason }];
}
