/** "1 passage", "1,200 passages". */
export function pluralize(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

const MEGABYTE = 1_000_000;

/** A size as a person reads it: "104.9 MB", "1.2 MB", "800 bytes". */
export function formatBytes(bytes: number): string {
  return bytes < MEGABYTE / 10 ? `${bytes} bytes` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
