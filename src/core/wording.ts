/** "1 passage", "1,200 passages". */
export function pluralize(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** "1,200": as `toLocaleString("en")` has it, whose first call takes 20 ms of a cold start. */
export function grouped(count: number): string {
  return Number.isSafeInteger(count)
    ? String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",")
    : count.toLocaleString("en");
}

/** "“a”, “b”". */
export function listed(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(", ");
}

const MEGABYTE = 1_000_000;

/** A size as a person reads it: "104.9 MB", "1.2 MB", "800 bytes". */
export function formatBytes(bytes: number): string {
  return bytes < MEGABYTE / 10 ? `${bytes} bytes` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
