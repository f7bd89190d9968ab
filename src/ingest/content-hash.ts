import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { sidecarsOf } from "./sidecars/sidecar.ts";

/**
 * The hash that `readFile` gives a file, without parsing it: sha256 of its bytes, and of its sidecars where it has any.
 * Null where the file cannot be read: its reader will say why.
 */
export async function contentHashOf(path: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  } catch {
    return null;
  }
  const digest = hash.digest("hex");
  if (!sidecarsOf(path).some((sidecar) => existsSync(sidecar))) return digest;
  // Loaded when the first sidecar is met: it brings a YAML parser with it.
  const { hashWith, readSidecars } = await import("./sidecars/read-sidecars.ts");
  return hashWith(digest, await readSidecars(path));
}
