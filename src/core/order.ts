/** By UTF-16 code units, the same on every machine: for `sort`. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * What stands for a text in a natural order, to be compared by `compareText`: without regard to case, and with numbers by
 * their value, so that 2 comes before 10. The length of a number is written before its digits.
 */
export function naturalKey(text: string): string {
  return text.toLowerCase().replace(/[0-9]+/g, (digits) => {
    const number = digits.replace(/^0+(?=[0-9])/, "");
    const longer = number.length - 1;
    return "9".repeat(Math.floor(longer / 9)) + String(longer % 9) + number;
  });
}

/** Each value once, where it first stands. */
export function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
