/** By UTF-16 code units, the same on every machine: for `sort`. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Each value once, where it first stands. */
export function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
