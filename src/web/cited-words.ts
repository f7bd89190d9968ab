import type { CitedPassage } from "./route.ts";

/**
 * Whether the passage still stands where its citation says, by the digest in its id. Null where the browser cannot
 * tell: it computes digests only on pages from this machine or over HTTPS.
 */
export async function stillStands(passage: CitedPassage, text: string): Promise<boolean | null> {
  // Typed as always there, but undefined on an insecure page.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return null;
  const cited = new TextEncoder().encode(text.slice(passage.start, passage.end));
  const digest = new Uint8Array(await subtle.digest("SHA-256", cited));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.startsWith(passage.digest);
}
