import fc from "fast-check";

/** Damerau and Levenshtein's distance, neighbours exchanged at most once, by the table. */
export function distance(left: string, right: string): number {
  const table = Array.from({ length: left.length + 1 }, (_, i) =>
    Array.from({ length: right.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= left.length; i += 1) {
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = table[i - 1]![j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      const exchanged =
        i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
          ? table[i - 2]![j - 2]! + 1
          : Infinity;
      table[i]![j] = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, replaced, exchanged);
    }
  }
  return table[left.length]![right.length]!;
}

/** Of few letters, so that many are like each other. */
export const word = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom("a", "b", "v", "w", "o"), maxLength });
