import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Span } from "../../core/document.ts";

/** The same as the server names a passage, on a page without the browser's own hashes, too, which plain HTTP has not. */
export function passageIdOf(documentId: string, { start, end }: Span, quote: string): string {
  return `${documentId}-${start}-${end}-${bytesToHex(sha256(utf8ToBytes(quote))).slice(0, 8)}`;
}
