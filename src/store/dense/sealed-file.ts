import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat, truncate } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/** What ends a sealed file: these letters, then sha256 of all bytes before them. */
const MARK = Buffer.from("PINCITE1");
const SEAL_BYTES = MARK.length + 32;

/** Appends the seal, and waits until the disk has all of the file. SQLite reads past it: it goes by its own page count. */
export async function seal(path: string): Promise<void> {
  const { size } = await stat(path);
  const digest = await digestOf(path, size);
  const handle = await open(path, "a");
  try {
    await handle.writeFile(Buffer.concat([MARK, digest]));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Takes the seal away again. `unsealed` where there is none, as with a file that was cut off; `damaged` where any bit is not
 * as it was sealed. Then the file stays as it is.
 */
export async function unseal(path: string): Promise<"whole" | "unsealed" | "damaged"> {
  const length = (await stat(path)).size - SEAL_BYTES;
  if (length < 0) return "unsealed";
  const found = await bytesFrom(path, length);
  if (!found.subarray(0, MARK.length).equals(MARK)) return "unsealed";
  if (!found.subarray(MARK.length).equals(await digestOf(path, length))) return "damaged";
  await truncate(path, length);
  return "whole";
}

async function bytesFrom(path: string, position: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SEAL_BYTES), 0, SEAL_BYTES, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** sha256 of the first `length` bytes. */
async function digestOf(path: string, length: number): Promise<Buffer> {
  const hash = createHash("sha256");
  if (length > 0) await pipeline(createReadStream(path, { end: length - 1, highWaterMark: 1 << 20 }), hash);
  return hash.digest();
}
