import { mean } from "./ranking-metrics.ts";

/** What a system reaches on a collection, in nDCG@10. */
export interface MeasuredCollection {
  readonly name: string;
  readonly systems: readonly { readonly name: string; readonly ndcg10: number }[];
}

/** Which system the other collections would choose, and what that one reaches on the collection that had no say. */
export interface LeftOut {
  readonly collection: string;
  readonly chosen: string;
  readonly heldOut: number;
  /** The system that would have been chosen by looking. */
  readonly best: string;
  readonly inSample: number;
}

/**
 * Leaves each collection out in turn: the system with the greatest mean over the others is chosen, the first of several, and
 * measured on the one. A part of the ranking that only suits the collections it was made on is not chosen here. Empty for
 * fewer than three collections, since one alone chooses nothing but itself.
 */
export function leaveOneOut(collections: readonly MeasuredCollection[]): LeftOut[] {
  if (collections.length < 3) return [];
  return collections.map((left) => {
    const others = collections.filter((collection) => collection !== left);
    const values = left.systems.map(({ name, ndcg10 }, index) => ({
      name,
      ndcg10,
      elsewhere: mean(others.map(({ systems }) => systems[index]?.ndcg10 ?? 0)) ?? 0,
    }));
    const chosen = greatest(values, ({ elsewhere }) => elsewhere);
    const best = greatest(values, ({ ndcg10 }) => ndcg10);
    return {
      collection: left.name,
      chosen: chosen?.name ?? "",
      heldOut: chosen?.ndcg10 ?? 0,
      best: best?.name ?? "",
      inSample: best?.ndcg10 ?? 0,
    };
  });
}

function greatest<Value>(values: readonly Value[], valueOf: (value: Value) => number): Value | undefined {
  return values.reduce<Value | undefined>(
    (most, value) => (most === undefined || valueOf(value) > valueOf(most) ? value : most),
    undefined,
  );
}
