import { differenceBetween, type Compared, type Difference } from "./comparison.ts";
import type { Figure } from "./figures.ts";

/** Something that is compared with others of its kind, and where it stands. */
export interface Stated extends Compared {
  readonly document: string;
}

/** Statements of which each differs from another one; each with its figure, null in a denial. */
export interface DifferenceGroup<Item> {
  readonly kind: Difference["kind"];
  readonly items: readonly { readonly item: Item; readonly figure: Figure | null }[];
}

/** A word in more statements brings too many together to be compared one by one. */
const COMMON = 200;
const MOST_COMPARED = 50_000;
/** Of one group. */
const MOST_ITEMS = 6;

/**
 * The groups of statements of different documents that differ. `isAllowed` says whether a difference matters at all. Each
 * statement is compared with those that share two words with it, a bounded number of times.
 */
export function differencesAmong<Item extends Stated>(
  items: readonly Item[],
  isAllowed: (difference: Difference, left: Item, right: Item) => boolean = () => true,
): DifferenceGroup<Item>[] {
  const groups: { kind: Difference["kind"]; items: { item: Item; figure: Figure | null }[] }[] = [];
  for (const [left, right] of pairsToCompare(items)) {
    const difference = differenceBetween(left, right);
    if (difference === null || !isAllowed(difference, left, right)) continue;
    const { kind } = difference;
    const [one, other] = difference.kind === "denial" ? [null, null] : difference.figures;
    const entries = [
      { item: left, figure: one },
      { item: right, figure: other },
    ];
    const isIn = (entry: (typeof entries)[number], group: (typeof groups)[number]): boolean =>
      group.items.some(({ item, figure }) => item === entry.item && figure?.start === entry.figure?.start);
    const known = groups.find((group) => group.kind === kind && entries.some((entry) => isIn(entry, group)));
    if (known === undefined) groups.push({ kind, items: entries });
    else {
      for (const entry of entries)
        if (
          !isIn(entry, known) &&
          known.items.length < MOST_ITEMS &&
          isOfNewDocument(entry.item, known.items)
        )
          known.items.push(entry);
    }
  }
  return groups;
}

function isOfNewDocument(item: Stated, known: readonly { readonly item: Stated }[]): boolean {
  return known.every((one) => one.item.document !== item.document);
}

function* pairsToCompare<Item extends Stated>(items: readonly Item[]): Generator<[Item, Item]> {
  const byTerm = new Map<string, number[]>();
  items.forEach(({ terms }, at) => {
    for (const term of terms) {
      const known = byTerm.get(term);
      if (known === undefined) byTerm.set(term, [at]);
      else known.push(at);
    }
  });
  let compared = 0;
  for (const [at, left] of items.entries()) {
    const shared = new Map<number, number>();
    for (const term of left.terms) {
      const others = byTerm.get(term) ?? [];
      if (others.length > COMMON) continue;
      for (const other of others) if (other > at) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    for (const [other, words] of shared) {
      const right = items[other];
      if (words < 2 || right === undefined || right.document === left.document) continue;
      compared += 1;
      if (compared > MOST_COMPARED) return;
      yield [left, right];
    }
  }
}
