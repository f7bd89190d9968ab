import { closeSync, fsyncSync, openSync } from "node:fs";

/** Makes what was written to the file, or renamed in the folder, survive a power cut. */
export function flush(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
